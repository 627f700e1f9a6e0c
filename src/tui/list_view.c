/*
 * Only what is on the screen is looked at: a row costs the same in a list of ten and of a million,
 * and a title of megabytes is cut before it is searched for matches.
 */

#include "config.h"

#include "tui/list_view.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* More matches in one title than this are not told apart. */
#define TITLE_SPANS 64

/* Bytes of a title that are looked at for each column: a letter with all its marks. */
#define BYTES_PER_COLUMN 24

static const struct str unknown = STR_INIT("·");

/* Counts that fit no column are shown in thousands or millions. */
static void format_count(int32_t count, char *out, size_t size)
{
	if (count < 10000)
		snprintf(out, size, "%d", (int)count);
	else if (count < 10000000)
		snprintf(out, size, "%dk", (int)(count / 1000));
	else
		snprintf(out, size, "%dM", (int)(count / 1000000));
}

static void draw_count(struct canvas *canvas, const struct area *area, int row, int column,
		       int width, int32_t count)
{
	char text[16];
	int len;

	if (width == 0)
		return;
	if (count == COUNT_UNKNOWN) {
		canvas_text(canvas, area, row, column + width - 1, 1, unknown, STYLE_DIM, false);
		return;
	}
	format_count(count, text, sizeof(text));
	len = (int)strlen(text);
	canvas_text(canvas, area, row, column + width - len, len, str_from(text), STYLE_TEXT,
		    false);
}

static void draw_date(struct canvas *canvas, const struct area *area, int row, int column,
		      int width, struct date date)
{
	struct strbuf text;

	if (width == 0)
		return;
	if (date.precision == DATE_UNKNOWN) {
		canvas_text(canvas, area, row, column, width, unknown, STYLE_DIM, false);
		return;
	}
	strbuf_init(&text);
	date_format(date, &text);
	canvas_text(canvas, area, row, column, width, strbuf_str(&text), STYLE_DATE, false);
	strbuf_free(&text);
}

/* As much of a title as could be seen, cut between characters. */
static struct str visible_part(struct str title, int width)
{
	size_t most = (size_t)width * BYTES_PER_COLUMN + BYTES_PER_COLUMN;

	return title.len <= most ? title : str_sub(title, 0, utf8_previous(title, most));
}

static void draw_title(struct canvas *canvas, const struct area *area, int row,
		       const struct list_columns *columns, const struct app *app, struct str title)
{
	const struct matcher *matcher = filter_matcher(app->filter);
	struct match_span spans[TITLE_SPANS];
	struct highlights highlights = { .spans = spans };

	title = visible_part(title, columns->title_width);
	if (matcher)
		highlights.count = matcher_spans(matcher, FIELD_TITLE, title, spans, TITLE_SPANS);
	canvas_text_highlighted(canvas, area, row, columns->title, columns->title_width, title,
				STYLE_TITLE, true, &highlights);
}

static void draw_status(struct canvas *canvas, const struct area *area, int row, int column,
			const struct marks *marks)
{
	if (marks->status != READING_UNREAD)
		canvas_text(canvas, area, row, column, 1,
			    marks->status == READING_DONE ? STR("●") : STR("◐"), STYLE_SELECTED,
			    false);
}

static void draw_priority(struct canvas *canvas, const struct area *area, int row, int column,
			  const struct marks *marks)
{
	const char digit[] = { (char)('0' + marks->priority), 0 };

	if (marks->priority > 0)
		canvas_text(canvas, area, row, column, 1, str_from(digit), STYLE_DATE, false);
}

static void draw_marks(struct canvas *canvas, const struct area *area, int row,
		       const struct list_columns *columns, const struct app *app, uint32_t paper)
{
	const struct marks *marks = marks_get(&app->session->marks, paper);

	if (paper < app->selected.bits && bitset_has(&app->selected, paper))
		canvas_text(canvas, area, row, 0, 1, STR("✓"), STYLE_SELECTED, false);
	if (marks->starred_at)
		canvas_text(canvas, area, row, 1, 1, STR("★"), STYLE_STAR, false);
	else if (!columns->has_reading)
		draw_status(canvas, area, row, 1, marks);
	if (columns->has_reading) {
		draw_status(canvas, area, row, 2, marks);
		draw_priority(canvas, area, row, 3, marks);
	}
}

static void draw_paper(struct canvas *canvas, const struct area *area, int row,
		       const struct list_columns *columns, const struct app *app, uint32_t number)
{
	const struct paper *paper = &app->session->library.papers[number];

	draw_marks(canvas, area, row, columns, app, number);
	draw_title(canvas, area, row, columns, app, paper->title);
	draw_date(canvas, area, row, columns->date, columns->date_width, paper->date);
	draw_count(canvas, area, row, columns->upvotes, columns->upvotes_width, paper->upvotes);
	draw_count(canvas, area, row, columns->comments, columns->comments_width, paper->comments);
}

/* A heading stands out where the list is sorted by it. */
static enum style heading_style(const struct app *app, enum sort_key key)
{
	return filter_order(app->filter).key == key ? STYLE_HEADING : STYLE_DIM;
}

static void draw_heading(struct canvas *canvas, const struct area *area,
			 const struct list_columns *columns, const struct app *app)
{
	canvas_text(canvas, area, 0, columns->title, columns->title_width, STR("Title"),
		    heading_style(app, SORT_TITLE), false);
	canvas_text(canvas, area, 0, columns->date, columns->date_width, STR("Date"),
		    heading_style(app, SORT_DATE), false);
	if (columns->upvotes_width > 0)
		canvas_text(canvas, area, 0, columns->comments - 1, 1, STR("▲"),
			    heading_style(app, SORT_UPVOTES), false);
	if (columns->comments_width > 0)
		canvas_text(canvas, area, 0, area->columns - 1, 1, STR("✎"),
			    heading_style(app, SORT_COMMENTS), false);
}

static void draw_empty(struct canvas *canvas, const struct area *area, const struct app *app)
{
	struct str text = STR("no papers; open some: shortlist FILE");

	if (app->loader || !filter_is_done(app->filter))
		text = STR("reading …");
	else if (app->session->library.count > 0)
		text = STR("no paper matches; Esc goes back");
	canvas_text(canvas, area, area->rows > 2 ? 1 : 0, area->columns > 30 ? 3 : 0, area->columns,
		    text, STYLE_DIM, true);
}

void list_view_draw(struct canvas *canvas, const struct layout *layout, const struct app *app)
{
	const struct area *area = &layout->list;
	struct list_columns columns = layout_list_columns(area->columns);
	size_t count;
	const uint32_t *papers = filter_papers(app->filter, &count);

	draw_heading(canvas, &layout->list_heading, &columns, app);
	if (count == 0)
		draw_empty(canvas, area, app);
	for (int row = 0; row < area->rows && app->list_top + (size_t)row < count; row++) {
		uint32_t paper = papers[app->list_top + (size_t)row];

		draw_paper(canvas, area, row, &columns, app, paper);
		if (paper == app->cursor)
			canvas_reverse_row(canvas, area, row);
	}
}
