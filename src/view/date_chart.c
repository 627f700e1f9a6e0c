/*
 * Each bar has a slot of the same width, a blank behind it where there is room. Over the bars are
 * their numbers, or, where slots are too narrow for that, the greatest one is at the left.
 * Under them are as many labels as have room; a label begins where its bar does.
 */

#include "config.h"

#include "view/date_chart.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "view/chart.h"

#define SLOT_MAX    9
#define MONTHS      12
#define YEAR_WIDTH  4
#define MONTH_WIDTH 7 /* 2024-03 */

/* Where the greatest number is at the left, with a blank. */
#define SCALE_WIDTH 7

struct date_chart {
	struct canvas *canvas;
	const struct timeline_bars *bars;
	bool by_month;
	int32_t chosen;
	uint32_t most;
	struct area plot;    /* the bars alone */
	struct area numbers; /* and a row more for what is over them */
	struct area axis;    /* the row below, as wide */
	int slot, bar;       /* columns */
	size_t first, count; /* the bars that are in view */
	bool has_numbers;    /* over each bar */
};

size_t date_chart_room(int columns)
{
	return columns > SCALE_WIDTH + 1 ? (size_t)(columns - SCALE_WIDTH - 1) : 1;
}

void date_chart_describe(const struct timeline *timeline, bool by_month, struct strbuf *out)
{
	const struct timeline_bars *bars = by_month ? &timeline->months : &timeline->years;
	int32_t last = bars->first + (int32_t)bars->count - 1;

	strbuf_addf(out, "Papers a %s", by_month ? "month" : "year");
	if (bars->count > 0) {
		strbuf_add_cstr(out, ", ");
		timeline_format(bars->first, by_month, out);
		if (last != bars->first) {
			strbuf_add_cstr(out, " to ");
			timeline_format(last, by_month, out);
		}
	}
	if (timeline->undated > 0)
		strbuf_addf(out, "; %zu undated", timeline->undated);
	if (by_month && timeline->monthless > 0)
		strbuf_addf(out, "; %zu without a month", timeline->monthless);
}

static int digits(uint32_t number)
{
	int count = 1;

	for (; number >= 10; number /= 10)
		count++;
	return count;
}

static void find_most(struct date_chart *chart)
{
	chart->most = 0;
	for (size_t i = 0; i < chart->bars->count; i++)
		if (chart->bars->papers[i] > chart->most)
			chart->most = chart->bars->papers[i];
}

/* Bars that have no room go out of view at the sides, away from the chosen one. */
static void choose_view(struct date_chart *chart, size_t room)
{
	size_t count = chart->bars->count, half = room / 2;
	/* None chosen is a number so small that only a wider one holds the difference. */
	size_t at = (size_t)((int64_t)chart->chosen - chart->bars->first);

	chart->first = 0;
	chart->count = count < room ? count : room;
	if (count <= room)
		return;
	if (at >= count)
		at = count - 1;
	chart->first = at > half ? at - half : 0;
	if (chart->first + room > count)
		chart->first = count - room;
}

static void arrange(struct date_chart *chart, const struct area *area)
{
	int columns = area->columns - 1, left = 1;

	chart->slot = columns / (int)(chart->bars->count < 10000 ? chart->bars->count : 10000);
	chart->has_numbers = chart->slot > digits(chart->most);
	if (!chart->has_numbers && columns > SCALE_WIDTH + 1)
		left += SCALE_WIDTH;
	columns = area->columns - left;
	choose_view(chart, columns > 0 ? (size_t)columns : 1);
	chart->slot = columns / (int)chart->count;
	if (chart->slot > SLOT_MAX)
		chart->slot = SLOT_MAX;
	if (chart->slot < 1)
		chart->slot = 1;
	chart->bar = chart->slot > 1 ? chart->slot - 1 : 1;
	chart->numbers = (struct area){ area->row, area->column + left, area->rows - 1, columns };
	chart->plot = chart->numbers;
	if (chart->has_numbers && chart->plot.rows > 1) {
		chart->plot.row++;
		chart->plot.rows--;
	}
	chart->axis = (struct area){ area->row + area->rows - 1, area->column + left, 1, columns };
}

