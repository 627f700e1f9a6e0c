#ifndef BROWSER_PROMPT_H
#define BROWSER_PROMPT_H

/*
 * A prompt: a line that is typed, with the keys that all prompts have. Enter accepts it, Esc and ^G
 * cancel it, Tab completes the word before the cursor, ^P ^N M-p M-n go through what was typed
 * before. What accepting, cancelling and completing mean is the caller's: prompt_key tells what
 * happened.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "input/line_edit.h"
#include "store/history.h"

struct prompt_kind {
	const char *name; /* what is typed, for messages: "a query" */
	size_t limit;     /* bytes that it may have: what nobody types, but a paste may bring */
	bool has_history;
	enum history_kind history;
	bool arrows_walk;       /* Up and Down go through the history, too */
	bool backspace_cancels; /* on the empty line */
};

/* Going through the history: it begins at the line as it is, and ends with the first key that
 * belongs to something else; past the newest entry is what it began with. */
struct prompt_walk {
	bool is_open;
	size_t at;           /* the entry that is in the line */
	struct strbuf typed; /* what was there first */
};

struct prompt {
	const struct prompt_kind *kind;
	struct line_edit line;
	bool is_offered; /* nobody typed the line so far: text that is typed replaces it */
	struct prompt_walk walk;
};

enum prompt_event {
	PROMPT_KEY_UNKNOWN, /* the key is none of a prompt's, or its text had no room */
	PROMPT_CHANGED,     /* the line, or its cursor */
	PROMPT_COMPLETE,    /* Tab or S-Tab: complete the word, or go on to the next candidate */
	PROMPT_ACCEPTED,
	PROMPT_CANCELLED,
};

/* The kind is borrowed. */
void prompt_init(struct prompt *prompt, const struct prompt_kind *kind);
void prompt_free(struct prompt *prompt);

/* Offers the line as it is: what is typed or pasted first replaces it, while any other key of a
 * prompt's keeps it to be edited. */
void prompt_offer(struct prompt *prompt);

/* Text is going to come into the line: an offered one is cleared. */
void prompt_begin_text(struct prompt *prompt);

/* Takes a key. history: NULL where the kind has none. */
enum prompt_event prompt_key(struct prompt *prompt, const struct history *history, uint32_t key);

/* The line was changed by something else than a key: going through the history ends. */
void prompt_end_walk(struct prompt *prompt);

/* Whether something did not fit into the line since this was asked last. */
bool prompt_clear_refusal(struct prompt *prompt);

#endif
