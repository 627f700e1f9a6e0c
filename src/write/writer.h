#ifndef WRITE_WRITER_H
#define WRITE_WRITER_H

/*
 * From papers to bytes: one file a format, and one line of writer_formats (writer.c) each. A writer
 * adds to a buffer; whoever writes the buffer to a file handles errors.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/marks.h"
#include "model/paper.h"

/* One row of what goes out; all borrowed. */
struct writer_row {
	const struct paper *paper;
	const struct marks *marks;
	struct str topics; /* names joined with "; " */
};

struct writer_options {
	bool raw;          /* text cells are written bare, without the ' against formulas */
	bool bom;          /* begins with a byte order mark */
	bool is_printable; /* for a terminal: what must not reach one is spelled out */
};

struct writer_format {
	const char *name;      /* "csv": the word of --format */
	const char *extension; /* ".csv" */
	bool is_export;        /* whole records, for `export`; others are only for `list` */
	bool shows_topics;     /* rows want their topics, which cost time to find */
	void (*begin)(struct strbuf *out, const struct writer_options *options);
	void (*row)(struct strbuf *out, const struct writer_options *options,
		    const struct writer_row *row);
	void (*end)(struct strbuf *out,
		    const struct writer_options *options); /* NULL: nothing to do */
};

/*
 * X(id): the formats that have whole records, for `export`, and those for `list` alone. A format's
 * name is its id, and its struct is writer_<id>.
 */
#define WRITER_RECORD_FORMATS(X) X(csv) X(jsonl)
#define WRITER_LIST_FORMATS(X)   X(titles)

/* "csv, jsonl, " with a comma after each, for help. */
#define WRITER_LISTED(id) #id ", "

/* All formats, for help and completion; the first is the default of `export`. */
extern const struct writer_format *const writer_formats[];
extern const size_t writer_format_count;

/* The format with that name, or NULL. */
const struct writer_format *writer_format_find(struct str name);

#endif
