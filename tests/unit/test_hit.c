/*
 * The mouse on the real screen: what a click hits, and what it does. The browser with a few papers,
 * put together by the view at many sizes.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/browser_fixture.h"

#include "view/hit.h"

struct pointer {
	struct world *world;
	struct view view;
	struct shown shown;
	struct canvas canvas;
};

static void draw(struct pointer *pointer)
{
	browser_show(&pointer->world->browser, &pointer->shown);
	view_draw(&pointer->view, &pointer->shown, &pointer->canvas);
}

static void open_pointer(struct pointer *pointer, struct world *world, int rows, int columns)
{
	pointer->world = world;
	view_init(&pointer->view);
	shown_init(&pointer->shown);
	canvas_init(&pointer->canvas);
	canvas_resize(&pointer->canvas, rows, columns);
	draw(pointer);
}

static void close_pointer(struct pointer *pointer)
{
	view_free(&pointer->view);
	shown_free(&pointer->shown);
	canvas_free(&pointer->canvas);
}

static void keys(struct pointer *pointer, const char *names)
{
	press(pointer->world, names);
	draw(pointer);
}

static struct event mouse_at(enum mouse_kind kind, int row, int column)
{
	return (struct event){ .type = EVENT_MOUSE, .mouse = kind, .row = row, .column = column };
}

static enum event_target target_at(const struct pointer *pointer, enum mouse_kind kind, int row,
				   int column)
{
	struct event event = mouse_at(kind, row, column);

	return hit_find(&pointer->view, &pointer->shown, &pointer->canvas, &event) ? event.target
										   : TARGET_NONE;
}

/* Points somewhere and lets everything happen; whether anything was hit. */
static bool point(struct pointer *pointer, enum mouse_kind kind, int row, int column)
{
	struct browser *browser = &pointer->world->browser;
	struct event event = mouse_at(kind, row, column);
	bool is_hit = hit_find(&pointer->view, &pointer->shown, &pointer->canvas, &event),
	     more = true;

	if (is_hit)
		browser_handle(browser, &event);
	while (more)
		browser_step(browser, 100000, &more);
	draw(pointer);
	return is_hit;
}

/* On every cell, in every mode: nothing is hit that is not there, and nothing breaks. */
static void test_all_sizes(void **state)
{
	static const char *const modes[] = { "Esc",  "/a",   "EscEsct", "Esc?",
					     "Esce", "Esc:", "EscO",    "EscEscK" };
	struct world *world = *state;

	for (int rows = 1; rows < 32; rows += rows < 14 ? 1 : 4)
		for (int columns = 1; columns < 120; columns += columns < 10 ? 1 : 11)
			for (size_t mode = 0; mode < sizeof(modes) / sizeof(modes[0]); mode++) {
				struct pointer pointer;
				int hits = 0;

				open_pointer(&pointer, world, rows, columns);
				keys(&pointer, modes[mode]);
				for (int i = 0; i < rows * columns; i++)
					hits += target_at(&pointer, MOUSE_PRESS, i / columns,
							  i % columns) != TARGET_NONE;
				assert_true(mode > 0 || rows < 3 || hits > 0);
				for (int i = 0; i < rows * columns; i += 7) {
					point(&pointer, MOUSE_PRESS, i / columns, i % columns);
					point(&pointer, MOUSE_DOWN, i / columns, i % columns);
					point(&pointer, MOUSE_DOUBLE, i / columns, i % columns);
					point(&pointer, MOUSE_UP, i / columns, i % columns);
				}
				assert_false(point(&pointer, MOUSE_PRESS, rows, 0));
				assert_false(point(&pointer, MOUSE_PRESS, 0, columns));
				assert_false(point(&pointer, MOUSE_OTHER, 0, 0));
				close_pointer(&pointer);
				press(world, "EscEscEscEsc");
				close_world(world);
				open_world(world);
			}
}

