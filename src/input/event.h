#ifndef INPUT_EVENT_H
#define INPUT_EVENT_H

/*
 * What reaches the program from outside, without a word of curses. A key is a Unicode code point
 * (a control character for Ctrl and a letter), one of enum key, or either with KEY_ALT_BIT.
 */

#include <stdbool.h>
#include <stddef.h>
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
	EVENT_RESIZE, /* the pages know their room already (view_arrange) */
	EVENT_MOUSE,  /* somewhere on the screen: the terminal's; becomes one of the next two */
	EVENT_CLICK,  /* on something that the screen shows */
	EVENT_WHEEL,  /* over it */
};

enum mouse_kind {
	MOUSE_OTHER, /* a button let go, one that means nothing here */
	MOUSE_PRESS,
	MOUSE_DOUBLE, /* twice on the same place */
	MOUSE_UP,     /* the wheel */
	MOUSE_DOWN,
};

/* What is there, and which of several (event.index). */
enum event_target {
	TARGET_NONE,
	TARGET_QUERY,   /* the bar */
	TARGET_TOPIC,   /* the topic's number; of EVENT_WHEEL: any place among the topics */
	TARGET_HEADING, /* over a column of the list: the sort key */
	TARGET_LIST,    /* the place in the list */
	TARGET_MARK,    /* the same, on the mark of selected papers */
	TARGET_DETAIL,
	TARGET_LINK, /* a link in the detail: which of those of its paper */
	TARGET_LINE, /* the line that is typed: the byte in it */
	TARGET_HELP, /* which of the actions in help */
	TARGET_PAGE, /* the overview, the manual: nothing in particular in it */
	TARGET_COUNT
};

struct event {
	enum event_type type;
	uint32_t key;    /* of EVENT_KEY */
	struct str text; /* of EVENT_PASTE: as it came, unclean; borrowed */

	/* Of EVENT_MOUSE, EVENT_CLICK and EVENT_WHEEL. */
	enum mouse_kind mouse;
	int row, column; /* of the screen, from 0 */
	bool has_control;
	enum event_target target; /* not of EVENT_MOUSE */
	size_t index;
};

#endif
