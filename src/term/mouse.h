#ifndef TERM_MOUSE_H
#define TERM_MOUSE_H

/*
 * What terminals report of the mouse. They are asked for the form of SGR 1006, which has room for
 * any column and no byte that is not ASCII; curses would go by the terminal's description, which
 * for many (tmux, screen) has only the old form that ends at column 223.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "input/event.h"

/* The longest report that is read. */
#define MOUSE_REPORT_MAX 32

/* Reads what follows "ESC [ <", as in "0;12;5M", into an EVENT_MOUSE. What is no report of a
 * press or the wheel is MOUSE_OTHER. */
void mouse_parse(struct str report, struct event *event);

/* The same for the old form: the three characters after "ESC [ M". */
void mouse_parse_old(const uint32_t characters[3], struct event *event);

/* The last press. */
struct mouse {
	int row, column;
	int64_t pressed_at;
	bool is_first; /* it may be the first of two */
};

/* Makes a MOUSE_DOUBLE of a second press soon after and where the last was. now: milliseconds. */
void mouse_count(struct mouse *mouse, struct event *event, int64_t now);

#endif
