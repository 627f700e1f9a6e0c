#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

/*
 * The terminal: showing a canvas on it, and reading keys from it. The only room that knows curses;
 * it shows nothing but cells of a canvas, so no byte of a paper reaches the terminal that a canvas
 * would not hold. Signals are the caller's affair: those it has handlers for before the screen is
 * opened are left to it.
 */

#include <stdbool.h>

#include "base/diag.h"
#include "base/status.h"
#include "input/event.h"
#include "view/canvas.h"

struct screen;

/*
 * Takes over the terminal of standard input and output (or the controlling one, when standard
 * input is not a terminal). On failure the terminal is as it was and diag has one sentence. The
 * caller closes it. The theme is needed only now; an Esc waits for the rest of a key's sequence for
 * escape_delay milliseconds.
 */
enum status screen_open(struct screen **screen, const struct theme *theme, int escape_delay,
			struct diag *diag);

/* Gives the terminal back as it was. Waits until it has taken all, unless the program was told to
 * end by a signal. */
void screen_close(struct screen *screen);

void screen_size(const struct screen *screen, int *rows, int *columns);

/* Shows the canvas: only what differs from what was shown before is sent. Nothing waits for the
 * terminal. */
void screen_show(struct screen *screen, const struct canvas *canvas);

/* Forgets what is on the terminal, so that the next screen_show sends everything. */
void screen_forget(struct screen *screen);

/* Takes over the terminal's new size. */
void screen_resize(struct screen *screen);

/* Whether clicks and the wheel come as EVENT_MOUSE, where the terminal can; at first they do not.
 */
void screen_set_mouse(struct screen *screen, bool on);

/* Gives the terminal back for a while, and takes it again. */
void screen_suspend(struct screen *screen);
void screen_resume(struct screen *screen);

/* Sends a sequence that is no affair of curses: it must move nothing and draw nothing. */
void screen_send(struct screen *screen, struct str bytes);

/* The descriptor to wait for until the terminal takes more of what was shown, and then to call
 * screen_flush; -1: it has all. Until then nothing new should be shown. */
int screen_output_fd(const struct screen *screen);
void screen_flush(struct screen *screen);

/* The descriptor that keys come from, to wait on. */
int screen_fd(const struct screen *screen);

/*
 * Takes the next event that has arrived, without waiting for one; false when there is none. The
 * text of a paste is good until the next call. *is_lost is set when the terminal has gone away.
 */
bool screen_read_event(struct screen *screen, struct event *event, bool *is_lost);

/* Gives the terminal back in an emergency, from a signal handler or when memory has run out; see
 * rescue.h. */
void screen_abandon(void);

#endif
