/* Runs of searched text: where they lie, what they hold, and that they follow the library. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/fold.h"
#include "text/forms.h"
#include "unit/corpus_fixture.h"

static bool equals(struct str s, const char *text)
{
	return str_equal(s, str_from(text));
}

static void test_plain_is_not_copied(void **state)
{
	struct fixture fixture;
	uint32_t number;

	(void)state;
	fixture_init(&fixture);
	number = fixture_add_text(&fixture, "A Title", "An abstract.");
	assert_ptr_equal(haystack_text(&fixture.haystack, number).p,
			 library_text(&fixture.library, number).p);
	assert_true(
		equals(haystack_text(&fixture.haystack, number), "A Title\nAn abstract.\n\n\n"));
	assert_true(
		equals(haystack_field(&fixture.haystack, number, FIELD_ABSTRACT), "An abstract."));
	fixture_free(&fixture);
}

static void test_folded_copy(void **state)
{
	struct fixture fixture;
	struct paper paper;
	uint32_t number;

	(void)state;
	fixture_init(&fixture);
	paper_init(&paper);
	paper.title = STR("\xC3\x89tude");
	paper.abstract = STR("Of Schr\\\"odinger");
	paper.summary = STR("S\xC3\xBCm");
	paper.keywords = STR("\xC5\x93uvre; kw");
	number = fixture_add(&fixture, &paper);
	assert_true(equals(haystack_text(&fixture.haystack, number),
			   "etude\nof schrodinger\nsum\noeuvre; kw\n"));
	assert_true(equals(haystack_field(&fixture.haystack, number, FIELD_TITLE), "etude"));
	assert_true(equals(haystack_field(&fixture.haystack, number, FIELD_ABSTRACT),
			   "of schrodinger"));
	assert_true(equals(haystack_field(&fixture.haystack, number, FIELD_SUMMARY), "sum"));
	assert_true(
		equals(haystack_field(&fixture.haystack, number, FIELD_KEYWORDS), "oeuvre; kw"));
	fixture_free(&fixture);
}

static void test_rewritten_text(void **state)
{
	struct fixture fixture;
	uint32_t number, other;

	(void)state;
	fixture_init(&fixture);
	number = fixture_add_text(&fixture, "One and the same", "");
	other = fixture_add_text(&fixture, "Another", "");
	assert_int_equal(fixture_add_text(&fixture, "One and the same", "Now with caf\xC3\xA9"),
			 number);
	assert_int_equal(fixture.haystack.count, 2);
	assert_true(
		equals(haystack_field(&fixture.haystack, number, FIELD_ABSTRACT), "now with cafe"));
	assert_true(equals(haystack_field(&fixture.haystack, other, FIELD_TITLE), "Another"));
	fixture_free(&fixture);
}

/* A line for each form of each. */
static void add_aliases(struct strbuf *out, const struct paper *paper)
{
	struct str rest = paper_get_text(paper, FIELD_ALIASES), alias;

	while (tags_next(&rest, &alias)) {
		strbuf_add_byte(out, '\n');
		forms_add(out, alias);
	}
}

/* Whatever the papers, a field of the run has the forms of the paper's field, up to ASCII case. */
static void test_random(void **state)
{
	static const enum paper_field fields[] = { FIELD_TITLE, FIELD_ABSTRACT, FIELD_SUMMARY,
						   FIELD_KEYWORDS };
	struct fixture fixture;
	struct strbuf expected, found;
	uint64_t random = 3;
	uint32_t i;
	size_t k;

	(void)state;
	fixture_init(&fixture);
	strbuf_init(&expected);
	strbuf_init(&found);
	for (i = 0; i < 2000; i++)
		fixture_add_random(&fixture, &random);
	for (i = 0; i < 2000; i++) {
		for (k = 0; k < 4; k++) {
			strbuf_clear(&expected);
			strbuf_clear(&found);
			forms_add(&expected, paper_get_text(&fixture.library.papers[i], fields[k]));
			if (k == 0)
				add_aliases(&expected, &fixture.library.papers[i]);
			fold_add(&found, haystack_field(&fixture.haystack, i, fields[k]));
			assert_string_equal(found.data, expected.data);
		}
	}
	strbuf_free(&expected);
	strbuf_free(&found);
	fixture_free(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain_is_not_copied),
		cmocka_unit_test(test_folded_copy),
		cmocka_unit_test(test_rewritten_text),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
