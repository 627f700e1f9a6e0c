/*
 * The lines that are typed have a length beyond which nothing is taken: by a paste, by a key, by
 * what the program puts there itself. It is said, and all stays as it was.
 */

#include "config.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "browser/browser_private.h"
#include "unit/browser_fixture.h"

/* As much as a terminal ever sends. */
#define PASTE_MAX ((size_t)1 << 20)

static void assert_says(const struct world *world, const char *message)
{
	assert_string_equal(world->browser.messages.text.data, message);
}

static void paste(struct world *world, size_t len)
{
	char *text = malloc(len + 1);
	const struct event event = { .type = EVENT_PASTE, .text = { text, len } };

	assert_non_null(text);
	memset(text, 'x', len);
	browser_handle(&world->browser, &event);
	free(text);
}

static const struct {
	const char *keys;
	const char *says;
	size_t limit;
} lines[] = {
	{ "/", "too long: a query has at most 4096 bytes", 4096 },
	{ "e^U", "too long: a path has at most 4095 bytes", 4095 },
	{ "t", "too long: a line of tags has at most 16384 bytes", 16384 },
	{ ":", "too long: a command has at most 4096 bytes", 4096 },
	{ "?", "too long: what help is narrowed by has at most 256 bytes", 256 },
};

static void test_every_line(void **state)
{
	struct world *world = *state;

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		const struct line_edit *line;

		press(world, lines[i].keys);
		line = browser_typed_line(&world->browser);
		press(world, "tea");
		paste(world, PASTE_MAX);
		assert_says(world, lines[i].says);
		assert_string_equal(line->text.data, "tea");
		paste(world, lines[i].limit - 2);
		assert_says(world, lines[i].says);
		press(world, "x");
		assert_int_equal(world->browser.messages.text.len, 0);
		paste(world, lines[i].limit - 4);
		assert_int_equal(world->browser.messages.text.len, 0);
		assert_int_equal(line->text.len, lines[i].limit);
		press(world, "x");
		assert_says(world, lines[i].says);
		assert_int_equal(line->text.len, lines[i].limit);
		press(world, "EscEscEsc");
		assert_true(browser_is_browsing(&world->browser));
		assert_int_equal(world->browser.messages.text.len, 0);
	}
}

/* A paste into the list is a query, whole or not at all: the one before stays in force. */
static void test_paste_into_list(void **state)
{
	struct world *world = *state;

	press(world, "/rlhfEnter");
	paste(world, PASTE_MAX);
	assert_int_equal(world->browser.prompts.open, PROMPT_QUERY);
	assert_says(world, lines[0].says);
	press(world, "Enter");
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data, "rlhf");
	assert_int_equal(shown(world), 1);
}

/* What puts a term into the query, and the term of which there is no room for. */
static void test_no_room_for_terms(void **state)
{
	static const char *const keys[] = { "1", ":topicSpacerlhfEnter", "=", "OTabEnter" };
	struct world *world = *state;
	struct strbuf query;

	strbuf_init(&query);
	strbuf_addf(&query, "-%04095d", 0);
	memset(query.data + 1, 'x', query.len - 1);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		assert_true(browser_set_query(&world->browser, strbuf_str(&query)));
		settle(world);
		assert_int_equal(shown(world), 5);
		press(world, keys[i]);
		assert_says(world, lines[0].says);
		assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data,
				    query.data);
		assert_false(world->browser.query.error.message[0]);
		press(world, "q");
	}
	strbuf_free(&query);
	/* The query from before papers like one is not asked for twice. */
	press(world, "EscEsc");
	assert_int_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.len, 0);
	assert_int_equal(world->browser.back.likes.count, 0);
}

static void test_first_query(void **state)
{
	struct world *world = *state;
	static char query[6000];
	struct browser_options options = { .pages = page_table, .now = fixed_now, .query = query };
	struct browser browser;

	memset(query, 'x', sizeof(query) - 1);
	assert_int_equal(browser_init(&browser, &world->session, NULL, &options), STATUS_FAILED);
	assert_string_equal(browser.query.error.message, lines[0].says);
	assert_int_equal(browser.query.error.column, 4097);
	browser_free(&browser);
	/* One of the configuration is no reason not to open. */
	settings_set(&world->session.settings, SETTING_QUERY, str_from(query));
	options.query = NULL;
	assert_int_equal(browser_init(&browser, &world->session, NULL, &options), STATUS_OK);
	assert_string_equal(browser.messages.text.data, lines[0].says);
	assert_int_equal(browser.prompts.lines[PROMPT_QUERY].line.text.len, 0);
	browser_free(&browser);
}

