/* The manual page, in place of the panes. */

#include "config.h"

#include <stdio.h>

#include "view/page_view.h"
#include "view/target.h"

static void arrange(void *page, struct view *view)
{
	page_manual_set_rows(page, layout_rows(&view->layout.help));
}

static void draw_line(struct canvas *canvas, const struct area *area, int row, struct str line)
{
	/* Headings alone begin at the edge. */
	enum style style = line.len > 0 && line.p[0] != ' ' ? STYLE_HEADING : STYLE_TEXT;

	canvas_text(canvas, area, row, 1, area->columns - 1, line, style, true);
}

static void draw(struct canvas *canvas, const struct view *view, const void *page)
{
	const struct page_manual *manual = page;
	const struct area *area = &view->layout.help;
	const struct manual *text = &manual->text;

	canvas_clear_area(canvas, area);
	if (!manual->is_read && text->count == 0)
		canvas_text(canvas, area, 0, 1, area->columns - 1, STR("reading the page …"),
			    STYLE_DIM, true);
	for (int row = 0; row < area->rows; row++) {
		size_t line = scroll_first(&manual->scroll) + (size_t)row;

		if (line >= text->count)
			break;
		draw_line(canvas, area, row, manual_line(text, line));
	}
}

/* Which page it is, and how far down. */
static void draw_bar(struct canvas *canvas, const struct area *area, const void *page)
{
	const struct page_manual *manual = page;
	const struct scroll *scroll = &manual->scroll;
	size_t below = scroll_last_top(scroll) - scroll_first(scroll);
	char name[64], place[32] = "";
	int width;

	snprintf(name, sizeof(name), "%s(%d)", manual_page_name(manual->page),
		 manual_page_section(manual->page));
	if (scroll->count > scroll->rows)
		snprintf(place, sizeof(place), "%zu %%",
			 100 * (scroll->count - below) / scroll->count);
	width = canvas_text(canvas, area, 0, 1, area->columns - 1, str_from(name), STYLE_BAR_STRONG,
			    true);
	canvas_text(canvas, area, 0, 1 + width + 2, area->columns, str_from(place), STYLE_BAR,
		    false);
}

static void find_target(const struct view *view, const void *page, struct event *event)
{
	(void)page;
	if (target_is_in(event, &view->layout.help))
		target_set(event, TARGET_PAGE, 0);
}

static const struct hint hints[] = {
	HINT_PAIR(UP, DOWN, "", LAST_KEY, "scroll"),
	HINT_PAIR(PAGE_UP, PAGE_DOWN, " ", LAST_KEY, "a page"),
	HINT_ONE(FIRST, FIRST_KEY, "top"),
	HINT_ONE(LAST, FIRST_KEY, "end"),
	HINT_FIXED("Esc", "back"),
	HINT_END,
};

static const struct hint *hints_of(const void *page)
{
	(void)page;
	return hints;
}

const struct page_view page_view_manual = {
	.arrange = arrange,
	.draw = draw,
	.draw_bar = draw_bar,
	.hints = hints_of,
	.find_target = find_target,
};
