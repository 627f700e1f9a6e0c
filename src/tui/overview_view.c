/*
 * All parts at once: the dates on top, below them topics and what they share side by side, with the
 * same topic in the same row. Otherwise a row of titles, and below it one part. The last row
 * tells in words what is under the cursor.
 *
 * Topics have letters, by their places: a row of letters stands over the columns of the shared
 * ones. What is scrolled into view follows from the cursor alone.
 */

#include "config.h"

#include "tui/overview_view.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "tui/chart.h"
#include "tui/date_chart.h"

/* From this size all parts are there at once. */
#define WHOLE_ROWS    16
#define WHOLE_COLUMNS 72

/* The dates have a third of the rows, within bounds; heading and axis included. */
#define DATES_SHARE 3
#define DATES_MOST  14

/* Rows of a part before its first topic: heading, letters. */
#define HEAD_ROWS 2

/* A topic's columns before its name: blank, letter, blank; and its count. */
#define NAME_COLUMN 3
#define NAME_MOST   22
#define COUNT_WIDTH 7
#define BAR_LEAST   8

#define CELL_WIDTH   2
#define SHADES_WIDTH 28 /* of their heading, with numbers of some digits */
#define GAP          2
#define DIAGONAL     0x2572u
#define NOTHING      0x00B7u

struct parts {
	bool is_whole;
	struct area titles; /* of all parts, where only one is there */
	struct area areas[OVERVIEW_PART_COUNT];
	struct area chosen;
	int name_width;
};

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

_Static_assert(sizeof(letters) - 1 == OVERVIEW_PAIRS_MAX, "each topic with pairs has a letter");

static int at_most(int number, int most)
{
	return number < most ? number : most;
}

static int longest_name(const struct topic_list *topics)
{
	int longest = 0;

	for (size_t i = 0; i < topics->count; i++) {
		size_t width = utf8_str_width(topics->topics[i].name);

		if (width > (size_t)longest)
			longest = width > NAME_MOST ? NAME_MOST : (int)width;
	}
	return longest;
}

static bool is_whole(const struct area *area)
{
	return area->rows >= WHOLE_ROWS && area->columns >= WHOLE_COLUMNS;
}

static int date_rows(const struct area *area)
{
	return at_most(area->rows / DATES_SHARE, DATES_MOST);
}

/* Topics have what the shared ones leave, and these as many columns as there are topics. */
static void share_lower(struct parts *parts, struct area lower, size_t pairs)
{
	int least = NAME_COLUMN + parts->name_width + COUNT_WIDTH + BAR_LEAST;
	int room = lower.columns - least - GAP - 1, wanted = (int)pairs * CELL_WIDTH;
	int width = at_most(wanted > SHADES_WIDTH ? wanted : SHADES_WIDTH, room);

	parts->areas[OVERVIEW_TOPICS] = lower;
	parts->areas[OVERVIEW_TOPICS].columns = lower.columns - width - GAP - 1;
	parts->areas[OVERVIEW_PAIRS] = lower;
	parts->areas[OVERVIEW_PAIRS].column = lower.column + lower.columns - width - 1;
	parts->areas[OVERVIEW_PAIRS].columns = width + 1;
}

static void arrange_whole(struct parts *parts, const struct area *area, size_t pairs)
{
	struct area lower = *area;

	parts->areas[OVERVIEW_DATES] = *area;
	parts->areas[OVERVIEW_DATES].rows = date_rows(area);
	lower.row += date_rows(area) + 1;
	lower.rows -= date_rows(area) + 2;
	share_lower(parts, lower, pairs);
}

static struct parts arrange(const struct area *area, const struct overview_picture *picture)
{
	struct parts parts = { .is_whole = is_whole(area),
			       .name_width = longest_name(picture->topics) };
	struct area below = *area;

	parts.chosen = (struct area){ area->row + area->rows - 1, area->column, 1, area->columns };
	if (parts.is_whole) {
		arrange_whole(&parts, area, overview_pair_topics(picture->overview));
		return parts;
	}
	parts.titles = *area;
	parts.titles.rows = area->rows > 1 ? 1 : 0;
	parts.chosen.rows = area->rows > 2 ? 1 : 0;
	below.row += parts.titles.rows;
	below.rows -= parts.titles.rows + parts.chosen.rows;
	if (picture->has_cursor)
		parts.areas[picture->cursor->part] = below;
	return parts;
}

struct overview_room overview_view_room(const struct area *area)
{
	int rows = is_whole(area) ? area->rows - date_rows(area) - 2 : area->rows - 2;

