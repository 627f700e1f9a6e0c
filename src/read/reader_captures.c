/*
 * Which format reads what of the text. A line at which no format's capture begins is skipped, and
 * so are those after it at which none can begin (capture_seek.h). Such lines in a row are reported
 * together, when the row ends.
 */

#include "config.h"

#include "read/reader_private.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/utf8.h"
#include "read/capture_seek.h"
#include "read/source_code.h"

/* How a format is asked whether it knows a text. */
enum asked {
	ASKED,
	ASKED_LINES, /* whether it is sure by its first lines alone (sniff_lines) */
};

/* Behind this many lines in a row that belong to no capture none is looked for. */
#define SKIPPED_MAX 100000

/* The first that is sure of a capture reads it. */
/* clang-format off */
static const struct teller {
	const struct format *format;
	enum asked asked;
} tellers[] = {
	{ &format_own_list, ASKED },
	{ &format_json, ASKED },
	{ &format_html, ASKED },
	{ &format_xml, ASKED },
	{ &format_sideways, ASKED },
	{ &format_table, ASKED },
	{ &format_ris, ASKED },
	{ &format_pubmed, ASKED },
	{ &format_ovid, ASKED },
	{ &format_wos, ASKED },
	{ &format_refworks, ASKED },
	{ &format_refer, ASKED },
	{ &format_bibtex, ASKED },
	{ &format_arxiv_mail, ASKED },
	{ &format_arxiv_listing, ASKED },
	{ &format_listing_page, ASKED },
	{ &format_one_line, ASKED_LINES },
	{ &format_blocks, ASKED_LINES },
	{ &format_title_abstract, ASKED_LINES },
	{ &format_identifiers, ASKED },
	{ &format_pubmed_list, ASKED },
	{ &format_bare_table, ASKED },
	{ &format_reference_list, ASKED },
	{ &format_reading_list, ASKED },
	{ &format_one_line, ASKED },
	{ &format_blocks, ASKED },
	{ &format_title_abstract, ASKED },
};
/* clang-format on */

#define TELLER_COUNT COUNT_OF(tellers)

void reader_close_format(struct reader *reader)
{
	if (!reader->format)
		return;
	if (reader->format->close)
		reader->format->close(reader->state);
	free(reader->state);
	reader->state = NULL;
	parts_delete(reader->parts);
	reader->parts = NULL;
	reader->format = NULL;
}

static void add_layout(struct reader_report *report, const char *name)
{
	size_t len = strlen(report->layouts);

	if (strstr(report->layouts, name))
		return;
	snprintf(report->layouts + len, sizeof(report->layouts) - len, "%s%s", len > 0 ? ", " : "",
		 name);
}

void reader_report_passed_over(struct reader *reader)
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
	reader_report_passed_over(reader);
	reader->format = format;
	reader->state = alloc_zeroed(1, format->state_size);
	if (format->parts && reader->options.pool)
		reader->parts = parts_new(format, reader->options.pool, reader->options.part_len);
	reader->capture_line = reader->input.line;
	reader->has_taken = false;
	reader->input.dialect = NULL;
	reader->input.found = reader->found;
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

void reader_end_capture(struct reader *reader)
{
	struct format_input *input = &reader->input;
	int year = capture_year(reader);
	const char *layout;

	if (!reader->format)
		return;
	layout = input->dialect ? input->dialect : reader->format->name;
	add_layout(&reader->report, layout);
	reader->report.captures++;
	reader->report.inferred_years += input->yearless;
	if (input->yearless > 0)
		diag_add(input->diag, DIAG_NOTE, input->file, reader->capture_line, 0,
			 input->yearless == 1 ? "%zu date leaves out the year; taken as %d"
					      : "%zu dates leave out the year; taken as %d",
			 input->yearless, year);
	if (input->records == 0 && !input->is_refused)
		diag_add(input->diag, DIAG_NOTE, input->file, reader->capture_line, 0,
			 "%s without papers", reader->format->is_whole_file ? layout : "a capture");
	reader_close_format(reader);
	input->sink.year(input->sink.context, year);
}

/* Whether nothing but blank lines came before. */
static bool is_at_start(const struct reader *reader)
{
	return reader->report.captures == 0 && reader->skipped == 0;
}

/* Whether links are written out in a text: those of its papers, perhaps. */
static bool has_links(struct str text)
{
	return str_find(text, STR("](")) != SIZE_MAX || str_find(text, STR("href=")) != SIZE_MAX;
}

