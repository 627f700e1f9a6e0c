#ifndef INPUT_LINE_EDIT_H
#define INPUT_LINE_EDIT_H

/*
 * A line that a person edits, as in readline: the text, the cursor, what was cut. Text is cleaned
 * UTF-8 of at most `limit` bytes; the cursor is on a grapheme boundary. What would make it longer
 * is refused as a whole and changes nothing.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

struct line_edit {
	struct strbuf text;
	size_t cursor; /* a byte offset in text */
	struct strbuf cut;
	bool is_cutting; /* the last key cut, and the next one may add to it */
	size_t limit;
	bool has_refused; /* something was refused; the owner resets it */
};

void line_edit_init(struct line_edit *edit, size_t limit);
void line_edit_free(struct line_edit *edit);

/* The text may be a part of the line. The cursor goes to the end. False: it is too long. */
bool line_edit_set(struct line_edit *edit, struct str text);
struct str line_edit_text(const struct line_edit *edit);

/* Whether a key is a character, which the line would take in. */
bool line_edit_is_character(uint32_t key);

/*
 * Handles a key: characters are inserted; Left Right Home End ^A ^E ^B ^F M-b M-f move; Backspace
 * Del ^H ^D ^W ^U ^K M-d M-Backspace delete; ^Y puts back what was cut last, by several keys in a
 * row if it was; ^T swaps. Returns whether it was a key of the editor's.
 */
bool line_edit_key(struct line_edit *edit, uint32_t key);

/* Replaces the bytes between two boundaries by a text, cleaned but with its blanks; the cursor
 * goes after it. It may be a part of the line. False: the line would be too long. */
bool line_edit_replace(struct line_edit *edit, size_t from, size_t to, struct str text);

/* Inserts pasted text; its lines are joined with a space. A space at either end is kept. False:
 * the line would be too long; that check does not depend on the length. */
bool line_edit_paste(struct line_edit *edit, struct str text);

#endif
