#ifndef WRITE_TEXT_OUT_H
#define WRITE_TEXT_OUT_H

/* How values become part of a format's text. All add to a buffer of which the text is no view. */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Adds a string of JSON with its quotes. With is_ascii everything else is escaped as well; what is
 * no UTF-8 is cleaned first. */
void text_out_json(struct strbuf *out, struct str text, bool is_ascii);

/* Adds text as one line: a line break or another control is a blank. */
void text_out_line(struct strbuf *out, struct str text);

/* Adds text in which a reader takes entities and tags for markup, so that it comes out as it is:
 * only what has either is changed. */
void text_out_unmarked(struct strbuf *out, struct str text);

/* The same of a text that may have TeX, where letters and signs that TeX writes with a backslash
 * are themselves; formulas stay. */
void text_out_shown(struct strbuf *out, struct str text);

/* The same of a part of a name, in which no TeX is left. */
void text_out_name_part(struct strbuf *out, struct str part);

/* The name of one author in the order in which it is spoken, "Ludwig van der Berg": itself where it
 * is so, else put together in `spoken`, of which it is a view then. */
struct str text_out_name(struct strbuf *spoken, struct str name);

#endif
