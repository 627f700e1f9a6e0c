#ifndef WRITE_WRITER_H
#define WRITE_WRITER_H

/*
 * From papers to bytes: one file a format, and one word of WRITER_FORMATS each. A writer adds to a
 * buffer; whoever writes the buffer to a file handles errors.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "model/columns.h"
#include "model/marks.h"
#include "model/paper.h"

/* X(id): the formats; a format's name is its id, its struct writer_<id>. The first is the default
 * of `export`. */
#define WRITER_FORMATS(X) X(csv) X(jsonl) X(bib) X(ris) X(csl) X(md) X(html) X(titles) X(table)

/* "csv, jsonl, " with a comma after each, for help. */
#define WRITER_LISTED(id) #id ", "

/* X(id, name, member, help, ...): what can be asked of formats, here, at the command line and in
 * the browser: a flag of struct writer_options each. More arguments are those of whoever expands
 * it. */
#define WRITER_OPTIONS(X, ...)                                                                    \
	X(RAW, "raw", raw, "CSV: leave cells that a spreadsheet would run as they are",           \
	  __VA_ARGS__)                                                                            \
	X(BOM, "bom", bom, "CSV: begin with a byte order mark, for Excel", __VA_ARGS__)           \
	X(BIBLATEX, "biblatex", biblatex, "BibTeX: in the dialect of biblatex and biber",         \
	  __VA_ARGS__)                                                                            \
	X(NOTES, "notes", notes, "BibTeX: with your notes, which are left out else", __VA_ARGS__) \
	X(BY_TOPIC, "by-topic", by_topic, "Markdown: each paper under the first of its topics",   \
	  __VA_ARGS__)

/* Which of them a format has. */
enum {
#define X(id, name, member, help, unused) WRITER_OPTION_##id,
	WRITER_OPTIONS(X, )
#undef X
		WRITER_OPTION_COUNT
};
#define WRITER_OPTION(id) (1u << WRITER_OPTION_##id)

/* The papers that are going to be written, in their order; all borrowed. */
struct writer_set {
	const struct paper *papers;
	const uint32_t *chosen; /* numbers of papers */
	size_t count;
};

/* One row of what goes out; all borrowed. */
struct writer_row {
	const struct paper *paper;
	const struct marks *marks;
	struct str topics; /* names joined with "; " */
};

struct writer_options {
	bool raw;          /* text cells are written bare, without the ' against formulas */
	bool bom;          /* begins with a byte order mark */
	bool biblatex;     /* BibTeX: that of biblatex and biber */
	bool notes;        /* formats that ask for it: with the person's note */
	bool by_topic;     /* formats that have groups: by the papers' topics */
	bool is_printable; /* for a terminal: what must not reach one is spelled out */
	size_t width;      /* columns of that terminal */
};

struct writer;

struct writer_format {
	const char *name;            /* "csv": the word of --format */
	const char *title;           /* "CSV": for people */
	const char *extension;       /* ".csv" */
	const char *other_extension; /* of a file that is named by hand; NULL: there is none */
	uint64_t columns;            /* what it carries: WRITER_COLUMN(TITLE) | ... */
	unsigned options;            /* those that it has: WRITER_OPTION(RAW) | ... */
	uint64_t asked;              /* and what of it only with the option: WRITER_COLUMN(NOTE) */
	/* Whether it can say all that the paper or its marks have in a column that it carries;
	 * NULL: always. */
	bool (*holds)(const struct paper *paper, const struct marks *marks, enum csv_column column);
	size_t state_size; /* of what it keeps between rows */
	void (*begin)(struct writer *writer, struct strbuf *out); /* NULL: nothing to do */
	void (*row)(struct writer *writer, struct strbuf *out, const struct writer_row *row);
	/* Begins a group of the rows that follow; NULL: the format has none. */
	void (*group)(struct writer *writer, struct strbuf *out, struct str title);
	void (*end)(struct writer *writer, struct strbuf *out); /* NULL: nothing to do */
	bool is_lines; /* its text is not spelled out for a terminal by itself, but here, by lines
			*/
	void (*release)(void *state); /* frees what it points to, or NULL */
};

#define WRITER_COLUMN(id) ((uint64_t)1 << COLUMN_##id)

/* Every field and every mark. */
#define WRITER_ALL_COLUMNS (((uint64_t)1 << COLUMN_COUNT) - 1)

/* A document that is being written. */
struct writer {
	const struct writer_format *format;
	struct writer_options options;
	struct writer_set set;
	size_t rows; /* before the one that is being written */
	void *state; /* of state_size bytes, all zero before begin */
};

/* Begins a document of the set, and adds what precedes the rows. Options and set are copied, what
 * the set points to is borrowed until writer_close. */
void writer_open(struct writer *writer, const struct writer_format *format,
		 const struct writer_options *options, const struct writer_set *set,
		 struct strbuf *out);

void writer_add(struct writer *writer, const struct writer_row *row, struct strbuf *out);

/* Begins a group of the rows that follow, if the format has groups. */
void writer_group(struct writer *writer, struct str title, struct strbuf *out);

/* Adds what follows the rows, unless out is NULL, and frees what the document needed. */
void writer_close(struct writer *writer, struct strbuf *out);

/* All formats, for help and completion; the first is the default of `export`. */
extern const struct writer_format *const writer_formats[];
extern const size_t writer_format_count;

/* The format with that name, and the one whose extension the path has, or NULL. */
const struct writer_format *writer_format_find(struct str name);
const struct writer_format *writer_format_of_path(struct str path);

/* Adds "csv, jsonl, …" to out. */
void writer_format_add_names(struct strbuf *out);

/* The name of each option, NULL behind the last; and sets the flag of that name, false when there
 * is none. */
const char *writer_option_name(size_t number);
bool writer_option_set(struct writer_options *options, struct str name);

/* Whether the format has each option that is set; else false, and a sentence in diag that names the
 * formats that have it. */
bool writer_options_fit(const struct writer_options *options, const struct writer_format *format,
			struct diag *diag);

/*
 * The format in which a file is written of which nothing but the path says how: the default where
 * its name has no ending; NULL, and a sentence in diag, where no format has that ending.
 */
const struct writer_format *writer_format_choose(const char *path, struct diag *diag);

/* Whether the paper or its marks have something in that column that the format leaves out. */
bool writer_leaves_out(const struct writer_format *format, const struct writer_options *options,
		       const struct paper *paper, const struct marks *marks,
		       enum csv_column column);

/* Whether the paper or its marks have something in that column: topics never do, as they come from
 * elsewhere; nor does a paper's source, which it always has, nor the number of authors where their
 * names tell it. */
bool writer_has_column(const struct paper *paper, const struct marks *marks,
		       enum csv_column column);

#endif
