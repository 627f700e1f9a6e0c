#ifndef VIEW_LOOK_H
#define VIEW_LOOK_H

/*
 * What a cell looks like: colours and attributes, as words and as a terminal can show them.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

enum attribute {
	ATTRIBUTE_BOLD = 1,
	ATTRIBUTE_DIM = 2,
	ATTRIBUTE_UNDERLINE = 4,
	ATTRIBUTE_REVERSE = 8
};

/* A colour is a number of the palette of 256, or COLOUR_RGB with red, green and blue in the three
 * bytes below, or the terminal's own. */
#define COLOUR_DEFAULT (-1)
#define COLOUR_RGB     0x1000000

/* With more colours than this a terminal takes red, green and blue. */
#define COLOURS_OF_PALETTE 256

struct look {
	int32_t foreground, background;
	uint8_t attributes; /* a set of enum attribute */
};

/* Reads "bold magenta", "#ff8800 on 236 underline", "normal"; false when a word is none of these,
 * which *wrong then is. */
bool look_parse(struct str words, struct look *look, struct str *wrong);

/* Adds a look in those words. */
void look_format(struct look look, struct strbuf *out);

/*
 * The look on a terminal of this many colours: each colour the nearest that it has. With more than
 * 256, colours are 0xRRGGBB, and below 8 the palette's; with less than 8 there are none.
 */
struct look look_fit(struct look look, int colours);

/* A colour other than the default as 0xRRGGBB. */
uint32_t colour_rgb(int32_t colour);

#endif
