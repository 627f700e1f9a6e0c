/* The same records in every order are the same papers. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"

#define RECORDS_MAX 5

struct record {
	const char *title, *names, *date, *arxiv_id, *doi;
};

static struct paper_draft draft_from(const struct record *record)
{
	struct paper_draft draft = draft_with_ids(record->title, record->arxiv_id, record->doi);

	draft.paper.author_names = str_from(record->names);
	if (record->date)
		assert_true(date_parse_iso(str_from(record->date), &draft.paper.date));
	return draft;
}

static void check_order(const struct record *records, const size_t *order, size_t count,
			size_t papers)
{
	struct library library;
	uint32_t paper;

	library_init(&library);
	for (size_t i = 0; i < count; i++) {
		struct paper_draft draft = draft_from(&records[order[i]]);

		library_add(&library, &draft, NULL, &paper);
	}
	if (library.count != papers)
		for (size_t i = 0; i < count; i++)
			print_error("record %zu\n", order[i]);
	assert_int_equal(library.count, papers);
	library_free(&library);
}

/* Every order of what is behind the first, which are `fixed`. */
static void check_orders(const struct record *records, size_t *order, size_t fixed, size_t count,
			 size_t papers)
{
	if (fixed == count)
		check_order(records, order, count, papers);
	for (size_t i = fixed; i < count; i++) {
		size_t first = order[fixed];

		order[fixed] = order[i];
		order[i] = first;
		check_orders(records, order, fixed + 1, count, papers);
		order[i] = order[fixed];
		order[fixed] = first;
	}
}

static void check_records(const struct record *records, size_t count, size_t papers)
{
	size_t order[RECORDS_MAX] = { 0, 1, 2, 3, 4 };

	assert_true(count <= RECORDS_MAX);
	check_orders(records, order, 0, count, papers);
}

/* A preprint is dated by its first version, by its last, or by the article that it became. */
static void versions_of_other_years_are_one(void **state)
{
	static const struct record records[] = {
		{ "All about kites", "Ann Lee; Bob Moe", "2017", "1706.00001", NULL },
		{ "All About Kites", "Lee, Ann; Moe, Bob", "2017", NULL, NULL },
		{ "All about kites", "Ann Lee; Bob Moe", "2023", "1706.00001", NULL },
		{ "All about kites", "Ann Lee", "2018", NULL, "10.1000/kites" },
	};
	static const struct record old[] = {
		{ "Air of lakes", "Ann Lee", "2006", "hep-th/9901001", NULL },
		{ "Air of lakes", "Ann Lee", "1999", NULL, NULL },
	};

	(void)state;
	check_records(records, 4, 1);
	check_records(old, 2, 1);
}

/* Years apart that no id explains. */
static void others_of_one_title_are_two(void **state)
{
	static const struct record records[] = {
		{ "Report on kites", "Ann Lee", "2012", NULL, NULL },
		{ "Report on kites", "Ann Lee", "2017", "1706.00001", NULL },
		{ "Report on kites", "Ann Lee", "2023", "1706.00001", NULL },
	};

	(void)state;
	check_records(records, 3, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(versions_of_other_years_are_one),
		cmocka_unit_test(others_of_one_title_are_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