	return (struct overview_room){
		.bars = date_chart_room(area->columns),
		.rows = rows > HEAD_ROWS + 1 ? (size_t)(rows - HEAD_ROWS) : 1,
	};
}

int overview_view_rows(const struct overview_picture *picture, int columns)
{
	int rows = HEAD_ROWS + (int)picture->topics->count + DATES_MOST + 2;

	(void)columns;
	return rows < DATES_MOST * DATES_SHARE ? DATES_MOST * DATES_SHARE : rows;
}

/* The first of `count` lines in view, the one at `at` as near to the middle as can be. */
static size_t first_line(size_t at, size_t count, size_t rows)
{
	size_t first = at > rows / 2 ? at - rows / 2 : 0;
	size_t last = count > rows ? count - rows : 0;

	return first < last ? first : last;
}

static bool is_in(const struct overview_picture *picture, enum overview_part part)
{
	return picture->has_cursor && picture->cursor->part == part;
}

static void draw_heading(struct canvas *canvas, const struct area *area,
			 const struct overview_picture *picture, enum overview_part part,
			 struct str text)
{
	canvas_text(canvas, area, 0, 1, area->columns - 1, text,
		    is_in(picture, part) || !picture->has_cursor ? STYLE_HEADING : STYLE_DIM, true);
}

static void draw_dates(struct canvas *canvas, const struct parts *parts,
		       const struct overview_picture *picture)
{
	struct area area = parts->areas[OVERVIEW_DATES];
	size_t room = date_chart_room(area.columns);
	bool by_month = overview_is_by_month(picture->overview, room);
	struct strbuf text;

	strbuf_init(&text);
	date_chart_describe(overview_timeline(picture->overview), by_month, &text);
	draw_heading(canvas, &area, picture, OVERVIEW_DATES, strbuf_str(&text));
	strbuf_free(&text);
	area.row++;
	area.rows--;
	date_chart_draw(canvas, &area, overview_bars(picture->overview, room), by_month,
			is_in(picture, OVERVIEW_DATES)
				? overview_bar(picture->overview, picture->cursor, room)
				: INT32_MIN);
}

/* The topics in view, for both parts that have a row for each. */
struct rows {
	size_t first, count; /* of all topics */
	size_t chosen;
};

static struct rows rows_of(const struct area *area, const struct overview_picture *picture,
			   size_t count)
{
	size_t room = area->rows > HEAD_ROWS ? (size_t)(area->rows - HEAD_ROWS) : 0;
	struct rows rows = { 0 };

	rows.chosen = picture->has_cursor ? overview_row(picture->overview, picture->cursor) : 0;
	rows.first = first_line(rows.chosen, count, room);
	rows.count = count - rows.first < room ? count - rows.first : room;
	return rows;
}

static void draw_letter(struct canvas *canvas, const struct area *area, int row, int column,
			size_t place, bool is_chosen)
{
	if (place < OVERVIEW_PAIRS_MAX)
		canvas_fill(canvas, area, row, column, 1, (uint32_t)letters[place],
			    is_chosen ? STYLE_CHOSEN : STYLE_DIM);
}

/* Letter and name, as narrow as must be; returns the columns used. */
static int draw_name(struct canvas *canvas, const struct area *area, int row,
		     const struct overview_picture *picture, size_t place, int width,
		     bool is_chosen)
{
	size_t count;
	const struct overview_topic *topic = &overview_topics(picture->overview, &count)[place];

	draw_letter(canvas, area, row, 1, place, is_chosen);
	canvas_text(canvas, area, row, NAME_COLUMN, width,
		    picture->topics->topics[topic->topic].name,
		    topic->papers > 0 ? STYLE_TEXT : STYLE_DIM, true);
	return NAME_COLUMN + width;
}

static void draw_topic(struct canvas *canvas, const struct area *area, int row,
		       const struct overview_picture *picture, size_t place, int name_width)
{
	size_t count;
	const struct overview_topic *topics = overview_topics(picture->overview, &count);
	uint32_t papers = topics[place].papers;
	int column = draw_name(canvas, area, row, picture, place, name_width,
			       picture->has_cursor &&
				       place == overview_row(picture->overview, picture->cursor));
	char text[16];
	int width = snprintf(text, sizeof(text), "%u", (unsigned)papers);

	canvas_text(canvas, area, row, column + COUNT_WIDTH - 1 - width, width, str_from(text),
		    overview_knows_topics(picture->overview) ? STYLE_TEXT : STYLE_DIM, false);
	column += COUNT_WIDTH;
	chart_bar(canvas, area, row, column, area->columns - column - 1, papers, topics[0].papers,
		  STYLE_CHART);
}

