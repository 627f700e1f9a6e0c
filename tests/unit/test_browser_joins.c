/*
 * Two papers in the list turn out to be one by what is read later: the list, the cursor, the
 * selection, marks and undoing go on with one of them.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>

#include "support.h"
#include "unit/browser_fixture.h"

#define HEADER "Title,Author Names,arXiv ID,DOI,Date\n"
#define LAMPS  "Lamps on the Quay,Ada Poe,,10.1000/lamps,2021-01-01\n"
#define BY_DOI "Nocturnal Rafts in Towns,Jane Doe,,10.1000/raft,2024-03-01\n"
#define BY_ID  "Rafts Drift at Night,Jane Doe,arXiv:2301.00001,,2023-01-02\n"
#define KITES  "Kites over Salt,John Low,,10.1000/kites,2020-01-01\n"
#define LINK   "Nocturnal Rafts in Towns,Jane Doe,arXiv:2301.00001,10.1000/raft,2024-03-01\n"

/* The numbers of the two in the file. */
#define DOI_PAPER 1
#define ID_PAPER  2

/* What is read later comes by a pipe, whose other end is this. */
struct late {
	char path[160];
	int end;
};

static void open_both(struct world *world, struct late *late)
{
	const char *files[] = { world->papers, late->path };
	struct browser_options options = { .pages = page_table, .now = fixed_now };

	snprintf(late->path, sizeof(late->path), "%s/late.csv", world->folder);
	assert_int_equal(mkfifo(late->path, 0600), 0);
	late->end = open(late->path, O_RDWR);
	assert_true(late->end >= 0);
	session_init(&world->session);
	topic_list_set(&world->session.topics, STR("convergence"), STR("night"), "test", 1);
	assert_int_equal(session_open_database(&world->session, world->database), STATUS_OK);
	assert_int_equal(session_load_database(&world->session, false), STATUS_OK);
	world->loader = loader_new(&world->session, files, 2, 0);
	assert_int_equal(browser_init(&world->browser, &world->session, world->loader, &options),
			 STATUS_OK);
	set_rows(world, 10, 5, 10, 10);
}

/* Puts the cursor on a paper of the list. */
static void go_to(struct world *world, uint32_t paper)
{
	size_t at = filter_position(world->browser.filter, paper);
	size_t count = shown(world);

	assert_true(at < count);
	list_cursor_seek(&world->browser.pages.list.cursor, paper, at);
}

/* Handles keys while the loader still waits for the pipe, and waits for what they save. */
static void press_early(struct world *world, const char *names)
{
	struct str rest = str_from(names);
	bool more = true;

	while (rest.len > 0) {
		struct event event = { .type = EVENT_KEY };

		assert_true(key_parse(&rest, &event.key));
		browser_handle(&world->browser, &event);
	}
	while (browser_job_fd(&world->browser) >= 0 || !filter_is_done(world->browser.filter))
		browser_step(&world->browser, 1000, &more);
}

/* Reads the file, until the loader waits for the pipe. */
static void read_early(struct world *world)
{
	int64_t deadline = support_deadline();
	bool more = true;

	while (loader_fd(world->loader) < 0 || shown(world) < 4) {
		browser_step(&world->browser, 1000, &more);
		assert_true(support_now() < deadline);
	}
}

static void read_late(struct world *world, struct late *late)
{
	int64_t deadline = support_deadline();
	bool more = true;

	assert_int_equal(write(late->end, HEADER LINK, strlen(HEADER LINK)), strlen(HEADER LINK));
	close(late->end);
	while (world->browser.loader) {
		browser_step(&world->browser, 1000, &more);
		assert_true(support_now() < deadline);
	}
	settle(world);
	assert_int_equal(library_paper_count(&world->session.library), 3);
}

static void write_papers(struct world *world)
{
	FILE *file = fopen(world->papers, "w");

	assert_non_null(file);
	fputs(HEADER LAMPS BY_DOI BY_ID KITES, file);
	fclose(file);
}

static int set_up_joins(void **state)
{
	int status = set_up(state);

	close_world(*state);
	write_papers(*state);
	return status;
}

static uint32_t joined_paper(struct world *world)
{
	uint32_t paper = library_living(&world->session.library, ID_PAPER);

	assert_int_equal(library_living(&world->session.library, DOI_PAPER), paper);
	return paper;
}

static const struct marks *joined_marks(struct world *world)
{
	return marks_get(&world->session.marks, joined_paper(world));
}

