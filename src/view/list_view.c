/* Only the rows on the screen are looked at: a row costs the same in a list of ten and of a
 * million. */

#include "config.h"

#include "view/list_view.h"

#include "base/utf8.h"
#include "view/list_cell.h"
#include "view/list_layout.h"

/*
 * A heading is bright where the list is sorted by it, with an arrow where there is room for one:
 * behind it, or before it where the column is at the right.
 */
static void draw_heading(struct canvas *canvas, const struct area *area,
			 const struct list_place *place, const struct page_list *list)
{
	const struct list_column_info *info = list_column_info(place->column);
	struct sort_order order = filter_order(list->filter);
	bool is_sorted = order.key == info->sort && order.key != SORT_FILE;
	int width = (int)utf8_str_width(str_from(info->heading)), column = place->start, arrow;
	enum style style = is_sorted ? STYLE_HEADING : STYLE_DIM;

	if (list_cell_is_right(place->column) && width < place->width)
		column += place->width - width;
	width = canvas_text(canvas, area, 0, column, place->width, str_from(info->heading), style,
			    false);
	arrow = column > place->start ? column - 1 : column + width + 1;
	if (is_sorted && width > 0 && arrow < place->start + place->width)
		canvas_text(canvas, area, 0, arrow, 1, order.is_reversed ? STR("↓") : STR("↑"),
			    style, false);
}

static void draw_empty(struct canvas *canvas, const struct area *area, const struct page_list *list)
{
	struct str text = STR("no papers; open some: shortlist FILE");

	if (!list->shown.bar->is_complete)
		text = STR("reading …");
	else if (list->shown.bar->total > 0)
		text = STR("no paper matches; Esc goes back");
	canvas_text(canvas, area, area->rows > 2 ? 1 : 0, area->columns > 30 ? 3 : 0, area->columns,
		    text, STYLE_DIM, true);
}

static void draw_paper(struct list_row *row, uint32_t number)
{
	row->number = number;
	row->paper = &row->list->shown.corpus->library->papers[number];
	row->marks = marks_get(row->list->shown.corpus->marks, number);
	for (size_t i = 0; i < row->layout->count; i++)
		list_cell_draw(row, &row->layout->places[i]);
	if (number == row->list->cursor.paper)
		canvas_reverse_row(row->canvas, row->area, row->row);
}

void list_view_draw(struct canvas *canvas, const struct layout *layout,
		    const struct page_list *list)
{
	struct list_layout columns;
	struct list_row row = { .canvas = canvas,
				.area = &layout->list,
				.list = list,
				.layout = &columns,
				.today = date_from_time(list->shown.now()) };
	size_t count;
	const uint32_t *papers = filter_papers(list->filter, &count);

	canvas_clear_area(canvas, &layout->list_heading);
	canvas_clear_area(canvas, &layout->list);
	list_layout_arrange(&columns, list->shown.settings, layout->list.columns);
	for (size_t i = 0; i < columns.count; i++)
		draw_heading(canvas, &layout->list_heading, &columns.places[i], list);
	if (count == 0)
		draw_empty(canvas, &layout->list, list);
	for (; row.row < layout->list.rows && list->cursor.scroll.top + (size_t)row.row < count;
	     row.row++)
		draw_paper(&row, papers[list->cursor.scroll.top + (size_t)row.row]);
}
