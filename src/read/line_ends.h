#ifndef READ_LINE_ENDS_H
#define READ_LINE_ENDS_H

/*
 * Text whose lines end in none of LF, CRLF and CR: where a text has no LF, a vertical tab, a form
 * feed, U+0085, U+2028 or U+2029, whichever it has most, ends its lines. Text of one line that
 * means something else by these is left as it is: JSON, and what begins with a tag.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

struct line_ends {
	bool is_known;      /* what ends lines */
	struct str end;     /* empty: LF, and the text stays as it is */
	struct strbuf held; /* the text's beginning, while that is not known */
	struct strbuf text; /* what was made of the last piece */
};

void line_ends_init(struct line_ends *ends);
void line_ends_free(struct line_ends *ends);

/*
 * Takes the next piece of clean UTF-8, and returns what it and those before it say, with LF at the
 * ends of lines: good until the next call; empty while that is not known. A piece ends between two
 * characters. With is_last the text ends with it.
 */
struct str line_ends_pass(struct line_ends *ends, struct str piece, bool is_last);

#endif
