#include "config.h"

#include "view/topic_view.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Blank, cursor, digit, blank; and a blank before the count. */
#define NAME_COLUMN 4
#define WIDTH_MIN   19
#define WIDTH_MAX   28
#define VERTICAL    0x2502u

/* The topics that have a key of their own. */
#define TOPIC_KEYS 9

static int digits(size_t number)
{
	int count = 1;

	while (number >= 10) {
		number /= 10;
		count++;
	}
	return count;
}

int topic_view_width(const struct page_list *list)
{
	const struct topic_list *topics = list->shown.topics;
	size_t longest = topic_list_width(topics);
	int width;

	if (topics->count == 0)
		return 0;
	if (longest > WIDTH_MAX)
		longest = WIDTH_MAX;
	width = NAME_COLUMN + (int)longest + 1 + digits(list->shown.corpus->library->count);
	if (width > WIDTH_MAX)
		return WIDTH_MAX;
	return width < WIDTH_MIN ? WIDTH_MIN : width;
}

/* The count ends at the last column; returns the columns that are left for the name. */
static int draw_count(struct canvas *canvas, const struct area *area, int row, size_t count,
		      bool is_exact)
{
	char text[32];
	int width;

	snprintf(text, sizeof(text), "%zu", count);
	width = (int)strlen(text);
	canvas_text(canvas, area, row, area->columns - width, width, str_from(text),
		    is_exact ? STYLE_TEXT : STYLE_DIM, false);
	return area->columns - width - 1 - NAME_COLUMN;
}

static void draw_topic(struct canvas *canvas, const struct area *area, int row,
		       const struct page_list *list, size_t topic)
{
	enum style style = page_list_topic_term(list, topic) ? STYLE_TOPIC_ON : STYLE_TOPIC;
	int width = draw_count(canvas, area, row, topic_index_count(list->shown.topic_index, topic),
			       topic_index_is_done(list->shown.topic_index) &&
				       !topic_index_lacks_papers(list->shown.topic_index, topic));
	char digit = (char)('1' + (int)(topic % TOPIC_KEYS));

	if (topic == list->topics.cursor)
		canvas_text(canvas, area, row, 1, 1, STR("▸"), STYLE_KEY, false);
	if (topic < TOPIC_KEYS)
		canvas_text(canvas, area, row, 2, 1, (struct str){ &digit, 1 }, STYLE_KEY, false);
	canvas_text(canvas, area, row, NAME_COLUMN, width, list->shown.topics->topics[topic].name,
		    style, true);
}

void topic_view_draw(struct canvas *canvas, const struct layout *layout,
		     const struct page_list *list)
{
	struct area area = layout->topics;

	if (area.rows == 0)
		return;
	canvas_clear_area(canvas, &area);
	canvas_clear_area(canvas, &layout->divider);
	for (int row = 0; row < layout->divider.rows; row++)
		canvas_fill(canvas, &layout->divider, row, 0, 1, VERTICAL, STYLE_BORDER);
	canvas_text(canvas, &area, 0, 1, area.columns - 1, STR("Topics"),
		    list->pane == PANE_TOPICS ? STYLE_HEADING : STYLE_DIM, false);
	area.row++;
	area.rows--;
	for (int row = 0; row < area.rows; row++) {
		size_t topic = list->topics.top + (size_t)row;

		if (topic >= list->shown.topics->count)
			break;
		draw_topic(canvas, &area, row, list, topic);
		if (list->pane == PANE_TOPICS && topic == list->topics.cursor)
			canvas_reverse_row(canvas, &area, row);
	}
}
