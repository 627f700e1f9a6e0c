/* Runs of searched text: where they lie, what they hold, and that they follow the library. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

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

static bool is_behind(const struct fixture *fixture, uint32_t paper)
{
	struct str before = haystack_text(&fixture->haystack, paper - 1);
	size_t gap = (size_t)(haystack_text(&fixture->haystack, paper).p - before.p) - before.len;

	return gap < 64;
}

/* What is searched lies side by side, whether papers are plain or not, and the texts of those that
 * are not are as they were. */
static void test_in_order_of_reading(void **state)
{
	struct fixture fixture;
	struct strbuf rare;
	struct paper paper;

	(void)state;
	fixture_init(&fixture);
	strbuf_init(&rare);
	for (uint32_t i = 0; i < 100; i++) {
		char title[32];

		strbuf_clear(&rare);
		paper_init(&paper);
		snprintf(title, sizeof(title), "%s %u", i % 3 ? "Plain" : "Caf\xC3\xA9",
			 (unsigned)i);
		paper.title = str_from(title);
		paper.abstract = STR("Of much.");
		paper.author_names = STR("Ann Lee; Bo Ek");
		paper_set_text(&paper, FIELD_VENUE, STR("A Venue"), &rare);
		paper.url = STR("https://example.org/a");
		assert_int_equal(fixture_add(&fixture, &paper), i);
		if (i > 0)
			assert_true(is_behind(&fixture, i));
		assert_true(equals(fixture.library.papers[i].title, title));
		assert_true(equals(fixture.library.papers[i].abstract, "Of much."));
		assert_true(equals(fixture.library.papers[i].author_names, "Ann Lee; Bo Ek"));
		assert_true(equals(fixture.library.papers[i].url, "https://example.org/a"));
		assert_true(
			equals(paper_get_text(&fixture.library.papers[i], FIELD_VENUE), "A Venue"));
	}
	strbuf_free(&rare);
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

/* An earlier paper that is taken in again moves no text of those behind it. */
static void test_earlier_paper(void **state)
{
	struct fixture fixture;
	uint32_t number, last;

	(void)state;
	fixture_init(&fixture);
	number = fixture_add_text(&fixture, "Caf\xC3\xA9", "One");
	last = fixture_add_text(&fixture, "Plain", "Two");
	haystack_update(&fixture.haystack, &fixture.library, number);
	assert_true(equals(haystack_field(&fixture.haystack, number, FIELD_TITLE), "cafe"));
	assert_true(equals(haystack_text(&fixture.haystack, last), "Plain\nTwo\n\n\n"));
	assert_ptr_equal(haystack_text(&fixture.haystack, last).p,
			 library_text(&fixture.library, last).p);
	fixture_free(&fixture);
}

/* A paper whose repetition was read to the next block of memory is taken in as any other. */
static void test_repeated_paper(void **state)
{
	struct fixture fixture;
	struct paper_draft draft = { 0 };

	(void)state;
	fixture_init(&fixture);
	paper_init(&draft.paper);
	draft.paper.abstract = STR("Of what is at the end of a block of memory, and of the next.");
	for (uint32_t i = 0; i < 2000; i++) {
		char title[32];
		uint32_t number;

		snprintf(title, sizeof(title), "Caf\xC3\xA9 %u", (unsigned)i);
		draft.paper.title = str_from(title);
		assert_int_equal(library_add(&fixture.library, &draft, NULL, &number),
				 LIBRARY_ADDED);
		assert_int_equal(library_add(&fixture.library, &draft, NULL, &number),
				 LIBRARY_MERGED);
		haystack_update(&fixture.haystack, &fixture.library, number);
		assert_true(equals(fixture.library.papers[i].title, title));
	}
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
		cmocka_unit_test(test_in_order_of_reading),
		cmocka_unit_test(test_earlier_paper),
		cmocka_unit_test(test_repeated_paper),
		cmocka_unit_test(test_rewritten_text),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