static void draw_topics(struct canvas *canvas, const struct parts *parts,
			const struct overview_picture *picture)
{
	const struct area *area = &parts->areas[OVERVIEW_TOPICS];
	int name_width = at_most(parts->name_width, area->columns - NAME_COLUMN - COUNT_WIDTH - 1);
	struct rows rows;
	size_t count;

	overview_topics(picture->overview, &count);
	rows = rows_of(area, picture, count);
	draw_heading(canvas, area, picture, OVERVIEW_TOPICS,
		     count == 0 ? STR("There are no topics") : STR("Papers a topic"));
	for (size_t i = 0; i < rows.count; i++) {
		draw_topic(canvas, area, HEAD_ROWS + (int)i, picture, rows.first + i, name_width);
		if (is_in(picture, OVERVIEW_TOPICS) && rows.first + i == rows.chosen)
			canvas_reverse_row(canvas, area, HEAD_ROWS + (int)i);
	}
}

/* "Papers shared ░1 ▒5 ▓9 █18": the least of each shade. */
static void describe_shades(uint32_t most, struct strbuf *out)
{
	strbuf_add_cstr(out, "Papers shared");
	for (int shade = 1; shade < CHART_SHADES; shade++) {
		uint32_t least = chart_shade_least(shade, most);

		if (least == 0)
			continue;
		strbuf_add_cstr(out, " ");
		strbuf_add_codepoint(out, chart_shade_character(shade));
		strbuf_addf(out, "%u", (unsigned)least);
	}
}

static void draw_cell(struct canvas *canvas, const struct area *area, int row, int column,
		      const struct overview *overview, size_t a, size_t b)
{
	int shade = chart_shade(overview_shared(overview, a, b), overview_most_shared(overview));

	if (a == b)
		canvas_fill(canvas, area, row, column, 1, DIAGONAL, STYLE_DIM);
	else if (shade == 0)
		canvas_fill(canvas, area, row, column, 1, NOTHING, STYLE_DIM);
	else
		canvas_fill(canvas, area, row, column, CELL_WIDTH, chart_shade_character(shade),
			    STYLE_CHART);
}

static void reverse_cell(struct canvas *canvas, const struct area *area, int row, int column)
{
	const struct area cell = { area->row + row, area->column + column, 1, CELL_WIDTH };

	canvas_reverse_row(canvas, &cell, 0);
}

/* The columns that are in view, as rows are. */
static struct rows columns_of(const struct area *area, const struct overview_picture *picture)
{
	size_t count = overview_pair_topics(picture->overview);
	size_t room = area->columns > CELL_WIDTH ? (size_t)((area->columns - 1) / CELL_WIDTH) : 0;
	struct rows columns = { 0 };

	columns.chosen = is_in(picture, OVERVIEW_PAIRS)
				 ? overview_column(picture->overview, picture->cursor)
				 : SIZE_MAX;
	columns.first = first_line(columns.chosen == SIZE_MAX ? 0 : columns.chosen, count, room);
	columns.count = count - columns.first < room ? count - columns.first : room;
	return columns;
}

static void draw_matrix(struct canvas *canvas, const struct area *area,
			const struct overview_picture *picture, const struct rows *rows,
			const struct rows *columns)
{
	size_t pairs = overview_pair_topics(picture->overview);

	for (size_t i = 0; i < columns->count; i++)
		draw_letter(canvas, area, 1, 1 + (int)i * CELL_WIDTH, columns->first + i,
			    columns->first + i == columns->chosen);
	for (size_t k = 0; k < rows->count && rows->first + k < pairs; k++)
		for (size_t i = 0; i < columns->count; i++) {
			size_t a = rows->first + k, b = columns->first + i;
			int row = HEAD_ROWS + (int)k, column = 1 + (int)i * CELL_WIDTH;

			draw_cell(canvas, area, row, column, picture->overview, a, b);
			if (a == rows->chosen && b == columns->chosen)
				reverse_cell(canvas, area, row, column);
		}
}

