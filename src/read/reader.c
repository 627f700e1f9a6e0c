/*
 * All bytes go through the decoder first; what it makes of them is the text here.
 *
 * The text that no format has taken yet is in `rest`; while it is empty, formats read directly
 * from what the decoder gave. When a format needs more, it is called again only once the window is
 * half as long again, so that the time stays linear. Where `rest` is not empty, only as much of the
 * next piece is added to it as a format needs to get past it.
 *
 * A line that is too long (line_limit.h) is never in `rest` as a whole: its beginning is removed
 * again.
 *
 * A line at which no format's capture begins is skipped, and so are those after it at which none
 * can begin (capture_seek.h). Such lines in a row are reported together, when the row ends.
 */
#include "config.h"

#include "read/reader.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "read/capture_seek.h"
#include "read/decode.h"
#include "read/format.h"
#include "read/line_limit.h"
#include "read/refusal.h"

/* The first that is sure of a capture reads it. */
/* clang-format off */
static const struct format *const reader_formats[] = {
	&format_json,
	&format_html,
	&format_xml,
	&format_table,
	&format_ris,
	&format_pubmed,
	&format_wos,
	&format_refer,
	&format_bibtex,
	&format_arxiv_mail,
	&format_arxiv_listing,
	&format_listing_page,
	&format_identifiers,
	&format_reading_list,
	&format_one_line,
	&format_blocks,
	&format_title_abstract,
};
/* clang-format on */

#define READER_FORMAT_COUNT (sizeof(reader_formats) / sizeof(reader_formats[0]))

/* How much of a piece is added to the rest at first. */
#define JOIN_MIN 4096

struct reader {
	struct reader_options options;
	struct reader_report report;
	struct format_input input; /* but for its window */

	struct strbuf head; /* the file's first bytes, at most REFUSAL_HEAD */
	struct decoder *decoder;
	struct strbuf rest;
	size_t wanted; /* the length of the window at which to call the format again */

	const struct format *format; /* of the capture being read; NULL between captures */
	void *state;
	size_t capture_line;
	bool has_taken; /* the capture's format has taken anything */

	struct line_limit line_limit;

	size_t skipped; /* lines in a row that belong to no capture, not yet reported */
	size_t passed_over_line;
};

struct reader *reader_new(const struct reader_options *options, struct reader_sink sink,
			  struct diag *diag)
{
	struct reader *reader = alloc_zeroed(1, sizeof(*reader));

	reader->options = *options;
	reader->decoder = decoder_new(options->file, &reader->report, diag);
	strbuf_init(&reader->rest);
	strbuf_init(&reader->head);
	reader->input.sink = sink;
	reader->input.report = &reader->report;
	reader->input.diag = diag;
	reader->input.file = options->file;
	reader->input.file_year = options->file_year;
	name_counts_init(&reader->report.left_out);
	reader->input.line = 1;
	return reader;
}

static void close_format(struct reader *reader)
{
	if (!reader->format)
		return;
	if (reader->format->close)
		reader->format->close(reader->state);
	free(reader->state);
	reader->state = NULL;
	reader->format = NULL;
}

void reader_delete(struct reader *reader)
{
	if (!reader)
		return;
	close_format(reader);
	decoder_delete(reader->decoder);
	strbuf_free(&reader->rest);
	strbuf_free(&reader->head);
	name_counts_free(&reader->report.left_out);
	free(reader);
}

void reader_report_lost(struct reader *reader, size_t line, size_t count, const char *what)
{
	format_warn(&reader->input, line, "%s: %zu not kept, the last of them here", what, count);
	reader->report.not_understood += count - 1;
}

const struct reader_report *reader_report(const struct reader *reader)
{
	return &reader->report;
}

static void add_layout(struct reader_report *report, const char *name)
{
	size_t len = strlen(report->layouts);

	if (strstr(report->layouts, name))
		return;
	snprintf(report->layouts + len, sizeof(report->layouts) - len, "%s%s", len > 0 ? ", " : "",
		 name);
}

