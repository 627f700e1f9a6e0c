/* The command line: how it is read, what each command does, and what it says when it cannot. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "input/command.h"
#include "support.h"
#include "unit/browser_fixture.h"

static void assert_parsed(const char *text, enum action action, bool is_forced,
			  const char *argument)
{
	struct command command;
	struct strbuf error;

	strbuf_init(&error);
	if (!command_parse(str_from(text), &command, &error))
		fail_msg("\"%s\": %s", text, error.data);
	assert_int_equal(command.action, action);
	assert_int_equal(command.is_forced, is_forced);
	assert_false(command.is_number);
	if (!str_equal(command.argument, str_from(argument)))
		fail_msg("\"%s\": argument \"%.*s\"", text, STR_ARG(command.argument));
	strbuf_free(&error);
}

static void assert_refused(const char *text, const char *expected)
{
	struct command command;
	struct strbuf error;

	strbuf_init(&error);
	assert_false(command_parse(str_from(text), &command, &error));
	assert_string_equal(error.data, expected);
	strbuf_free(&error);
}

static void test_parsing(void **state)
{
	struct command command;
	struct strbuf error;

	(void)state;
	strbuf_init(&error);
	assert_parsed("sort -date", ACTION_SORT, false, "-date");
	assert_parsed("  ::sort   -date  ", ACTION_SORT, false, "-date");
	assert_parsed("export! ~/my list.csv", ACTION_EXPORT, true, "~/my list.csv");
	assert_parsed("export!x", ACTION_EXPORT, true, "x");
	assert_parsed("quit!", ACTION_QUIT, true, "");
	assert_parsed("filter \"a  b\" or c", ACTION_FILTER, false, "\"a  b\" or c");
	/* So much that only one is meant. */
	assert_parsed("q", ACTION_QUIT, false, "");
	assert_parsed("exp x.csv", ACTION_EXPORT, false, "x.csv");
	assert_parsed("so date", ACTION_SORT, false, "date");
	assert_parsed("sort-", ACTION_SORT_REVERSE, false, "");
	assert_parsed("Sort", ACTION_SORT, false, "");
	assert_parsed("", ACTION_NONE, false, "");
	assert_parsed(" : ", ACTION_NONE, false, "");
	assert_true(command_parse(STR("42"), &command, &error));
	assert_true(command.is_number);
	assert_int_equal(command.number, 42);
	assert_true(command_parse(STR(" 99999999999999999999999 "), &command, &error));
	assert_int_equal(command.number, UINT32_MAX);
	strbuf_free(&error);
}

static void test_refused_names(void **state)
{
	(void)state;
	assert_refused("srot -date", "no action is called srot; did you mean sort?");
	assert_refused("zzzzzz", "no action is called zzzzzz");
	assert_refused("st", "st could be star, status");
	assert_refused("topic-", "topic- could be topic-1, topic-2, topic-3, topic-4, topic-5, "
				 "topic-6, topic-7, topic-8 …");
	assert_refused("!", "no action is called !");
	assert_refused("/rlhf", "no action is called /rlhf");
	assert_refused("42x", "no action is called 42x");
	assert_refused("x\xE2\x80\xAEy", "no action is called x<U+202E>y");
}

/* Every action is reached by its whole name. */
static void test_every_name(void **state)
{
	(void)state;
	for (int i = 0; i < ACTION_COUNT; i++)
		assert_parsed(action_info((enum action)i)->name, (enum action)i, false, "");
}

static void run(struct world *world, const char *command)
{
	browser_run_command(&world->browser, str_from(command));
	settle(world);
}

static void assert_says(const struct world *world, const char *expected)
{
	assert_string_equal(world->browser.messages.text.data, expected);
}

static void test_finding(void **state)
{
	struct world *world = *state;

	run(world, "filter cat or coasts");
	assert_int_equal(shown(world), 2);
	run(world, "filter (cat");
	assert_says(world, "the query, column 5: expected a ) to close the (");
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data,
			    "cat or coasts");
	assert_int_equal(shown(world), 2);
	assert_int_equal(world->browser.query.error.message[0], 0);
	run(world, "filter");
	assert_int_equal(world->browser.prompts.open, PROMPT_QUERY);
	press(world, "EscEsc");
	run(world, "sort -title");
	assert_int_equal(filter_order(world->browser.filter).key, SORT_TITLE);
	assert_true(filter_order(world->browser.filter).is_reversed);
	run(world, "sort dat");
	assert_non_null(strstr(world->browser.messages.text.data, "sort takes file, date, title"));
	assert_non_null(strstr(world->browser.messages.text.data, ", not dat"));
	run(world, "sort file");
	run(world, "3");
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 2);
	run(world, "0");
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 0);
	run(world, "1000000");
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 4);
}

static const struct marks *marks_of(const struct world *world, uint32_t paper)
{
	return marks_get(&world->session.marks, paper);
}

