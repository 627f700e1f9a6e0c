#ifndef TERM_SCREEN_PRIVATE_H
#define TERM_SCREEN_PRIVATE_H

/*
 * What the files of the screen share: screen.c, the terminal; screen_draw.c, what it shows;
 * screen_input.c, what comes from it. No other file knows curses.
 */

#include <curses.h>
#include <stdio.h>
#include <termios.h>

#include "base/strbuf.h"
#include "term/screen.h"
#include "term/terminal_output.h"

struct screen {
	SCREEN *curses;
	WINDOW *keys;      /* what keys are read by: reading them never draws */
	int drawn;         /* the end of a pipe that curses draws into the other end of */
	FILE *drawing;     /* that other end */
	size_t cells_most; /* as many cells may be drawn at once, for the pipe to hold it */
	struct terminal_output output;
	struct termios before; /* the terminal's settings */
	FILE *input; /* the controlling terminal where standard input is none; else NULL */
	int fd;
	bool is_utf8;
	bool has_paste; /* the terminal can bracket what is pasted */
	bool can_mouse; /* it can report the mouse */
	bool has_mouse; /* and is to */
	bool is_known;  /* whether `shown` is what the terminal shows */
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	struct canvas shown;
	struct strbuf paste;
	size_t paste_len;     /* bytes of a paste that have come, skipped ones included */
	int64_t paste_waited; /* milliseconds that it was waited for */
	size_t paste_end_len; /* bytes of what ends a paste that have come, after its text */
	bool is_skipping;     /* what comes is the rest of a paste that is too long */
};

/* Takes what curses has drawn to what waits for the terminal. */
void screen_collect(struct screen *screen);

/* Teaches curses the sequences of keys that a terminal's description may leave out, and those of
 * pastes and of the mouse. */
void screen_teach_keys(void);

#endif