static void test_list(void **state)
{
	struct world *world = *state;
	struct pointer pointer;
	const struct area *list = &pointer.view.layout.list;

	open_pointer(&pointer, world, 24, 80);
	assert_true(point(&pointer, MOUSE_PRESS, list->row + 2, list->column + 10));
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 2);
	assert_int_equal(world->browser.pages.list.pane, PANE_LIST);
	assert_int_equal(world->browser.pages.list.selection.count, 0);
	/* Below the last paper there is none. */
	assert_false(point(&pointer, MOUSE_PRESS, list->row + 5, list->column + 10));
	assert_true(point(&pointer, MOUSE_DOUBLE, list->row + 2, list->column + 10));
	assert_int_equal(world->browser.pages.list.pane, PANE_DETAIL);
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 2);
	/* In the first column, or with Ctrl, a click selects. */
	assert_true(point(&pointer, MOUSE_PRESS, list->row + 1, list->column));
	assert_int_equal(world->browser.pages.list.selection.count, 1);
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 1);
	assert_true(point(&pointer, MOUSE_PRESS, list->row + 1, list->column));
	assert_int_equal(world->browser.pages.list.selection.count, 0);
	close_pointer(&pointer);
}

/* A click near the edge scrolls nothing; the wheel scrolls, and takes the cursor along only from
 * there. */
static void test_wheel(void **state)
{
	struct world *world = *state;
	struct pointer pointer;
	const struct area *list = &pointer.view.layout.list;

	open_pointer(&pointer, world, 5, 50);
	assert_int_equal(list->rows, 3 - pointer.view.layout.list_heading.rows);
	assert_true(point(&pointer, MOUSE_PRESS, list->row + list->rows - 1, 10));
	assert_int_equal(world->browser.pages.list.cursor.scroll.top, 0);
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, (size_t)list->rows - 1);
	assert_true(point(&pointer, MOUSE_DOWN, list->row, 10));
	assert_int_equal(world->browser.pages.list.cursor.scroll.top, 5 - (size_t)list->rows);
	assert_in_range(world->browser.pages.list.cursor.scroll.cursor,
			world->browser.pages.list.cursor.scroll.top, 4);
	assert_true(point(&pointer, MOUSE_UP, list->row, 10));
	assert_int_equal(world->browser.pages.list.cursor.scroll.top, 0);
	assert_in_range(world->browser.pages.list.cursor.scroll.cursor, 0, (size_t)list->rows - 1);
	close_pointer(&pointer);
}

static void test_heading(void **state)
{
	struct world *world = *state;
	struct pointer pointer;
	const struct area *heading = &pointer.view.layout.list_heading;
	struct sort_order order;

	open_pointer(&pointer, world, 24, 80);
	assert_true(point(&pointer, MOUSE_PRESS, heading->row, heading->column + 4));
	order = filter_order(world->browser.filter);
	assert_int_equal(order.key, SORT_TITLE);
	assert_false(order.is_reversed);
	assert_string_equal(cursor_title(world), "Tidal Gradients: Learning from the Sea");
	assert_true(point(&pointer, MOUSE_DOUBLE, heading->row, heading->column + 4));
	assert_true(filter_order(world->browser.filter).is_reversed);
	/* Nothing is sorted by what is selected. */
	assert_false(point(&pointer, MOUSE_PRESS, heading->row, heading->column));
	close_pointer(&pointer);
}

static void test_topic(void **state)
{
	struct world *world = *state;
	struct pointer pointer;

	open_pointer(&pointer, world, 24, 80);
	assert_false(point(&pointer, MOUSE_PRESS, 1, 3));
	assert_true(point(&pointer, MOUSE_PRESS, 2, 3));
	assert_non_null(page_list_topic_term(&world->browser.pages.list, 0));
	assert_int_equal(shown(world), 2);
	point(&pointer, MOUSE_DOUBLE, 2, 3);
	assert_non_null(page_list_topic_term(&world->browser.pages.list, 0));
	assert_true(point(&pointer, MOUSE_PRESS, 2, 3));
	assert_int_equal(shown(world), 5);
	assert_false(point(&pointer, MOUSE_PRESS, 4, 3));
	close_pointer(&pointer);
}