static void test_marking(void **state)
{
	struct world *world = *state;

	run(world, "star yes");
	run(world, "star yes");
	assert_int_equal(marks_of(world, 0)->starred_at, fixed_now());
	run(world, "star no");
	assert_int_equal(marks_of(world, 0)->starred_at, 0);
	run(world, "star perhaps");
	assert_says(world, "star takes yes or no, not perhaps");
	press(world, "SpaceSpace");
	run(world, "status reading");
	assert_int_equal(marks_of(world, 0)->status, READING_STARTED);
	assert_int_equal(marks_of(world, 1)->status, READING_STARTED);
	run(world, "status read");
	assert_says(world, "status takes unread, reading or done, not read");
	run(world, "priority 4");
	assert_int_equal(marks_of(world, 1)->priority, 4);
	run(world, "priority 6");
	assert_says(world, "priority takes a number from 0 to 5, not 6");
	run(world, "priority 0");
	assert_int_equal(marks_of(world, 1)->priority, 0);
	run(world, "tags thesis, my list; +later");
	assert_true(str_equal(marks_of(world, 0)->tags, STR("later; my list; thesis")));
	run(world, "tags -later");
	assert_true(str_equal(marks_of(world, 1)->tags, STR("my list; thesis")));
	run(world, "note Read the proof again.");
	assert_true(str_equal(marks_of(world, 1)->note, STR("Read the proof again.")));
	press(world, "u");
	assert_int_equal(marks_of(world, 1)->note.len, 0);
}

static void test_options(void **state)
{
	struct world *world = *state;
	const int *numbers = world->session.settings.numbers;

	run(world, "set scroll-margin 5");
	assert_says(world, "scroll-margin = 5");
	assert_int_equal(numbers[SETTING_SCROLL_MARGIN], 5);
	run(world, "set dates = relative");
	assert_int_equal(numbers[SETTING_DATES], DATES_RELATIVE);
	run(world, "set scroll-margin");
	assert_says(world, "scroll-margin = 5");
	run(world, "set scroll-margin many");
	assert_says(world, "scroll-margin is not many; it is a number from 0 to 100");
	assert_int_equal(numbers[SETTING_SCROLL_MARGIN], 5);
	run(world, "set scrol-margin 5");
	assert_says(world, "no option is called scrol-margin; did you mean scroll-margin?");
	run(world, "set theme dark");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	run(world, "set columns star title:40");
	assert_says(world, "columns = star title:40");
	run(world, "set columns nothing");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	run(world, "set columns");
	assert_says(world, "columns = star title:40");
}

#define NINE_OWLS    "owl owl owl owl owl owl owl owl owl "
#define FIFTY_NINE   NINE_OWLS "and twenty-three snails"
#define TWO_BYTES    "\xC3\xA9"
#define CUT_IN_THREE FIFTY_NINE "\xE2\x82\xAC and more"

/* What is repeated of a long word ends between two characters. */
static void test_long_words(void **state)
{
	struct world *world = *state;

	assert_int_equal(strlen(FIFTY_NINE), 59);
	run(world, "status " CUT_IN_THREE);
	assert_says(world, "status takes unread, reading or done, not " FIFTY_NINE);
	run(world, "set scroll-margin " FIFTY_NINE TWO_BYTES);
	assert_says(world, "scroll-margin is not " FIFTY_NINE "; it is a number from 0 to 100");
	run(world, "set " TWO_BYTES TWO_BYTES TWO_BYTES TWO_BYTES TWO_BYTES TWO_BYTES TWO_BYTES
			   TWO_BYTES TWO_BYTES TWO_BYTES
		   "012345678901234567890123456789012345678" TWO_BYTES "x yes");
	assert_says(world, "no option is called " TWO_BYTES TWO_BYTES TWO_BYTES TWO_BYTES TWO_BYTES
				   TWO_BYTES TWO_BYTES TWO_BYTES TWO_BYTES TWO_BYTES
			   "012345678901234567890123456789012345678");
}

static void test_arguments(void **state)
{
	struct world *world = *state;

	run(world, "down 3");
	assert_says(world, "down takes nothing behind it");
	run(world, "priority");
	assert_says(world, "priority needs something behind it: NUMBER");
	run(world, "sort! date");
	assert_says(world, "sort takes no !; export and quit do");
	assert_int_equal(browser_run_command(&world->browser, STR("quit!")) & EFFECT_QUIT,
			 EFFECT_QUIT);
	assert_int_equal(browser_run_command(&world->browser, STR("q")) & EFFECT_QUIT, EFFECT_QUIT);
	assert_int_equal(browser_run_command(&world->browser, STR("")), EFFECT_DRAW);
}