/* Links may come behind the lines, so that these are not enough for a yes. */
static enum sniff ask_lines(const struct format *format, struct str text, bool is_last)
{
	struct str look = str_sub(text, 0, FORMAT_SNIFF_MAX);
	enum sniff answer = format->sniff_lines(look, is_last && look.len == text.len);

	if (answer == SNIFF_NO)
		return SNIFF_NO;
	if (!is_last && look.len < FORMAT_SNIFF_MAX)
		return SNIFF_MORE;
	return answer == SNIFF_YES && !has_links(look) ? SNIFF_YES : SNIFF_NO;
}

static enum sniff ask(const struct reader *reader, const struct teller *teller, struct str text,
		      bool is_last, void *found)
{
	if (teller->format->is_whole_file && !is_at_start(reader))
		return SNIFF_NO;
	if (teller->format->sniff_found)
		return teller->format->sniff_found(text, is_last, found);
	return teller->asked == ASKED_LINES ? ask_lines(teller->format, text, is_last)
					    : teller->format->sniff(text, is_last);
}

static void choose(struct reader *reader, const struct teller *teller, const void *found,
		   const struct format **format)
{
	*format = teller->format;
	if (teller->format->sniff_found)
		memcpy(reader->found, found, sizeof(reader->found));
}

/*
 * Asks the formats; *format is NULL where none knows the text; false when more of it is needed.
 * After lines that no format knows, a mere SNIFF_MAYBE counts as no: any text has a heading and a
 * sentence.
 */
static bool find_format(struct reader *reader, struct str text, bool is_last,
			const struct format **format)
{
	_Alignas(max_align_t) char found[FORMAT_FOUND_MAX] = { 0 };

	*format = NULL;
	/* Code is no list of papers, whatever lists it quotes. */
	if (source_code_begins(strbuf_str(&reader->head)))
		return true;
	for (size_t i = 0; i < TELLER_COUNT; i++) {
		switch (ask(reader, &tellers[i], text, is_last, found)) {
		case SNIFF_YES:
			choose(reader, &tellers[i], found, format);
			return true;
		case SNIFF_MAYBE:
			if (!*format && reader->skipped == 0)
				choose(reader, &tellers[i], found, format);
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
	if (!is_blank(line) && !reader->input.is_stopped) {
		if (reader->skipped++ == 0)
			reader->passed_over_line = reader->input.line;
		if (reader->skipped > SKIPPED_MAX)
			format_stop(&reader->input, reader->input.line,
				    "more than %d lines in a row belong to no capture: the rest of "
				    "the file is not read",
				    SKIPPED_MAX);
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
	if (!find_format(reader, text, is_last || reader->input.is_cut, &format))
		return 0;
	if (!format)
		return skip_line(reader, text, is_last);
	begin_capture(reader, format);
	return 0;
}

/* Lets the format read, first in parts where it can; returns how many bytes were taken. */
static size_t read_window(struct reader *reader, bool *has_ended)
{
	struct format_input *input = &reader->input;
	size_t taken = 0;

	if (reader->parts)
		taken = parts_read(reader->parts, reader->state, input, has_ended);
	if (*has_ended || input->is_refused || input->is_stopped)
		return taken;
	return taken + reader->format->read(reader->state, input, has_ended);
}

size_t reader_read_capture(struct reader *reader, struct str text, bool is_last, bool *is_stuck)
{
	bool has_ended = false;
	size_t taken;

	reader->input.window = text;
	reader->input.is_last = is_last;
	taken = read_window(reader, &has_ended);
	assert(taken <= text.len);
	reader->has_taken |= taken > 0;
	*is_stuck = !has_ended;
	if (reader->input.is_refused || reader->input.is_stopped)
		return text.len;
	if (!has_ended)
		return is_last ? text.len : taken;
	if (reader->has_taken) {
		reader_end_capture(reader);
		return taken;
	}
	/* The sniff was wrong; the line is skipped, so that it is not sniffed again. */
	reader_close_format(reader);
	taken = skip_line(reader, text, is_last);
	*is_stuck = taken == 0;
	return taken;
}

size_t reader_run(struct reader *reader, struct str text, bool is_last)
{
	size_t at = 0;
	bool is_stuck = false;

	if (reader->input.is_refused || reader->input.is_stopped)
		return text.len;
	while (at < text.len && !is_stuck) {
		struct str left = str_sub(text, at, text.len);

		if (reader->format) {
			at += reader_read_capture(reader, left, is_last, &is_stuck);
		} else {
			size_t taken = start_capture(reader, left, is_last);

			at = reader->input.is_stopped ? text.len : at + taken;
			is_stuck = taken == 0 && !reader->format;
		}
	}
	return at;
}
