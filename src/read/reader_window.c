/*
 * The text that no format has taken yet is in `rest`; while it is empty, formats read directly
 * from what the decoder gave. When a format needs more, it is called again only once the window is
 * half as long again, so that the time stays linear. Where `rest` is not empty, only as much of the
 * next piece is added to it as a format needs to get past it.
 *
 * A line that is too long (line_limit.h) is never in `rest` as a whole: its beginning is removed
 * again.
 */
#include "config.h"

#include "read/reader_private.h"

#include <string.h>

/* How much of a piece is added to the rest at first: a format wants a record's end, and between
 * captures all that formats are told by. */
#define JOIN_MIN   4096
#define JOIN_SNIFF FORMAT_SNIFF_MAX

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
	size_t step = reader->format ? JOIN_MIN : JOIN_SNIFF;

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
		taken = reader_run(reader, strbuf_str(&reader->rest), false);
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

/* Whether bytes are kept until the end of a short file. */
static bool waits_for_end(const struct reader *reader, struct str bytes)
{
	return reader->is_short && !reader->format &&
	       reader->rest.len + bytes.len <= FORMAT_SNIFF_MAX;
}

static void push(struct reader *reader, struct str bytes)
{
	size_t at = 0;

	if (waits_for_end(reader, bytes)) {
		strbuf_add(&reader->rest, bytes);
		want_more(reader);
		return;
	}
	if (reader->rest.len > 0) {
		at = join_rest(reader, bytes);
		if (at == bytes.len)
			return;
	}
	bytes = str_sub(bytes, at, bytes.len);
	at = reader_run(reader, bytes, false);
	keep_rest(reader, str_sub(bytes, at, bytes.len));
}

/* Removes the unfinished line at the end of the rest. */
static void leave_line(struct reader *reader)
{
	struct strbuf *rest = &reader->rest;
	const char *newline = memrchr(rest->data, '\n', rest->len);
	size_t before = newline ? (size_t)(newline - rest->data) + 1 : 0;
	size_t line = reader->input.line + str_count(str_sub(strbuf_str(rest), 0, before), '\n');

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

void reader_push_text(struct reader *reader, struct str text)
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