static void report_passed_over(struct reader *reader)
{
	if (reader->skipped == 0)
		return;
	if (reader->skipped == 1)
		diag_add(reader->input.diag, DIAG_WARNING, reader->options.file,
			 reader->passed_over_line, 0, "a line that belongs to no capture");
	else
		diag_add(reader->input.diag, DIAG_WARNING, reader->options.file,
			 reader->passed_over_line, 0, "%zu lines that belong to no capture",
			 reader->skipped);
	reader->report.not_understood += reader->skipped;
	reader->skipped = 0;
}

static void begin_capture(struct reader *reader, const struct format *format)
{
	report_passed_over(reader);
	reader->format = format;
	reader->state = alloc_zeroed(1, format->state_size);
	reader->capture_line = reader->input.line;
	reader->has_taken = false;
	reader->input.dialect = NULL;
	reader->input.records = 0;
	reader->input.yearless = 0;
	reader->input.newest_year = 0;
}

/* The year of the capture's dates that have none. The site leaves out only the current one. */
static int capture_year(const struct reader *reader)
{
	int year = reader->options.file_year;

	if (reader->options.captured_year > 0)
		year = reader->options.captured_year;
	else if (reader->input.newest_year > 0)
		year = reader->input.newest_year + 1;
	return year < 1 ? 1 : year > 9999 ? 9999 : year;
}

static void end_capture(struct reader *reader)
{
	struct format_input *input = &reader->input;
	int year = capture_year(reader);

	if (!reader->format)
		return;
	add_layout(&reader->report, input->dialect ? input->dialect : reader->format->name);
	reader->report.captures++;
	reader->report.inferred_years += input->yearless;
	if (input->yearless > 0)
		diag_add(input->diag, DIAG_NOTE, input->file, reader->capture_line, 0,
			 input->yearless == 1 ? "%zu date leaves out the year; taken as %d"
					      : "%zu dates leave out the year; taken as %d",
			 input->yearless, year);
	if (input->records == 0 && !input->is_refused)
		diag_add(input->diag, DIAG_NOTE, input->file, reader->capture_line, 0,
			 "a capture without papers");
	close_format(reader);
	input->sink.year(input->sink.context, year);
}

/* Whether nothing but blank lines came before. */
static bool is_at_start(const struct reader *reader)
{
	return reader->report.captures == 0 && reader->skipped == 0;
}

/*
 * Asks the formats; *format is NULL where none knows the text; false when more of it is needed.
 * After lines that no format knows, a mere SNIFF_MAYBE counts as no: any text has a heading and a
 * sentence.
 */
static bool find_format(const struct reader *reader, struct str text, bool is_last,
			const struct format **format)
{
	*format = NULL;
	for (size_t i = 0; i < READER_FORMAT_COUNT; i++) {
		if (reader_formats[i]->is_whole_file && !is_at_start(reader))
			continue;
		switch (reader_formats[i]->sniff(text, is_last)) {
		case SNIFF_YES:
			*format = reader_formats[i];
			return true;
		case SNIFF_MAYBE:
			if (!*format && reader->skipped == 0)
				*format = reader_formats[i];
			break;
		case SNIFF_MORE:
			if (!is_last)
				return false;
			break;
		case SNIFF_NO:
			break;
		}
	}
	return true;
}

static bool is_blank(struct str s)
{
	return utf8_trim(s).len == 0;
}

/* The first line of s with its newline; empty while it is not whole. */
static struct str first_line(struct str s, bool is_last)
{
	const char *newline = s.len > 0 ? memchr(s.p, '\n', s.len) : NULL;

	if (newline)
		return str_sub(s, 0, (size_t)(newline - s.p) + 1);
	return is_last ? s : STR("");
}

