#ifndef INPUT_SCRIPT_H
#define INPUT_SCRIPT_H

/*
 * A script for the browser: keys by their names (input/keymap.h), text in quotes, and what else
 * reaches the program from outside, as lines of text. A script is read whole before any of it runs;
 * term/player.h runs it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/status.h"
#include "base/str.h"
#include "base/strbuf.h"

/*
 * X(id, name, argument, help): the words that may begin a line. Any other line is keys, which is
 * the verb KEY.
 */
#define SCRIPT_VERBS(X)                                                                          \
	X(SIZE, "size", "COLUMNSxROWS", "make the screen that large")                            \
	X(CLICK, "click", "ROW COLUMN", "click there; 1 1 is the top left")                      \
	X(PASTE, "paste", "\"TEXT\"...", "paste the text; Enter and Tab may come between texts") \
	X(AFTER, "after", "SECONDSs", "let so much time pass: 2s, 0.5s")                         \
	X(SAVE, "save", "FILE", "write the screen to a file, as text")                           \
	X(SAVE_STYLES, "save-styles", "FILE", "the same, and each cell's style as a letter")     \
	X(SAVE_COLOURS, "save-colours", "FILE", "the same, in colour, for a terminal to show")

enum script_verb {
#define X(id, name, argument, help) SCRIPT_##id,
	SCRIPT_VERBS(X)
#undef X
		SCRIPT_KEY
};

/* The largest screen a script may ask for, in rows and in columns. */
#define SCRIPT_SIZE_MAX 1000

struct script_step {
	enum script_verb verb;
	size_t line;          /* from 1 */
	uint32_t key;         /* of KEY */
	int row, column;      /* of CLICK, from 0 */
	int rows, columns;    /* of SIZE */
	int64_t milliseconds; /* of AFTER */
	char *text;           /* of PASTE; the file of the SAVEs; owned */
};

struct script {
	struct script_step *steps;
	size_t count, capacity;
};

void script_init(struct script *script);
void script_free(struct script *script);

/*
 * Adds the steps of a text to the script. Errors go to diag, with the name of the file (NULL: none)
 * and the line; then the script is unchanged.
 */
enum status script_parse(struct script *script, struct str text, const char *name,
			 struct diag *diag);

/* Reads "80x24"; false when it is no size, or one of 0 or more than SCRIPT_SIZE_MAX. */
bool script_parse_size(struct str text, int *rows, int *columns);

#endif
