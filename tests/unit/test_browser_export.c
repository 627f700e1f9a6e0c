/* What the browser exports: every format by each of its names, the options, the order, what Tab
 * completes, and what is said. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/export_fixture.h"

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

static void assert_line_writes(struct world *world, const char *line, struct str expected)
{
	browser_run_command(&world->browser, str_from(line));
	settle(world);
	assert_file(world, "a list", expected);
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
			assert_line_writes(world, line, strbuf_str(&expected));
		}
		snprintf(line, sizeof(line), "export! %s/a list -f %s", world->folder,
			 writer_formats[i]->name);
		assert_line_writes(world, line, strbuf_str(&expected));
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
			struct diag diag;
			bool fit;

			assert_true(writer_option_set(&options, str_from(option)));
			diag_init(&diag, 1);
			fit = writer_options_fit(&options, writer_formats[k], &diag);
			diag_free(&diag);
			if (!fit) {
				snprintf(line, sizeof(line), "export! --%s -f %s refused", option,
					 writer_formats[k]->name);
				browser_run_command(&world->browser, str_from(line));
				settle(world);
				assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
				assert_int_equal(access("refused", F_OK), -1);
				continue;
			}
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

static void test_completion(void **state)
{
	static const struct {
		const char *typed, *completed;
		const char *said; /* NULL: there is nothing to choose */
	} lines[] = {
		{ "pap", "papers.txt", NULL },
		/* The ends of the formats, of a file that is not there. */
		{ "list.b", "list.bib", NULL },
		{ "list", "list.",
		  "list.csv  list.jsonl  list.bib  list.ris  list.json  list.md …" },
		{ "papers.", "papers.", "papers.txt  papers.csv" },
		{ "--by", "--by-topic ", NULL },
		{ "--notes -f bi", "--notes -f bib ", NULL },
		{ "-f bib pap", "-f bib papers.txt", NULL },
		{ "-- -x.m", "-- -x.md", NULL },
	};
	struct world *world = *state;
	struct line_edit *line = &world->browser.prompts.lines[PROMPT_EXPORT].line;

	assert_int_equal(chdir(world->folder), 0);
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		browser_act(&world->browser, ACTION_EXPORT);
		line_edit_set(line, str_from(lines[i].typed));
		press(world, "Tab");
		assert_string_equal(line->text.data, lines[i].completed);
		if (lines[i].said)
			assert_said(world, lines[i].said);
		press(world, "Esc");
	}
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
	assert_true(str_starts_with(
		strbuf_str(&expected),
		STR("<!-- shortlist -->\n# 300 papers\n\n## convergence\n\n- [Teapot 212 &")));
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
	assert_said(world, "list.csv with 60 notes");
	assert_null(strstr(world->browser.messages.text.data, "leaves out"));
	command(world, "export", "list.ris");
	assert_said(world, "list.ris with 60 notes; RIS leaves out upvotes, status");
	command(world, "export", "list.bib");
	assert_said(world, "list.bib; BibTeX leaves out upvotes, note");
	command(world, "export --notes --force", "list.bib");
	assert_said(world, "list.bib with 60 notes; BibTeX leaves out upvotes");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_table, tear_down)
		TEST(test_every_format),    TEST(test_every_name),       TEST(test_every_option),
		TEST(test_options_refused), TEST(test_completion),       TEST(test_by_topic),
		TEST(test_order),           TEST(test_what_is_left_out),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