/* Skips a line at which no capture begins. Returns its length, 0 while it is not whole. */
static size_t skip_line(struct reader *reader, struct str text, bool is_last)
{
	struct str line = first_line(text, is_last);

	if (line.len == 0)
		return 0;
	if (!is_blank(line)) {
		if (reader->skipped++ == 0)
			reader->passed_over_line = reader->input.line;
	}
	reader->input.line += line.p[line.len - 1] == '\n';
	return line.len;
}

/* Skips the lines in which none of the formats that are looked for after the first line begins.
 * Returns their length. */
static size_t skip_lines(struct reader *reader, struct str text, bool is_last)
{
	size_t len = capture_seek(text, is_last);
	struct str lines = str_sub(text, 0, len);

	while (lines.len > 0) {
		size_t line = skip_line(reader, lines, true);

		lines = str_sub(lines, line, lines.len);
	}
	return len;
}

/* Looks for the beginning of a capture. Returns how many bytes it skipped; 0 with no format
 * found: more is needed. */
static size_t start_capture(struct reader *reader, struct str text, bool is_last)
{
	const struct format *format;
	struct str line = first_line(text, is_last);

	if (line.len > 0 && is_blank(line))
		return skip_line(reader, text, is_last);
	if (reader->skipped > 0) {
		size_t len = skip_lines(reader, text, is_last);

		if (len > 0)
			return len;
	}
	if (!find_format(reader, text, is_last, &format))
		return 0;
	if (!format)
		return skip_line(reader, text, is_last);
	begin_capture(reader, format);
	return 0;
}

/* Lets the capture's format read. Returns how many bytes it took; *is_stuck: it needs more. */
static size_t read_capture(struct reader *reader, struct str text, bool is_last, bool *is_stuck)
{
	bool has_ended = false;
	size_t taken;

	reader->input.window = text;
	reader->input.is_last = is_last;
	taken = reader->format->read(reader->state, &reader->input, &has_ended);
	assert(taken <= text.len);
	reader->has_taken |= taken > 0;
	*is_stuck = !has_ended;
	if (reader->input.is_refused)
		return text.len;
	if (!has_ended)
		return is_last ? text.len : taken;
	if (reader->has_taken) {
		end_capture(reader);
		return taken;
	}
	/* The sniff was wrong; the line is skipped, so that it is not sniffed again. */
	close_format(reader);
	taken = skip_line(reader, text, is_last);
	*is_stuck = taken == 0;
	return taken;
}

/* Reads what can be read of the text; returns how many bytes that were. */
static size_t run(struct reader *reader, struct str text, bool is_last)
{
	size_t at = 0;
	bool is_stuck = false;

	if (reader->input.is_refused)
		return text.len;
	while (at < text.len && !is_stuck) {
		struct str left = str_sub(text, at, text.len);

		if (reader->format) {
			at += read_capture(reader, left, is_last, &is_stuck);
		} else {
			size_t taken = start_capture(reader, left, is_last);

			at += taken;
			is_stuck = taken == 0 && !reader->format;
		}
	}
	return at;
}

/* Half as much again; but a record that is too long must be detected at once. */
static void want_more(struct reader *reader)
{
	size_t len = reader->rest.len, wanted = len + len / 2 + 1;

	if (len <= FORMAT_RECORD_MAX && wanted > FORMAT_RECORD_MAX)
		wanted = FORMAT_RECORD_MAX + 1;
	reader->wanted = wanted;
}

static void keep_rest(struct reader *reader, struct str text)
{
	strbuf_set(&reader->rest, text);
	want_more(reader);
}

/*
 * Adds the front of the piece to the rest, a growing part at a time, until the formats have got
 * past what was there before; the rest is then empty. Returns where in the piece they stopped, or
 * all of it when they never did.
 */
