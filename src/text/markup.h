#ifndef TEXT_MARKUP_H
#define TEXT_MARKUP_H

/*
 * The entities and tags of HTML, XML and JATS, in text of formats that carry them, made into plain
 * text. A tag is one only by a name that is known and by attributes that are well formed, so that
 * "p < 0.05" and "a <b and c> d" stay as they are. TeX is not touched (text/tex.h).
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Whether s holds an entity or a tag, so that markup_add_text could change it. */
bool markup_has(struct str s);

/*
 * Adds s, which must not be a view of out. Entities are read, once: "&amp;lt;" becomes "&lt;".
 * Tags are taken out: those of blocks, lines and cells become a space, where there is none and text
 * is on both sides; others nothing. <s> and others of one letter are tags only where they are
 * closed, since <s> can be a token of a language model. A heading like "Abstract" at the start is
 * left out. Of a formula that is there as MathML and as TeX the first is kept. In linear time, for
 * any bytes.
 */
void markup_add_text(struct strbuf *out, struct str s);

#endif
