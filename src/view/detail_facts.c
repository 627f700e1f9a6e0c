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

static void add_topics(struct strbuf *out, size_t start, const struct browser *browser)
{
	size_t before = out->len;

	add_separator(out, start);
	strbuf_add_cstr(out, "topics: ");
	start = out->len;
	topic_index_add_names(browser->topic_index, browser->list.paper, ", ", out);
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

void detail_facts_add(struct strbuf *out, const struct browser *browser, const struct paper *paper)
{
	size_t start = out->len;

	add_marks(out, start, marks_get(&browser->session->marks, browser->list.paper));
	add_count(out, start, paper->authors, "author");
	add_date(out, start, paper->date);
	add_topics(out, start, browser);
	add_sources(out, start, paper->sources);
}

static void add_named(struct strbuf *out, size_t start, const char *name, struct str text)
{
	if (text.len == 0)
		return;
	add_separator(out, start);
	strbuf_add_cstr(out, name);
	strbuf_add(out, text);
}

void detail_facts_add_identifiers(struct strbuf *out, const struct paper *paper)
{
	size_t start = out->len;

	add_named(out, start, "arXiv:", paper->arxiv_id);
	add_named(out, start, "doi:", paper->doi);
	add_named(out, start, "", paper->url);
	add_count(out, start, paper->upvotes, "upvote");
	add_count(out, start, paper->comments, "comment");
}
