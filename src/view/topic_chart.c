/*
 * Bars and shades of a topic are in the same row: both go by the same count of topics and the
 * same one that stays in view.
 */

#include "config.h"

#include "view/topic_chart.h"

#include <stdio.h>

#include "base/utf8.h"
#include "view/chart.h"
#include "view/overview_layout.h"

#define HEAD_ROWS OVERVIEW_HEAD_ROWS

/* A topic's columns before its name: blank, letter, blank; and those of its count. */
#define NAME_COLUMN 3
#define COUNT_WIDTH 7
#define BAR_LEAST   6

#define CELL_WIDTH    2
#define HEADING_WIDTH 23 /* "Shared ░1 ▒9 ▓17 █33" */
#define DIAGONAL      0x2572u
#define NOTHING       0x00B7u

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

_Static_assert(sizeof(letters) - 1 == OVERVIEW_PAIRS_MAX, "each topic with pairs has a letter");

/* What is in view of some lines or columns. */
struct view_of {
	size_t first, count;
};

static struct view_of choose_view(size_t at, size_t count, int room)
{
	size_t rows = room > 0 ? (size_t)room : 0;
	struct view_of view = { chart_first_line(at < count ? at : 0, count, rows), 0 };

	view.count = count - view.first < rows ? count - view.first : rows;
	return view;
}

int topic_chart_least_width(int name_width)
{
	return NAME_COLUMN + name_width + COUNT_WIDTH + BAR_LEAST;
}

int topic_chart_matrix_width(size_t pairs)
{
	int width = 1 + (int)pairs * CELL_WIDTH;

	return width > HEADING_WIDTH ? width : HEADING_WIDTH;
}

static const struct overview_topic *topic_at(const struct topic_chart *chart, size_t place)
{
	size_t count;

	return &overview_topics(chart->overview, &count)[place];
}

static void draw_letter(struct canvas *canvas, const struct area *area, int row, int column,
			size_t place, bool is_chosen)
{
	if (place < OVERVIEW_PAIRS_MAX)
		canvas_fill(canvas, area, row, column, 1, (uint32_t)letters[place],
			    is_chosen ? STYLE_CHOSEN : STYLE_DIM);
}

static void draw_name(struct canvas *canvas, const struct area *area, int row,
		      const struct topic_chart *chart, size_t place, int width)
{
	const struct overview_topic *topic = topic_at(chart, place);

	draw_letter(canvas, area, row, 1, place, chart->is_chosen && place == chart->row);
	canvas_text(canvas, area, row, NAME_COLUMN, width, chart->topics->topics[topic->topic].name,
		    topic->papers > 0 ? STYLE_TEXT : STYLE_DIM, true);
}

static void draw_bar(struct canvas *canvas, const struct area *area, int row,
		     const struct topic_chart *chart, size_t place, int column)
{
	uint32_t papers = topic_at(chart, place)->papers;
	char text[16];
	int width = snprintf(text, sizeof(text), "%u", (unsigned)papers);

	canvas_text(canvas, area, row, column + COUNT_WIDTH - 1 - width, width, str_from(text),
		    overview_knows_topics(chart->overview) ? STYLE_TEXT : STYLE_DIM, false);
	column += COUNT_WIDTH;
	chart_bar(canvas, area, row, column, area->columns - column, papers,
		  topic_at(chart, 0)->papers, STYLE_CHART);
}

void topic_chart_draw_bars(struct canvas *canvas, const struct area *area,
			   const struct topic_chart *chart, enum style heading)
{
	struct view_of rows = choose_view(chart->row, chart->count, area->rows - HEAD_ROWS);
	int name_width = area->columns - NAME_COLUMN - COUNT_WIDTH;

	if (name_width > chart->name_width)
		name_width = chart->name_width;
	canvas_text(canvas, area, 0, 1, area->columns - 1,
		    chart->topics->count > 0 ? STR("Papers a topic") : STR("There are no topics"),
		    heading, true);
	for (size_t i = 0; i < rows.count; i++) {
		int row = HEAD_ROWS + (int)i;

		draw_name(canvas, area, row, chart, rows.first + i, name_width);
		draw_bar(canvas, area, row, chart, rows.first + i, NAME_COLUMN + name_width);
		if (chart->is_chosen && chart->column == SIZE_MAX && rows.first + i == chart->row)
			canvas_reverse_row(canvas, area, row);
	}
}

/* "Papers shared ░1 ▒5 ▓9 █18": the least of each shade. */
static void draw_legend(struct canvas *canvas, const struct area *area, uint32_t most,
			enum style style)
{
	struct strbuf text;

	strbuf_init(&text);
	for (int shade = 1; shade < CHART_SHADES; shade++) {
		uint32_t least = chart_shade_least(shade, most);

		if (least == 0)
			continue;
		strbuf_add_byte(&text, ' ');
		strbuf_add_codepoint(&text, chart_shade_character(shade));
		strbuf_addf(&text, "%u", (unsigned)least);
	}
	strbuf_insert(&text, 0,
		      (int)utf8_str_width(strbuf_str(&text)) + 13 < area->columns
			      ? STR("Papers shared")
			      : STR("Shared"));
	canvas_text(canvas, area, 0, 1, area->columns - 1, strbuf_str(&text), style, true);
	strbuf_free(&text);
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

static void draw_cells(struct canvas *canvas, const struct area *area,
		       const struct topic_chart *chart, size_t place, int row,
		       const struct view_of *columns)
{
	for (size_t i = 0; i < columns->count; i++) {
		size_t other = columns->first + i;
		int column = 1 + (int)i * CELL_WIDTH;

		draw_cell(canvas, area, row, column, chart->overview, place, other);
		if (chart->is_chosen && place == chart->row && other == chart->column)
			reverse_cell(canvas, area, row, column);
	}
}

void topic_chart_draw_matrix(struct canvas *canvas, const struct area *area,
			     const struct topic_chart *chart, bool has_names, enum style heading)
{
	size_t pairs = overview_pair_topics(chart->overview);
	size_t count = chart->count < pairs ? chart->count : pairs;
	struct view_of rows =
		choose_view(chart->row, has_names ? count : chart->count, area->rows - HEAD_ROWS);
	struct area cells = *area;
	struct view_of columns;
	int name_width = area->columns / 3;

	if (name_width > chart->name_width)
		name_width = chart->name_width;
	draw_legend(canvas, area, overview_most_shared(chart->overview), heading);
	if (has_names) {
		cells.column += NAME_COLUMN + name_width;
		cells.columns -= NAME_COLUMN + name_width;
	}
	columns = choose_view(chart->column, count, (cells.columns - 1) / CELL_WIDTH);
	for (size_t i = 0; i < columns.count; i++)
		draw_letter(canvas, &cells, 1, 1 + (int)i * CELL_WIDTH, columns.first + i,
			    chart->is_chosen && columns.first + i == chart->column);
	for (size_t i = 0; i < rows.count && rows.first + i < count; i++) {
		int row = HEAD_ROWS + (int)i;

		if (has_names)
			draw_name(canvas, area, row, chart, rows.first + i, name_width);
		draw_cells(canvas, &cells, chart, rows.first + i, row, &columns);
	}
}
