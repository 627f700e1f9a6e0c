#ifndef TEXT_TEX_H
#define TEXT_TEX_H

/*
 * The TeX of titles and abstracts made into text to be read: Schr\"odinger is Schrödinger, $\alpha$
 * is α, \emph{x} is x, 10^{-3} is 10⁻³. What is not known stays as it is: a formula in dollars is
 * read as a whole or not at all, and a dollar can be money. References to characters (&amp;) are
 * read as well. What is written is the source; what is searched are both (text/forms.h).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

/* A stretch of the shown text, and the stretch of the source it came from. Pieces are in order in
 * both; the source between two of them is not shown. */
struct tex_piece {
	uint32_t shown, shown_end;
	uint32_t source, source_end;
	bool is_copied; /* byte for byte */
};

struct tex_text {
	struct str text;          /* what is shown: the source itself where nothing is TeX */
	struct strbuf shown;      /* else this */
	struct tex_piece *pieces; /* none where nothing is TeX */
	size_t count, capacity;
};

void tex_text_init(struct tex_text *text);
void tex_text_free(struct tex_text *text);

/* Reads cleaned text of less than a GiB, which is borrowed while text->text is in use. In linear
 * time. */
void tex_read(struct tex_text *text, struct str source);

/* The same without reading anything: what is shown is the source. */
void tex_set_source(struct tex_text *text, struct str source);

/* Turns a stretch of the source into that of the shown text that came from it; false when nothing
 * of it is shown. */
bool tex_show(const struct tex_text *text, size_t *start, size_t *end);

/* And the other way round: the stretch of the source that a stretch of what is shown came from. */
void tex_find_source(const struct tex_text *text, size_t *start, size_t *end);

/* Adds text in which letters with accents and escaped signs (\'e, {\"o}, \%) are themselves;
 * formulas and everything else of TeX stay. It must not be a view of out. In linear time. */
void tex_add_plain(struct strbuf *out, struct str source);

/* Where the formula ends that the dollar or the \( at byte `at` begins, understood or not; 0 where
 * that begins none, but is money. */
size_t tex_formula_end(struct str s, size_t at);

/* Whether the ~ at byte `at` is a blank that no line is broken at, and not a sign of its own. */
bool tex_is_tie(struct str s, size_t at);

#endif
