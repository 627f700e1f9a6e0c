#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "model/columns.h"
#include "model/paper.h"
#include "support.h"

static void columns_are_found_by_title(void **state)
{
	enum csv_column column;

	(void)state;
	for (int i = 0; i < COLUMN_COUNT; i++) {
		assert_true(
			csv_column_find(str_from(csv_column_title((enum csv_column)i)), &column));
		assert_int_equal(column, i);
	}
	assert_true(csv_column_find(STR(" ARXIV id "), &column));
	assert_int_equal(column, COLUMN_ARXIV_ID);
	assert_false(csv_column_find(STR("arXivID"), &column));
	assert_false(csv_column_find(STR(""), &column));
}

static void fields_are_found_by_key_and_have_a_column(void **state)
{
	enum paper_field field;
	enum csv_column column;

	(void)state;
	for (int i = 0; i < FIELD_COUNT; i++) {
		assert_true(field_from_key(str_from(field_key((enum paper_field)i)), &field));
		assert_int_equal(field, i);
		assert_true(csv_column_find(str_from(field_title((enum paper_field)i)), &column));
		assert_int_equal(csv_field_column((enum paper_field)i), column);
		assert_true(csv_column_field(column, &field));
		assert_int_equal(field, i);
	}
	assert_true(field_from_key(STR("ARXIV_ID"), &field));
	assert_int_equal(field, FIELD_ARXIV_ID);
	assert_false(field_from_key(STR("arXiv ID"), &field));
	assert_false(csv_column_field(COLUMN_TOPICS, &field));
}

/* What the rows of the table must keep to among each other. */
static void rows_fit_each_other(void **state)
{
	size_t in_run = 0;

	(void)state;
	for (enum paper_field i = 0; i < FIELD_COUNT; i++) {
		const struct field_info *info = &paper_fields[i];
		bool is_text = field_is_text(i);

		assert_true(info->title.len > 0 && info->key.len > 0);
		assert_true(!info->is_rare || (is_text && !info->is_searched));
		assert_true(!info->is_searched || is_text);
		assert_true(is_text || info->detail != DETAIL_BLOCK);
		assert_int_equal(info->merge == MERGE_DATE, info->type == FIELD_TYPE_DATE);
		assert_int_equal(info->merge == MERGE_ALL, info->type == FIELD_TYPE_SOURCES);
		assert_true(info->merge != MERGE_EARLIEST || info->type == FIELD_TYPE_MOMENT);
		assert_int_equal(info->merge == MERGE_TITLE,
				 i == FIELD_TITLE || i == FIELD_ABSTRACT);
		for (enum paper_field k = 0; k < i; k++) {
			assert_false(str_equal(info->title, paper_fields[k].title));
			assert_false(str_equal(info->key, paper_fields[k].key));
			assert_false(str_equal(info->alias, paper_fields[k].key));
			assert_false(str_equal(info->key, paper_fields[k].alias));
		}
		in_run += info->is_searched;
	}
	assert_int_equal(in_run, PAPER_RUN_COUNT);
	for (size_t i = 0; i < PAPER_RUN_COUNT; i++)
		assert_true(paper_fields[paper_run[i]].is_searched);
	assert_int_equal(paper_run[PAPER_RUN_TITLE], FIELD_TITLE);
	assert_int_equal(paper_run[PAPER_RUN_ABSTRACT], FIELD_ABSTRACT);
}

static void nothing_is_known_of_a_new_paper(void **state)
{
	struct paper paper;

	(void)state;
	paper_init(&paper);
	for (enum paper_field i = 0; i < FIELD_COUNT; i++)
		assert_int_equal(paper_has(&paper, i), i == FIELD_SOURCES);
}

static void fields_are_reached_by_number(void **state)
{
	struct paper paper;

	(void)state;
	paper_init(&paper);
	assert_int_equal(paper.comments, COUNT_UNKNOWN);
	*paper_text(&paper, FIELD_SUMMARY) = STR("sum");
	*paper_count(&paper, FIELD_COMMENTS) = 7;
	*paper_moment(&paper, FIELD_ADDED) = 8;
	assert_true(str_equal(paper.summary, STR("sum")));
	assert_true(str_equal(paper_get_text(&paper, FIELD_SUMMARY), STR("sum")));
	assert_int_equal(paper.comments, 7);
	assert_int_equal(paper_get_count(&paper, FIELD_COMMENTS), 7);
	assert_int_equal(paper_get_count(&paper, FIELD_UPVOTES), COUNT_UNKNOWN);
	assert_int_equal(paper_get_moment(&paper, FIELD_ADDED), 8);
	assert_int_equal(field_type(FIELD_SOURCES), FIELD_TYPE_SOURCES);
	assert_int_equal(field_type(FIELD_DATE), FIELD_TYPE_DATE);
}

