/*
 * Each view owns its area: whatever was there before, it draws the same, and it draws nowhere
 * else. So does the whole screen, at any size, in any mode, with any pane.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scene.h"
#include "view/detail_view.h"
#include "view/list_view.h"
#include "view/page_table.h"
#include "view/page_view.h"
#include "view/status_bar.h"
#include "view/topic_view.h"

static const struct scene_case {
	enum scene_papers papers;
	const char *options, *keys;
} cases[] = {
	{ SCENE_PAPERS, "", "" },
	{ SCENE_LOADING, "", "" },
	{ SCENE_NO_PAPERS, "", "" },
	{ SCENE_READ_ONLY, "", "*" },
	{ SCENE_PAPERS, "", "/ 'zzzz' Enter" },
	{ SCENE_PAPERS, "", "/ 'converg'" },
	{ SCENE_PAPERS, "", "/ 'upvotes:many'" },
	{ SCENE_PAPERS, "", "A * r t 'thesis; later' Enter" },
	{ SCENE_PAPERS, "", "/ '拡散' Enter Enter" },
	{ SCENE_PAPERS, "", "/ 'payload' Enter Enter" },
	{ SCENE_PAPERS, "", "Tab" },
	{ SCENE_PAPERS, "", "Tab Tab" },
	{ SCENE_PAPERS, "", "/ 'rounding' Enter ] ]" },
	{ SCENE_PAPERS, "detail = never", "Enter" },
	{ SCENE_PAPERS, "detail = never", "Tab" },
	{ SCENE_PAPERS, "topics = never", "Enter" },
	{ SCENE_PAPERS, "topics = never\ndetail = never", "Enter j" },
	{ SCENE_PAPERS, "key-line = no", "j" },
	{ SCENE_PAPERS, "columns = star date title", "v j j" },
	{ SCENE_PAPERS, "", "p" },
	{ SCENE_PAPERS, "", "t 'tea'" },
	{ SCENE_PAPERS, "", "e" },
	{ SCENE_PAPERS, "", "e ^U 'there.csv' Enter" },
	{ SCENE_PAPERS, "", ": 'sort' Tab" },
	{ SCENE_PAPERS, "", "?" },
	{ SCENE_PAPERS, "", "? 'zzzz'" },
	{ SCENE_PAPERS, "", "K PgDn" },
	{ SCENE_PAPERS, "", "O" },
	{ SCENE_PAPERS, "", "O Tab j" },
	{ SCENE_PAPERS, "", "O / 'zzzz'" },
	{ SCENE_NO_PAPERS, "", "O" },
};

#define CASE_COUNT (sizeof(cases) / sizeof(cases[0]))

static const int row_counts[] = { 1, 2, 3, 4, 6, 11, 12, 15, 24, 60 };
static const int column_counts[] = { 1, 2, 3, 7, 19, 20, 21, 45, 59, 60, 80, 200 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Letters, marked as no view marks them; or, `is_wide`, characters of two columns. */
static void fill_with_rubbish(struct canvas *canvas, bool is_wide)
{
	const struct area area = { 0, 0, canvas->rows, canvas->columns };

	canvas_clear(canvas);
	for (int row = 0; row < area.rows; row++) {
		for (int column = 0; column < area.columns; column += 2)
			canvas_text(canvas, &area, row, column, 2,
				    is_wide ? STR("散") : STR("Z\u0302z"), STYLE_ERROR, false);
		canvas_reverse_row(canvas, &area, row);
	}
	canvas_set_cursor(canvas, &area, 0, 0);
}

static bool is_same_cell(const struct cell *a, const struct cell *b)
{
	return memcmp(a->codepoints, b->codepoints, sizeof(a->codepoints)) == 0 &&
	       a->width == b->width && a->style == b->style && a->is_reversed == b->is_reversed;
}

static bool is_in(const struct area *area, int row, int column)
{
	return row >= area->row && row < area->row + area->rows && column >= area->column &&
	       column < area->column + area->columns;
}

/* What draws, and the areas that are its own. */
struct drawer {
	const char *name;
	void (*draw)(struct canvas *canvas, const struct view *view, const struct shown *shown);
	enum browser_page page; /* with draw NULL */
	size_t areas[2];        /* offsets in struct layout */
};

static void draw_list(struct canvas *canvas, const struct view *view, const struct shown *shown)
{
	list_view_draw(canvas, &view->layout, &shown->pages->list);
}

static void draw_topics(struct canvas *canvas, const struct view *view, const struct shown *shown)
{
	topic_view_draw(canvas, &view->layout, &shown->pages->list);
}

static void draw_detail(struct canvas *canvas, const struct view *view, const struct shown *shown)
{
	detail_view_draw(canvas, &view->layout, &shown->pages->list, &view->detail);
}

static void draw_bottom(struct canvas *canvas, const struct view *view, const struct shown *shown)
{
	const struct page_view *page = pages_row(shown->pages)->view;

	status_bar_draw(canvas, &view->layout, shown,
			page->hints(pages_struct(shown->pages, shown->pages->open)));
}

#define AREA(name) offsetof(struct layout, name)

