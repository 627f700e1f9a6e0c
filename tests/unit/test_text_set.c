/* What is found in one pass against what needle finds alone, in texts that hold parts of what is
 * looked for in any case and any spelling. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "search/query.h"
#include "search/text_set.h"
#include "unit/corpus_fixture.h"

#define TEXTS_MAX 200

struct looked_for {
	struct needle needle;
	int field;
	size_t number;
};

struct texts {
	struct text_set *set;
	struct looked_for *each;
	size_t count;
};

static void texts_init(struct texts *texts)
{
	texts->set = text_set_new();
	texts->each = calloc(TEXTS_MAX, sizeof(*texts->each));
	texts->count = 0;
}

static void texts_free(struct texts *texts)
{
	text_set_delete(texts->set);
	free(texts->each);
}

static void texts_add(struct texts *texts, struct str text, int field)
{
	struct looked_for *looked_for = &texts->each[texts->count++];

	assert_true(texts->count <= TEXTS_MAX);
	needle_init(&looked_for->needle, text);
	looked_for->field = field;
	looked_for->number = text_set_add(texts->set, &looked_for->needle, field);
	assert_int_equal(looked_for->number == SIZE_MAX, text.len < 3);
}

static bool is_there(const struct looked_for *looked_for, const struct haystack *haystack,
		     uint32_t paper)
{
	struct str hay =
		looked_for->field == QUERY_FIELD_TEXT
			? haystack_text(haystack, paper)
			: haystack_field(haystack, paper, (enum paper_field)looked_for->field);

	return needle_find(&looked_for->needle, hay) != SIZE_MAX;
}

/* Returns how many texts were found. */
static size_t check_paper(const struct texts *texts, const struct haystack *haystack,
			  uint32_t paper)
{
	size_t words = text_set_words(text_set_count(texts->set)), count = 0;
	uint64_t *found = malloc(words * sizeof(*found) + 1);

	memset(found, 0xFF, words * sizeof(*found));
	text_set_find(texts->set, haystack, paper, found);
	for (size_t i = 0; i < texts->count; i++) {
		const struct looked_for *looked_for = &texts->each[i];

		if (looked_for->number == SIZE_MAX)
			continue;
		assert_int_equal(text_set_has(found, looked_for->number),
				 is_there(looked_for, haystack, paper));
		count += text_set_has(found, looked_for->number);
	}
	for (size_t first = 0; first < text_set_count(texts->set); first++) {
		bool has_any = false;

		for (size_t end = first; end <= text_set_count(texts->set); end++) {
			assert_int_equal(text_set_has_any(found, first, end - first), has_any);
			has_any |= end < text_set_count(texts->set) && text_set_has(found, end);
		}
	}
	free(found);
	return count;
}

static void test_fields(void **state)
{
	struct fixture fixture;
	struct texts texts;

	(void)state;
	fixture_init(&fixture);
	fixture_add_text(&fixture, "State of the Art", "A lantern, the state-of-the-art of tin");
	fixture_add_text(&fixture, "Art of tin", "x");
	texts_init(&texts);
	texts_add(&texts, STR("art"), FIELD_TITLE);
	texts_add(&texts, STR("state-of-the-art"), QUERY_FIELD_TEXT);
	texts_add(&texts, STR("state of the art"), FIELD_ABSTRACT);
	texts_add(&texts, STR("lantern"), FIELD_TITLE);
	texts_add(&texts, STR("of tin"), FIELD_ABSTRACT);
	texts_add(&texts, STR("tin"), QUERY_FIELD_TEXT);
	assert_int_equal(check_paper(&texts, &fixture.haystack, 0), 5);
	assert_int_equal(check_paper(&texts, &fixture.haystack, 1), 2);
	texts_free(&texts);
	fixture_free(&fixture);
}

/* A set without texts, and texts that are as long as the run. */
static void test_ends(void **state)
{
	struct fixture fixture;
	struct texts texts;

	(void)state;
	fixture_init(&fixture);
	fixture_add_text(&fixture, "qua", "");
	texts_init(&texts);
	check_paper(&texts, &fixture.haystack, 0);
	texts_add(&texts, STR("qua"), FIELD_TITLE);
	texts_add(&texts, STR("quay"), FIELD_TITLE);
	texts_add(&texts, STR("ua"), FIELD_TITLE);
	texts_add(&texts, STR("aqua"), QUERY_FIELD_TEXT);
	assert_int_equal(check_paper(&texts, &fixture.haystack, 0), 1);
	texts_free(&texts);
	fixture_free(&fixture);
}

/* Few letters, so that much is nearly there. */
static void add_random(struct strbuf *out, uint64_t *random, size_t most, bool is_folded)
{
	static const char letters[] = "aabAB  -zZ[`\xC3\xA9";
	size_t len = support_below(random, most + 1);

	while (out->len < len) {
		size_t at = support_below(random, sizeof(letters) - 2);

		if (letters[at] == '\xC3' || letters[at] == '\xA9')
			strbuf_add_cstr(out, "\xC3\xA9");
		else if (!is_folded || letters[at] < 'A' || letters[at] > 'Z')
			strbuf_add_byte(out, letters[at]);
	}
}

static void add_random_paper(struct fixture *fixture, uint64_t *random)
{
	struct strbuf title, abstract;

	strbuf_init(&title);
	strbuf_init(&abstract);
	strbuf_addf(&title, "%zu", fixture->library.count);
	add_random(&title, random, 40, false);
	add_random(&abstract, random, support_below(random, 2) ? 30 : 1500, false);
	fixture_add_text(fixture, title.data, abstract.data);
	strbuf_free(&title);
	strbuf_free(&abstract);
}

static void test_random(void **state)
{
	static const int fields[] = { QUERY_FIELD_TEXT, FIELD_TITLE, FIELD_ABSTRACT };
	struct strbuf text[TEXTS_MAX];
	struct fixture fixture;
	struct texts texts;
	uint64_t random = 7;
	size_t count = 0;

	(void)state;
	fixture_init(&fixture);
	texts_init(&texts);
	for (size_t i = 0; i < TEXTS_MAX; i++) {
		strbuf_init(&text[i]);
		while (text[i].len == 0)
			add_random(&text[i], &random, 7, true);
		texts_add(&texts, strbuf_str(&text[i]), fields[support_below(&random, 3)]);
	}
	for (int i = 0; i < 150; i++)
		add_random_paper(&fixture, &random);
	for (uint32_t paper = 0; paper < fixture.library.count; paper++)
		count += check_paper(&texts, &fixture.haystack, paper);
	assert_in_range(count, 500, 25000);
	texts_free(&texts);
	for (size_t i = 0; i < TEXTS_MAX; i++)
		strbuf_free(&text[i]);
	fixture_free(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