/* Texts of any fields, set in any order, over each other, and taken away again. */
static void any_text_can_be_set(void **state)
{
	static const struct str texts[] = { STR_INIT(""), STR_INIT("a"), STR_INIT("\xFF\xFF"),
					    STR_INIT("NeurIPS 2023"), STR_INIT("0\0\0\0\0") };
	struct str expected[FIELD_COUNT] = { { NULL, 0 } };
	struct strbuf rare;
	struct paper paper;
	uint64_t seed = 1;

	(void)state;
	strbuf_init(&rare);
	paper_init(&paper);
	for (int i = 0; i < 20000; i++) {
		enum paper_field field = (enum paper_field)support_below(&seed, FIELD_COUNT);

		if (!field_is_text(field))
			continue;
		expected[field] = texts[support_below(&seed, sizeof(texts) / sizeof(*texts))];
		paper_set_text(&paper, field, expected[field], &rare);
		for (enum paper_field k = 0; k < FIELD_COUNT; k++) {
			if (!field_is_text(k))
				continue;
			assert_true(str_equal(paper_get_text(&paper, k), expected[k]));
			assert_int_equal(paper_has(&paper, k), expected[k].len > 0);
		}
	}
	strbuf_free(&rare);
}

/* A million papers are in memory: a rare text must not cost those that have none. */
static void a_paper_is_small(void **state)
{
	(void)state;
	assert_true(sizeof(struct paper) <= 176);
}

static void formulas_are_known(void **state)
{
	static const char *const formulas[] = { "=1",  "+",   "-x",  "@a",  "\tx", "\rx",
						"＝1", "＋1", "－1", "＠a", "'=1", "'''-" };
	static const char *const texts[] = { "",    "a=1", "'",  "''",       "'a", "''a",
					     " =1", "'\n", "–1", "\xEF\xBC", "１" };

	(void)state;
	for (size_t i = 0; i < sizeof(formulas) / sizeof(*formulas); i++)
		assert_true(csv_cell_is_formula(str_from(formulas[i])));
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_false(csv_cell_is_formula(str_from(texts[i])));
}

/* For every cell of up to five of these: guarded, it is no formula to a spreadsheet, and it comes
 * back. */
static void the_guard_is_undone_exactly(void **state)
{
	static const char *const parts[] = { "'", "=", "a", "＝", "\t", "\"", "-", "\xEF" };
	struct strbuf cell;

	(void)state;
	strbuf_init(&cell);
	for (unsigned code = 0; code < 1u << 15; code++) {
		size_t guard;

		strbuf_clear(&cell);
		for (unsigned i = 0; i < 5 && code >> 3 * i; i++)
			strbuf_add_cstr(&cell, parts[code >> 3 * i & 7]);
		guard = csv_cell_is_formula(strbuf_str(&cell));
		if (guard)
			strbuf_insert(&cell, 0, STR("'"));
		if (cell.len > 0)
			assert_null(strchr("=+-@\t\r", cell.data[0]));
		assert_false(str_starts_with(strbuf_str(&cell), STR("＝")));
		assert_true(str_equal(csv_cell_unguard(strbuf_str(&cell)),
				      str_sub(strbuf_str(&cell), guard, SIZE_MAX)));
	}
	strbuf_free(&cell);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_found_by_title),
		cmocka_unit_test(fields_are_found_by_key_and_have_a_column),
		cmocka_unit_test(rows_fit_each_other),
		cmocka_unit_test(nothing_is_known_of_a_new_paper),
		cmocka_unit_test(fields_are_reached_by_number),
		cmocka_unit_test(any_text_can_be_set),
		cmocka_unit_test(a_paper_is_small),
		cmocka_unit_test(formulas_are_known),
		cmocka_unit_test(the_guard_is_undone_exactly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
