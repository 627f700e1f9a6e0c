#ifndef APP_EVENT_H
#define APP_EVENT_H

/*
 * What reaches the program from outside, without a word of curses. A key is a Unicode code point
 * (a control character for Ctrl and a letter), one of enum key, or either with KEY_ALT_BIT.
 */

#include <stdint.h>

#include "base/str.h"

enum key {
	INPUT_UP = 0x110000,
	INPUT_DOWN,
	INPUT_LEFT,
	INPUT_RIGHT,
	INPUT_HOME,
	INPUT_END,
	INPUT_PAGE_UP,
	INPUT_PAGE_DOWN,
	INPUT_INSERT,
	INPUT_DELETE,
	INPUT_BACKSPACE,
	INPUT_ENTER,
	INPUT_TAB,
	INPUT_BACK_TAB,
	INPUT_ESCAPE,
	INPUT_F1, /* to F12, in order */
	INPUT_F12 = INPUT_F1 + 11,
	INPUT_UNKNOWN,
};

#define KEY_ALT_BIT 0x40000000u

enum event_type {
	EVENT_KEY,
	EVENT_PASTE,  /* text pasted in one go (bracketed paste) */
	EVENT_RESIZE, /* the layout has changed already (app_set_pages) */
	EVENT_CLICK,  /* on a list row, a topic; see app/app.h */
};

struct event {
	enum event_type type;
	uint32_t key;    /* of EVENT_KEY */
	struct str text; /* of EVENT_PASTE: as it came, unclean; borrowed */
};

#endif
