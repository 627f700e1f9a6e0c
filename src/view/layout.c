/*
 * From the top: the bar, the panes, the last row. The panes are topics and list side by side above,
 * the detail below; when there are too few rows the detail takes the list's place while it is read.
 */

#include "config.h"

#include "view/layout.h"

/* Rows from which there is a bar, a last row, and a heading over the list. */
#define BAR_ROWS     3
#define BOTTOM_ROWS  2
#define HEADING_ROWS 4

/* Of five rows of panes the detail has two. */
#define DETAIL_SHARE 2
#define WHOLE_SHARE  5

/* The topics have at most a quarter of the screen, but this always. */
#define TOPICS_SHARE 4
#define TOPICS_MIN   19

static struct area lower_part(const struct layout *layout, int rows)
{
	const struct area *help = &layout->help;

	return (struct area){ help->row + help->rows - rows, 0, rows, help->columns };
}

static void arrange_detail(struct layout *layout, bool has_room, enum browser_pane pane)
{
	int rows = layout->help.rows * DETAIL_SHARE / WHOLE_SHARE;

	if (!has_room) {
		layout->is_detail_in_place = pane == PANE_DETAIL;
		layout->detail = (struct area){ layout->help.row, 0, 0, layout->help.columns };
		layout->border = layout->detail;
		if (layout->is_detail_in_place)
			layout->detail = layout->help;
		return;
	}
	layout->detail = lower_part(layout, rows);
	layout->border = lower_part(layout, rows + 1);
	layout->border.rows = 1;
}

static void arrange_upper(struct layout *layout, int topics_width)
{
	struct area upper = layout->help;
	int most = upper.columns / TOPICS_SHARE;
	bool has_topics = topics_width > 0 && upper.columns >= LAYOUT_TOPICS_COLUMNS;

	if (most < TOPICS_MIN)
		most = TOPICS_MIN;
	if (topics_width > most)
		topics_width = most;
	if (layout->border.rows > 0)
		upper.rows = layout->border.row - upper.row;
	if (has_topics) {
		layout->topics = (struct area){ upper.row, 0, upper.rows, topics_width };
		layout->divider = (struct area){ upper.row, topics_width, upper.rows, 1 };
		upper.column = topics_width + 1;
		upper.columns -= topics_width + 1;
	}
	layout->list_heading = upper;
	layout->list_heading.rows = upper.rows >= HEADING_ROWS ? 1 : 0;
	layout->list = upper;
	layout->list.row += layout->list_heading.rows;
	layout->list.rows -= layout->list_heading.rows;
}

void layout_arrange(struct layout *layout, int rows, int columns, int topics_width, bool has_detail,
		    enum browser_pane pane)
{
	int bar = rows >= BAR_ROWS ? 1 : 0, bottom = rows >= BOTTOM_ROWS ? 1 : 0;

	*layout = (struct layout){
		.bar = { 0, 0, bar, columns },
		.help = { bar, 0, rows - bar - bottom, columns },
		.bottom = { rows - bottom, 0, bottom, columns },
	};
	arrange_detail(layout, has_detail && rows >= LAYOUT_DETAIL_ROWS, pane);
	arrange_upper(layout, topics_width);
}

size_t layout_rows(const struct area *area)
{
	return area->rows > 0 ? (size_t)area->rows : 0;
}

int layout_topic_rows(const struct layout *layout)
{
	return layout->topics.rows > 1 ? layout->topics.rows - 1 : 0;
}
