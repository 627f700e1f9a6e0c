#ifndef READ_OTHER_LINES_H
#define READ_OTHER_LINES_H

/*
 * Files that were put together of several formats: the reader of the first sees where another
 * begins. What is of it is left out, and said; it is never made a part of the papers before it.
 */

#include <stdbool.h>

#include "base/str.h"
#include "read/format.h"

/* No line that is looked at is longer, in bytes. */
#define OTHER_LINE_MAX ((size_t)1 << 13)

/* What a reader keeps of it, zeroed at first. */
struct other_lines {
	bool is_inside; /* what is read is of another format, and that was said */
};

/* The format of which a line, without its end, begins what another than `own` has; NULL: none. */
const char *other_lines_name(struct str line, const char *own);

/*
 * Sees a line between two records of the format called `own`, without its end. Where it begins
 * what another has, that is reported, once, and it is inside.
 */
void other_lines_see(struct other_lines *other, struct format_input *input, struct str line,
		     const char *own);

/*
 * The same of the line that a text begins with; false while more of that is needed, as it never is
 * at the input's end.
 */
bool other_lines_see_text(struct other_lines *other, struct format_input *input, struct str text,
			  const char *own);

#endif
