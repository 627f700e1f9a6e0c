/*
 * From a file's beginning to its end. All bytes go through the decoder first, and then lines get
 * their ends (line_ends.h); what that makes of them is the text, which goes to the formats by
 * windows (reader_window.c). At the end what they passed over is read a second time
 * (passed_over.h).
 */
#include "config.h"

#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "read/other_lines.h"
#include "read/reader_private.h"
#include "read/refusal.h"

/* At this many lines of a run that was passed over papers are looked for. */
#define LOOKS_MAX 8

static bool begins_papers(struct str text, char layouts[FORMAT_LAYOUTS_MAX]);

struct reader *reader_new(const struct reader_options *options, struct reader_sink sink,
			  struct diag *diag)
{
	struct reader *reader = alloc_zeroed(1, sizeof(*reader));

	reader->options = *options;
	reader->decoder = decoder_new(options->file, &reader->report, diag);
	line_ends_init(&reader->line_ends);
	strbuf_init(&reader->rest);
	strbuf_init(&reader->head);
	reader->input.sink = sink;
	reader->input.report = &reader->report;
	reader->input.diag = diag;
	reader->input.file = options->file;
	reader->input.file_year = options->file_year;
	name_counts_init(&reader->report.left_out);
	passed_over_init(&reader->passed);
	reader->input.passed = &reader->passed;
	reader->input.begins_papers = begins_papers;
	reader->input.line = 1;
	return reader;
}

void reader_delete(struct reader *reader)
{
	if (!reader)
		return;
	reader_close_format(reader);
	decoder_delete(reader->decoder);
	line_ends_free(&reader->line_ends);
	strbuf_free(&reader->rest);
	strbuf_free(&reader->head);
	passed_over_free(&reader->passed);
	name_counts_free(&reader->report.left_out);
	free(reader);
}

void reader_expect_size(struct reader *reader, uint64_t size)
{
	reader->is_short = size <= FORMAT_SNIFF_MAX;
}

void reader_report_lost(struct reader *reader, size_t line, size_t count, const char *what)
{
	format_warn(&reader->input, line, "%s: %zu not kept, the last of them here", what, count);
	reader->report.not_understood += count - 1;
}

void reader_report_fault(struct reader *reader, size_t line, const char *sentence)
{
	format_warn(&reader->input, line, "%s", sentence);
}

const struct reader_report *reader_report(const struct reader *reader)
{
	return &reader->report;
}

/* Reads what is complete of the rest: how much of it waited for more depends on the pieces. */
static void read_rest(struct reader *reader)
{
	strbuf_remove(&reader->rest, 0, reader_run(reader, strbuf_str(&reader->rest), false));
}

/* What came before is read first. */
static void refuse_binary(struct reader *reader)
{
	struct strbuf sentence;

	read_rest(reader);
	strbuf_init(&sentence);
	refusal_describe_binary(&sentence, strbuf_str(&reader->head));
	format_refuse(&reader->input, 0, "%s", sentence.data);
	strbuf_free(&sentence);
}

/* Whether nothing more is read, whatever follows. */
static bool is_over(const struct reader *reader)
{
	return reader->input.is_refused || reader->input.is_stopped;
}

static void decode(struct reader *reader, struct str bytes, bool is_last)
{
	struct str text;

	while (!is_over(reader) && decoder_next(reader->decoder, &bytes, is_last, &text)) {
		if (decoder_is_binary(reader->decoder))
			refuse_binary(reader);
		else
			reader_push_text(reader, line_ends_pass(&reader->line_ends, text, false));
	}
	if (is_last && !is_over(reader))
		reader_push_text(reader, line_ends_pass(&reader->line_ends, STR(""), true));
}

/* The decoder leaves zeros out, as blanks; but a file of them is not empty. */
static bool has_zeros(const struct strbuf *head)
{
	return head->len > 0 && memchr(head->data, 0, head->len);
}

/* Says what the file seems to be. */
static void refuse(struct reader *reader)
{
	struct strbuf sentence;

	strbuf_init(&sentence);
	if (reader->skipped == 0 && !reader->line_limit.has_left && !has_zeros(&reader->head))
		strbuf_add_cstr(&sentence, "is empty");
	else
		refusal_describe(&sentence, strbuf_str(&reader->head));
	diag_add(reader->input.diag, DIAG_ERROR, reader->options.file, 0, 0, "%s", sentence.data);
	strbuf_free(&sentence);
}

/* What a second reader found in text that the first passed over. */
struct finding {
	char layouts[FORMAT_LAYOUTS_MAX];
	size_t line;  /* of the first record, from 1; 0: there is none */
	size_t count; /* of records */
};

static void find_paper(void *context, const struct paper_draft *draft)
{
	struct finding *finding = context;

	if (finding->count++ == 0)
		finding->line = draft->line;
}

static void ignore_year(void *context, int year)
{
	(void)context;
	(void)year;
}

