/* Completing: the candidates of one Tab and the next, what a query ends with, and the prompts. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "input/complete.h"
#include "search/query_place.h"
#include "unit/browser_fixture.h"

static void open_fruit(struct completion *completion, struct line_edit *line, size_t start)
{
	completion_open(completion, line, start,
			str_sub(line_edit_text(line), start, line->cursor - start), "fruit");
	completion_surround(completion, STR(""), STR(", "));
	completion_offer(completion, STR("apple"));
	completion_offer(completion, STR("Apricot"));
	completion_offer(completion, STR("\xC3\xA4pfel"));
	completion_offer(completion, STR("\xC3\xA5kerb\xC3\xA4r"));
	completion_offer(completion, STR("banana"));
}

static void assert_described(const struct completion *completion, const char *expected)
{
	struct strbuf text;

	strbuf_init(&text);
	completion_describe(completion, &text);
	assert_string_equal(text.data, expected);
	strbuf_free(&text);
}

static void test_only_candidate(void **state)
{
	struct completion completion;
	struct line_edit line;

	(void)state;
	completion_init(&completion);
	line_edit_init(&line, 4096);
	line_edit_set(&line, STR("eat BAN, now"));
	line.cursor = 7;
	open_fruit(&completion, &line, 4);
	completion_put(&completion, &line);
	/* What is behind it already is not put again, and the rest of the line stays. */
	assert_string_equal(line.text.data, "eat banana, now");
	assert_int_equal(line.cursor, 12);
	assert_false(completion.is_open);
	line_edit_set(&line, STR("b"));
	open_fruit(&completion, &line, 0);
	completion_put(&completion, &line);
	assert_string_equal(line.text.data, "banana, ");
	assert_int_equal(line.cursor, 8);
	line_edit_set(&line, STR("x"));
	open_fruit(&completion, &line, 0);
	completion_put(&completion, &line);
	assert_string_equal(line.text.data, "x");
	assert_described(&completion, "no fruit begins like that");
	completion_free(&completion);
	line_edit_free(&line);
}

static void test_going_through(void **state)
{
	struct completion completion;
	struct line_edit line;

	(void)state;
	completion_init(&completion);
	line_edit_init(&line, 4096);
	line_edit_set(&line, STR("a;"));
	line.cursor = 1;
	open_fruit(&completion, &line, 0);
	completion_put(&completion, &line);
	assert_string_equal(line.text.data, "ap;");
	assert_described(&completion, "apple  Apricot");
	completion_step(&completion, &line, false);
	assert_string_equal(line.text.data, "apple, ;");
	completion_step(&completion, &line, false);
	assert_string_equal(line.text.data, "Apricot, ;");
	assert_int_equal(line.cursor, 9);
	/* Past the last is what was typed. */
	completion_step(&completion, &line, false);
	assert_string_equal(line.text.data, "a;");
	completion_step(&completion, &line, true);
	assert_string_equal(line.text.data, "Apricot, ;");
	completion_step(&completion, &line, true);
	completion_step(&completion, &line, true);
	assert_string_equal(line.text.data, "a;");
	assert_int_equal(line.cursor, 1);
	/* Two characters that share their first byte share nothing. */
	line_edit_set(&line, STR(""));
	open_fruit(&completion, &line, 0);
	completion_put(&completion, &line);
	assert_string_equal(line.text.data, "");
	completion_free(&completion);
	line_edit_free(&line);
}

/* Many candidates are named a few at a time, and the chosen one is among them. */
static void test_many(void **state)
{
	struct completion completion;
	struct line_edit line;

	(void)state;
	completion_init(&completion);
	line_edit_init(&line, 4096);
	completion_open(&completion, &line, 0, STR(""), "letter");
	for (char letter = 'a'; letter <= 'h'; letter++)
		completion_offer(&completion, (struct str){ &letter, 1 });
	assert_described(&completion, "a  b  c  d  e  f …");
	for (int i = 0; i < 7; i++)
		completion_step(&completion, &line, false);
	assert_string_equal(line.text.data, "g");
	assert_described(&completion, "… g  h");
	completion_close(&completion);
	/* What is hostile is spelled out. */
	completion_open(&completion, &line, 0, STR(""), "name");
	completion_offer(&completion, STR("x\xE2\x80\xAEy"));
	assert_described(&completion, "x<U+202E>y");
	completion_free(&completion);
	line_edit_free(&line);
}

