/*
 * Blocks are laid out first: what each paragraph says. Composed texts are put together in one
 * buffer, by offsets until it no longer moves. A hash over the blocks and the query then tells
 * whether the lines of the last time still hold; text of the library is told apart by its address,
 * because it never changes where it lies.
 */

#include "config.h"

#include "tui/detail.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "tui/wrap.h"

#define SPANS_AT_FIRST 64

/* More sources than this are counted, not named. */
#define SOURCES_SHOWN 8

void detail_init(struct detail *detail)
{
	*detail = (struct detail){ 0 };
	strbuf_init(&detail->composed);
}

void detail_free(struct detail *detail)
{
	for (size_t i = 0; i < DETAIL_BLOCKS; i++)
		free(detail->blocks[i].spans);
	strbuf_free(&detail->composed);
	free(detail->lines);
	free(detail->match_lines);
}

static struct detail_block *add_block(struct detail *detail, struct str text, enum style style)
{
	struct detail_block *block;

	if (text.len == 0)
		return NULL;
	block = &detail->blocks[detail->block_count++];
	block->label = "";
	block->text = text;
	block->style = style;
	block->is_searched = false;
	return block;
}

static void add_field(struct detail *detail, const struct paper *paper, enum paper_field field,
		      const char *label, enum style style)
{
	struct detail_block *block = add_block(detail, paper_get_text(paper, field), style);

	if (!block)
		return;
	block->label = label;
	block->is_searched = true;
	block->field = field;
}

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

static void add_topics(struct strbuf *out, size_t start, const struct app *app)
{
	size_t before = out->len;

	add_separator(out, start);
	strbuf_add_cstr(out, "topics: ");
	start = out->len;
	topic_index_add_names(app->topic_index, app->cursor, ", ", out);
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

/* "★ starred · 7 authors · 2023-10-06 · topics: rlhf · from 002" */
static void compose_facts(struct strbuf *out, const struct app *app, const struct paper *paper)
{
	size_t start = out->len;

	add_marks(out, start, marks_get(&app->session->marks, app->cursor));
	add_count(out, start, paper->authors, "author");
	add_date(out, start, paper->date);
	add_topics(out, start, app);
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

/* "arXiv:2409.11340 · doi:10.1000/182 · https://… · 12 upvotes · 3 comments" */
static void compose_identifiers(struct strbuf *out, const struct paper *paper)
{
	size_t start = out->len;

	add_named(out, start, "arXiv:", paper->arxiv_id);
	add_named(out, start, "doi:", paper->doi);
	add_named(out, start, "", paper->url);
	add_count(out, start, paper->upvotes, "upvote");
	add_count(out, start, paper->comments, "comment");
}

static void make_blocks(struct detail *detail, const struct app *app)
{
	const struct paper *paper = &app->session->library.papers[app->cursor];
	const struct marks *marks = marks_get(&app->session->marks, app->cursor);
	struct detail_block *block;
	size_t facts_len;
	struct str composed;

	detail->block_count = 0;
	strbuf_clear(&detail->composed);
	compose_facts(&detail->composed, app, paper);
	facts_len = detail->composed.len;
	compose_identifiers(&detail->composed, paper);
	composed = strbuf_str(&detail->composed);

	add_field(detail, paper, FIELD_TITLE, "", STYLE_HEADING);
	add_block(detail, str_sub(composed, 0, facts_len), STYLE_DIM);
	add_field(detail, paper, FIELD_AUTHOR_NAMES, "", STYLE_TEXT);
	add_field(detail, paper, FIELD_SUMMARY, "", STYLE_TEXT);
	add_field(detail, paper, FIELD_KEYWORDS, "keywords: ", STYLE_TOPIC);
	add_field(detail, paper, FIELD_ABSTRACT, "", STYLE_TEXT);
	add_block(detail, str_sub(composed, facts_len, SIZE_MAX), STYLE_DIM);
	block = add_block(detail, marks->tags, STYLE_TOPIC);
	if (block)
		block->label = "tags: ";
	block = add_block(detail, marks->note, STYLE_TEXT);
	if (block)
		block->label = "note: ";
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
	return hash ^ (hash >> 32);
}

/* Never 0, which stands for nothing made yet. */
static uint64_t hash_blocks(const struct detail *detail, const struct app *app, int width)
{
	uint64_t hash = mix(str_hash(filter_text(app->filter)), (uint64_t)width);

	hash = mix(hash, str_hash(strbuf_str(&detail->composed)));
	hash = mix(hash, (uint64_t)(uintptr_t)filter_matcher(app->filter));
	for (size_t i = 0; i < detail->block_count; i++) {
		struct str text = detail->blocks[i].text;

		hash = mix(hash, (uint64_t)(uintptr_t)text.p);
		hash = mix(hash, text.len);
	}
	return hash | 1;
}

static void find_spans(struct detail_block *block, const struct matcher *matcher)
{
	block->span_count = 0;
	if (!block->is_searched || !matcher)
		return;
	if (block->span_capacity == 0)
		block->spans = alloc_grow(block->spans, &block->span_capacity, SPANS_AT_FIRST,
					  sizeof(*block->spans));
	for (;;) {
		block->span_count = matcher_spans(matcher, block->field, block->text, block->spans,
						  block->span_capacity);
		if (block->span_count < block->span_capacity)
			return;
		block->spans = alloc_grow(block->spans, &block->span_capacity,
					  block->span_capacity + 1, sizeof(*block->spans));
	}
}

static void add_match_line(struct detail *detail, size_t line)
{
	detail->match_lines =
		alloc_grow(detail->match_lines, &detail->match_line_capacity,
			   detail->match_line_count + 1, sizeof(*detail->match_lines));
	detail->match_lines[detail->match_line_count++] = line;
}

static void add_line(struct detail *detail, size_t block, size_t from, size_t to)
{
	detail->lines = alloc_grow(detail->lines, &detail->line_capacity, detail->line_count + 1,
				   sizeof(*detail->lines));
	detail->lines[detail->line_count++] =
		(struct detail_line){ .block = (uint32_t)block, .from = from, .to = to };
}

static void wrap_block(struct detail *detail, size_t index, int width)
{
	const struct detail_block *block = &detail->blocks[index];
	int label_width = (int)strlen(block->label); /* labels are ASCII */
	size_t span = 0, from = 0;

	while (from < block->text.len) {
		int room = from == 0 ? width - label_width : width;
		size_t next, end = wrap_line(block->text, from, room, &next);

		while (span < block->span_count && block->spans[span].end <= from)
			span++;
		if (span < block->span_count && block->spans[span].start < end)
			add_match_line(detail, detail->line_count);
		add_line(detail, index, from, end);
		from = next;
	}
}

void detail_update(struct detail *detail, const struct app *app, int width)
{
	uint64_t hash;

	if (app->cursor == APP_NO_PAPER || width <= 0) {
		detail->block_count = detail->line_count = detail->match_line_count = 0;
		detail->made_from = 0;
		return;
	}
	make_blocks(detail, app);
	hash = hash_blocks(detail, app, width);
	if (hash == detail->made_from)
		return;
	detail->made_from = hash;
	detail->line_count = detail->match_line_count = 0;
	for (size_t i = 0; i < detail->block_count; i++) {
		find_spans(&detail->blocks[i], filter_matcher(app->filter));
		wrap_block(detail, i, width);
	}
}
