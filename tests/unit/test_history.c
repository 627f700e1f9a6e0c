/* What was typed at the prompts: in memory, in a file that several write, and going through it. */

#include "config.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "input/line_edit.h"
#include "store/history.h"
#include "unit/browser_fixture.h"

static char folder[64];
static char path[128];
static struct diag diag;

static int begin(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/shortlist-history-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/state/shortlist/history", folder);
	diag_init(&diag, 10);
	return 0;
}

static int end(void **state)
{
	char command[128];

	(void)state;
	diag_free(&diag);
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command);
}

static void add(struct history *history, enum history_kind kind, const char *text)
{
	assert_int_equal(history_add(history, kind, str_from(text), &diag), STATUS_OK);
}

/* All entries of a kind that begin so, the newest first, joined with "|". */
static void assert_entries(const struct history *history, enum history_kind kind,
			   const char *prefix, const char *expected)
{
	size_t at = history_count(history);
	struct strbuf all;
	struct str text;

	strbuf_init(&all);
	while (history_find(history, kind, str_from(prefix), false, &at, &text)) {
		strbuf_add_cstr(&all, all.len > 0 ? "|" : "");
		strbuf_add(&all, text);
	}
	assert_string_equal(all.data, expected);
	strbuf_free(&all);
}

static void put_file(const char *text, size_t len)
{
	FILE *file;

	assert_int_equal(file_make_parents(path, &diag), STATUS_OK);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, len, file), len);
	fclose(file);
}

static void test_memory(void **state)
{
	struct history *history = history_open(NULL, &diag);
	size_t at;
	struct str text;

	(void)state;
	add(history, HISTORY_COMMAND, "sort date");
	add(history, HISTORY_QUERY, "rlhf");
	add(history, HISTORY_COMMAND, "star");
	add(history, HISTORY_COMMAND, "  ");
	add(history, HISTORY_COMMAND, "sort   date");
	/* The same text again takes the place of the earlier one. */
	assert_entries(history, HISTORY_COMMAND, "", "sort date|star");
	assert_entries(history, HISTORY_QUERY, "", "rlhf");
	assert_entries(history, HISTORY_COMMAND, "st", "star");
	at = 0;
	assert_true(history_find(history, HISTORY_COMMAND, STR(""), true, &at, &text));
	assert_true(str_equal(text, STR("star")));
	assert_true(history_find(history, HISTORY_COMMAND, STR(""), true, &at, &text));
	assert_true(str_equal(text, STR("sort date")));
	assert_false(history_find(history, HISTORY_COMMAND, STR(""), true, &at, &text));
	history_close(history);
}

static void test_file(void **state)
{
	struct history *history = history_open(path, &diag);
	struct stat st;

	(void)state;
	add(history, HISTORY_COMMAND, "sort date");
	add(history, HISTORY_QUERY, "@rlhf -cat");
	history_close(history);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	*strrchr(path, '/') = '\0';
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	path[strlen(path)] = '/';
	history = history_open(path, &diag);
	assert_entries(history, HISTORY_COMMAND, "", "sort date");
	assert_entries(history, HISTORY_QUERY, "", "@rlhf -cat");
	history_close(history);
	assert_int_equal(diag.count, 0);
}

/* Two write in turns, and a third reads both. While one is held up, the other keeps its entry and
 * writes it later. */
static void test_two_instances(void **state)
{
	struct history *one = history_open(path, &diag), *two = history_open(path, &diag);
	int fd;

	(void)state;
	for (int i = 0; i < 50; i++) {
		char text[32];

		snprintf(text, sizeof(text), "%d", i);
		add(i % 2 ? one : two, HISTORY_QUERY, text);
	}
	fd = open(path, O_RDWR);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	add(one, HISTORY_COMMAND, "held up");
	close(fd);
	add(two, HISTORY_COMMAND, "next");
	history_close(one);
	history_close(two);
	one = history_open(path, &diag);
	assert_int_equal(history_count(one), 52);
	assert_entries(one, HISTORY_COMMAND, "", "held up|next");
	assert_entries(one, HISTORY_QUERY, "49", "49");
	assert_entries(one, HISTORY_QUERY, "48", "48");
	history_close(one);
	assert_int_equal(diag.count, 0);
}

static void test_hostile_file(void **state)
{
	static const char hostile[] =
		"no sign\n:\n:a\x1b]0;x\x07z\n/\xff\xfe b\0c\n::colon\n\n:half";
	struct history *history;
	char *many;

	(void)state;
	put_file(hostile, sizeof(hostile) - 1);
	history = history_open(path, &diag);
	assert_entries(history, HISTORY_COMMAND, "", "half|:colon|a ]0;x z");
	assert_entries(history, HISTORY_QUERY, "", "\xEF\xBF\xBD\xEF\xBF\xBD b c");
	history_close(history);
	/* A line without an end, of many megabytes. */
	many = malloc(5 << 20);
	memset(many, ':', 5 << 20);
	memcpy(many + (5 << 20) - 6, "\n:end\n", 6);
	put_file(many, 5 << 20);
	history = history_open(path, &diag);
	assert_entries(history, HISTORY_COMMAND, "", "end");
	history_close(history);
	free(many);
	assert_int_equal(diag.count, 0);
}