/* Tags that the line has no room for are not lost by editing them: it is not begun. */
static void test_too_many_tags(void **state)
{
	struct world *world = *state;
	struct mark_edit edit = { .field = MARK_TAGS };
	uint32_t paper = 0;
	size_t count = 1, len;
	struct strbuf tags;

	strbuf_init(&tags);
	for (int i = 0; i < 1000; i++)
		strbuf_addf(&tags, "tag number %07d; ", i);
	edit.text = strbuf_str(&tags);
	assert_int_equal(session_edit_marks(&world->session, &edit, false, &paper, &count),
			 STATUS_OK);
	strbuf_free(&tags);
	len = marks_get(&world->session.marks, 0)->tags.len;
	press(world, "t");
	assert_true(browser_is_browsing(&world->browser));
	assert_says(world, "these are too many tags for a line; :tags NAME puts one on, :tags "
			   "-NAME takes one off");
	press(world, ":tagsSpace-tagSpacenumberSpace0000007Enter");
	assert_int_equal(marks_get(&world->session.marks, 0)->tags.len, len - 20);
}

/* What is refused is no new query: the cursor stays, and a paste that comes as keys costs nothing.
 */
static void test_refused_key(void **state)
{
	struct world *world = *state;
	int32_t wanted;

	press(world, "/-");
	paste(world, 4095);
	assert_int_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.len, 4096);
	press(world, "Down");
	wanted = (int32_t)world->browser.pages.list.cursor.wanted;
	assert_true(wanted > 0);
	press(world, "x");
	assert_says(world, "too long: a query has at most 4096 bytes");
	assert_int_equal(world->browser.pages.list.cursor.wanted, wanted);
}

static void test_export_path(void **state)
{
	struct world *world = *state;
	static char path[5000];

	memset(path, 'x', sizeof(path) - 1);
	browser_export_to(&world->browser, str_from(path), true);
	assert_says(world, lines[1].says);
	assert_true(browser_is_browsing(&world->browser));
	assert_int_equal(access("shortlist.csv", F_OK), -1);
}

/* Whoever reads a FIFO may not come, or not read on, and meanwhile the browser would hear no key.
 */
static void test_export_fifo(void **state)
{
	struct world *world = *state;
	char path[128], message[256];
	int reader;
	char byte;

	snprintf(path, sizeof(path), "%s/papers.csv", world->folder);
	snprintf(message, sizeof(message),
		 "%s: is a FIFO, which the command export alone writes to", path);
	assert_int_equal(mkfifo(path, 0600), 0);
	reader = open(path, O_RDONLY | O_NONBLOCK);
	assert_true(reader >= 0);
	for (int force = 0; force <= 1; force++) {
		browser_export_to(&world->browser, str_from(path), force == 1);
		assert_says(world, message);
		assert_true(browser_is_browsing(&world->browser));
		assert_int_equal(read(reader, &byte, 1), 0);
	}
	close(reader);
}

/* No other file than the one that was meant. */
static void test_export_ending(void **state)
{
	struct world *world = *state;
	char path[128], message[300];

	snprintf(path, sizeof(path), "%s/papers.xyz", world->folder);
	snprintf(message, sizeof(message),
		 "%s: ends in .xyz, which is no format: use one of .csv, .jsonl, .bib, .ris, "
		 ".json, .md, .html, .txt, .tsv, or export with -f",
		 path);
	browser_export_to(&world->browser, str_from(path), true);
	assert_says(world, message);
	assert_true(browser_is_browsing(&world->browser));
	assert_int_equal(access(path, F_OK), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(test_every_line),  TEST(test_paste_into_list), TEST(test_no_room_for_terms),
		TEST(test_first_query), TEST(test_too_many_tags),   TEST(test_export_path),
		TEST(test_export_fifo), TEST(test_refused_key),     TEST(test_export_ending),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
