#ifndef SESSION_JOB_H
#define SESSION_JOB_H

/*
 * What takes long and goes on beside the screen, as whoever works on it sees it: saving marks is
 * one. A job is made, stepped until it is done, and deleted; it begins with its first step. Each
 * kind of job has a table of functions, and embeds a struct job that points to it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/strbuf.h"

struct job;

struct job_functions {
	/* Works for about that long on what is to be done on the caller's side. */
	void (*step)(struct job *job, uint64_t microseconds);

	/* Waits until it is done. */
	void (*finish)(struct job *job);

	bool (*is_done)(const struct job *job);

	/* Becomes readable when a step has something to do; -1: it has now. */
	int (*fd)(const struct job *job);

	/* Leaves everything as it was, unless it is too late for that; it is done soon. */
	void (*stop)(struct job *job);

	/* Adds what it does and how far it is: "starring 3400 of 10000 papers". */
	void (*describe)(const struct job *job, struct strbuf *out);

	/* How it ended, once it is done. STATUS_STOPPED: nothing has changed. */
	enum status (*status)(const struct job *job);

	/* Stops it first, if it is not done. */
	void (*delete)(struct job *job);
};

struct job {
	const struct job_functions *functions;
	bool is_reader; /* it saves nothing: nothing is lost when it is stopped */
	bool is_apart;  /* it leaves the library alone: what waits behind it does not go on from it,
			   and no other program waits for it */
};

#endif
