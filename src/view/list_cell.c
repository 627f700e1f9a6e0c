/*
 * Only what is on the screen is looked at: a cell costs the same whatever the length of its text,
 * which is cut before anything is made of it.
 */

#include "config.h"

#include "view/list_cell.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "model/age.h"
#include "text/tex.h"
#include "view/cut_text.h"
#include "view/tex_spans.h"

/* More matches in one text than this are not told apart. */
#define SPANS_MAX 64

static void draw_text(const struct list_row *row, const struct list_place *place, struct str text,
		      enum style style)
{
	canvas_text(row->canvas, row->area, row->row, place->start, place->width, text, style,
		    true);
}

static void draw_unknown(const struct list_row *row, int column)
{
	canvas_text(row->canvas, row->area, row->row, column, 1, STR("·"), STYLE_DIM, false);
}

static void draw_mark(const struct list_row *row, const struct list_place *place, struct str mark,
		      enum style style)
{
	canvas_text(row->canvas, row->area, row->row, place->start, place->width, mark, style,
		    false);
}

static void draw_selected(const struct list_row *row, const struct list_place *place)
{
	if (selection_has(&row->list->selection, row->number))
		draw_mark(row, place, STR("✓"), STYLE_SELECTED);
}

static void draw_status(const struct list_row *row, const struct list_place *place)
{
	if (row->marks->status != READING_UNREAD)
		draw_mark(row, place, row->marks->status == READING_DONE ? STR("●") : STR("◐"),
			  STYLE_SELECTED);
}

/* Where the status has no column, it is in the place of a star. */
static void draw_star(const struct list_row *row, const struct list_place *place)
{
	if (row->marks->starred_at)
		draw_mark(row, place, STR("★"), STYLE_STAR);
	else if (!list_layout_find(row->layout, LIST_COLUMN_STATUS))
		draw_status(row, place);
}

static void draw_priority(const struct list_row *row, const struct list_place *place)
{
	const char digit[] = { (char)('0' + row->marks->priority), 0 };

	if (row->marks->priority > 0)
		draw_mark(row, place, str_from(digit), STYLE_DATE);
}

/* Draws a text of the library as it reads, with what the query matches in its source. */
static void draw_searched(const struct list_row *row, const struct list_place *place,
			  enum paper_field field, struct str text, enum style style, bool is_middle)
{
	const struct matcher *matcher = filter_matcher(row->list->filter);
	struct match_spans spans = { .count = 0 };
	struct highlights highlights = { .count = 0 };
	struct cut_text cut;
	struct tex_text tex;

	cut_text_init(&cut, text, place->width, is_middle);
	tex_text_init(&tex);
	if (row->list->shown.settings->numbers[SETTING_TEX] == TEX_AS_UNICODE)
		tex_read(&tex, cut.text);
	else
		tex_set_source(&tex, cut.text);
	if (matcher)
		matcher_find_spans(matcher, field, cut.text, &spans, SPANS_MAX);
	highlights.count = tex_spans_show(&tex, spans.spans, spans.count);
	highlights.spans = spans.spans;
	cut.text = tex.text;
	cut_text_draw(&cut, row->canvas, row->area, row->row, place->start, style, &highlights);
	match_spans_free(&spans);
	tex_text_free(&tex);
	cut_text_free(&cut);
}

static void draw_title(const struct list_row *row, const struct list_place *place)
{
	const int *settings = row->list->shown.settings->numbers;
	char name[PAPER_NAME_SIZE];

	draw_searched(row, place, FIELD_TITLE, paper_name(row->paper, name), STYLE_TITLE,
		      settings[SETTING_TITLE_CUT] == CUT_MIDDLE);
}

/* The same of a field that may be unknown. */
static void draw_field(const struct list_row *row, const struct list_place *place,
		       enum paper_field field, enum style style)
{
	struct str text = paper_get_text(row->paper, field);