static size_t lines_of_file(void)
{
	FILE *file = fopen(path, "r");
	size_t lines = 0;
	int c;

	while ((c = fgetc(file)) != EOF)
		lines += c == '\n';
	fclose(file);
	return lines;
}

/* The file is bounded: what has grown too long is replaced by what is kept of it. */
static void test_bound(void **state)
{
	struct history *history;
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	for (int i = 0; i < 5000; i++)
		strbuf_addf(&text, ":%d\n", i);
	put_file(text.data, text.len);
	strbuf_free(&text);
	history = history_open(path, &diag);
	assert_int_equal(history_count(history), HISTORY_MAX);
	assert_int_equal(lines_of_file(), HISTORY_MAX);
	assert_entries(history, HISTORY_COMMAND, "4999", "4999");
	assert_entries(history, HISTORY_COMMAND, "3999", "");
	assert_entries(history, HISTORY_COMMAND, "4000", "4000");
	add(history, HISTORY_COMMAND, "one more");
	assert_int_equal(history_count(history), HISTORY_MAX);
	assert_entries(history, HISTORY_COMMAND, "4000", "");
	history_close(history);
	assert_int_equal(lines_of_file(), HISTORY_MAX + 1);
}

static void test_unwritable(void **state)
{
	struct history *history;
	char command[400];

	(void)state;
	/* A file where a folder should be: nobody can write there, root included. */
	snprintf(command, sizeof(command), "touch '%s/state'", folder);
	assert_int_equal(system(command), 0);
	history = history_open(path, &diag);
	assert_int_equal(diag.count, 0);
	assert_int_equal(history_add(history, HISTORY_QUERY, STR("one"), &diag), STATUS_FAILED);
	assert_int_equal(diag.count, 1);
	/* It is said once, and the history works without its file. */
	assert_int_equal(history_add(history, HISTORY_QUERY, STR("two"), &diag), STATUS_OK);
	assert_int_equal(diag.count, 1);
	assert_entries(history, HISTORY_QUERY, "", "two|one");
	snprintf(command, sizeof(command), "rm '%s/state'", folder);
	assert_int_equal(system(command), 0);
	add(history, HISTORY_QUERY, "three");
	history_close(history);
	history = history_open(path, &diag);
	assert_entries(history, HISTORY_QUERY, "", "three|two|one");
	history_close(history);
	/* A pipe is not waited for. */
	snprintf(command, sizeof(command), "rm '%s'; mkfifo '%s'", path, path);
	assert_int_equal(system(command), 0);
	history = history_open(path, &diag);
	assert_int_equal(diag.count, 2);
	history_add(history, HISTORY_QUERY, STR("four"), &diag);
	history_close(history);
}

/* At the prompts. */
static void test_walking(void **state)
{
	struct world *world = *state;
	const struct line_edit *command = &world->browser.prompts.lines[PROMPT_COMMAND].line,
			       *query = &world->browser.prompts.lines[PROMPT_QUERY].line;

	press(world, ":sortSpacedateEnter:starEnter:sortSpace-titleEnter:downEnter");
	press(world, ":UpUp");
	assert_string_equal(command->text.data, "sort -title");
	press(world, "DownDown");
	assert_string_equal(command->text.data, "");
	/* The arrows go through what begins alike, ^P through everything. */
	press(world, "soUpUpUp");
	assert_string_equal(command->text.data, "sort date");
	press(world, "DownDown");
	assert_string_equal(command->text.data, "so");
	press(world, "^P");
	assert_string_equal(command->text.data, "down");
	press(world, "^N");
	assert_string_equal(command->text.data, "so");
	press(world, "Esc");
	press(world, "/catEnter/^UcoastsEnter/^U(cEnterEsc");
	press(world, "/catEnter");
	press(world, "/^P");
	/* The query in force is not offered again, nor one with a mistake. */
	assert_string_equal(query->text.data, "coasts");
	assert_int_equal(shown(world), 1);
	press(world, "^N");
	assert_string_equal(query->text.data, "cat ");
	press(world, "Down");
	assert_int_equal(world->browser.prompts.open, PROMPT_QUERY);
	press(world, "^UcoM-p");
	assert_string_equal(query->text.data, "coasts");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(test_memory),
		TEST(test_file),
		TEST(test_two_instances),
		TEST(test_hostile_file),
		TEST(test_bound),
		TEST(test_unwritable),
		cmocka_unit_test_setup_teardown(test_walking, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
