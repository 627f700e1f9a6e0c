#ifndef VIEW_TEX_SPANS_H
#define VIEW_TEX_SPANS_H

/* Matches are found in the source of a text, and highlighted in what is shown of it. */

#include "search/match.h"
#include "text/tex.h"

/* Turns spans of the source, in order, into spans of the shown text, in order and not overlapping;
 * returns how many there are of these. */
size_t tex_spans_show(const struct tex_text *text, struct match_span *spans, size_t count);

#endif
