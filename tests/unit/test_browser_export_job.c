/* Exporting beside the screen: stopping, what a failure leaves, what changes meanwhile. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "session/file_export.h"
#include "unit/export_fixture.h"

/* Works until the export is being written, and not done. */
static void begin_export(struct world *world, const char *name)
{
	struct strbuf text;
	bool more;

	/* While a change of many papers is being saved, the export does not begin. */
	press(world, "A");
	press(world, "*");
	browser_run_command(&world->browser, STR("status done"));
	begin_command(world, "export!", name);
	strbuf_init(&text);
	while (!strstr(text.data, "writing 0 of")) {
		browser_step(&world->browser, 0, &more);
		strbuf_clear(&text);
		assert_true(browser_describe_job(&world->browser, &text));
	}
	strbuf_free(&text);
}

static void test_stop(void **state)
{
	struct world *world = *state;

	begin_export(world, "list.csv");
	press(world, "Esc");
	assert_string_equal(world->browser.messages.text.data, "stopped: nothing was written");
	assert_false(is_there(world, "list.csv"));
	assert_files(world, 0);
}

static void test_old_file_stays(void **state)
{
	struct world *world = *state;
	struct strbuf expected;

	strbuf_init(&expected);
	command(world, "export", "list.csv");
	write_shown(world, writer_format_find(STR("csv")), &expected);
	begin_export(world, "list.csv");
	assert_file(world, "list.csv", strbuf_str(&expected));
	press(world, "Esc");
	assert_said(world, "stopped");
	assert_file(world, "list.csv", strbuf_str(&expected));
	assert_files(world, 1);
	strbuf_free(&expected);
}

/* Keys do what they do; a change that is asked for waits, and is none of the file's. */
static void test_keys_go_on(void **state)
{
	struct world *world = *state;
	struct event down = { .type = EVENT_KEY, .key = 'j' };
	struct strbuf expected;
	size_t before;

	strbuf_init(&expected);
	begin_export(world, "list.csv");
	write_shown(world, writer_format_find(STR("csv")), &expected);
	before = world->browser.pages.list.cursor.paper;
	browser_handle(&world->browser, &down);
	assert_int_not_equal(world->browser.pages.list.cursor.paper, before);
	browser_run_command(&world->browser, STR("status reading"));
	settle(world);
	assert_file(world, "list.csv", strbuf_str(&expected));
	assert_int_equal(marks_get(&world->session.marks, 0)->status, READING_STARTED);
	strbuf_free(&expected);
}

/* A topic that goes is in the file of an export that has begun. */
static void test_topics_change(void **state)
{
	struct world *world = *state;
	struct strbuf expected;

	strbuf_init(&expected);
	begin_export(world, "list.csv");
	write_shown(world, writer_format_find(STR("csv")), &expected);
	browser_run_command(&world->browser, STR("topic remove convergence"));
	settle(world);
	assert_file(world, "list.csv", strbuf_str(&expected));
	strbuf_free(&expected);
}

/* What waits behind an export that fails goes on. */
static void test_failure(void **state)
{
	struct world *world = *state;

	press(world, "A");
	browser_run_command(&world->browser, STR("priority 2"));
	browser_run_command(&world->browser, STR("export! /dev/full"));
	browser_run_command(&world->browser, STR("status reading"));
	settle(world);
	assert_int_equal(world->browser.messages.error_count, 1);
	assert_non_null(strstr(world->browser.messages.error.data, "No space left on device"));
	assert_int_equal(marks_get(&world->session.marks, 7)->status, READING_STARTED);
}

/* Somebody else made a file of that name. */
static void test_file_appears(void **state)
{
	struct world *world = *state;
	char path[256];
	FILE *file;

	press(world, "A");
	browser_run_command(&world->browser, STR("priority 2"));
	begin_command(world, "export", "list.csv");
	in_folder(world, "list.csv", path);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("mine", file);
	fclose(file);
	settle(world);
	assert_said(world, "list.csv: came meanwhile, and was not replaced");
	assert_file(world, "list.csv", STR("mine"));
	assert_files(world, 1);
}

