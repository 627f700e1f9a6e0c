/* Papers on disk that turn out to be one become one, in whatever order they come. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "database_fixture.h"
#include "parts.h"

static struct paper paper_with(const char *title, const char *arxiv_id, const char *doi)
{
	struct paper paper;

	paper_init(&paper);
	paper.title = str_from(title);
	paper.arxiv_id = str_from(arxiv_id);
	paper.doi = str_from(doi);
	return paper;
}

static void save(struct fixture *fixture, struct database *database, struct paper paper,
		 struct marks marks, bool add)
{
	assert_int_equal(fixture_save(database, paper, marks, add, &fixture->diag), STATUS_OK);
}

/* Another program adds a paper that has an identifier of each. */
static void add_link(struct fixture *fixture, const char *title)
{
	struct database *database = fixture_open(fixture);

	save(fixture, database, paper_with(title, "2409.00001", "10.1000/winds"),
	     (struct marks){ 0 }, true);
	assert_int_equal(fixture_added_count(database), 1);
	database_close(database);
}

static const struct marks *only_marks(struct fixture *fixture, struct database *database)
{
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(library_paper_count(&fixture->library), 1);
	return marks_get(&fixture->marks, 0);
}

/* One starred and noted by its arXiv id, one tagged and noted by its DOI. */
static void save_two(struct fixture *fixture, struct database *database, bool is_turned)
{
	static const struct marks marks[] = {
		{ .starred_at = 5, .priority = 3, .note = STR_INIT("First.") },
		{ .tags = STR_INIT("wind"), .status = READING_DONE, .note = STR_INIT("Second.") },
	};
	const struct paper papers[] = { paper_with("Winds", "2409.00001", ""),
					paper_with("Of winds", "", "10.1000/winds") };

	for (int i = 0; i < 2; i++) {
		int at = is_turned ? 1 - i : i;

		save(fixture, database, papers[at], (struct marks){ 0 }, true);
		save(fixture, database, papers[at], marks[at], false);
	}
	assert_int_equal(fixture_added_count(database), 2);
}

static void marks_of_both_stay(void **state)
{
	struct fixture *fixture = *state;

	for (int turned = 0; turned < 2; turned++) {
		struct database *database = fixture_open(fixture);
		const struct marks *marks;

		save_two(fixture, database, turned);
		add_link(fixture, "Winds");
		marks = only_marks(fixture, database);
		assert_int_equal(marks->starred_at, 5);
		assert_int_equal(marks->priority, 3);
		assert_int_equal(marks->status, READING_DONE);
		assert_true(str_equal(marks->tags, STR("wind")));
		assert_true(str_equal(marks->note, turned ? STR("Second.\n\nFirst.")
							  : STR("First.\n\nSecond.")));
		database_close(database);
		assert_int_equal(remove(fixture->path), 0);
	}
}

static void ignore_row(void *context, int64_t row, const struct paper_draft *draft)
{
	(void)context;
	(void)row;
	(void)draft;
}

static void go_back(struct fixture *fixture, struct database *database, bool redo)
{
	struct history_report report;

	history_report_init(&report);
	assert_int_equal(database_undo(database, redo, ignore_row, NULL, &report, &fixture->diag),
			 STATUS_OK);
	assert_false(report.is_empty);
	history_report_free(&report);
}

/* Steps of each are taken back, and done again, by the one that they became. */
static void steps_can_be_taken_back(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);

	save(fixture, database, paper_with("Winds", "2409.00001", ""),
	     (struct marks){ .starred_at = 5 }, false);
	save(fixture, database, paper_with("Of winds", "", "10.1000/winds"),
	     (struct marks){ .tags = STR("wind") }, false);
	add_link(fixture, "");
	assert_true(str_equal(only_marks(fixture, database)->tags, STR("wind")));
	go_back(fixture, database, false);
	assert_true(str_equal(only_marks(fixture, database)->tags, STR("")));
	assert_int_equal(only_marks(fixture, database)->starred_at, 5);
	go_back(fixture, database, false);
	assert_int_equal(only_marks(fixture, database)->starred_at, 0);
	go_back(fixture, database, true);
	go_back(fixture, database, true);
	assert_int_equal(only_marks(fixture, database)->starred_at, 5);
	assert_true(str_equal(only_marks(fixture, database)->tags, STR("wind")));
	database_close(database);
}

/* One that was removed comes back with the other, which was not. */
static void one_that_was_removed_is_there(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);

	save(fixture, database, paper_with("Winds", "2409.00001", ""), (struct marks){ 0 }, true);
	save(fixture, database, paper_with("Winds", "2409.00001", ""),
	     (struct marks){ .removed_at = 7 }, false);
	save(fixture, database, paper_with("Of winds", "", "10.1000/winds"), (struct marks){ 0 },
	     true);
	assert_int_equal(fixture_added_count(database), 1);
	add_link(fixture, "");
	assert_int_equal(only_marks(fixture, database)->removed_at, 0);
	database_close(database);
}

