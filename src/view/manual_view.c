/* The manual page, in place of the panes. */

#include "config.h"

#include <stdio.h>

#include "view/page_view.h"
#include "view/target.h"

static void draw_line(struct canvas *canvas, const struct area *area, int row, struct str line)
{
	/* Headings alone begin at the edge. */
	enum style style = line.len > 0 && line.p[0] != ' ' ? STYLE_HEADING : STYLE_TEXT;

	canvas_text(canvas, area, row, 1, area->columns - 1, line, style, true);
}

static void draw(struct canvas *canvas, const struct view *view, const struct browser *browser)
{
	const struct area *area = &view->layout.help;
	const struct manual *text = &browser->pages.manual.text;

	canvas_clear_area(canvas, area);
	if (!browser->pages.manual.is_read && text->count == 0)
		canvas_text(canvas, area, 0, 1, area->columns - 1, STR("reading the page …"),
			    STYLE_DIM, true);
	for (int row = 0; row < area->rows; row++) {
		size_t line = scroll_first(&browser->pages.manual.scroll) + (size_t)row;

		if (line >= text->count)
			break;
		draw_line(canvas, area, row, manual_line(text, line));
	}
}

/* Which page it is, and how far down. */
static void draw_bar(struct canvas *canvas, const struct area *area, const struct browser *browser)
{
	const struct scroll *scroll = &browser->pages.manual.scroll;
	size_t below = scroll_last_top(scroll) - scroll_first(scroll);
	char name[64], place[32] = "";
	int width;

	snprintf(name, sizeof(name), "%s(%d)", manual_page_name(browser->pages.manual.page),
		 manual_page_section(browser->pages.manual.page));
	if (scroll->count > scroll->rows)
		snprintf(place, sizeof(place), "%zu %%",
			 100 * (scroll->count - below) / scroll->count);
	width = canvas_text(canvas, area, 0, 1, area->columns - 1, str_from(name), STYLE_BAR_STRONG,
			    true);
	canvas_text(canvas, area, 0, 1 + width + 2, area->columns, str_from(place), STYLE_BAR,
		    false);
}

static void find_target(const struct view *view, const struct browser *browser, struct event *event)
{
	(void)browser;
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

static const struct hint *hints_of(const struct browser *browser)
{
	(void)browser;
	return hints;
}

const struct page_view page_view_manual = {
	.draw = draw,
	.draw_bar = draw_bar,
	.hints = hints_of,
	.find_target = find_target,
};
