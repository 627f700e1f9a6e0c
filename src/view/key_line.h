#ifndef VIEW_KEY_LINE_H
#define VIEW_KEY_LINE_H

/*
 * The keys that are most wanted now, in one row: "↑↓ move  ␣ select  * star". Keys come from the
 * keymap; only those that no keymap changes are written in a hint.
 */

#include "input/keymap.h"
#include "view/canvas.h"

/* Which of an action's keys is shown: letters come first in its list, keys with a name last. */
enum which_key { FIRST_KEY, LAST_KEY };

/* A key and a word for what it does; a list of them ends with HINT_END. */
struct hint {
	enum action action;
	enum action second; /* shown right behind, after `joint`; ACTION_NONE: nothing */
	const char *joint;
	enum which_key which;
	const char *fixed; /* the keys themselves, where no action is behind them */
	const char *word;
};

#define HINT_ONE(action, which, word)                               \
	{                                                           \
		ACTION_##action, ACTION_NONE, "", which, NULL, word \
	}
#define HINT_PAIR(first, second, joint, which, word)                      \
	{                                                                 \
		ACTION_##first, ACTION_##second, joint, which, NULL, word \
	}
#define HINT_FIXED(keys, word)                                      \
	{                                                           \
		ACTION_NONE, ACTION_NONE, "", FIRST_KEY, keys, word \
	}
#define HINT_END                                                    \
	{                                                           \
		ACTION_NONE, ACTION_NONE, "", FIRST_KEY, NULL, NULL \
	}

/* Draws as many of the hints as have room, or, after the first key of a sequence, what may follow.
 * Without `has_keys` none was begun: no key goes through the keymap now. */
void key_line_draw(struct canvas *canvas, const struct area *area, const struct keymap *keymap,
		   bool has_keys, const struct hint *hints);

#endif