/* What tells two papers apart does so when a third has an identifier of each, too. */
static void others_stay_apart(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);

	save(fixture, database, paper_with("Editorial", "", "10.1000/1"), (struct marks){ 0 },
	     true);
	save(fixture, database, paper_with("Editorial", "2409.00001", "10.1000/2"),
	     (struct marks){ 0 }, true);
	save(fixture, database, paper_with("Editorial", "2409.00001", "10.1000/1"),
	     (struct marks){ 0 }, true);
	assert_int_equal(fixture_added_count(database), 2);
	database_close(database);
}

/* Marks that were taken off a paper that is two on disk are off. */
static void a_star_of_two_goes(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct paper both = paper_with("Winds", "2409.00001", "10.1000/winds");
	struct marks starred = { .starred_at = 5 }, none = { 0 };
	struct database_entry entry = { .paper = &both, .marks = &none, .before = &starred };

	save(fixture, database, paper_with("Winds", "2409.00001", ""), starred, false);
	save(fixture, database, paper_with("Of winds", "", "10.1000/winds"),
	     (struct marks){ .status = READING_DONE }, false);
	assert_int_equal(database_save(database, &entry, 1, false, &fixture->diag), STATUS_OK);
	assert_int_equal(only_marks(fixture, database)->starred_at, 0);
	assert_int_equal(only_marks(fixture, database)->status, READING_DONE);
	database_close(database);
}

/* Adds a part with a tag of its own. */
static void save_part(struct fixture *fixture, struct database *database, const struct part *part,
		      const char *tag)
{
	const struct marks none = { 0 }, tagged = { .tags = str_from(tag) };
	char texts[PART_KINDS][PART_SIZE];
	struct paper paper;
	struct database_entry entry = { .paper = &paper, .marks = &tagged, .before = &none };
	struct strbuf rare;

	strbuf_init(&rare);
	part_write(part, &paper, texts, &rare);
	assert_int_equal(database_save(database, &entry, 1, true, &fixture->diag), STATUS_OK);
	strbuf_free(&rare);
}

static uint32_t find_part(struct fixture *fixture, const struct part *part)
{
	char texts[PART_KINDS][PART_SIZE];
	struct strbuf rare;
	struct paper paper;
	uint32_t number;

	strbuf_init(&rare);
	part_write(part, &paper, texts, &rare);
	assert_true(library_find(&fixture->library, &paper, &number));
	strbuf_free(&rare);
	return number;
}

static void write_tag(char tag[16], size_t part)
{
	snprintf(tag, 16, "t%zu", part);
}

/* Whether each tag is where its part is, and nowhere else. */
static void check_tags(struct fixture *fixture, uint32_t number, const struct part *parts,
		       size_t group)
{
	const struct marks *marks = marks_get(&fixture->marks, number);
	char tag[16];

	for (size_t i = 0; i < PART_COUNT; i++) {
		write_tag(tag, i);
		assert_int_equal(tags_have(marks->tags, str_from(tag)), parts[i].group == group);
	}
}

static void check_order(struct fixture *fixture, const struct part *parts, const size_t *order)
{
	struct database *database = fixture_open(fixture);
	size_t groups = 0;
	char tag[16];

	for (size_t i = 0; i < PART_COUNT; i++) {
		write_tag(tag, order[i]);
		save_part(fixture, database, &parts[order[i]], tag);
	}
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	for (size_t i = 0; i < PART_COUNT; i++) {
		uint32_t number = find_part(fixture, &parts[i]);

		assert_int_equal(number, find_part(fixture, &parts[parts[i].group]));
		assert_true(part_fits(&fixture->library.papers[number], parts, parts[i].group));
		check_tags(fixture, number, parts, parts[i].group);
		groups += parts[i].group == i;
	}
	assert_int_equal(fixture_added_count(database), groups);
	database_close(database);
	assert_int_equal(remove(fixture->path), 0);
}

static void random_orders_give_the_same_papers(void **state)
{
	uint64_t seed = 29;

	for (int round = 0; round < 12; round++) {
		struct part parts[PART_COUNT];
		size_t order[PART_COUNT];

		parts_make(parts, &seed);
		for (int orders = 0; orders < 3; orders++) {
			parts_shuffle(order, &seed);
			check_order(*state, parts, order);
		}
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(marks_of_both_stay),
		TEST(steps_can_be_taken_back),
		TEST(one_that_was_removed_is_there),
		TEST(others_stay_apart),
		TEST(a_star_of_two_goes),
		TEST(random_orders_give_the_same_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
