#include "config.h"

#include "view/detail_facts.h"

/* More sources than this are counted, not named. */
#define SOURCES_SHOWN 8

/* Begins the next part of a line of parts. */
static void add_separator(struct strbuf *out, size_t start)
{
	if (out->len > start)
		strbuf_add_cstr(out, " · ");
}

static void add_count(struct strbuf *out, size_t start, int32_t count, const char *what)
{
	if (count == COUNT_UNKNOWN)
		return;
	add_separator(out, start);
	strbuf_addf(out, "%d %s%s", (int)count, what, count == 1 ? "" : "s");
}

static void add_date(struct strbuf *out, size_t start, struct date date)
{
	if (date.precision == DATE_UNKNOWN)
		return;
	add_separator(out, start);
	date_format(date, out);
	if (date.year_inferred)
		strbuf_add_cstr(out, " (year inferred)");
}

/* The list begins with the last source; people are told in the order of reading. */
static void add_sources(struct strbuf *out, size_t start, const struct source_list *sources)
{
	const struct source_list *first[SOURCES_SHOWN];
	size_t count = 0, shown;

	for (const struct source_list *s = sources; s; s = s->rest)
		first[count++ % SOURCES_SHOWN] = s;
	if (count == 0)
		return;
	shown = count < SOURCES_SHOWN ? count : SOURCES_SHOWN;
	add_separator(out, start);
	strbuf_add_cstr(out, "from ");
	for (size_t i = 0; i < shown; i++) {
		if (i > 0)
			strbuf_add_cstr(out, ", ");
		strbuf_add(out, first[(count - 1 - i) % SOURCES_SHOWN]->name);
	}
	if (count > shown)
		strbuf_addf(out, " and %zu more", count - shown);
}

static void add_topics(struct strbuf *out, size_t start, const struct page_list *list)
{
	size_t before = out->len;

	add_separator(out, start);
	strbuf_add_cstr(out, "topics: ");
	start = out->len;
	topic_index_add_names(list->shown.topic_index, list->cursor.paper, ", ", out);
	if (out->len == start)
		strbuf_truncate(out, before);
}

/* "★ starred · reading · priority 2" */
static void add_marks(struct strbuf *out, size_t start, const struct marks *marks)
{
	if (marks->starred_at)
		strbuf_add_cstr(out, "★ starred");
	if (marks->status != READING_UNREAD) {
		add_separator(out, start);
		strbuf_add_cstr(out, reading_status_name(marks->status));
	}
	if (marks->priority > 0) {
		add_separator(out, start);
		strbuf_addf(out, "priority %d", marks->priority);
	}
}

static void add_text(struct strbuf *out, size_t start, const char *label, struct str text)
{
	if (text.len == 0)
		return;
	add_separator(out, start);
	strbuf_add_cstr(out, label);
	strbuf_add(out, text);
}

static void add_moment(struct strbuf *out, size_t start, const char *label, int64_t moment)
{
	if (moment == 0)
		return;
	add_separator(out, start);
	strbuf_add_cstr(out, label);
	date_format(date_from_time(moment), out);
}

static void add_field(struct strbuf *out, size_t start, const struct paper *paper,
		      enum paper_field field)
{
	const struct field_info *info = &paper_fields[field];

	switch (info->value) {
	case FIELD_VALUE_TEXT:
		add_text(out, start, info->label, paper_get_text(paper, field));
		break;
	case FIELD_VALUE_COUNT:
		add_count(out, start, paper_get_count(paper, field), info->label);
		break;
	case FIELD_VALUE_DATE:
		add_date(out, start, paper->date);
		break;
	case FIELD_VALUE_MOMENT:
		add_moment(out, start, info->label, paper_get_moment(paper, field));
		break;
	case FIELD_VALUE_SOURCES:
		add_sources(out, start, paper->sources);
		break;
	}
}

/* The fields of a line, in the order of the rows: its texts, or all else. */
static void add_fields(struct strbuf *out, size_t start, const struct paper *paper,
		       enum field_detail line, bool texts)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (paper_fields[field].detail == line && field != FIELD_SOURCES &&
		    field_is_text(field) == texts)
			add_field(out, start, paper, field);
}

void detail_facts_add(struct strbuf *out, const struct page_list *list, const struct paper *paper)
{
	size_t start = out->len;

	add_marks(out, start, marks_get(list->shown.corpus->marks, list->cursor.paper));
	add_fields(out, start, paper, DETAIL_FACTS, false);
	add_topics(out, start, list);
	add_sources(out, start, paper->sources);
}

void detail_facts_add_line(struct strbuf *out, const struct paper *paper, enum field_detail line)
{
	size_t start = out->len;

	add_fields(out, start, paper, line, true);
	add_fields(out, start, paper, line, false);
}
