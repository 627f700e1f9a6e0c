#ifndef INPUT_KEYMAP_H
#define INPUT_KEYMAP_H

/*
 * From keys to actions. Keys have names: a character is its own name ("*", "ö"), Ctrl is "^D", Alt
 * is "M-x", the others are Up Down Left Right Home End PgUp PgDn Ins Del Backspace Enter Tab S-Tab
 * Esc Space Semicolon F1 to F12. A sequence is names one after another: "gg", "g^D".
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "input/action.h"

#define KEYMAP_SEQUENCE_MAX 4

struct keymap_binding {
	uint32_t keys[KEYMAP_SEQUENCE_MAX]; /* 0 past the end */
	enum action action;
};

struct keymap {
	struct keymap_binding *bindings;
	size_t count;
	size_t capacity;
	uint32_t pending[KEYMAP_SEQUENCE_MAX]; /* the keys of an unfinished sequence */
	size_t pending_count;
};

/* A keymap with the default keys of ACTION_LIST. */
void keymap_init(struct keymap *keymap);
void keymap_free(struct keymap *keymap);

/* Binds a key or sequence, by its name, in place of what it did; ACTION_NONE unbinds it. False when
 * it is no key. */
bool keymap_bind(struct keymap *keymap, struct str keys, enum action action);

/*
 * The first binding that is a prefix of these keys, or that they are a prefix of: no keymap can
 * have both, since the shorter one would hide the longer. Adds its name to out, if there is one;
 * else ACTION_NONE.
 */
enum action keymap_find_conflict(const struct keymap *keymap, struct str keys, struct strbuf *out);

/* Removes all keys of an action. */
void keymap_unbind(struct keymap *keymap, enum action action);

/* What a key or sequence, by its name, is bound to, or ACTION_NONE. */
enum action keymap_find(const struct keymap *keymap, struct str keys);

/* Initialises a keymap with the bindings of another. */
void keymap_copy(struct keymap *keymap, const struct keymap *from);

/* Takes the next key; returns its action, or ACTION_NONE while a sequence is unfinished or unknown.
 */
enum action keymap_press(struct keymap *keymap, uint32_t key);

/* Whether the unfinished sequence can be continued, and with which keys; adds them as the key
 * line shows them. */
bool keymap_format_rest(const struct keymap *keymap, const struct keymap_binding *binding,
			struct strbuf *out);

/* Resets an unfinished sequence. */
void keymap_reset(struct keymap *keymap);

/* Reads one key's name from the front of *names (a blank ends it); false when there is none. */
bool key_parse(struct str *names, uint32_t *key);

/* Adds a key's name to out. */
void key_format(uint32_t key, struct strbuf *out);

/* Adds the names of an action's keys, joined with a space; with `symbols`, as the key line shows
 * them: ↑ ↓ ␣. */
void keymap_format(const struct keymap *keymap, enum action action, bool symbols,
		   struct strbuf *out);

#endif