static void test_export(void **state)
{
	struct world *world = *state;
	char path[256], command[300];
	struct stat before, after;

	snprintf(path, sizeof(path), "%s/a list.csv", world->folder);
	run(world, "export ~/a list.csv");
	assert_says(world, "5 shown papers written to ~/a list.csv");
	assert_int_equal(stat(path, &before), 0);
	run(world, "star yes");
	run(world, "export ~/a list.csv");
	assert_int_equal(world->browser.prompts.open, PROMPT_QUESTION);
	press(world, "nEsc");
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(before.st_size, after.st_size);
	snprintf(command, sizeof(command), "export! %s", path);
	run(world, command);
	assert_true(browser_is_browsing(&world->browser));
	assert_int_equal(stat(path, &after), 0);
	assert_int_not_equal(before.st_size, after.st_size);
	run(world, "export /nonexistent/x.csv");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	run(world, "filter zzzzz");
	run(world, "export ~/none.csv");
	assert_says(world, "there is nothing to write");
}

static void assert_completed(struct world *world, const char *keys, const char *expected)
{
	press(world, "Esc:^U");
	press(world, keys);
	if (strcmp(world->browser.prompts.lines[PROMPT_COMMAND].line.text.data, expected) != 0)
		fail_msg("%s: \"%s\" is not \"%s\"", keys,
			 world->browser.prompts.lines[PROMPT_COMMAND].line.text.data, expected);
}

static void test_prompt(void **state)
{
	struct world *world = *state;

	press(world, ":sorSpace-titleEnter");
	assert_true(browser_is_browsing(&world->browser));
	assert_int_equal(filter_order(world->browser.filter).key, SORT_TITLE);
	press(world, ":srotEnter");
	assert_says(world, "no action is called srot; did you mean sort?");
	press(world, ":xBackspace");
	assert_int_equal(world->browser.prompts.open, PROMPT_COMMAND);
	press(world, "Backspace");
	assert_true(browser_is_browsing(&world->browser));
	press(world, "tthesisEnter");
	assert_completed(world, "expTab", "export ");
	assert_completed(world, "sorTab", "sort");
	assert_says(world, "sort  sort-reverse");
	assert_completed(world, "sortSpace-daTab", "sort -date");
	assert_completed(world, "filterSpacecatSpace@rlTab", "filter cat @rlhf ");
	assert_completed(world, "statusSpacerTab", "status reading");
	assert_completed(world, "starSpaceyTab", "star yes");
	assert_completed(world, "setSpacescrTab", "set scroll-margin ");
	assert_completed(world, "setSpacedatesSpacerTab", "set dates relative");
	assert_completed(world, "tagsSpacelater,Space-thTab", "tags later, -thesis; ");
	assert_completed(world, "exportSpace~/papTab", "export ~/papers.txt");
	assert_completed(world, "nothingSpaceabTab", "nothing ab");
	assert_completed(world, "qTab", "quit ");
	/* An action that needs something asks for it here, by a key or from the help. */
	press(world, "Esc?priority^UgiveSpaceaSpacepriorityEnter");
	assert_int_equal(world->browser.prompts.open, PROMPT_COMMAND);
	assert_string_equal(world->browser.prompts.lines[PROMPT_COMMAND].line.text.data,
			    "priority ");
	press(world, "2Enter");
	assert_int_equal(marks_of(world, world->browser.pages.list.cursor.paper)->priority, 2);
	assert_true(browser_is_browsing(&world->browser));
}

/* Pasted lines are one line, and nothing is done until Enter. */
static void test_paste(void **state)
{
	struct world *world = *state;
	const struct event paste = { .type = EVENT_PASTE, .text = STR_INIT("sort\n-title\n") };

	press(world, ":");
	browser_handle(&world->browser, &paste);
	assert_int_equal(world->browser.prompts.open, PROMPT_COMMAND);
	assert_string_equal(world->browser.prompts.lines[PROMPT_COMMAND].line.text.data,
			    "sort -title");
}

static void test_random_commands(void **state)
{
	static const char letters[] = "sortefilxpanq !-@\"(:;,\x80\xE2\x1b";
	struct world *world = *state;
	char *before = getcwd(NULL, 0);
	uint64_t seed = 11;

	/* An export may be among them. */
	assert_non_null(before);
	assert_int_equal(chdir(world->folder), 0);
	for (int i = 0; i < 3000; i++) {
		char text[12];
		size_t len = support_below(&seed, sizeof(text));

		for (size_t k = 0; k < len; k++)
			text[k] = letters[support_below(&seed, sizeof(letters) - 1)];
		browser_run_command(&world->browser, (struct str){ text, len });
		press(world, "Esc:");
		for (size_t k = 0; k < len; k++)
			browser_handle(&world->browser,
				       &(struct event){ .key = (unsigned char)text[k] });
		press(world, "TabTabS-TabEscEscEsc");
		assert_true(browser_is_browsing(&world->browser));
	}
	assert_int_equal(chdir(before), 0);
	free(before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		cmocka_unit_test(test_parsing),
		cmocka_unit_test(test_refused_names),
		cmocka_unit_test(test_every_name),
		TEST(test_finding),
		TEST(test_marking),
		TEST(test_options),
		TEST(test_long_words),
		TEST(test_arguments),
		TEST(test_export),
		TEST(test_prompt),
		TEST(test_paste),
		TEST(test_random_commands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
