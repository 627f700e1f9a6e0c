/* Exporting beside the screen: every format, stopping, what a failure leaves, what changes
 * meanwhile. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include <dirent.h>

#include "base/file.h"
#include "session/file_export.h"
#include "unit/browser_fixture.h"

/* More than is marked at once, or written in one piece. */
#define PAPERS 300

#define READ_MAX ((size_t)64 << 20)

static void write_table(const char *path)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs("Title,Author Names,Date,Upvotes,URL,Status,Tags,Note,Abstract\r\n", file);
	for (int i = 0; i < PAPERS; i++) {
		fprintf(file,
			"Teapot %d & its Lid,Ada Roe; Bo Ek,2024-01-%02d,%d,https://example.org/%d,"
			"%s,%s,%s,",
			i, i % 28 + 1, i, i, i % 2 ? "done" : "", i % 3 ? "" : "tea; lids",
			i % 5 ? "" : "warm");
		for (int k = 0; k < 40; k++)
			fprintf(file, "the convergence of lid %d on tea ", k);
		fputs("\r\n", file);
	}
	assert_int_equal(fclose(file), 0);
}

static int set_up_table(void **state)
{
	struct world *world;

	set_up(state);
	world = *state;
	close_world(world);
	write_table(world->papers);
	open_world(world);
	assert_int_equal(world->session.library.count, PAPERS);
	return 0;
}

static void in_folder(const struct world *world, const char *name, char path[256])
{
	snprintf(path, 256, "%s/%s", world->folder, name);
}

static void begin_command(struct world *world, const char *command, const char *name)
{
	char line[512];

	snprintf(line, sizeof(line), "%s %s/%s", command, world->folder, name);
	browser_run_command(&world->browser, str_from(line));
}

static void command(struct world *world, const char *line, const char *name)
{
	begin_command(world, line, name);
	settle(world);
}

static void assert_said(const struct world *world, const char *text)
{
	if (!strstr(world->browser.messages.text.data, text))
		fail_msg("said: %s", world->browser.messages.text.data);
}

static void assert_file(const struct world *world, const char *name, struct str expected)
{
	struct strbuf text;
	struct diag diag;
	char path[256];

	in_folder(world, name, path);
	diag_init(&diag, 1);
	strbuf_init(&text);
	assert_int_equal(file_read(path, READ_MAX, &text, &diag), STATUS_OK);
	if (!str_equal(strbuf_str(&text), expected))
		fail_msg("%s: %zu bytes, expected %zu", name, text.len, expected.len);
	strbuf_free(&text);
	diag_free(&diag);
}

static bool is_there(const struct world *world, const char *name)
{
	struct stat st;
	char path[256];

	in_folder(world, name, path);
	return stat(path, &st) == 0;
}

/* The papers, their library, and what a test says that it wrote: a file besides was left behind. */
static void assert_files(const struct world *world, size_t written)
{
	DIR *folder = opendir(world->folder);
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL)
		count += entry->d_type == DT_REG && !strstr(entry->d_name, "library.db");
	closedir(folder);
	assert_int_equal(count, written + 1);
}

/* What export writes to its standard output of the papers on the screen. */
static void write_as(struct world *world, const struct writer_format *format,
		     const struct writer_options *options, struct strbuf *out)
{
	struct export_job job = {
		.session = &world->session,
		.topics = world->browser.topic_index,
		.format = format,
		.options = *options,
	};
	struct export_run run;

	job.papers = filter_papers(world->browser.filter, &job.count);
	export_run_begin(&run, &job);
	while (export_run_step(&run, SIZE_MAX))
		;
	strbuf_set(out, strbuf_str(&run.out));
	export_run_free(&run);
}

static void write_shown(struct world *world, const struct writer_format *format, struct strbuf *out)
{
	write_as(world, format, &(struct writer_options){ .raw = false }, out);
}

