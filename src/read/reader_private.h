#ifndef READ_READER_PRIVATE_H
#define READ_READER_PRIVATE_H

/* The reader, as its files see it: reader.c goes from bytes to text, reader_window.c has the
 * windows of text, reader_captures.c what is read of them. */

#include "base/strbuf.h"
#include "read/decode.h"
#include "read/format.h"
#include "read/line_ends.h"
#include "read/line_limit.h"
#include "read/parts.h"
#include "read/passed_over.h"
#include "read/reader.h"

struct reader {
	struct reader_options options;
	struct reader_report report;
	struct format_input input; /* but for its window */

	struct strbuf head; /* the file's first bytes, at most REFUSAL_HEAD */
	struct decoder *decoder;
	struct line_ends line_ends;
	struct strbuf rest;
	size_t wanted; /* the length of the window at which to call the format again */
	bool is_short; /* the file is expected to be */

	const struct format *format; /* of the capture being read; NULL between captures */
	_Alignas(max_align_t) char found[FORMAT_FOUND_MAX]; /* by its sniff */
	void *state;
	struct parts *parts; /* NULL: one thread reads the capture */
	size_t capture_line;
	bool has_taken; /* the capture's format has taken anything */

	struct line_limit line_limit;

	struct passed_over passed; /* what formats pass over */

	size_t skipped; /* lines in a row that belong to no capture, not yet reported */
	size_t passed_over_line;
};

/* Reads the next text; what no format can take yet is kept. */
void reader_push_text(struct reader *reader, struct str text);

/* Reads what can be read of the text; returns how many bytes that were. */
size_t reader_run(struct reader *reader, struct str text, bool is_last);

/* Lets the capture's format read. Returns how many bytes it took; *is_stuck: it needs more. */
size_t reader_read_capture(struct reader *reader, struct str text, bool is_last, bool *is_stuck);

/* Reports the capture that is being read, if there is one, and ends it. */
void reader_end_capture(struct reader *reader);

/* Frees what the format has of the capture. */
void reader_close_format(struct reader *reader);

/* Reports the lines in a row that belong to no capture. */
void reader_report_passed_over(struct reader *reader);

#endif