	if (text.len > 0)
		draw_searched(row, place, field, text, style, false);
	else
		draw_unknown(row, place->start);
}

static void draw_author_names(const struct list_row *row, const struct list_place *place)
{
	draw_field(row, place, FIELD_AUTHOR_NAMES, STYLE_TEXT);
}

static void draw_keywords(const struct list_row *row, const struct list_place *place)
{
	draw_field(row, place, FIELD_KEYWORDS, STYLE_TOPIC);
}

static void draw_summary(const struct list_row *row, const struct list_place *place)
{
	draw_field(row, place, FIELD_SUMMARY, STYLE_TEXT);
}

/* As precise as it is, and no more of it than there is room for: never part of a month. */
static void format_date(struct date date, int width, struct strbuf *out)
{
	if (width < 10 && date.precision == DATE_DAY)
		date.precision = DATE_MONTH;
	if (width < 7 && date.precision == DATE_MONTH)
		date.precision = DATE_YEAR;
	date_format(date, out);
}

static void draw_day(const struct list_row *row, const struct list_place *place, struct date date)
{
	struct strbuf text;

	if (date.precision == DATE_UNKNOWN) {
		draw_unknown(row, place->start);
		return;
	}
	strbuf_init(&text);
	if (row->list->shown.settings->numbers[SETTING_DATES] == DATES_RELATIVE &&
	    place->width >= AGE_WIDTH)
		age_format(date, row->today, &text);
	else
		format_date(date, place->width, &text);
	draw_text(row, place, strbuf_str(&text), STYLE_DATE);
	strbuf_free(&text);
}

static void draw_date(const struct list_row *row, const struct list_place *place)
{
	draw_day(row, place, row->paper->date);
}

static void draw_starred(const struct list_row *row, const struct list_place *place)
{
	if (row->marks->starred_at)
		draw_day(row, place, date_from_time(row->marks->starred_at));
}

static void draw_moment(const struct list_row *row, const struct list_place *place, int64_t moment)
{
	draw_day(row, place, moment != 0 ? date_from_time(moment) : (struct date){ 0 });
}

/* In thousands or millions where there is no room for more. */
static int format_count(int32_t count, int width, char *out, size_t size)
{
	static const char *const units[] = { "", "k", "M", "G" };
	int len = 0;

	for (size_t i = 0; i < COUNT_OF(units); i++, count /= 1000) {
		len = snprintf(out, size, "%d%s", (int)count, units[i]);
		if (len <= width)
			break;
	}
	return len;
}

static void draw_count(const struct list_row *row, const struct list_place *place, int32_t count)
{
	int end = place->start + place->width, len;
	char text[16];

	if (count == COUNT_UNKNOWN) {
		draw_unknown(row, end - 1);
		return;
	}
	len = format_count(count, place->width, text, sizeof(text));
	canvas_text(row->canvas, row->area, row->row, end - len, len, str_from(text), STYLE_TEXT,
		    false);
}

static void draw_upvotes(const struct list_row *row, const struct list_place *place)
{
	draw_count(row, place, row->paper->upvotes);
}

static void draw_comments(const struct list_row *row, const struct list_place *place)
{
	draw_count(row, place, row->paper->comments);
}

static void draw_authors(const struct list_row *row, const struct list_place *place)
{
	draw_count(row, place, row->paper->authors);
}

static void draw_topics(const struct list_row *row, const struct list_place *place)
{
	struct strbuf names;

	strbuf_init(&names);
	topic_index_add_names(row->list->shown.topic_index, row->number, ", ", &names);
	draw_text(row, place, strbuf_str(&names), STYLE_TOPIC);
	strbuf_free(&names);
}

static void draw_tags(const struct list_row *row, const struct list_place *place)
{
	draw_text(row, place, row->marks->tags, STYLE_TOPIC);
}

/* A note's first line. */
static void draw_note(const struct list_row *row, const struct list_place *place)
{
	struct str rest = row->marks->note, line = STR("");

	str_split_next(&rest, '\n', &line);
	draw_text(row, place, line, STYLE_TEXT);
}

