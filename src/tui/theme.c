/*
 * One row a style, one look for each depth of colour. Foregrounds are chosen to be read on a dark
 * and on a light background alike: of the palette's first sixteen neither black nor white nor
 * yellow is used, of the cube only middle tones. The bar and the cursor are the terminal's own two
 * colours turned round, which is readable whatever they are.
 */

#include "config.h"

#include "tui/theme.h"

enum depth { DEPTH_MONO, DEPTH_8, DEPTH_256, DEPTH_COUNT };

#define BOLD      ATTRIBUTE_BOLD
#define FAINT     ATTRIBUTE_DIM
#define UNDERLINE ATTRIBUTE_UNDERLINE
#define REVERSE   ATTRIBUTE_REVERSE

/* The palette's first colours, by name. */
enum { RED = 1, GREEN = 2, MAGENTA = 5, CYAN = 6 };

#define LOOK(colour, attributes)                       \
	{                                              \
		(colour), COLOUR_DEFAULT, (attributes) \
	}
#define PLAIN(attributes) LOOK(COLOUR_DEFAULT, attributes)

static const struct look looks[STYLE_COUNT][DEPTH_COUNT] = {
	[STYLE_TEXT] = { PLAIN(0), PLAIN(0), PLAIN(0) },
	[STYLE_DIM] = { PLAIN(0), PLAIN(FAINT), LOOK(244, 0) },
	[STYLE_BAR] = { PLAIN(REVERSE), PLAIN(REVERSE), PLAIN(REVERSE) },
	[STYLE_BAR_STRONG] = { PLAIN(REVERSE | BOLD), PLAIN(REVERSE | BOLD),
			       PLAIN(REVERSE | BOLD) },
	[STYLE_HEADING] = { PLAIN(BOLD), PLAIN(BOLD), PLAIN(BOLD) },
	[STYLE_TITLE] = { PLAIN(0), PLAIN(0), PLAIN(0) },
	[STYLE_DATE] = { PLAIN(0), LOOK(CYAN, 0), LOOK(31, 0) },
	[STYLE_STAR] = { PLAIN(BOLD), LOOK(MAGENTA, BOLD), LOOK(166, BOLD) },
	[STYLE_SELECTED] = { PLAIN(BOLD), LOOK(GREEN, BOLD), LOOK(133, BOLD) },
	[STYLE_MATCH] = { PLAIN(BOLD | UNDERLINE), LOOK(RED, BOLD), LOOK(162, BOLD) },
	[STYLE_TOPIC] = { PLAIN(0), PLAIN(0), PLAIN(0) },
	[STYLE_TOPIC_ON] = { PLAIN(BOLD | UNDERLINE), LOOK(GREEN, BOLD), LOOK(29, BOLD) },
	[STYLE_BORDER] = { PLAIN(0), PLAIN(FAINT), LOOK(244, 0) },
	[STYLE_KEY] = { PLAIN(BOLD), PLAIN(BOLD), PLAIN(BOLD) },
	[STYLE_PROMPT] = { PLAIN(BOLD), PLAIN(BOLD), PLAIN(BOLD) },
	[STYLE_INFO] = { PLAIN(0), LOOK(GREEN, 0), LOOK(29, 0) },
	[STYLE_WARNING] = { PLAIN(BOLD), LOOK(MAGENTA, BOLD), LOOK(166, BOLD) },
	[STYLE_ERROR] = { PLAIN(BOLD), LOOK(RED, BOLD), LOOK(160, BOLD) },
};

static const struct {
	const char *name;
	char letter;
} labels[STYLE_COUNT] = {
#define X(id, name, letter) { name, letter },
	STYLE_LIST(X)
#undef X
};

static enum depth depth_of(int colours)
{
	if (colours >= 256)
		return DEPTH_256;
	return colours >= 8 ? DEPTH_8 : DEPTH_MONO;
}

struct look theme_look(enum style style, int colours)
{
	return looks[style][depth_of(colours)];
}

const char *style_name(enum style style)
{
	return labels[style].name;
}

char style_letter(enum style style)
{
	return labels[style].letter;
}