static const struct drawer drawers[] = {
	{ "list", draw_list, PAGE_COUNT, { AREA(list), AREA(list_heading) } },
	{ "topics", draw_topics, PAGE_COUNT, { AREA(topics), AREA(divider) } },
	{ "detail", draw_detail, PAGE_COUNT, { AREA(detail), AREA(border) } },
	{ "help", NULL, PAGE_HELP, { AREA(help), AREA(help) } },
	{ "manual", NULL, PAGE_MANUAL, { AREA(help), AREA(help) } },
	{ "overview", NULL, PAGE_OVERVIEW, { AREA(help), AREA(help) } },
	{ "bar", view_draw_bar, PAGE_COUNT, { AREA(bar), AREA(bar) } },
	{ "bottom", draw_bottom, PAGE_COUNT, { AREA(bottom), AREA(bottom) } },
};

static void draw(const struct drawer *drawer, struct canvas *canvas, const struct view *view,
		 const struct shown *shown)
{
	if (drawer->draw)
		drawer->draw(canvas, view, shown);
	else
		page_table[drawer->page].view->draw(canvas, view,
						    pages_struct(shown->pages, drawer->page));
}

static bool is_own(const struct drawer *drawer, const struct layout *layout, int row, int column)
{
	for (size_t i = 0; i < 2; i++)
		if (is_in((const struct area *)((const char *)layout + drawer->areas[i]), row,
			  column))
			return true;
	return false;
}

static void fail_at(const struct scene_case *scene, const char *name, const struct canvas *canvas,
		    int cell, const char *what)
{
	fail_msg("%s \"%s\", %s at %dx%d: row %d, column %d %s", scene->options, scene->keys, name,
		 canvas->columns, canvas->rows, cell / canvas->columns, cell % canvas->columns,
		 what);
}

/* Three canvases of one size: blank, full of rubbish, and of the same rubbish, left alone. */
struct canvases {
	struct canvas blank, full, before;
};

static void resize(struct canvases *canvases, int rows, int columns, bool is_wide)
{
	canvas_resize(&canvases->blank, rows, columns);
	canvas_resize(&canvases->full, rows, columns);
	canvas_resize(&canvases->before, rows, columns);
	fill_with_rubbish(&canvases->full, is_wide);
	fill_with_rubbish(&canvases->before, is_wide);
}

/* Wide characters are cut at the edge of an area, so that what is beside it may change. */
static void check_view(const struct scene_case *scene, const struct drawer *drawer,
		       const struct view *view, const struct shown *shown,
		       struct canvases *canvases, bool is_wide)
{
	int columns = canvases->full.columns, count = canvases->full.rows * columns;

	draw(drawer, &canvases->blank, view, shown);
	draw(drawer, &canvases->full, view, shown);
	for (int i = 0; i < count; i++) {
		const struct cell *cell = &canvases->full.cells[i];

		if (is_own(drawer, &view->layout, i / columns, i % columns)) {
			if (!is_same_cell(cell, &canvases->blank.cells[i]))
				fail_at(scene, drawer->name, &canvases->full, i, "is not its own");
		} else if (!is_wide && !is_same_cell(cell, &canvases->before.cells[i])) {
			fail_at(scene, drawer->name, &canvases->full, i, "is not its to draw");
		}
	}
}

static void check_screen(const struct scene_case *scene, struct player *player,
			 struct canvases *canvases)
{
	int count = canvases->full.rows * canvases->full.columns;

	view_draw(&player->host.view, &player->host.shown, &canvases->blank);
	view_draw(&player->host.view, &player->host.shown, &canvases->full);
	for (int i = 0; i < count; i++)
		if (!is_same_cell(&canvases->full.cells[i], &canvases->blank.cells[i]))
			fail_at(scene, "screen", &canvases->full, i, "is nobody's");
	assert_int_equal(canvases->full.cursor_row, canvases->blank.cursor_row);
	assert_int_equal(canvases->full.cursor_column, canvases->blank.cursor_column);
}

static void check_size(const struct scene_case *scene, struct player *player,
		       struct canvases *canvases, int rows, int columns)
{
	player_resize(player, rows, columns);
	for (int is_wide = 0; is_wide < 2; is_wide++) {
		resize(canvases, rows, columns, is_wide);
		check_screen(scene, player, canvases);
		for (size_t i = 0; i < COUNT(drawers); i++) {
			resize(canvases, rows, columns, is_wide);
			check_view(scene, &drawers[i], &player->host.view, &player->host.shown,
				   canvases, is_wide);
		}
	}
}

static void test_areas(void **state)
{
	const struct scene_case *scene_case = *state;
	struct canvases canvases;
	struct scene scene;

	canvas_init(&canvases.blank);
	canvas_init(&canvases.full);
	canvas_init(&canvases.before);
	scene_open(&scene, scene_case->papers, 24, 80);
	scene_set_options(&scene, scene_case->options);
	scene_play(&scene, scene_case->keys);
	for (size_t i = 0; i < COUNT(row_counts); i++)
		for (size_t j = 0; j < COUNT(column_counts); j++)
			check_size(scene_case, &scene.player, &canvases, row_counts[i],
				   column_counts[j]);
	scene_close(&scene);
	canvas_free(&canvases.before);
	canvas_free(&canvases.full);
	canvas_free(&canvases.blank);
}

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT];
	int failed;

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].keys,
						.test_func = test_areas,
						.initial_state = (void *)&cases[i] };
	scenes_begin();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	scenes_end();
	return failed;
}
