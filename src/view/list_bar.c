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

static void describe_count(struct bar *bar, const struct query_bar *facts)
{
	const char *plural = facts->total == 1 ? "" : "s";

	bar->count_room = snprintf(bar->count, sizeof(bar->count), "%zu of %zu paper%s",
				   facts->total, facts->total, plural);
	snprintf(bar->count, sizeof(bar->count), "%zu%s of %zu paper%s", facts->shown,
		 facts->is_complete ? "" : "…", facts->total, plural);
	if (columns_of(bar->count) > bar->count_room)
		bar->count_room = columns_of(bar->count);
	if (facts->starred > 0)
		snprintf(bar->stars, sizeof(bar->stars), " · %zu starred", facts->starred);
	if (facts->is_library_unread)
		strcat(bar->stars, " · library not read");
	else if (!facts->is_saved)
		strcat(bar->stars, " · not saved");
}

/* "reading 42 %" while there is something to read, else "sorted by date". */
static void describe_order(struct bar *bar, const struct query_bar *facts)
{
	const struct sort_order *order = &facts->order;

	if (facts->wait == WAIT_NONE)
		snprintf(bar->order, sizeof(bar->order), "%s %s%s",
			 order->key == SORT_FILE ? "in" : "sorted by", sort_key_title(order->key),
			 order->is_reversed ? " ↓" : "");
	else if (facts->percent < 0)
		snprintf(bar->order, sizeof(bar->order), "reading …");
	else
		snprintf(bar->order, sizeof(bar->order), "%s %d %%",
			 facts->wait == WAIT_WORDS ? "counting words" : "reading", facts->percent);
}

/* Takes `width` off what is left, if there is so much. */
static bool reserve_room(int *left, int width)
{
	if (*left < width)
		return false;
	*left -= width;
	return true;
}

/* Columns the query gets before less important parts: as many as there are to type in. */
static int query_room(const struct query_bar *facts)
{
	return facts->is_typed || facts->query->text.len > 0 ? QUERY_MIN + GAP : 0;
}

static void arrange(struct bar *bar, const struct query_bar *facts, int columns)
{
	int left = columns - bar->count_room - 2, end = columns - 1;

	if (!reserve_room(&left, query_room(facts)) && left > 0)
		left = 0;
	bar->has_stars = reserve_room(&left, columns_of(bar->stars));
	bar->has_order = bar->has_stars && reserve_room(&left, columns_of(bar->order) + GAP);
	bar->has_name = bar->has_order && reserve_room(&left, (int)program_name.len + GAP);
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
		       const struct query_bar *facts)
{
	if (!facts->is_typed && facts->query->text.len == 0)
		return;
	canvas_fill(canvas, area, 0, bar->query_column, bar->query_width, ' ', STYLE_BAR);
	prompt_view_draw(canvas, area, 0, bar->query_column, bar->query_width, facts->query,
			 STYLE_BAR_STRONG, facts->is_typed);
}

void list_bar_draw(struct canvas *canvas, const struct area *area, const struct query_bar *facts)
{
	struct bar bar = { 0 };

	describe_count(&bar, facts);
	describe_order(&bar, facts);
	arrange(&bar, facts, area->columns);
	draw_parts(canvas, area, &bar);
	draw_query(canvas, area, &bar, facts);
}