static size_t join_rest(struct reader *reader, struct str piece)
{
	size_t added = 0;
	size_t step = JOIN_MIN;

	while (added < piece.len && reader->rest.len > 0) {
		size_t old_len = reader->rest.len;
		size_t taken;
		struct str part;

		if (old_len < reader->wanted && step < reader->wanted - old_len)
			step = reader->wanted - old_len;
		part = str_sub(piece, added, step);
		strbuf_add(&reader->rest, part);
		added += part.len;
		if (reader->rest.len < reader->wanted)
			break;
		taken = run(reader, strbuf_str(&reader->rest), false);
		if (taken >= reader->rest.len - added) {
			added -= reader->rest.len - taken;
			strbuf_clear(&reader->rest);
			return added;
		}
		strbuf_remove(&reader->rest, 0, taken);
		want_more(reader);
		step *= 2;
	}
	return added;
}

static void push(struct reader *reader, struct str bytes)
{
	size_t at = 0;

	if (reader->rest.len > 0) {
		at = join_rest(reader, bytes);
		if (at == bytes.len)
			return;
	}
	bytes = str_sub(bytes, at, bytes.len);
	at = run(reader, bytes, false);
	keep_rest(reader, str_sub(bytes, at, bytes.len));
}

/* Removes the unfinished line at the end of the rest. */
static void leave_line(struct reader *reader)
{
	struct strbuf *rest = &reader->rest;
	const char *newline = memrchr(rest->data, '\n', rest->len);
	size_t before = newline ? (size_t)(newline - rest->data) + 1 : 0;
	size_t line = reader->input.line;

	for (size_t i = 0; i < before; i++)
		line += rest->data[i] == '\n';
	strbuf_truncate(rest, before);
	want_more(reader);
	reader->report.not_understood++;
	diag_add(reader->input.diag, DIAG_WARNING, reader->options.file, line, 0,
		 "a line longer than %zu MB is left out", FORMAT_RECORD_MAX >> 20);
}

/* Pushes bytes without what belongs to lines that are too long. */
static void push_lines(struct reader *reader, struct str bytes)
{
	bool is_exceeded;

	bytes = line_limit_pass(&reader->line_limit, bytes, &is_exceeded);
	if (is_exceeded)
		leave_line(reader);
	push(reader, bytes);
}

static void push_text(struct reader *reader, struct str text)
{
	while (text.len > 0) {
		struct str part = str_sub(text, 0, LINE_LIMIT_PART);

		if (reader->format && reader->format->has_long_records)
			push(reader, part);
		else
			push_lines(reader, part);
		text = str_sub(text, part.len, text.len);
	}
}

static void decode(struct reader *reader, struct str bytes, bool is_last)
{
	struct str text;

	while (!reader->input.is_refused && decoder_next(reader->decoder, &bytes, is_last, &text)) {
		if (decoder_is_binary(reader->decoder))
			format_refuse(&reader->input, 0, "is not text");
		else
			push_text(reader, text);
	}
}

/* Says what the file seems to be. */
static void refuse(struct reader *reader)
{
	struct strbuf sentence;

	strbuf_init(&sentence);
	if (reader->skipped == 0 && !reader->line_limit.has_left)
		strbuf_add_cstr(&sentence, "is empty");
	else
		refusal_describe(&sentence, strbuf_str(&reader->head));
	diag_add(reader->input.diag, DIAG_ERROR, reader->options.file, 0, 0, "%s", sentence.data);
	strbuf_free(&sentence);
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
	run(reader, strbuf_str(&reader->rest), true);
	/* A format that has taken everything is called for the end too. */
	if (reader->format && reader->rest.len == 0)
		read_capture(reader, STR(""), true, &is_stuck);
	end_capture(reader);
	if (reader->input.is_refused)
		return STATUS_FAILED;
	if (reader->report.captures > 0) {
		report_passed_over(reader);
		decoder_report(reader->decoder);
		return STATUS_OK;
	}
	refuse(reader);
	return STATUS_FAILED;
}

void reader_cut(struct reader *reader)
{
	end_capture(reader);
	report_passed_over(reader);
	decoder_report(reader->decoder);
}
