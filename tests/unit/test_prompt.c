/* Prompts: the keys that all of them have, without a browser. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "browser/prompt.h"
#include "input/event.h"

static const struct prompt_kind plain = { .name = "a word", .limit = 16 };
static const struct prompt_kind walking = {
	.name = "a query", .limit = 64, .has_history = true, .history = HISTORY_QUERY
};
static const struct prompt_kind command = { .name = "a command",
					    .limit = 64,
					    .has_history = true,
					    .history = HISTORY_COMMAND,
					    .arrows_walk = true,
					    .backspace_cancels = true };

static void type(struct prompt *prompt, const char *text)
{
	for (; *text; text++)
		assert_int_equal(prompt_key(prompt, NULL, (unsigned char)*text), PROMPT_CHANGED);
}

static void assert_line(const struct prompt *prompt, const char *text)
{
	assert_true(str_equal(line_edit_text(&prompt->line), str_from(text)));
}

static void test_ladder(void **state)
{
	struct prompt prompt;

	(void)state;
	prompt_init(&prompt, &plain);
	type(&prompt, "tide");
	assert_line(&prompt, "tide");
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_TAB), PROMPT_COMPLETE);
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_BACK_TAB), PROMPT_COMPLETE);
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_ENTER), PROMPT_ACCEPTED);
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_ESCAPE), PROMPT_CANCELLED);
	assert_int_equal(prompt_key(&prompt, NULL, 'G' & 0x1F), PROMPT_CANCELLED);
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_UP), PROMPT_KEY_UNKNOWN);
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_PAGE_DOWN), PROMPT_KEY_UNKNOWN);
	assert_line(&prompt, "tide");
	prompt_free(&prompt);
}

/* Backspace leaves only the prompts that say so, and only when there is nothing to delete. */
static void test_backspace(void **state)
{
	struct prompt prompt, other;

	(void)state;
	prompt_init(&prompt, &command);
	prompt_init(&other, &plain);
	type(&prompt, "q");
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_BACKSPACE), PROMPT_CHANGED);
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_BACKSPACE), PROMPT_CANCELLED);
	assert_int_not_equal(prompt_key(&other, NULL, INPUT_BACKSPACE), PROMPT_CANCELLED);
	prompt_free(&other);
	prompt_free(&prompt);
}

static void test_refusal(void **state)
{
	struct prompt prompt;

	(void)state;
	prompt_init(&prompt, &plain);
	type(&prompt, "sixteen letters.");
	assert_false(prompt_clear_refusal(&prompt));
	prompt_key(&prompt, NULL, 'x');
	assert_true(prompt_clear_refusal(&prompt));
	assert_false(prompt_clear_refusal(&prompt));
	assert_line(&prompt, "sixteen letters.");
	prompt_free(&prompt);
}

static struct history *filled_history(struct diag *diag)
{
	struct history *history = history_open(NULL, diag);

	history_add(history, HISTORY_QUERY, STR("sea"), diag);
	history_add(history, HISTORY_COMMAND, STR("sort date"), diag);
	history_add(history, HISTORY_QUERY, STR("lantern"), diag);
	history_add(history, HISTORY_COMMAND, STR("star"), diag);
	return history;
}

static void test_walk(void **state)
{
	struct diag diag;
	struct history *history;
	struct prompt prompt;

	(void)state;
	diag_init(&diag, 10);
	history = filled_history(&diag);
	prompt_init(&prompt, &walking);
	type(&prompt, "mill");
	assert_int_equal(prompt_key(&prompt, history, 'P' & 0x1F), PROMPT_CHANGED);
	assert_line(&prompt, "lantern");
	prompt_key(&prompt, history, 'P' & 0x1F);
	assert_line(&prompt, "sea");
	/* Past the oldest nothing changes; past the newest is what was typed. */
	prompt_key(&prompt, history, 'P' & 0x1F);
	assert_line(&prompt, "sea");
	prompt_key(&prompt, history, 'N' & 0x1F);
	prompt_key(&prompt, history, 'N' & 0x1F);
	assert_line(&prompt, "mill");
	prompt_free(&prompt);
	history_close(history);
	diag_free(&diag);
}

static void test_walk_by_arrows(void **state)
{
	struct diag diag;
	struct history *history;
	struct prompt prompt;

	(void)state;
	diag_init(&diag, 10);
	history = filled_history(&diag);
	prompt_init(&prompt, &command);
	type(&prompt, "so");
	prompt_key(&prompt, history, INPUT_UP);
	assert_line(&prompt, "sort date");
	prompt_key(&prompt, history, INPUT_DOWN);
	assert_line(&prompt, "so");
	/* Another key ends the walk: the next one begins at the line as it is then. */
	prompt_key(&prompt, history, INPUT_UP);
	prompt_key(&prompt, history, '!');
	assert_line(&prompt, "sort date!");
	prompt_key(&prompt, history, INPUT_UP);
	assert_line(&prompt, "sort date!");
	prompt_free(&prompt);
	history_close(history);
	diag_free(&diag);
}

/* As in the dialogs of files: typing replaces the name that is offered, moving about in it edits
 * it. */
static void test_offered(void **state)
{
	static const uint32_t keeping[] = { INPUT_HOME, INPUT_LEFT, INPUT_END, INPUT_TAB,
					    'A' & 0x1F };
	struct prompt prompt;

	(void)state;
	prompt_init(&prompt, &plain);
	for (size_t i = 0; i < sizeof(keeping) / sizeof(*keeping); i++) {
		line_edit_set(&prompt.line, STR("a.csv"));
		prompt_offer(&prompt);
		prompt_key(&prompt, NULL, keeping[i]);
		assert_line(&prompt, "a.csv");
		type(&prompt, "b");
		assert_int_equal(prompt.line.text.len, 6);
	}
	line_edit_set(&prompt.line, STR("a.csv"));
	prompt_offer(&prompt);
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_BACKSPACE), PROMPT_CHANGED);
	type(&prompt, "x");
	assert_line(&prompt, "a.csx");
	prompt_offer(&prompt);
	assert_int_equal(prompt_key(&prompt, NULL, INPUT_UP), PROMPT_KEY_UNKNOWN);
	type(&prompt, "out.bib");
	assert_line(&prompt, "out.bib");
	prompt_offer(&prompt);
	prompt_begin_text(&prompt);
	assert_true(line_edit_paste(&prompt.line, STR("p.ris")));
	assert_line(&prompt, "p.ris");
	prompt_free(&prompt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ladder),         cmocka_unit_test(test_backspace),
		cmocka_unit_test(test_refusal),        cmocka_unit_test(test_walk),
		cmocka_unit_test(test_walk_by_arrows), cmocka_unit_test(test_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
