/*
 * What holds for every field, by its row in PAPER_FIELDS alone: how it is merged, that its words
 * find it, and that it comes through a library unchanged. A field that is added later is tested
 * here without a line more.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "session/list_columns.h"
#include "unit/corpus_fixture.h"

/* What a field should have, however many drafts were merged. */
struct expected {
	struct str text;
	int64_t number; /* COUNT_UNKNOWN, or 0 for a moment: unknown */
};

/* Those whose value does not decide which paper it is, is not counted from another's, and has a
 * rule of its own. */
static bool is_free(enum paper_field field)
{
	enum field_merge rule = paper_fields[field].merge;

	return field != FIELD_AUTHORS && field != FIELD_ALIASES &&
	       field_type(field) != FIELD_TYPE_ARXIV_ID && field_type(field) != FIELD_TYPE_DOI &&
	       field_type(field) != FIELD_TYPE_PMID && field_type(field) != FIELD_TYPE_PMCID &&
	       rule != MERGE_TITLE && rule != MERGE_DATE && rule != MERGE_IMPRINT &&
	       rule != MERGE_ALL;
}

/* As names of authors they are one person's, since other people's papers are other papers. */
static const struct str values[] = { STR_INIT("one"), STR_INIT("the one; longer"), STR_INIT("on"),
				     STR_INIT("caf\xC3\xA9 one"), STR_INIT("one zz") };

#define VALUE_COUNT (sizeof(values) / sizeof(*values))

static void expect_text(struct expected *expected, struct str text, enum field_merge rule)
{
	if (text.len > 0 && (expected->text.len == 0 || rule == MERGE_NEWEST))
		expected->text = text;
}

static void expect_number(struct expected *expected, int64_t number, int64_t unknown,
			  enum field_merge rule)
{
	if (number == unknown)
		return;
	if (expected->number == unknown || rule == MERGE_NEWEST ||
	    (rule == MERGE_EARLIEST && number < expected->number))
		expected->number = number;
}

/* Gives the draft random values in some fields, and notes what the paper should have then. */
static void fill(struct paper *draft, struct strbuf *rare, struct expected *expected,
		 uint64_t *seed)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		enum field_merge rule = paper_fields[field].merge;
		int64_t number = (int64_t)support_below(seed, 50);

		if (!is_free(field) || support_below(seed, 3) > 0)
			continue;
		if (field_is_text(field)) {
			struct str text = values[support_below(seed, VALUE_COUNT)];

			paper_set_text(draft, field, text, rare);
			expect_text(&expected[field], text, rule);
		} else if (field_type(field) == FIELD_TYPE_COUNT) {
			*paper_count(draft, field) = (int32_t)number;
			expect_number(&expected[field], number, COUNT_UNKNOWN, rule);
		} else {
			*paper_moment(draft, field) = number;
			expect_number(&expected[field], number, 0, rule);
		}
	}
}

static void assert_expected(const struct paper *paper, const struct expected *expected)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		if (!is_free(field))
			continue;
		if (field_is_text(field)) {
			struct str text = paper_get_text(paper, field);

			if (!str_equal(text, expected[field].text))
				fail_msg("%s is \"%.*s\", not \"%.*s\"", field_key(field),
					 STR_ARG(text), STR_ARG(expected[field].text));
		} else if (field_type(field) == FIELD_TYPE_COUNT) {
			assert_int_equal(paper_get_count(paper, field), expected[field].number);
		} else {
			assert_int_equal(paper_get_moment(paper, field), expected[field].number);
		}
	}
}

#define PAPERS 40

/* Drafts of a few papers, in any order, each with some fields; after each, all papers are right. */
static void test_merging(void **state)
{
	static struct expected expected[PAPERS][FIELD_COUNT];
	struct fixture fixture;
	uint64_t seed = 11;

	(void)state;
	for (size_t i = 0; i < PAPERS; i++)
		for (enum paper_field field = 0; field < FIELD_COUNT; field++)
			expected[i][field] = (struct expected){
				STR(""), field_type(field) == FIELD_TYPE_COUNT ? COUNT_UNKNOWN : 0
			};
	fixture_init(&fixture);
	for (uint32_t round = 0; round < 4000; round++) {
		uint32_t number = round < PAPERS ? round : (uint32_t)support_below(&seed, PAPERS);
		struct strbuf rare, title;
		struct paper draft;
		char doi[32];

		strbuf_init(&rare);
		strbuf_init(&title);
		paper_init(&draft);
		strbuf_addf(&title, "Lid %u", number);
		draft.title = strbuf_str(&title);
		/* Other authors would make another paper. */
		snprintf(doi, sizeof(doi), "10.1000/%u", number);
		draft.doi = str_from(doi);
		fill(&draft, &rare, expected[number], &seed);
		assert_int_equal(fixture_add(&fixture, &draft), number);
		assert_int_equal(fixture.library.count, round < PAPERS ? round + 1 : PAPERS);
		assert_expected(&fixture.library.papers[number], expected[number]);
		strbuf_free(&title);
		strbuf_free(&rare);
	}
	for (uint32_t i = 0; i < PAPERS; i++) {
		struct str text = haystack_text(&fixture.haystack, i);

		assert_expected(&fixture.library.papers[i], expected[i]);
		assert_true(
			str_equal_ignoring_case(haystack_field(&fixture.haystack, i, FIELD_TITLE),
						fixture.library.papers[i].title));
		assert_int_equal(text.p[text.len - 1], '\n');
	}
	fixture_free(&fixture);
}