static void draw_number(struct date_chart *chart, int column, int row, uint32_t papers,
			enum style style)
{
	char text[16];
	int width = snprintf(text, sizeof(text), "%u", (unsigned)papers);

	canvas_text(chart->canvas, &chart->numbers, row,
		    column + (chart->bar > width ? (chart->bar - width) / 2 : 0), width,
		    str_from(text), style, false);
}

static void draw_bar(struct date_chart *chart, size_t at)
{
	int column = (int)(at - chart->first) * chart->slot;
	uint32_t papers = chart->bars->papers[at];
	bool is_chosen = chart->bars->first + (int32_t)at == chart->chosen;
	int row = chart_column(chart->canvas, &chart->plot, column, chart->bar, papers, chart->most,
			       is_chosen ? STYLE_CHOSEN : STYLE_CHART);

	if (chart->has_numbers && chart->plot.row > chart->numbers.row && papers > 0)
		draw_number(chart, column, row + 1, papers, is_chosen ? STYLE_CHOSEN : STYLE_DIM);
}

/* Years whose labels have room: every few, in round numbers. */
static int32_t label_interval(int slot)
{
	static const int32_t rounds[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 };
	size_t i = 0;

	while (i + 1 < COUNT_OF(rounds) && rounds[i] * slot <= YEAR_WIDTH)
		i++;
	return rounds[i];
}

/* Writes the label of a bar, empty where it has none. */
static void label_bar(const struct date_chart *chart, int32_t bar, char *out, size_t size)
{
	static const char names[MONTHS][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
					       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	int month = bar % MONTHS;

	out[0] = '\0';
	if (!chart->by_month) {
		if (bar % label_interval(chart->slot) == 0)
			snprintf(out, size, "%04d", (int)bar);
	} else if (chart->slot > MONTH_WIDTH) {
		snprintf(out, size, "%04d-%02d", (int)bar / MONTHS, month + 1);
	} else if (month == 0) {
		snprintf(out, size, "%04d", (int)bar / MONTHS);
	} else if (chart->slot > YEAR_WIDTH) {
		snprintf(out, size, "%s", names[month]);
	}
}

static void draw_label(struct date_chart *chart, size_t at)
{
	int column = (int)(at - chart->first) * chart->slot, width;
	int32_t bar = chart->bars->first + (int32_t)at;
	bool is_chosen = bar == chart->chosen;
	struct area below = chart->axis;
	char label[16];

	label_bar(chart, bar, label, sizeof(label));
	width = (int)strlen(label);
	if (column + width <= chart->axis.columns)
		canvas_text(chart->canvas, &chart->axis, 0, column, width, str_from(label),
			    STYLE_DIM, false);
	if (!is_chosen)
		return;
	below.column += column;
	below.columns = chart->bar;
	canvas_reverse_row(chart->canvas, &below, 0);
}

static void draw_scale(struct date_chart *chart, const struct area *area)
{
	char text[16];
	int width = snprintf(text, sizeof(text), "%u", (unsigned)chart->most);

	if (chart->plot.column > area->column + width)
		canvas_text(chart->canvas, area, 0, chart->plot.column - area->column - width - 1,
			    width, str_from(text), STYLE_DIM, false);
}

void date_chart_draw(struct canvas *canvas, const struct area *area,
		     const struct timeline_bars *bars, bool by_month, int32_t chosen)
{
	struct date_chart chart = {
		.canvas = canvas, .bars = bars, .by_month = by_month, .chosen = chosen
	};

	if (area->rows <= 0 || area->columns <= 0)
		return;
	if (bars->count == 0) {
		canvas_text(canvas, area, 0, 1, area->columns - 1, STR("no dates"), STYLE_DIM,
			    true);
		return;
	}
	find_most(&chart);
	arrange(&chart, area);
	for (size_t i = 0; i < chart.count; i++) {
		draw_bar(&chart, chart.first + i);
		draw_label(&chart, chart.first + i);
	}
	if (!chart.has_numbers)
		draw_scale(&chart, area);
}
