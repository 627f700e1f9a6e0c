#include "config.h"

#include "view/detail_view.h"

#include <stdio.h>
#include <string.h>

#define HORIZONTAL 0x2500u
#define JUNCTION   0x2534u

/* A blank column on either side, where there is room for it. */
#define MARGIN         1
#define MARGIN_COLUMNS 20

/* Where a link's title begins: behind a mark and a date. */
#define LINK_TITLE 13

/* Longer lines are hard to read. */
#define TEXT_WIDTH_MAX 100

static int margin_of(int columns)
{
	return columns >= MARGIN_COLUMNS ? MARGIN : 0;
}

int detail_view_text_width(int columns)
{
	int width = columns - 2 * margin_of(columns);

	return width < TEXT_WIDTH_MAX ? width : TEXT_WIDTH_MAX;
}

/* "▸ 2023-10-06 Title …" */
static void draw_link(struct canvas *canvas, const struct area *area, int row,
		      const struct page_list *list, const struct detail_block *block)
{
	uint32_t number = list->detail.links.papers[block->link - 1];
	const struct paper *paper = &list->shown.corpus->library->papers[number];
	bool is_chosen = list->pane == PANE_DETAIL && list->detail.links.chosen == block->link - 1;
	int column = margin_of(area->columns), width = detail_view_text_width(area->columns);
	struct strbuf date;

	strbuf_init(&date);
	date_format(paper->date, &date);
	if (is_chosen)
		canvas_text(canvas, area, row, column, 1, STR("▸"), STYLE_SELECTED, false);
	canvas_text(canvas, area, row, column + 2, width - 2,
		    date.len > 0 ? strbuf_str(&date) : STR("·"),
		    date.len > 0 ? STYLE_DATE : STYLE_DIM, false);
	canvas_text(canvas, area, row, column + LINK_TITLE, width - LINK_TITLE, block->text,
		    block->style, true);
	if (is_chosen)
		canvas_reverse_row(canvas, area, row);
	strbuf_free(&date);
}

/* The matches of the block that end behind byte `at`. */
static struct highlights highlights_behind(const struct detail_block *block, size_t at)
{
	size_t low = 0, high = block->spans.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (block->spans.spans[middle].end > at)
			high = middle;
		else
			low = middle + 1;
	}
	if (low == block->spans.count)
		return (struct highlights){ .shift = at };
	return (struct highlights){ block->spans.spans + low, block->spans.count - low, at };
}

static void draw_line(struct canvas *canvas, const struct area *area, int row,
		      const struct page_list *list, const struct detail *detail,
		      const struct detail_line *line)
{
	const struct detail_block *block = &detail->blocks[line->block];
	struct highlights highlights = highlights_behind(block, line->from);
	struct str text = str_sub(block->text, line->from, line->to - line->from);
	int column = margin_of(area->columns), width = detail_view_text_width(area->columns);

	if (block->link > 0) {
		draw_link(canvas, area, row, list, block);
		return;
	}
	if (line->from == 0) {
		int used = canvas_text(canvas, area, row, column, width, str_from(block->label),
				       STYLE_DIM, false);

		column += used;
		width -= used;
	}
	canvas_text_highlighted(canvas, area, row, column, width, text, block->style, false,
				&highlights);
}

/* " 3-12 of 20 ", at the right end of the border. */
static void draw_scroll_mark(struct canvas *canvas, const struct area *border, size_t first,
			     int rows, size_t count, enum style style)
{
	char mark[64];
	size_t last = first + (size_t)rows < count ? first + (size_t)rows : count;
	int width;

	if (rows <= 0 || count <= (size_t)rows)
		return;
	snprintf(mark, sizeof(mark), " %zu-%zu of %zu ", first + 1, last, count);
	width = (int)strlen(mark);
	if (width + 2 <= border->columns)
		canvas_text(canvas, border, 0, border->columns - width - 1, width, str_from(mark),
			    style, false);
}

static void draw_border(struct canvas *canvas, const struct layout *layout,
			const struct page_list *list, const struct detail *detail, size_t first)
{
	const struct area *border = &layout->border;
	enum style style = list->pane == PANE_DETAIL ? STYLE_KEY : STYLE_BORDER;

	canvas_fill(canvas, border, 0, 0, border->columns, HORIZONTAL, style);
	if (layout->divider.rows > 0)
		canvas_fill(canvas, border, 0, layout->divider.column, 1, JUNCTION, style);
	draw_scroll_mark(canvas, border, first, layout->detail.rows, detail->line_count, style);
}

void detail_view_draw(struct canvas *canvas, const struct layout *layout,
		      const struct page_list *list, const struct detail *detail)
{
	const struct area *area = &layout->detail;
	size_t first = scroll_first(&list->detail.scroll);

	canvas_clear_area(canvas, &layout->border);
	canvas_clear_area(canvas, area);
	draw_border(canvas, layout, list, detail, first);
	for (int row = 0; row < area->rows && first + (size_t)row < detail->line_count; row++)
		draw_line(canvas, area, row, list, detail, &detail->lines[first + (size_t)row]);
}

size_t detail_view_link_at(const struct page_list *list, const struct detail *detail, int row)
{
	size_t line = scroll_first(&list->detail.scroll) + (size_t)row;

	return line < detail->line_count ? detail->blocks[detail->lines[line].block].link : 0;
}