static struct str some_text(enum paper_field field)
{
	if (field_type(field) == FIELD_TYPE_ARXIV_ID)
		return STR("2409.11340");
	if (field_type(field) == FIELD_TYPE_PMID)
		return STR("31234567");
	if (field_type(field) == FIELD_TYPE_PMCID)
		return STR("PMC31234567");
	return field_type(field) == FIELD_TYPE_DOI ? STR("10.1000/teapot") : STR("A Teapot");
}

/* The query, and whether the paper that has the field (1) and the one that has none (0) match. */
static void assert_finds(const struct fixture *fixture, enum paper_field field, const char *word,
			 const char *value, bool finds)
{
	char text[100];

	snprintf(text, sizeof(text), "%s:%s", word, value);
	if (fixture_matches(fixture, text, 1) != finds || fixture_matches(fixture, text, 0))
		fail_msg("%s, of %s", text, field_key(field));
}

static void check_queries(const struct fixture *fixture, enum paper_field field, const char *word)
{
	switch (field_type(field)) {
	case FIELD_TYPE_TEXT:
	case FIELD_TYPE_NAMES:
	case FIELD_TYPE_LIST:
	case FIELD_TYPE_WORD:
		assert_finds(fixture, field, word, "teap", true);
		assert_finds(fixture, field, word, "/^a .*pot$/", true);
		assert_finds(fixture, field, word, "teapots", false);
		break;
	case FIELD_TYPE_ARXIV_ID:
		assert_finds(fixture, field, word, "2409", true);
		break;
	case FIELD_TYPE_DOI:
		assert_finds(fixture, field, word, "teapot", true);
		break;
	case FIELD_TYPE_PMID:
	case FIELD_TYPE_PMCID:
		assert_finds(fixture, field, word, "31234", true);
		assert_finds(fixture, field, word, "31235", false);
		break;
	case FIELD_TYPE_COUNT:
		assert_finds(fixture, field, word, ">100", true);
		assert_finds(fixture, field, word, "101", true);
		assert_finds(fixture, field, word, "<=100", false);
		break;
	case FIELD_TYPE_DATE:
	case FIELD_TYPE_MOMENT:
		assert_finds(fixture, field, word, "2023", true);
		assert_finds(fixture, field, word, "2023-07..2024", true);
		assert_finds(fixture, field, word, "..2022", false);
		break;
	case FIELD_TYPE_SOURCES:
		break;
	}
}

static void set_some(struct paper *paper, enum paper_field field, struct strbuf *rare)
{
	if (field_is_text(field))
		paper_set_text(paper, field, some_text(field), rare);
	else if (field_type(field) == FIELD_TYPE_COUNT)
		*paper_count(paper, field) = 101;
	else if (field_type(field) == FIELD_TYPE_MOMENT)
		*paper_moment(paper, field) = 1690000000; /* 2023-07-22 */
	else if (field_type(field) == FIELD_TYPE_DATE)
		assert_true(date_parse_iso(STR("2023-07-22"), &paper->date));
}

/* A paper that has the one field is found by its words, and the one that has not is not. */
static void test_searching(void **state)
{
	(void)state;
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		struct str alias = paper_fields[field].alias;
		struct fixture fixture;
		struct strbuf rare;
		struct paper paper;

		if (field_type(field) == FIELD_TYPE_SOURCES)
			continue;
		strbuf_init(&rare);
		fixture_init(&fixture);
		paper_init(&paper);
		if (field != FIELD_TITLE)
			paper.title = STR("Without");
		else
			paper.abstract = STR("Without");
		assert_int_equal(fixture_add(&fixture, &paper), 0);
		paper_init(&paper);
		if (field != FIELD_TITLE)
			paper.title = STR("With");
		set_some(&paper, field, &rare);
		assert_int_equal(fixture_add(&fixture, &paper), 1);
		check_queries(&fixture, field, field_key(field));
		if (alias.len > 0)
			check_queries(&fixture, field, alias.p);
		if (field != FIELD_TITLE)
			assert_finds(&fixture, field, "has", field_key(field), true);
		if (paper_fields[field].is_searched || field == FIELD_ALIASES)
			assert_true(fixture_matches(&fixture, "teapot", 1));
		else
			assert_false(fixture_matches(&fixture, "teapot", 1));
		fixture_free(&fixture);
		strbuf_free(&rare);
	}
}

static void test_words_are_lower_case(void **state)
{
	struct fixture fixture;
	struct strbuf rare;
	struct paper paper;

	(void)state;
	strbuf_init(&rare);
	fixture_init(&fixture);
	paper_init(&paper);
	paper.title = STR("Lids");
	paper_set_text(&paper, FIELD_TYPE, STR(" InProceedings\x01"), &rare);
	fixture_add(&fixture, &paper);
	assert_true(str_equal(paper_get_text(&fixture.library.papers[0], FIELD_TYPE),
			      STR("inproceedings")));
	strbuf_free(&rare);
	fixture_free(&fixture);
}

/* Each newer field has a column of the list, by either spelling of its name. */
static void test_list_columns(void **state)
{
#define X(id, key, ...)                                                           \
	{                                                                         \
		assert_true(column_choices_parse(STR(#key), &choices));           \
		assert_int_equal(choices.choices[0].column, LIST_COLUMN_##id);    \
		assert_true(list_column_info(LIST_COLUMN_##id)->heading[0] != 0); \
	}
	struct column_choices choices;

	(void)state;
	PAPER_FIELDS_NEWER(X)
#undef X
	assert_true(column_choices_parse(STR("title citation-key:9"), &choices));
	assert_int_equal(choices.choices[1].column, LIST_COLUMN_CITATION_KEY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_merging),
		cmocka_unit_test(test_searching),
		cmocka_unit_test(test_words_are_lower_case),
		cmocka_unit_test(test_list_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
