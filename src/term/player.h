#ifndef TERM_PLAYER_H
#define TERM_PLAYER_H

/*
 * The browser without a terminal: a host that does the steps of a script. After each step it works
 * until everything is read, filtered and counted, and its clock goes only by the script, so that a
 * script ends on the same screen each time.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/diag.h"
#include "browser/browser.h"
#include "input/script.h"
#include "term/host.h"

struct player {
	struct host host;
	int64_t clock; /* milliseconds since it was opened */
	FILE *out;     /* borrowed: standard output, where it is saved to */
};

/* Session and loader are borrowed. When the query is wrong diag has one sentence; the caller closes
 * it all the same. */
enum status player_open(struct player *player, struct session *session, struct loader *loader,
			const struct browser_options *options, struct diag *diag);

/* Leaves the program as a person would. STATUS_FAILED when something could not be saved; diag says
 * why. */
enum status player_close(struct player *player, struct diag *diag);

void player_resize(struct player *player, int rows, int columns);

/* Handles an event. */
void player_handle(struct player *player, const struct event *event);

/* Works, waiting for pipes, until nothing is left to do. */
void player_settle(struct player *player);

/* Does a step, and settles. STATUS_FAILED when a file could not be written; diag says why. */
enum status player_do(struct player *player, const struct script_step *step, struct diag *diag);

/* Draws and adds the screen to out, as SAVE, SAVE_STYLES or SAVE_COLOURS has it. */
void player_print(struct player *player, enum script_verb form, struct strbuf *out);

/* Writes the screen to a file, in place of what it held, or, with the name "-", to standard
 * output, whose owner sees whether it could be written. */
enum status player_save(struct player *player, enum script_verb form, const char *path,
			struct diag *diag);

#endif