/* The paper that a file names `Teapot 0 & its Lid` has an address now: after the export began. */
static void merge_into_first(struct world *world)
{
	struct paper_draft draft = { .paper = { .title = STR("Teapot 0 & its Lid"),
						.upvotes = 7777,
						.comments = COUNT_UNKNOWN,
						.authors = COUNT_UNKNOWN,
						.citations = COUNT_UNKNOWN } };

	for (int i = 0; i < 5000; i++) {
		struct paper_draft other = draft;
		char title[64];

		snprintf(title, sizeof(title), "Another %d", i);
		other.paper.title = str_from(title);
		session_add(&world->session, &other, NULL);
	}
	assert_int_equal(session_add(&world->session, &draft, NULL), 0);
	assert_int_equal(world->session.library.papers[0].upvotes, 7777);
}

/* A job that writes all papers, by topic where the format has groups. */
static struct job *begin_job(struct world *world, const char *format, const char *name)
{
	struct file_export_order order = { .what = "papers", .name = name };
	struct file_export *export;
	char path[256];

	in_folder(world, name, path);
	order.path = path;
	order.job = (struct export_job){ .session = &world->session,
					 .topics = world->browser.topic_index,
					 .count = PAPERS,
					 .format = writer_format_find(str_from(format)),
					 .options = { .by_topic = true } };
	order.papers = calloc(PAPERS, sizeof(*order.papers));
	for (uint32_t i = 0; i < PAPERS; i++)
		order.papers[i] = i;
	assert_int_equal(file_export_new(&world->session, &order, &export), STATUS_OK);
	return file_export_base(export);
}

/* Whether it can still be stopped after a step. */
static bool step_job(struct job *job)
{
	struct pollfd fd = { .fd = job->functions->fd(job), .events = POLLIN };
	struct strbuf text;
	bool goes_on;

	if (fd.fd >= 0)
		poll(&fd, 1, -1);
	job->functions->step(job, 0);
	strbuf_init(&text);
	job->functions->describe(job, &text);
	goes_on = strstr(text.data, "writing ") != NULL;
	strbuf_free(&text);
	return goes_on;
}

/* Whatever it is at when it is stopped, nothing is left. */
static void stop_after_each_step(struct world *world, const char *format)
{
	size_t steps = 0;
	bool goes_on = true;

	for (; goes_on; steps++) {
		struct job *job = begin_job(world, format, "list");

		for (size_t i = 0; i < steps && goes_on; i++)
			goes_on = step_job(job);
		if (goes_on) {
			job->functions->stop(job);
			job->functions->finish(job);
			assert_int_equal(job->functions->status(job), STATUS_STOPPED);
			assert_files(world, 0);
		}
		job->functions->delete (job);
	}
	assert_true(steps > 4);
}

static void unlink_list(const struct world *world)
{
	char path[256];

	in_folder(world, "list", path);
	unlink(path);
}

static void test_stop_anywhere(void **state)
{
	struct world *world = *state;

	stop_after_each_step(world, "bib");
	unlink_list(world);
	stop_after_each_step(world, "md");
}

/* Files may still be read: papers move in memory, and change. */
static void test_papers_change(void **state)
{
	struct world *world = *state;
	struct strbuf expected;
	struct job *job;

	strbuf_init(&expected);
	write_shown(world, writer_format_find(STR("jsonl")), &expected);
	job = begin_job(world, "jsonl", "list.jsonl");
	job->functions->step(job, 0);
	merge_into_first(world);
	job->functions->finish(job);
	assert_int_equal(job->functions->status(job), STATUS_OK);
	job->functions->delete (job);
	assert_file(world, "list.jsonl", strbuf_str(&expected));
	strbuf_free(&expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_table, tear_down)
		TEST(test_stop),          TEST(test_old_file_stays), TEST(test_keys_go_on),
		TEST(test_topics_change), TEST(test_failure),        TEST(test_file_appears),
		TEST(test_stop_anywhere), TEST(test_papers_change),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
