/* The manual as a page, without a browser: scrolling, what closes it, a text that comes again. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "browser/page_manual.h"

#define ROWS 10

static int open_page(void **state)
{
	static struct page_manual manual;

	page_manual_init(&manual);
	manual.scroll.rows = ROWS;
	page_manual_open(&manual, MANUAL_QUERY);
	*state = &manual;
	return 0;
}

static int close_page(void **state)
{
	page_manual_free(*state);
	return 0;
}

static void print_lines(struct page_manual *manual, size_t count)
{
	struct strbuf text;

	strbuf_init(&text);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&text, "line %zu\n", i);
	page_manual_set_text(manual, strbuf_str(&text));
	strbuf_free(&text);
}

static struct page_reply press(struct page_manual *manual, uint32_t key, enum action action)
{
	const struct page_key pressed = { .key = key, .action = action };

	return page_manual_functions.key(manual, &pressed);
}

static void test_text_is_to_come(void **state)
{
	struct page_manual *manual = *state;

	assert_int_equal(manual->page, MANUAL_QUERY);
	assert_false(manual->is_read);
	print_lines(manual, 3);
	assert_true(manual->is_read);
	assert_int_equal(manual->scroll.count, 3);
}

static void test_keys_of_a_pager(void **state)
{
	struct page_manual *manual = *state;
	const struct page_key up = { .is_movement = true, .movement = MOVE_UP };

	print_lines(manual, 100);
	press(manual, INPUT_ENTER, ACTION_READ);
	assert_int_equal(manual->scroll.top, 1);
	press(manual, ' ', ACTION_SELECT);
	assert_in_range(manual->scroll.top, ROWS - 1, ROWS + 1);
	page_manual_functions.key(manual, &up);
	assert_in_range(manual->scroll.top, ROWS - 2, ROWS);
}

static void test_what_closes_it(void **state)
{
	static const enum action closing[] = { ACTION_QUIT, ACTION_CANCEL, ACTION_BACK,
					       ACTION_MAN };
	struct page_manual *manual = *state;

	for (size_t i = 0; i < sizeof(closing) / sizeof(*closing); i++) {
		struct page_reply reply = press(manual, 'x', closing[i]);

		assert_true(reply.is_closed);
		assert_int_equal(reply.action, ACTION_NONE);
	}
	assert_true(press(manual, 'q', ACTION_NONE).is_closed);
	assert_true(press(manual, INPUT_ESCAPE, ACTION_NONE).is_closed);
}

static void test_few_actions_work_here(void **state)
{
	struct page_manual *manual = *state;

	assert_int_equal(press(manual, ':', ACTION_COMMAND).action, ACTION_COMMAND);
	assert_int_equal(press(manual, '?', ACTION_HELP).action, ACTION_HELP);
	assert_int_equal(press(manual, '*', ACTION_STAR).action, ACTION_NONE);
	assert_false(press(manual, '*', ACTION_STAR).is_closed);
}

/* A narrower screen has more lines: the place stays about the same. */
static void test_text_comes_again(void **state)
{
	struct page_manual *manual = *state;

	print_lines(manual, 100);
	manual->scroll.top = 50;
	print_lines(manual, 200);
	assert_int_equal(manual->scroll.top, 100);
	print_lines(manual, ROWS);
	assert_int_equal(manual->scroll.top, 0);
	assert_int_equal(page_manual_functions.resize_effects, EFFECT_MANUAL);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_page, close_page)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_text_is_to_come),  TEST(test_keys_of_a_pager),
		TEST(test_what_closes_it),   TEST(test_few_actions_work_here),
		TEST(test_text_comes_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
