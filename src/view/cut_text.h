#ifndef VIEW_CUT_TEXT_H
#define VIEW_CUT_TEXT_H

/*
 * A text that has to fit one row, and is cut with "…" where it has no room: at its end, or in
 * the middle so that both ends are seen. Of a text that is very long only the parts that can be
 * seen are looked at.
 */

#include "base/strbuf.h"
#include "view/canvas.h"

struct cut_text {
	struct str text; /* what may be seen; something shorter may be put in its place */
	int width;
	bool is_middle;
	struct strbuf joined; /* what text is, where it is the two ends of a longer one */
};

/* Takes cleaned text, which is borrowed, for a width of this many columns. */
void cut_text_init(struct cut_text *cut, struct str text, int width, bool is_middle);
void cut_text_free(struct cut_text *cut);

/* Draws it at (row, column) of the area, the highlights being of cut->text. */
void cut_text_draw(const struct cut_text *cut, struct canvas *canvas, const struct area *area,
		   int row, int column, enum style style, const struct highlights *highlights);

#endif
