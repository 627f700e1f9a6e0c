#ifndef READ_TABLE_LITERAL_H
#define READ_TABLE_LITERAL_H

/* Cells that hold a list or an object as Python, numpy or JSON print it: ['a', 'b'], ['a' 'b'],
 * ('a', 'b'), {"name": "a"}. */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/*
 * The text of a list or object, made in *out: the items of a list joined with "; "; of an object
 * what says its text (its "name", "text", "url"), or, where nothing does, its keys with their
 * values, "key: value". A cell that is neither, or is cut off, is returned as it is.
 */
struct str table_literal_read(struct strbuf *out, struct str cell);

/* Whether a cell begins or ends as such a list or object and is none: it was cut off, or is
 * damaged. */
bool table_literal_is_cut(struct str cell);

/* Whether a list of names is in a form that only table_literal_read reads: a tuple, a set, a list
 * without commas or one of which "..." leaves out a part. */
bool table_literal_is_rare(struct str cell);

/* Whether a cell begins as a list of texts, ['a', and does not go on as one to its end. */
bool table_literal_is_broken(struct str cell);

#endif
