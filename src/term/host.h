#ifndef TERM_HOST_H
#define TERM_HOST_H

/*
 * The browser with what draws it: views on a canvas in a theme, and the pages of the manual that
 * are being read. A driver owns a host and gives it events: tui.c those of a terminal, player.c
 * those of a script. What the browser asks for beyond the canvas is the driver's to do.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/status.h"
#include "browser/browser.h"
#include "term/manual_reader.h"
#include "view/canvas.h"
#include "view/theme.h"
#include "view/view.h"

struct host {
	struct browser browser;
	struct theme theme;
	struct canvas canvas;
	struct view view;
	struct shown shown; /* of the browser, as it was drawn or arranged last */
	/* The driver's: does what effects ask of other programs, and returns the effects of the
	 * browser's answers. */
	unsigned (*run_programs)(void *driver, unsigned effects);
	void *driver;
	struct manual_reader *manual; /* NULL: no page is being read */
	int manual_width;             /* that the last page was read for */
	struct str manual_text;       /* borrowed; shown in place of any page, if it is set */
	bool is_dirty;                /* the screen no longer shows the browser's state */
	bool is_over;                 /* the browser has been left */
};

/* Session and loader are borrowed. When the query is wrong diag has one sentence; the caller closes
 * the host all the same. */
enum status host_open(struct host *host, struct session *session, struct loader *loader,
		      const struct browser_options *options, struct diag *diag);

/* Leaves the browser. STATUS_FAILED when something could not be saved; diag says why. */
enum status host_leave(struct host *host, struct diag *diag);

/* Frees; after host_leave. */
void host_close(struct host *host);

/* Handles the effects of a call of the browser. */
void host_apply(struct host *host, unsigned effects);

/* Handles an event, and arranges the view, as the next event may depend on where this one left the
 * panes. */
void host_handle(struct host *host, const struct event *event);

/* Gives the canvas a size and tells the browser. */
void host_resize(struct host *host, int rows, int columns);

/* Places the view's parts on the canvas for the browser's state. */
void host_arrange(struct host *host);

/* Finds what an event of the mouse is for, on the screen as it was drawn last; false: nothing. */
bool host_find_target(struct host *host, struct event *event);

/* Draws the browser on the canvas. */
void host_draw(struct host *host);

/* Lets the browser work for that time; returns its effects, which are handled. */
unsigned host_step(struct host *host, uint64_t microseconds, bool *more);

/* Tells the browser the time; *wait: milliseconds until it wants to know it again, or -1. */
void host_tick(struct host *host, int64_t now, int *wait);

/* Reads what there is of the manual's page, without waiting; returns whether the page is complete
 * now. */
bool host_read_manual(struct host *host);

/* Readable when there is more of the papers, of a job that saves, of the manual's page; -1: none.
 */
int host_loader_fd(const struct host *host);
int host_job_fd(const struct host *host);
int host_manual_fd(const struct host *host);

#endif