static void test_every_format(void **state)
{
	struct world *world = *state;
	struct strbuf expected;
	char name[64];

	strbuf_init(&expected);
	for (size_t i = 0; i < writer_format_count; i++) {
		snprintf(name, sizeof(name), "list%s", writer_formats[i]->extension);
		command(world, "export", name);
		assert_said(world, "300 shown papers written to ");
		write_shown(world, writer_formats[i], &expected);
		assert_file(world, name, strbuf_str(&expected));
	}
	strbuf_free(&expected);
	assert_files(world, writer_format_count);
}

/* By its name, whatever the file's name ends in, before the path or behind it. */
static void test_every_name(void **state)
{
	static const char *const starts[] = { "export! -f ",
					      "export! --format=", "export --force --format " };
	struct world *world = *state;
	struct strbuf expected;
	char line[512];

	strbuf_init(&expected);
	for (size_t i = 0; i < writer_format_count; i++) {
		write_shown(world, writer_formats[i], &expected);
		for (size_t k = 0; k < sizeof(starts) / sizeof(*starts); k++) {
			snprintf(line, sizeof(line), "%s%s %s/a list", starts[k],
				 writer_formats[i]->name, world->folder);
			browser_run_command(&world->browser, str_from(line));
			settle(world);
			assert_file(world, "a list", strbuf_str(&expected));
		}
		snprintf(line, sizeof(line), "export! %s/a list -f %s", world->folder,
			 writer_formats[i]->name);
		browser_run_command(&world->browser, str_from(line));
		settle(world);
		assert_file(world, "a list", strbuf_str(&expected));
	}
	assert_files(world, 1);
	strbuf_free(&expected);
}

/* Each option of the commands is one here, and does the same. */
static void test_every_option(void **state)
{
	struct world *world = *state;
	struct strbuf expected;
	const char *option;
	char line[256];

	strbuf_init(&expected);
	for (size_t i = 0; (option = writer_option_name(i)) != NULL; i++) {
		for (size_t k = 0; k < writer_format_count; k++) {
			struct writer_options options = { .raw = false };

			assert_true(writer_option_set(&options, str_from(option)));
			write_as(world, writer_formats[k], &options, &expected);
			snprintf(line, sizeof(line), "export! --%s -f %s", option,
				 writer_formats[k]->name);
			command(world, line, "list");
			assert_file(world, "list", strbuf_str(&expected));
		}
	}
	strbuf_free(&expected);
}

static void assert_refused(struct world *world, const char *line, const char *why)
{
	browser_run_command(&world->browser, str_from(line));
	settle(world);
	if (strcmp(world->browser.messages.text.data, why) != 0)
		fail_msg("%s: %s", line, world->browser.messages.text.data);
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	assert_true(browser_is_browsing(&world->browser));
}

static void test_options_refused(void **state)
{
	struct world *world = *state;
	const char *formats = "use one of csv, jsonl, bib, ris, csl, md, html, titles, table";
	char why[256];

	assert_int_equal(chdir(world->folder), 0);
	snprintf(why, sizeof(why), "bibb is no format: %s", formats);
	assert_refused(world, "export -f bibb list", why);
	assert_refused(world, "export --format=bibb list", why);
	assert_refused(world, "export list -f bibb", why);
	assert_refused(world, "export -f bib", "export needs the name of a file");
	assert_refused(world, "export -f",
		       "a format belongs behind that: one of csv, jsonl, bib, ris, csl, md, html, "
		       "titles, table");
	assert_refused(world, "export list.bib --note",
		       "export has no --note: it takes -f FORMAT, --force, --raw, --bom, "
		       "--biblatex, --notes, --by-topic");
	assert_files(world, 0);
	command(world, "export --", "- a list --notes");
	assert_files(world, 1);
	assert_int_equal(chdir("/"), 0);
}

static void complete(struct world *world, const char *text, const char *completed)
{
	browser_act(&world->browser, ACTION_EXPORT);
	line_edit_set(&world->browser.prompts.lines[PROMPT_EXPORT].line, str_from(text));
	press(world, "Tab");
	assert_string_equal(world->browser.prompts.lines[PROMPT_EXPORT].line.text.data, completed);
}

