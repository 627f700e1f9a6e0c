#ifndef VIEW_THEME_H
#define VIEW_THEME_H

/*
 * Styles by meaning, and what they look like: in a built-in theme, or as the person's [theme] has
 * it, with 256 colours, 8, and none. X(id, name, letter): the letter means the style in
 * canvas_dump_styles.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "store/config_file.h"
#include "view/look.h"

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
	X(CHART, "chart", '#')            \
	X(CHOSEN, "chart.chosen", '@')    \
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

/* X(id, name), in the order of the words of the setting. */
#define THEME_LIST(X)     \
	X(AUTO, "auto")   \
	X(DARK, "dark")   \
	X(LIGHT, "light") \
	X(TERMINAL, "terminal")

enum theme_name {
#define X(id, name) THEME_##id,
	THEME_LIST(X)
#undef X
		THEME_COUNT
};

/* A theme: a built-in one, with the person's own looks in place of some. */
struct theme {
	enum theme_name name;
	struct look own[STYLE_COUNT];
	bool has_own[STYLE_COUNT];
};

/* A built-in theme. */
void theme_init(struct theme *theme, enum theme_name name);

/* Takes over the section [theme] of a configuration. Mistakes go to diag as warnings, and the rest
 * is used. */
void theme_read(struct theme *theme, const struct config *config, struct diag *diag);

/* How a style looks on a terminal of this many colours (0: none, or NO_COLOR), as look_fit has it.
 */
struct look theme_look(const struct theme *theme, enum style style, int colours);

/* Adds the section [theme]: the person's own looks, and the others as comments. */
void theme_describe(const struct theme *theme, struct strbuf *out);

const char *style_name(enum style style);
char style_letter(enum style style);

#endif