static void test_query_ends(void **state)
{
	static const struct {
		const char *text;
		enum query_place place;
		size_t start;
		const char *typed;
	} cases[] = {
		{ "", QUERY_PLACE_TERM, 0, "" },
		{ "tit", QUERY_PLACE_TERM, 0, "tit" },
		{ "rlhf tit", QUERY_PLACE_TERM, 5, "tit" },
		{ "rlhf ", QUERY_PLACE_TERM, 5, "" },
		{ "-tit", QUERY_PLACE_TERM, 1, "tit" },
		{ "(a or no", QUERY_PLACE_TERM, 6, "no" },
		{ "a or", QUERY_PLACE_TERM, 2, "or" },
		{ "a|", QUERY_PLACE_TERM, 2, "" },
		{ "not", QUERY_PLACE_TERM, 0, "not" },
		{ "@", QUERY_PLACE_TOPIC, 0, "" },
		{ "cat -@rl", QUERY_PLACE_TOPIC, 5, "rl" },
		{ "me@rl", QUERY_PLACE_TERM, 0, "me@rl" },
		{ "tag:", QUERY_PLACE_TAG, 4, "" },
		{ "tag: th", QUERY_PLACE_TAG, 5, "th" },
		{ "TAG:\"my th", QUERY_PLACE_TAG, 4, "my th" },
		{ "tag:\"my th\"", QUERY_PLACE_OTHER, 4, "my th" },
		{ "tag:x is:", QUERY_PLACE_IS, 9, "" },
		{ "is:sta", QUERY_PLACE_IS, 3, "sta" },
		{ "has:no", QUERY_PLACE_HAS, 4, "no" },
		{ "title:ad", QUERY_PLACE_OTHER, 6, "ad" },
		{ "\"a phrase tit", QUERY_PLACE_OTHER, 13, "" },
		{ "/a tit", QUERY_PLACE_OTHER, 6, "" },
		{ "/a/ tit", QUERY_PLACE_TERM, 4, "tit" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct query_end end = query_find_end(str_from(cases[i].text));

		if (end.place != cases[i].place || end.start != cases[i].start ||
		    !str_equal(end.typed, str_from(cases[i].typed)))
			fail_msg("\"%s\": place %d at %zu: \"%.*s\"", cases[i].text, end.place,
				 end.start, STR_ARG(end.typed));
	}
}

static void assert_query(struct world *world, const char *keys, const char *expected)
{
	press(world, "Esc/^U");
	press(world, keys);
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data, expected);
}

static void test_query_prompt(void **state)
{
	struct world *world = *state;

	press(world, "tthesisSemicolonmySpacereadingSpacelistEnter");
	assert_query(world, "titTab", "title:");
	assert_query(world, "catSpace-@coTab", "cat -@convergence ");
	assert_query(world, "@Tab", "@");
	assert_string_equal(world->browser.messages.text.data, "convergence  rlhf");
	press(world, "TabTab");
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data, "@rlhf ");
	assert_int_equal(shown(world), 1);
	press(world, "S-Tab");
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data,
			    "@convergence ");
	assert_int_equal(shown(world), 2);
	assert_query(world, "tag:thTab", "tag:thesis ");
	assert_int_equal(shown(world), 1);
	assert_query(world, "tag:myTab", "tag:\"my reading list\" ");
	assert_int_equal(shown(world), 1);
	assert_query(world, "tag:\"mySpacerTab", "tag:\"my reading list\" ");
	assert_query(world, "is:staTab", "is:starred ");
	assert_query(world, "has:priTab", "has:priority ");
	assert_query(world, "is:xTab", "is:x");
	assert_string_equal(world->browser.messages.text.data,
			    "no word after is: begins like that");
	/* In the middle of the line. */
	assert_query(world, "titSpacecat^AM-fTab", "title: cat");
	assert_int_equal(world->browser.prompts.lines[PROMPT_QUERY].line.cursor, 6);
	/* A key ends it: the next Tab begins again. */
	assert_query(world, "@TabTabxBackspaceTab", "@convergence ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_candidate),
		cmocka_unit_test(test_going_through),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_query_ends),
		cmocka_unit_test_setup_teardown(test_query_prompt, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
