#ifndef SESSION_SETTINGS_H
#define SESSION_SETTINGS_H

/*
 * What a person can set, once: reading the configuration, `shortlist config` and the manual page
 * (tests/cli holds it to this table) are made from SETTING_LIST. Keys are settings too; colours are
 * view/theme.h's.
 */

#include <stdbool.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "input/keymap.h"
#include "search/sort.h"
#include "session/list_columns.h"
#include "store/config_file.h"

/*
 * X(id, name, type, default, range, help). type and range: BOOL, ""; NUMBER, "from to"; CHOICE, its
 * words; ORDER, "" (a sort key); QUERY, "" (text, empty for none); COLUMNS, "auto" (or names);
 * TEXT, "" (any).
 */
#define SETTING_LIST(X)                                                                          \
	X(SORT, "sort", ORDER, "file", "",                                                       \
	  "the order of papers where --sort gives none: " SORT_KEYS(                             \
		  SORT_KEY_LISTED) "or one of these behind a -, reversed")                       \
	X(QUERY, "query", QUERY, "", "", "what the browser is filtered by when it opens")        \
	X(SCROLL_MARGIN, "scroll-margin", NUMBER, "2", "0 100",                                  \
	  "rows that stay in view above and below the cursor")                                   \
	X(TOPICS, "topics", CHOICE, "auto", "auto never",                                        \
	  "whether the topics are shown where there is room")                                    \
	X(DETAIL, "detail", CHOICE, "auto", "auto never",                                        \
	  "whether the paper is shown below the list where there is room; else Enter opens it")  \
	X(COLUMNS, "columns", COLUMNS, "auto", "auto",                                           \
	  "the columns of the list in their order, each with a width if you like: star "         \
	  "title:40 date")                                                                       \
	X(TITLE_CUT, "title-cut", CHOICE, "end", "end middle",                                   \
	  "where a title is cut that has no room")                                               \
	X(DATES, "dates", CHOICE, "iso", "iso relative",                                         \
	  "how the list shows dates: as 2026-03-01, or how long ago that was")                   \
	X(TEX, "tex", CHOICE, "unicode", "unicode source",                                       \
	  "how titles and abstracts show TeX: Schrödinger, or Schr\\\"odinger as it is written") \
	X(KEY_LINE, "key-line", BOOL, "yes", "",                                                 \
	  "whether the last row shows the keys that matter now")                                 \
	X(MOUSE, "mouse", BOOL, "yes", "",                                                       \
	  "whether clicks and the wheel are for the browser; else they are the terminal's own, " \
	  "to select with")                                                                      \
	X(THEME, "theme", CHOICE, "auto", "auto dark light terminal",                            \
	  "the colours: readable on any background, for a dark one, for a light one, or none "   \
	  "but the terminal's own sixteen")                                                      \
	X(BROWSER_TERMINAL, "browser-in-terminal", CHOICE, "auto", "auto no yes",                \
	  "whether the web browser wants the terminal for itself: auto knows the usual ones, "   \
	  "and that one without a graphical display does")                                       \
	X(SEARCH_URL, "search-url", TEXT, "https://huggingface.co/papers?q=%s", "",              \
	  "where a paper without an address is looked for; its title takes the place of %s")     \
	X(COPY_COMMAND, "copy-command", TEXT, "", "",                                            \
	  "what takes copied text on its standard input, such as wl-copy; nothing: the "         \
	  "terminal")                                                                            \
	X(ESCAPE_DELAY, "escape-delay", NUMBER, "25", "0 1000",                                  \
	  "milliseconds that Esc waits for the rest of a key; more for a slow line")             \
	X(HISTORY, "history", BOOL, "yes", "",                                                   \
	  "whether commands and queries are remembered for the next time")

enum setting {
#define X(id, name, type, value, range, help) SETTING_##id,
	SETTING_LIST(X)
#undef X
		SETTING_COUNT
};

/* X(id, what its value must be) */
#define SETTING_TYPES(X)          \
	X(BOOL, "yes or no")      \
	X(NUMBER, "a number")     \
	X(CHOICE, "one of")       \
	X(ORDER, "a key to sort") \
	X(QUERY, "a query")       \
	X(COLUMNS, "columns")     \
	X(TEXT, "text")

enum setting_type {
#define X(id, title) SETTING_TYPE_##id,
	SETTING_TYPES(X)
#undef X
};

struct setting_info {
	const char *name;
	enum setting_type type;
	const char *value; /* the default */
	const char *range;
	const char *help;
};

/* The words of SETTING_TOPICS and SETTING_DETAIL, by their numbers. */
enum { SHOW_AUTO, SHOW_NEVER };

/* Those of SETTING_BROWSER_TERMINAL. */
enum { TERMINAL_AUTO, TERMINAL_NO, TERMINAL_YES };

/* Those of SETTING_TITLE_CUT, SETTING_DATES and SETTING_TEX. */
enum { CUT_END, CUT_MIDDLE };
enum { DATES_ISO, DATES_RELATIVE };
enum { TEX_AS_UNICODE, TEX_AS_SOURCE };

struct settings {
	int numbers[SETTING_COUNT]; /* a number, 0 or 1, or which of a choice's words */
	struct sort_order order;
	struct strbuf query;
	struct strbuf texts[SETTING_COUNT]; /* of those that are TEXT */
	struct column_choices columns;
	struct keymap keymap;
};

/* With everything at its default. */
void settings_init(struct settings *settings);
void settings_free(struct settings *settings);

/* Takes over the options and keys of a configuration. Mistakes go to diag as warnings, and the rest
 * is used. */
void settings_read(struct settings *settings, const struct config *config, struct diag *diag);

/* Sets one from text, as the file would; false, and nothing has changed, when it is none of its
 * values. */
bool settings_set(struct settings *settings, enum setting setting, struct str text);

const struct setting_info *setting_info(enum setting setting);

/* Adds what its value may be: "yes or no", "a number from 0 to 100". */
void setting_add_range(enum setting setting, struct strbuf *out);

/* Adds a setting's value, as the file has it. */
void settings_format(const struct settings *settings, enum setting setting, struct strbuf *out);

/* Adds the sections [options] and [keys] with all that is in force, each with its help as a
 * comment. */
void settings_describe(const struct settings *settings, struct strbuf *out);

#endif