static void test_cursor_and_selection(void **state)
{
	struct world *world = *state;
	const struct selection *selection = &world->browser.pages.list.selection;
	struct late late;

	open_both(world, &late);
	read_early(world);
	for (uint32_t i = 0; i < 3; i++)
		selection_put(&world->browser.pages.list.selection, i, true);
	go_to(world, ID_PAPER);
	read_late(world, &late);
	assert_int_equal(shown(world), 3);
	assert_int_equal(corpus_paper_count(&world->session.corpus), 3);
	assert_int_equal(world->browser.pages.list.cursor.paper, joined_paper(world));
	assert_string_equal(cursor_title(world), "Nocturnal Rafts in Towns");
	assert_int_equal(selection->count, 2);
	assert_true(selection_has(selection, joined_paper(world)));
	/* What either was called finds it. */
	press(world, "/driftEnter");
	assert_int_equal(shown(world), 1);
	assert_int_equal(topic_index_count(world->browser.topic_index, 0), 1);
	close_world(world);
}

static void test_marks_of_both(void **state)
{
	struct world *world = *state;
	struct late late;

	open_both(world, &late);
	read_early(world);
	go_to(world, DOI_PAPER);
	press_early(world, "*");
	go_to(world, ID_PAPER);
	press_early(world, "tteaEnter");
	assert_int_equal(world->session.marks.starred_count, 1);
	read_late(world, &late);
	assert_true(joined_marks(world)->starred_at > 0);
	assert_true(str_equal(joined_marks(world)->tags, STR("tea")));
	assert_int_equal(world->session.marks.starred_count, 1);
	go_to(world, joined_paper(world));
	press(world, "*");
	assert_int_equal(world->session.marks.starred_count, 0);
	press(world, "u");
	assert_int_equal(world->session.marks.starred_count, 1);
	press(world, "uu");
	assert_true(marks_are_empty(joined_marks(world)));
	press(world, "^R^R");
	assert_true(str_equal(joined_marks(world)->tags, STR("tea")));
	assert_true(joined_marks(world)->starred_at > 0);
	close_world(world);
	unlink(late.path);
	open_both(world, &late);
	read_early(world);
	read_late(world, &late);
	assert_true(str_equal(joined_marks(world)->tags, STR("tea")));
	assert_true(joined_marks(world)->starred_at > 0);
	close_world(world);
}

static void save_paper(struct world *world, const char *title, const char *arxiv, const char *doi,
		       struct marks marks)
{
	struct paper paper;
	struct database *database;
	struct database_entry entry = { .paper = &paper, .marks = &marks };
	struct diag diag;

	paper_init(&paper);
	paper.title = str_from(title);
	paper.arxiv_id = str_from(arxiv);
	paper.doi = str_from(doi);
	diag_init(&diag, 10);
	assert_int_equal(database_open(world->database, &database, &diag), STATUS_OK);
	assert_int_equal(database_save(database, &entry, 1, true, &diag), STATUS_OK);
	database_close(database);
	diag_free(&diag);
}

/* Another program joins two rows of the library that is on the screen: one of them has it all, the
 * other goes. */
static void test_another_program_joins(void **state)
{
	struct world *world = *state;
	const struct marks none = { 0 };

	save_paper(world, "Nocturnal Rafts", "", "10.1000/raft", (struct marks){ .starred_at = 5 });
	save_paper(world, "Drift at Night", "2301.00001", "", (struct marks){ .tags = STR("tea") });
	open_library(world);
	assert_int_equal(shown(world), 2);
	save_paper(world, "", "2301.00001", "10.1000/raft", none);
	assert_true(browser_sync(&world->browser));
	settle(world);
	assert_int_equal(shown(world), 1);
	assert_string_equal(cursor_title(world), "Nocturnal Rafts");
	assert_true(str_equal(marks_get(&world->session.marks, 0)->tags, STR("tea")));
	press(world, "*");
	assert_int_equal(world->session.marks.starred_count, 0);
	press(world, "u");
	assert_int_equal(world->session.marks.starred_count, 1);
	close_world(world);
}

static int tear_down_joins(void **state)
{
	struct world *world = *state;
	char command[128];

	snprintf(command, sizeof(command), "rm -rf '%s'", world->folder);
	free(world);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_joins, tear_down_joins)
		TEST(test_cursor_and_selection),
		TEST(test_marks_of_both),
		TEST(test_another_program_joins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
