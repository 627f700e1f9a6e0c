#ifndef TESTS_JSON_FIXTURE_H
#define TESTS_JSON_FIXTURE_H

/*
 * Reads JSON and keeps what came out as text: a line a paper with all that is known of it, as
 * "title=A; authors=2; ...", then a line a message, as "!3 what is wrong", then what was left out,
 * as "-key 2", then the dialect.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "model/paper.h"
#include "read/reader.h"
#include "support.h"

static inline void json_add_sources(struct strbuf *out, const struct paper *paper)
{
	for (const struct source_list *node = paper->sources; node; node = node->rest)
		strbuf_addf(out, "source=%.*s; ", STR_ARG(node->name));
}

static inline void json_add_field(struct strbuf *out, const struct paper *paper,
				  enum paper_field field)
{
	strbuf_addf(out, "%s=", field_key(field));
	if (field_is_text(field))
		strbuf_add(out, paper_get_text(paper, field));
	else if (field_type(field) == FIELD_TYPE_COUNT)
		strbuf_addf(out, "%" PRId32, paper_get_count(paper, field));
	else if (field_type(field) == FIELD_TYPE_MOMENT)
		date_format_moment(paper_get_moment(paper, field), out);
	else if (field_type(field) == FIELD_TYPE_DATE)
		date_format(paper->date, out);
	strbuf_add_cstr(out, field == FIELD_DATE && paper->date.year_inferred ? "?; " : "; ");
}

static inline void json_add_marks(struct strbuf *out, const struct marks *marks)
{
	if (marks->starred_at) {
		strbuf_add_cstr(out, "starred=");
		date_format_moment(marks->starred_at, out);
		strbuf_add_cstr(out, "; ");
	}
	if (marks->status)
		strbuf_addf(out, "status=%d; ", marks->status);
	if (marks->priority)
		strbuf_addf(out, "priority=%d; ", marks->priority);
	if (marks->tags.len)
		strbuf_addf(out, "tags=%.*s; ", STR_ARG(marks->tags));
	if (marks->note.len)
		strbuf_addf(out, "note=%.*s; ", STR_ARG(marks->note));
}

static inline void json_receive_paper(void *context, const struct paper_draft *draft)
{
	struct strbuf *out = context;

	strbuf_addf(out, "%zu ", draft->line);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (field != FIELD_SOURCES && paper_has(&draft->paper, field))
			json_add_field(out, &draft->paper, field);
	json_add_sources(out, &draft->paper);
	json_add_marks(out, &draft->marks);
	strbuf_truncate(out, out->len - 2);
	strbuf_add_byte(out, '\n');
}

static inline void json_receive_year(void *context, int year)
{
	(void)context;
	(void)year;
}

/* Reads the text in pieces of that many bytes (0: all at once), and adds what came to `out`. */
static inline void json_read_pieces(struct strbuf *out, struct str text, size_t piece)
{
	struct reader_options options = { .file = "FILE", .file_year = 2026 };
	struct reader_sink sink = { out, json_receive_paper, json_receive_year };
	struct diag diag;
	struct reader *reader;
	const struct reader_report *report;

	diag_init(&diag, 100);
	reader = reader_new(&options, sink, &diag);
	while (text.len > 0) {
		struct str part = str_sub(text, 0, piece ? piece : text.len);
		char *copy = support_copy(part.p, part.len);

		reader_push(reader, (struct str){ copy, part.len });
		free(copy);
		text = str_sub(text, part.len, text.len);
	}
	if (reader_finish(reader) != STATUS_OK)
		strbuf_add_cstr(out, "refused\n");
	for (size_t i = 0; i < diag.count; i++)
		strbuf_addf(out, "!%zu %s\n", diag.messages[i].line, diag.messages[i].text);
	report = reader_report(reader);
	for (size_t i = 0; i < report->left_out.count; i++)
		strbuf_addf(out, "-%s %zu\n", report->left_out.names[i].name,
			    report->left_out.names[i].count);
	strbuf_addf(out, "%s\n", report->layouts);
	reader_delete(reader);
	diag_free(&diag);
}

/* Reads the text whole and in pieces of several sizes: what comes is the same, and is what is
 * wanted. */
static inline void json_assert_read(struct str text, const char *wanted)
{
	static const size_t pieces[] = { 0, 1, 7, 64, 1000 };
	struct strbuf got;

	strbuf_init(&got);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		strbuf_clear(&got);
		json_read_pieces(&got, text, pieces[i]);
		assert_string_equal(got.data, wanted);
	}
	strbuf_free(&got);
}

/* A copy of a text in which ' is written for ", with these; the caller frees it. */
static inline char *json_quote(const char *text)
{
	char *copy = alloc_copy(text, strlen(text));

	for (char *c = copy; *c; c++)
		if (*c == '\'')
			*c = '"';
	return copy;
}

/* The same as json_assert_read of a text in which ' is written for ". */
static inline void json_assert(const char *text, const char *wanted)
{
	char *copy = json_quote(text);

	json_assert_read(str_from(copy), wanted);
	free(copy);
}

/* Asserts that nothing in such a text is a paper. */
static inline void json_assert_refused(const char *text)
{
	char *copy = json_quote(text);
	struct strbuf got;

	strbuf_init(&got);
	json_read_pieces(&got, str_from(copy), 0);
	if (!strstr(got.data, "refused\n"))
		fail_msg("\"%s\" gives \"%s\"", text, got.data);
	strbuf_free(&got);
	free(copy);
}

#endif
