#ifndef TUI_THEME_H
#define TUI_THEME_H

/*
 * Styles by meaning, and what they look like with 256 colours, 16, and none. X(id, name, letter):
 * the letter stands for the style in canvas_dump_styles.
 */

#include <stdbool.h>
#include <stdint.h>

#define STYLE_LIST(X)                     \
	X(TEXT, "text", '.')              \
	X(DIM, "dim", 'd')                \
	X(BAR, "bar", 'b')                \
	X(BAR_STRONG, "bar.strong", 'B')  \
	X(HEADING, "heading", 'h')        \
	X(TITLE, "list.title", 't')       \
	X(DATE, "list.date", 'n')         \
	X(STAR, "star", 's')              \
	X(SELECTED, "selected", 'S')      \
	X(MATCH, "match", 'm')            \
	X(TOPIC, "topic", 'c')            \
	X(TOPIC_ON, "topic.on", 'C')      \
	X(BORDER, "border", '|')          \
	X(KEY, "key", 'k')                \
	X(PROMPT, "prompt", 'p')          \
	X(INFO, "status.info", 'i')       \
	X(WARNING, "status.warning", 'w') \
	X(ERROR, "status.error", 'e')

enum style {
#define X(id, name, letter) STYLE_##id,
	STYLE_LIST(X)
#undef X
		STYLE_COUNT
};

enum attribute {
	ATTRIBUTE_BOLD = 1,
	ATTRIBUTE_DIM = 2,
	ATTRIBUTE_UNDERLINE = 4,
	ATTRIBUTE_REVERSE = 8
};

#define COLOUR_DEFAULT (-1)

struct look {
	int16_t foreground, background; /* of the terminal's palette; COLOUR_DEFAULT: its own */
	uint8_t attributes;             /* a set of enum attribute */
};

/* How a style looks on a terminal of so many colours (0: none, or NO_COLOR). Readable on dark and
 * on light. */
struct look theme_look(enum style style, int colours);

const char *style_name(enum style style);
char style_letter(enum style style);

#endif
