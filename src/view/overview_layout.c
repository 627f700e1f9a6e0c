#include "config.h"

#include "view/overview_layout.h"

#include "view/date_chart.h"
#include "view/topic_chart.h"

/* From this size all parts are there at once. */
#define WHOLE_ROWS    16
#define WHOLE_COLUMNS 72

/* The dates have a third of a screen's rows, within bounds; heading and axis included. */
#define DATES_SHARE 3
#define DATES_MOST  14
#define PAPER_DATES 10

/* Words have a bit less than a third of the columns, within bounds. */
#define WORDS_SHARE_TENTHS 3
#define WORDS_LEAST        27
#define WORDS_MOST         48

/* A topic's name is given a sixth of the columns, but this always. */
#define NAME_SHARE 6
#define NAME_LEAST 14

#define GAP 1

static int at_most(int number, int most)
{
	return number < most ? number : most;
}

static int at_least(int number, int least)
{
	return number > least ? number : least;
}

static bool has_room_for_all(const struct area *area)
{
	return area->rows >= WHOLE_ROWS && area->columns >= WHOLE_COLUMNS;
}

static int date_rows(const struct area *area)
{
	return at_most(area->rows / DATES_SHARE, DATES_MOST);
}

/* Words first, then as many columns of shared papers as there are; topics have the rest. */
static void share_columns(struct overview_layout *layout, const struct area *area,
			  const struct overview_contents *contents)
{
	struct area *topics = &layout->parts[OVERVIEW_TOPICS];
	struct area *pairs = &layout->parts[OVERVIEW_PAIRS];
	struct area *words = &layout->parts[OVERVIEW_WORDS];
	int least;

	layout->is_side_by_side = true;
	layout->name_width =
		at_most(contents->longest_name, at_least(area->columns / NAME_SHARE, NAME_LEAST));
	*topics = *pairs = *words = *area;
	words->columns =
		at_most(at_least(area->columns * WORDS_SHARE_TENTHS / 10, WORDS_LEAST), WORDS_MOST);
	words->column = area->column + area->columns - words->columns;
	least = topic_chart_least_width(layout->name_width) + words->columns + 2 * GAP;
	pairs->columns = at_most(topic_chart_matrix_width(contents->pairs), area->columns - least);
	pairs->column = words->column - GAP - pairs->columns;
	topics->columns = pairs->column - GAP - area->column;
}

void overview_layout_arrange(struct overview_layout *layout, const struct area *area,
			     const struct overview_contents *contents, enum overview_part part)
{
	struct area below = *area;

	*layout = (struct overview_layout){ .name_width = contents->longest_name };
	layout->chosen =
		(struct area){ area->row + area->rows - 1, area->column, 1, area->columns };
	if (has_room_for_all(area)) {
		layout->parts[OVERVIEW_DATES] = *area;
		layout->parts[OVERVIEW_DATES].rows = date_rows(area);
		below.row += date_rows(area) + 1;
		below.rows -= date_rows(area) + 2;
		share_columns(layout, &below, contents);
		return;
	}
	layout->titles = *area;
	layout->titles.rows = area->rows > 1 ? 1 : 0;
	layout->chosen.rows = area->rows > 2 ? 1 : 0;
	below.row += layout->titles.rows;
	below.rows -= layout->titles.rows + layout->chosen.rows;
	layout->parts[part] = below;
}

/* Puts a part below what is there, with a blank row between. */
static void append(struct overview_layout *layout, enum overview_part part, int columns,
		   size_t lines, int *rows)
{
	int height = OVERVIEW_HEAD_ROWS + (int)lines;

	layout->parts[part] = (struct area){ *rows + 1, 0, height, columns };
	*rows += 1 + height;
}

int overview_layout_print(struct overview_layout *layout, int columns,
			  const struct overview_contents *contents)
{
	size_t lines = contents->topics > contents->words ? contents->topics : contents->words;
	int rows = PAPER_DATES;

	*layout = (struct overview_layout){ .name_width = contents->longest_name };
	layout->parts[OVERVIEW_DATES] = (struct area){ 0, 0, rows, columns };
	if (columns >= WHOLE_COLUMNS) {
		const struct area below = { rows + 1, 0, OVERVIEW_HEAD_ROWS + (int)lines, columns };

		share_columns(layout, &below, contents);
		return below.row + below.rows;
	}
	append(layout, OVERVIEW_TOPICS, columns, contents->topics, &rows);
	append(layout, OVERVIEW_PAIRS, columns,
	       contents->topics < contents->pairs ? contents->topics : contents->pairs, &rows);
	append(layout, OVERVIEW_WORDS, columns, contents->words, &rows);
	return rows;
}

struct overview_room overview_layout_room(const struct area *area)
{
	int rows = has_room_for_all(area) ? area->rows - date_rows(area) - 2 : area->rows - 2;

	return (struct overview_room){
		.bars = date_chart_room(area->columns),
		.rows = (size_t)at_least(rows - OVERVIEW_HEAD_ROWS, 1),
	};
}