static void test_completion(void **state)
{
	struct world *world = *state;

	assert_int_equal(chdir(world->folder), 0);
	complete(world, "pap", "papers.txt");
	press(world, "Esc");
	/* The ends of the formats, of a file that is not there. */
	complete(world, "list.b", "list.bib");
	press(world, "Esc");
	complete(world, "list", "list.");
	assert_said(world, "list.csv  list.jsonl  list.bib  list.ris  list.json  list.md …");
	press(world, "Tab");
	press(world, "Esc");
	complete(world, "papers.", "papers.");
	assert_said(world, "papers.txt  papers.csv");
	press(world, "Esc");
	complete(world, "--by", "--by-topic ");
	press(world, "Esc");
	complete(world, "--notes -f bi", "--notes -f bib ");
	press(world, "Esc");
	complete(world, "-f bib pap", "-f bib papers.txt");
	press(world, "Esc");
	complete(world, "-- -x.m", "-- -x.md");
	press(world, "Esc");
	assert_int_equal(chdir("/"), 0);
}

/* Each paper once, under the first of its topics, and those of no topic at the end. */
static void test_by_topic(void **state)
{
	struct world *world = *state;
	struct strbuf expected;
	const char *text;
	size_t items = 0;

	strbuf_init(&expected);
	browser_run_command(&world->browser, STR("topic add few_1 = title:1"));
	browser_run_command(&world->browser, STR("topic add none = nowhere"));
	browser_run_command(&world->browser, STR("topic add convergence = title:12"));
	browser_run_command(&world->browser, STR("sort -upvotes"));
	settle(world);
	command(world, "export --by-topic", "list.md");
	write_as(world, writer_format_find(STR("md")), &(struct writer_options){ .by_topic = true },
		 &expected);
	assert_file(world, "list.md", strbuf_str(&expected));
	text = expected.data;
	assert_true(str_starts_with(strbuf_str(&expected),
				    STR("# 300 papers\n\n## convergence\n\n- [Teapot 212 &")));
	assert_non_null(strstr(text, "\n\n## few\\_1\n\n- [Teapot 291 &"));
	assert_non_null(strstr(strstr(text, "few"), "\n\n## No topic\n\n- [Teapot 299 &"));
	assert_null(strstr(text, "none"));
	for (; (text = strstr(text, "\n- [")) != NULL; text++)
		items++;
	assert_int_equal(items, PAPERS);
	strbuf_free(&expected);
}

/* In the order of the list, and only what it shows. */
static void test_order(void **state)
{
	struct world *world = *state;
	struct strbuf expected;

	strbuf_init(&expected);
	browser_run_command(&world->browser, STR("filter title:12"));
	browser_run_command(&world->browser, STR("sort -upvotes"));
	settle(world);
	command(world, "export", "list.txt");
	write_shown(world, writer_format_find(STR("titles")), &expected);
	assert_true(
		str_starts_with(strbuf_str(&expected), STR("Teapot 212 & its Lid\nTeapot 129")));
	assert_file(world, "list.txt", strbuf_str(&expected));
	strbuf_free(&expected);
}

static void test_what_is_left_out(void **state)
{
	struct world *world = *state;

	command(world, "export", "list.csv");
	assert_null(strstr(world->browser.messages.text.data, "leaves out"));
	command(world, "export", "list.ris");
	assert_said(world, "list.ris; RIS leaves out upvotes, status");
	command(world, "export", "list.bib");
	assert_said(world, "list.bib; BibTeX leaves out upvotes, note");
}

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
		TEST(test_every_format),    TEST(test_every_name),       TEST(test_every_option),
		TEST(test_options_refused), TEST(test_completion),       TEST(test_by_topic),
		TEST(test_order),           TEST(test_what_is_left_out), TEST(test_stop),
		TEST(test_old_file_stays),  TEST(test_keys_go_on),       TEST(test_topics_change),
		TEST(test_failure),         TEST(test_file_appears),     TEST(test_papers_change),
		TEST(test_stop_anywhere),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
