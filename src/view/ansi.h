#ifndef VIEW_ANSI_H
#define VIEW_ANSI_H

/* A canvas as text with the colours that most terminals know, for a file that is shown later. */

#include "base/strbuf.h"
#include "view/canvas.h"
#include "view/theme.h"

/* Adds the canvas to out, each row ended by a newline and in no colour beyond it. colours: as
 * theme_look has it, COLOURS_OF_PALETTE at most. */
void ansi_dump(const struct canvas *canvas, const struct theme *theme, int colours,
	       struct strbuf *out);

#endif
