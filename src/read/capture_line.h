#ifndef READ_CAPTURE_LINE_H
#define READ_CAPTURE_LINE_H

/*
 * What the captured layouts share: the lines of a listing, each classified by its form. Blank lines
 * mean nothing and are skipped. Where a file without a last newline was pasted before another, two
 * lines have become one; such a line is split into the two again. What the lines mean together is
 * up to the layouts.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "read/listing_tail.h"

enum line_kind {
	LINE_START,   /* no line: what is before the first line of a capture */
	LINE_TEXT,    /* a title, an abstract, or anything else */
	LINE_AUTHORS, /* "• 6 authors" */
	LINE_DOT,     /* "·" */
	LINE_DATE,    /* "Mon D[, YYYY] [COMMENTS]" */
	LINE_RECORD,  /* a text that ends in "N authors · Mon D[, YYYY] [COMMENTS]" */

	/* The page's own lines, the same every day. */
	LINE_NEW,
	LINE_TRENDING_DAILY, /* "Get trending papers ... once a day!" */
	LINE_TRENDING,
	LINE_SUBSCRIBE,
	LINE_DAILY_PAPERS,
	LINE_BY,
};

static inline bool line_kind_is_page(enum line_kind kind)
{
	return kind >= LINE_NEW;
}

/* One of the three lines below an abstract in the blocks layout. */
static inline bool line_kind_is_below_abstract(enum line_kind kind)
{
	return kind == LINE_AUTHORS || kind == LINE_DOT || kind == LINE_DATE;
}

/* Two of these in their order: nothing but the blocks layout has them. */
static inline bool lines_are_below_abstract(enum line_kind before, enum line_kind kind)
{
	return (before == LINE_AUTHORS && (kind == LINE_DOT || kind == LINE_DATE)) ||
	       (before == LINE_DOT && kind == LINE_DATE);
}

/*
 * How far the layouts look for that, and for the end of the page's lines at a capture's beginning:
 * at most this many lines, before this many texts.
 */
#define CAPTURE_SNIFF_LINES 32
#define CAPTURE_SNIFF_TEXTS 8

struct capture_line {
	enum line_kind kind;
	struct str text;  /* without white space around it */
	size_t line;      /* its number */
	const char *next; /* where the text after it begins */
	size_t next_line;
	int32_t authors;          /* of a LINE_AUTHORS */
	struct listing_tail tail; /* of a LINE_DATE */
};

/* Steps through the lines of a window. */
struct line_cursor {
	const char *at;
	const char *end;
	bool is_last; /* the file ends with the window */
	size_t line;
	enum line_kind previous; /* of the line before */
};

/* At the first line of a text; `is_last`: the file ends with it. */
struct line_cursor line_cursor_begin(struct str text, bool is_last);

/*
 * Takes the next line that is not blank. False when there is none, or none that is complete: its
 * newline, or the line after it that decides its meaning, is not in the window yet.
 */
bool line_cursor_next(struct line_cursor *cursor, struct capture_line *line);

#endif
