/*
 * The bar's parts have fixed places while a query is typed, so that nothing jumps: the count is
 * given the room of the greatest count there can be. What has no room goes by its worth: first the
 * name, then the order, the stars, the query (which keeps its room while it is typed), the count.
 */

#include "config.h"

#include "view/list_bar.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "view/prompt_view.h"

/* Columns that a query gets before less important parts get any. */
#define QUERY_MIN 20
#define GAP       2

struct bar {
	char count[80]; /* "22 of 546 papers", with "…" while it is not exact */
	char stars[64];
	char order[64];
	int count_room; /* columns of the longest count */
	bool has_name, has_stars, has_order;
	int query_column, query_width;
};

static const struct str program_name = STR_INIT("shortlist");

static int columns_of(const char *text)
{
	return (int)utf8_str_width(str_from(text));
}

static void describe_count(struct bar *bar, const struct browser *browser)
{
	size_t shown, total = corpus_paper_count(&browser->session->corpus);
	const char *plural = total == 1 ? "" : "s";
	const char *unfinished = filter_is_done(browser->filter) && !browser->loader ? "" : "…";

	filter_papers(browser->filter, &shown);
	bar->count_room = snprintf(bar->count, sizeof(bar->count), "%zu of %zu paper%s", total,
				   total, plural);
	snprintf(bar->count, sizeof(bar->count), "%zu%s of %zu paper%s", shown, unfinished, total,
		 plural);
	if (columns_of(bar->count) > bar->count_room)
		bar->count_room = columns_of(bar->count);
	if (browser->session->marks.starred_count > 0)
		snprintf(bar->stars, sizeof(bar->stars), " · %zu starred",
			 browser->session->marks.starred_count);
	if (browser->session->is_library_unread)
		strcat(bar->stars, " · library not read");
	else if (!browser->session->can_save)
		strcat(bar->stars, " · not saved");
}

/* Papers like one wait for the words of all papers to be counted. */
static bool waits_for_words(const struct browser *browser)
{
	return !filter_is_done(browser->filter) &&
	       matcher_uses_likeness(filter_matcher(browser->filter)) &&
	       !term_index_is_done(browser->session->terms);
}

static void describe_words(struct bar *bar, const struct browser *browser)
{
	size_t count = browser->session->library.count;
	size_t done = term_index_paper_count(browser->session->terms);

	snprintf(bar->order, sizeof(bar->order), "counting words %zu %%", done * 100 / count);
}

/* "reading 42 %" while there is something to read, else "sorted by date". */
static void describe_order(struct bar *bar, const struct browser *browser)
{
	struct sort_order order = filter_order(browser->filter);
	uint64_t done, total;

	if (waits_for_words(browser)) {
		describe_words(bar, browser);
		return;
	}
	if (!browser->loader) {
		snprintf(bar->order, sizeof(bar->order), "%s %s%s",
			 order.key == SORT_FILE ? "in" : "sorted by", sort_key_title(order.key),
			 order.is_reversed ? " ↓" : "");
		return;
	}
	loader_progress(browser->loader, &done, &total);
	if (total == 0 || done > total)
		snprintf(bar->order, sizeof(bar->order), "reading …");
	else
		snprintf(bar->order, sizeof(bar->order), "reading %d %%",
			 (int)((double)done * 100 / (double)total));
}

/* Takes `width` off what is left, if there is so much. */
static bool take_room(int *left, int width)
{
	if (*left < width)
		return false;
	*left -= width;
	return true;
}

/* Columns the query gets before less important parts: as many as there are to type in. */
static int query_room(const struct browser *browser)
{
	return browser->prompts.open == PROMPT_QUERY ||
			       browser->prompts.lines[PROMPT_QUERY].line.text.len > 0
		       ? QUERY_MIN + GAP
		       : 0;
}

static void arrange(struct bar *bar, const struct browser *browser, int columns)
{
	int left = columns - bar->count_room - 2, end = columns - 1;

	if (!take_room(&left, query_room(browser)) && left > 0)
		left = 0;
	bar->has_stars = take_room(&left, columns_of(bar->stars));
	bar->has_order = bar->has_stars && take_room(&left, columns_of(bar->order) + GAP);
	bar->has_name = bar->has_order && take_room(&left, (int)program_name.len + GAP);
	bar->query_column = 1 + bar->count_room + GAP;
	if (bar->has_name)
		bar->query_column += (int)program_name.len + GAP;
	if (bar->has_stars)
		bar->query_column += columns_of(bar->stars);
	if (bar->has_order)
		end -= columns_of(bar->order) + GAP;
	bar->query_width = end - bar->query_column;
	if (bar->query_width < 1) { /* hardly any room: the query over the count */
		bar->query_column = columns > QUERY_MIN ? columns - QUERY_MIN : 0;
		bar->query_width = columns - bar->query_column;
	}
}

static void draw_parts(struct canvas *canvas, const struct area *area, const struct bar *bar)
{
	int column = 1;

	if (bar->has_name)
		column += canvas_text(canvas, area, 0, column, (int)program_name.len, program_name,
				      STYLE_BAR_STRONG, false) +
			  GAP;
	column += canvas_text(canvas, area, 0, column, area->columns - column, str_from(bar->count),
			      STYLE_BAR, true);
	if (bar->has_stars)
		canvas_text(canvas, area, 0, column, area->columns - column, str_from(bar->stars),
			    STYLE_BAR, true);
	if (bar->has_order)
		canvas_text(canvas, area, 0, area->columns - 1 - columns_of(bar->order),
			    columns_of(bar->order), str_from(bar->order), STYLE_BAR, false);
}

static void draw_query(struct canvas *canvas, const struct area *area, const struct bar *bar,
		       const struct browser *browser)
{
	bool is_typed = browser->prompts.open == PROMPT_QUERY;

	if (!is_typed && browser->prompts.lines[PROMPT_QUERY].line.text.len == 0)
		return;
	canvas_fill(canvas, area, 0, bar->query_column, bar->query_width, ' ', STYLE_BAR);
	prompt_view_draw(canvas, area, 0, bar->query_column, bar->query_width,
			 &browser->prompts.lines[PROMPT_QUERY].line, STYLE_BAR_STRONG, is_typed);
}

void list_bar_draw(struct canvas *canvas, const struct area *area, const struct browser *browser)
{
	struct bar bar = { 0 };

	describe_count(&bar, browser);
	describe_order(&bar, browser);
	arrange(&bar, browser, area->columns);
	draw_parts(canvas, area, &bar);
	draw_query(canvas, area, &bar, browser);
}
