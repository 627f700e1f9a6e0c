/* The same records in every order are the same papers. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"
#include "parts.h"

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

static uint32_t add_part(struct library *library, const struct part *part)
{
	struct paper_draft draft = { .line = 1 };
	char texts[PART_KINDS][PART_SIZE];
	struct strbuf rare;
	uint32_t number;

	strbuf_init(&rare);
	part_write(part, &draft.paper, texts, &rare);
	library_add(library, &draft, NULL, &number);
	strbuf_free(&rare);
	return number;
}

static void check_partition(const struct part *parts, const size_t *order)
{
	struct library library;
	uint32_t numbers[PART_COUNT];
	size_t groups = 0;

	library_init(&library);
	for (size_t i = 0; i < PART_COUNT; i++)
		numbers[order[i]] = add_part(&library, &parts[order[i]]);
	for (size_t i = 0; i < PART_COUNT; i++) {
		uint32_t number = library_living(&library, numbers[i]);

		assert_int_equal(number, library_living(&library, numbers[parts[i].group]));
		assert_true(part_fits(&library.papers[number], parts, parts[i].group));
		groups += parts[i].group == i;
	}
	assert_int_equal(library_paper_count(&library), groups);
	library_free(&library);
}

static void random_orders_give_the_same_papers(void **state)
{
	uint64_t seed = 23;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct part parts[PART_COUNT];
		size_t order[PART_COUNT];

		parts_make(parts, &seed);
		for (int orders = 0; orders < 5; orders++) {
			parts_shuffle(order, &seed);
			check_partition(parts, order);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(versions_of_other_years_are_one),
		cmocka_unit_test(others_of_one_title_are_two),
		cmocka_unit_test(random_orders_give_the_same_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