/* Reads a text as a file of its own, to find out whether it holds papers. */
static void read_again(struct str text, struct finding *finding)
{
	struct reader_options options = { .file = "" };
	struct reader_sink sink = { finding, find_paper, ignore_year };
	struct reader *second;
	struct diag diag;

	*finding = (struct finding){ .line = 0 };
	diag_init(&diag, 1);
	second = reader_new(&options, sink, &diag);
	second->input.passed = NULL;
	second->input.begins_papers = NULL;
	reader_push(second, text);
	reader_finish(second);
	memcpy(finding->layouts, second->report.layouts, sizeof(finding->layouts));
	reader_delete(second);
	diag_free(&diag);
}

/* Removes a text's front up to the next line at which another file's text may begin: below a blank
 * line, or where a record of some format does. Counts the lines; false where there is none. */
static bool go_to_beginning(struct str *text, size_t *lines)
{
	bool is_first = true, is_after_blank = false;
	struct str rest = *text, line;

	while (format_take_line(&rest, true, &line)) {
		bool is_blank = utf8_trim(line).len == 0;

		if (!is_first && !is_blank && (is_after_blank || other_lines_name(line, "")))
			return true;
		is_first = false;
		is_after_blank = is_blank;
		*text = rest;
		++*lines;
	}
	return false;
}

/* The front of a text up to its first blank line. */
static struct str first_paragraph(struct str text)
{
	struct str rest = text, line;

	while (format_take_line(&rest, true, &line))
		if (utf8_trim(line).len == 0 && line.p > text.p)
			return str_sub(text, 0, (size_t)(line.p - text.p));
	return text;
}

/* Looks for papers in a run, which can have lines of what is around it before and behind them. */
static void look_for_papers(struct str run, struct finding *finding)
{
	size_t lines = 0, looks = 0;

	do {
		struct str first = first_paragraph(run);

		read_again(run, finding);
		if (finding->count == 0 && first.len < run.len)
			read_again(first, finding);
	} while (finding->count == 0 && ++looks < LOOKS_MAX && go_to_beginning(&run, &lines));
	finding->line += lines;
}

static bool begins_papers(struct str text, char layouts[FORMAT_LAYOUTS_MAX])
{
	struct finding finding;

	read_again(str_sub(text, 0, FORMAT_SNIFF_MAX), &finding);
	memcpy(layouts, finding.layouts, FORMAT_LAYOUTS_MAX);
	return finding.count > 1;
}

/* Tells of the papers in what was passed over. What the file's own format makes of a part of it, it
 * knew better. */
static void report_passed_papers(struct reader *reader)
{
	struct passed_over *passed = &reader->passed;
	struct finding finding;

	if (reader->input.is_refused)
		return;
	passed_over_end_run(passed);
	for (size_t i = 0; i < passed->count; i++) {
		look_for_papers(passed_over_run(passed, i), &finding);
		if (finding.count > 0 && strcmp(finding.layouts, reader->report.layouts) != 0)
			format_warn(&reader->input, passed->runs[i].line + finding.line - 1,
				    "here begins %s, which is left out: a file is read in one "
				    "format, here %s",
				    finding.layouts, reader->report.layouts);
	}
	if (passed->rest_line > 0)
		format_warn(&reader->input, passed->rest_line,
			    "more than %zu MB or %d pieces of text in no record: the rest of it is "
			    "not looked through for papers",
			    PASSED_MAX >> 20, PASSED_RUNS_MAX);
}

void reader_push(struct reader *reader, struct str bytes)
{
	if (reader->head.len < REFUSAL_HEAD)
		strbuf_add(&reader->head, str_sub(bytes, 0, REFUSAL_HEAD - reader->head.len));
	decode(reader, bytes, false);
}

enum status reader_finish(struct reader *reader)
{
	bool is_stuck;

	decode(reader, STR(""), true);
	reader_run(reader, strbuf_str(&reader->rest), true);
	/* A format that has taken everything is called for the end too. */
	if (reader->format && reader->rest.len == 0)
		reader_read_capture(reader, STR(""), true, &is_stuck);
	reader_end_capture(reader);
	if (reader->input.is_refused)
		return STATUS_FAILED;
	if (reader->report.captures > 0) {
		reader->report.is_without_papers = reader->report.records == 0;
		reader_report_passed_over(reader);
		report_passed_papers(reader);
		decoder_report(reader->decoder);
		return STATUS_OK;
	}
	refuse(reader);
	return STATUS_FAILED;
}

void reader_cut(struct reader *reader)
{
	bool is_stuck;

	if (!reader->input.is_refused)
		reader_push_text(reader, line_ends_pass(&reader->line_ends, STR(""), true));
	reader->input.is_cut = true;
	read_rest(reader);
	if (reader->format)
		reader_read_capture(reader, strbuf_str(&reader->rest), false, &is_stuck);
	reader_end_capture(reader);
	reader_report_passed_over(reader);
	report_passed_papers(reader);
	decoder_report(reader->decoder);
}