static void draw_pairs(struct canvas *canvas, const struct parts *parts,
		       const struct overview_picture *picture)
{
	struct area area = parts->areas[OVERVIEW_PAIRS];
	size_t count;
	struct rows rows, columns;
	struct strbuf text;

	overview_topics(picture->overview, &count);
	rows = rows_of(&area, picture,
		       parts->is_whole ? count : overview_pair_topics(picture->overview));
	strbuf_init(&text);
	describe_shades(overview_most_shared(picture->overview), &text);
	draw_heading(canvas, &area, picture, OVERVIEW_PAIRS, strbuf_str(&text));
	strbuf_free(&text);
	if (!parts->is_whole) {
		int width = at_most(parts->name_width, area.columns / 3);

		for (size_t i = 0; i < rows.count; i++)
			draw_name(canvas, &area, HEAD_ROWS + (int)i, picture, rows.first + i, width,
				  rows.first + i == rows.chosen);
		area.column += NAME_COLUMN + width;
		area.columns -= NAME_COLUMN + width;
	}
	columns = columns_of(&area, picture);
	draw_matrix(canvas, &area, picture, &rows, &columns);
}

/* "Dates  Topics  Shared", or only where one is, where there is no room for all. */
static void draw_titles(struct canvas *canvas, const struct parts *parts,
			const struct overview_picture *picture)
{
	const struct area *area = &parts->titles;
	int column = 1, width = 1;

	for (int part = 0; part < OVERVIEW_PART_COUNT; part++)
		width += (int)strlen(overview_part_title((enum overview_part)part)) + GAP;
	for (int part = 0; part < OVERVIEW_PART_COUNT; part++) {
		struct str title = str_from(overview_part_title((enum overview_part)part));
		bool is_here = is_in(picture, (enum overview_part)part);

		if (width <= area->columns + GAP || is_here)
			column += canvas_text(canvas, area, 0, column, area->columns - column,
					      title, is_here ? STYLE_HEADING : STYLE_DIM, true) +
				  GAP;
	}
}

static void add_share(uint32_t papers, size_t all, struct strbuf *out)
{
	double share = all > 0 ? papers * 100.0 / (double)all : 0;

	strbuf_addf(out, "%.*f %%", share > 0 && share < 1 ? 1 : 0, share);
}

/* "  17 papers, 3 % of those shown"; of a pair, "  6 papers: 13 % of diffusion, 27 % of rlhf". */
static void describe_share(const struct overview_picture *picture, uint32_t papers,
			   struct strbuf *out)
{
	size_t row = overview_row(picture->overview, picture->cursor), count;
	size_t places[] = { row, overview_column(picture->overview, picture->cursor) };
	const struct overview_topic *topics = overview_topics(picture->overview, &count);

	strbuf_addf(out, "  %u paper%s", (unsigned)papers, papers == 1 ? "" : "s");
	if (!is_in(picture, OVERVIEW_PAIRS) || places[0] == places[1]) {
		strbuf_add_cstr(out, ", ");
		add_share(papers, overview_paper_count(picture->overview), out);
		strbuf_add_cstr(out, " of those shown");
		return;
	}
	for (size_t i = 0; i < 2; i++) {
		const struct overview_topic *topic = &topics[places[i]];

		strbuf_add_cstr(out, i == 0 ? ": " : ", ");
		add_share(papers, topic->papers, out);
		strbuf_add_cstr(out, " of ");
		strbuf_add(out, picture->topics->topics[topic->topic].name);
	}
}

static void draw_chosen(struct canvas *canvas, const struct parts *parts,
			const struct overview_picture *picture, const struct overview_room *room)
{
	struct strbuf query, text;
	uint32_t papers;
	int column;

	strbuf_init(&query);
	strbuf_init(&text);
	papers = overview_cursor_query(picture->cursor, picture->overview, room, picture->topics,
				       &query);
	column = 1 + canvas_text(canvas, &parts->chosen, 0, 1, parts->chosen.columns - 1,
				 strbuf_str(&query), STYLE_KEY, true);
	if (query.len > 0)
		describe_share(picture, papers, &text);
	canvas_text(canvas, &parts->chosen, 0, column, parts->chosen.columns - column,
		    strbuf_str(&text), STYLE_TEXT, true);
	strbuf_free(&text);
	strbuf_free(&query);
}

void overview_view_draw(struct canvas *canvas, const struct area *area,
			const struct overview_picture *picture)
{
	static void (*const drawers[])(struct canvas *, const struct parts *,
				       const struct overview_picture *) = {
		[OVERVIEW_DATES] = draw_dates,
		[OVERVIEW_TOPICS] = draw_topics,
		[OVERVIEW_PAIRS] = draw_pairs,
	};
	struct parts parts = arrange(area, picture);
	struct overview_room room = overview_view_room(area);

	for (size_t i = 0; i < OVERVIEW_PART_COUNT; i++)
		if (parts.areas[i].rows > 0)
			drawers[i](canvas, &parts, picture);
	draw_titles(canvas, &parts, picture);
	if (picture->has_cursor)
		draw_chosen(canvas, &parts, picture, &room);
}