static void draw_arxiv(const struct list_row *row, const struct list_place *place)
{
	draw_field(row, place, FIELD_ARXIV_ID, STYLE_DIM);
}

/* Where it was read last. */
static void draw_source(const struct list_row *row, const struct list_place *place)
{
	if (row->paper->sources)
		draw_text(row, place, row->paper->sources->name, STYLE_DIM);
}

/* A field as its type is drawn. */
static void draw_value(const struct list_row *row, const struct list_place *place,
		       enum paper_field field)
{
	switch (field_type(field)) {
	case FIELD_TYPE_TEXT:
	case FIELD_TYPE_NAMES:
		draw_field(row, place, field, STYLE_TEXT);
		break;
	case FIELD_TYPE_LIST:
	case FIELD_TYPE_WORD:
		draw_field(row, place, field, STYLE_TOPIC);
		break;
	case FIELD_TYPE_ARXIV_ID:
	case FIELD_TYPE_DOI:
	case FIELD_TYPE_PMID:
	case FIELD_TYPE_PMCID:
		draw_field(row, place, field, STYLE_DIM);
		break;
	case FIELD_TYPE_COUNT:
		draw_count(row, place, paper_get_count(row->paper, field));
		break;
	case FIELD_TYPE_DATE:
		draw_date(row, place);
		break;
	case FIELD_TYPE_MOMENT:
		draw_moment(row, place, paper_get_moment(row->paper, field));
		break;
	case FIELD_TYPE_SOURCES:
		draw_source(row, place);
		break;
	}
}

static const struct {
	void (*draw)(const struct list_row *row, const struct list_place *place);
	bool is_right;
	enum paper_field field; /* where draw is NULL */
} columns[LIST_COLUMN_COUNT] = {
	[LIST_COLUMN_SELECTED] = { .draw = draw_selected },
	[LIST_COLUMN_STAR] = { .draw = draw_star },
	[LIST_COLUMN_TITLE] = { .draw = draw_title },
	[LIST_COLUMN_DATE] = { .draw = draw_date },
	[LIST_COLUMN_UPVOTES] = { .draw = draw_upvotes, .is_right = true },
	[LIST_COLUMN_COMMENTS] = { .draw = draw_comments, .is_right = true },
	[LIST_COLUMN_STATUS] = { .draw = draw_status },
	[LIST_COLUMN_PRIORITY] = { .draw = draw_priority },
	[LIST_COLUMN_AUTHORS] = { .draw = draw_authors, .is_right = true },
	[LIST_COLUMN_AUTHOR_NAMES] = { .draw = draw_author_names },
	[LIST_COLUMN_TOPICS] = { .draw = draw_topics },
	[LIST_COLUMN_TAGS] = { .draw = draw_tags },
	[LIST_COLUMN_NOTE] = { .draw = draw_note },
	[LIST_COLUMN_ARXIV] = { .draw = draw_arxiv },
	[LIST_COLUMN_STARRED] = { .draw = draw_starred },
	[LIST_COLUMN_SOURCE] = { .draw = draw_source },
	[LIST_COLUMN_KEYWORDS] = { .draw = draw_keywords },
	[LIST_COLUMN_SUMMARY] = { .draw = draw_summary },
#define X(id, key, type, ...) \
	[LIST_COLUMN_##       \
		id] = { .is_right = FIELD_TYPE_##type == FIELD_TYPE_COUNT, .field = FIELD_##id },
	PAPER_FIELDS_NEWER(X)
#undef X
};

void list_cell_draw(const struct list_row *row, const struct list_place *place)
{
	if (columns[place->column].draw)
		columns[place->column].draw(row, place);
	else
		draw_value(row, place, columns[place->column].field);
}

bool list_cell_is_right(enum list_column column)
{
	return columns[column].is_right;
}
