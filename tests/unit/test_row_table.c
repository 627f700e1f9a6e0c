/* The places of a paper's rows, in whatever order rows and papers turn out to be one. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session/row_table.h"

/* Makes places of that many rows, 1 and up, that are each a paper of the database of its own. */
static void keep_rows(struct row_table *table, uint32_t count)
{
	row_table_init(table);
	for (uint32_t i = 0; i < count; i++)
		row_table_put_kept(table, i + 1, i);
}

/* Checks which rows a paper has, by a bit for each. */
static void assert_rows(const struct row_table *table, uint32_t paper, unsigned rows)
{
	uint32_t at = row_table_first(&table->of_paper, paper);
	unsigned found = 0, count = 0;

	for (; at > 0; at = table->places[at - 1].next_of_paper, count++) {
		assert_int_equal(table->places[at - 1].paper, paper);
		found |= 1u << table->places[at - 1].row;
	}
	assert_int_equal(found, rows);
	assert_int_equal(row_table_has_several(&table->of_paper, paper), count > 1);
}

static void test_rows_of_one_paper(void **state)
{
	struct row_table table;

	(void)state;
	keep_rows(&table, 3);
	assert_rows(&table, 0, 0);
	row_table_join(&table, 1, 0);
	assert_rows(&table, 0, 1 << 2);
	row_table_join(&table, 1, 0);
	assert_rows(&table, 0, 1 << 2);
	row_table_join(&table, 2, 0);
	assert_rows(&table, 0, 1 << 2 | 1 << 3);
	row_table_free(&table);
}

/* Papers whose rows were found late, the older one last. */
static void test_joined_papers(void **state)
{
	struct row_table table;

	(void)state;
	for (uint32_t from = 0; from < 2; from++) {
		keep_rows(&table, 4);
		row_table_join(&table, 2, 0);
		row_table_join(&table, 0, 0);
		row_table_join(&table, 1, 1);
		row_table_join_papers(&table, from, 1 - from);
		assert_rows(&table, from, 0);
		assert_rows(&table, 1 - from, 1 << 1 | 1 << 2 | 1 << 3);
		row_table_join(&table, 3, 1 - from);
		assert_rows(&table, 1 - from, 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4);
		row_table_free(&table);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows_of_one_paper),
		cmocka_unit_test(test_joined_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