static void test_prompt(void **state)
{
	struct world *world = *state;
	struct pointer pointer;
	int end;

	open_pointer(&pointer, world, 24, 80);
	assert_true(point(&pointer, MOUSE_PRESS, 0, 40));
	assert_int_equal(world->browser.prompts.open, PROMPT_QUERY);
	keys(&pointer, "a\xC3\xB6"
		       "b");
	end = pointer.canvas.cursor_column;
	assert_int_equal(world->browser.prompts.lines[PROMPT_QUERY].line.cursor, 4);
	assert_true(point(&pointer, MOUSE_PRESS, 0, end - 2));
	assert_int_equal(world->browser.prompts.lines[PROMPT_QUERY].line.cursor, 1);
	assert_true(point(&pointer, MOUSE_PRESS, 0, end + 5));
	assert_int_equal(world->browser.prompts.lines[PROMPT_QUERY].line.cursor, 4);
	assert_true(point(&pointer, MOUSE_PRESS, 0, 0));
	assert_int_equal(world->browser.prompts.lines[PROMPT_QUERY].line.cursor, 0);
	/* A question is answered by keys only. */
	keys(&pointer, "Esco");
	assert_int_equal(world->browser.prompts.open, PROMPT_QUESTION);
	for (int row = 0; row < 24; row++)
		assert_false(point(&pointer, MOUSE_PRESS, row, 30));
	close_pointer(&pointer);
}

static void test_help(void **state)
{
	struct world *world = *state;
	struct pointer pointer;

	open_pointer(&pointer, world, 24, 80);
	keys(&pointer, "?select-all");
	assert_true(point(&pointer, MOUSE_PRESS, 2, 10));
	assert_int_equal(world->browser.pages.open, PAGE_HELP);
	assert_true(point(&pointer, MOUSE_DOUBLE, 2, 10));
	assert_true(browser_is_browsing(&world->browser));
	assert_int_equal(world->browser.pages.list.selection.count, 5);
	close_pointer(&pointer);
}

static void test_detail(void **state)
{
	struct world *world = *state;
	struct pointer pointer;
	const struct area *detail = &pointer.view.layout.detail;

	open_pointer(&pointer, world, 24, 80);
	assert_true(point(&pointer, MOUSE_PRESS, detail->row, 4));
	assert_int_equal(world->browser.pages.list.pane, PANE_DETAIL);
	close_pointer(&pointer);
	open_pointer(&pointer, world, 12, 30);
	point(&pointer, MOUSE_DOWN, detail->row, 4);
	assert_int_equal(world->browser.pages.list.detail.scroll.top,
			 world->browser.pages.list.detail.scroll.count >
					 world->browser.pages.list.detail.scroll.rows + 3
				 ? 3
				 : world->browser.pages.list.detail.scroll.count -
					   world->browser.pages.list.detail.scroll.rows);
	point(&pointer, MOUSE_UP, detail->row, 4);
	assert_int_equal(world->browser.pages.list.detail.scroll.top, 0);
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 0);
	close_pointer(&pointer);
}

static void test_switch(void **state)
{
	struct world *world = *state;

	assert_true(world->browser.has_mouse);
	press(world, "M");
	assert_false(world->browser.has_mouse);
	assert_string_equal(world->browser.messages.text.data,
			    "the mouse is the terminal's, to select with");
	press(world, "M");
	assert_true(world->browser.has_mouse);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(test_all_sizes), TEST(test_list),   TEST(test_wheel),
		TEST(test_heading),   TEST(test_topic),  TEST(test_prompt),
		TEST(test_help),      TEST(test_detail), TEST(test_switch),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
