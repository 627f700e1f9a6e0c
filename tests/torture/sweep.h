#ifndef TESTS_TORTURE_SWEEP_H
#define TESTS_TORTURE_SWEEP_H

/*
 * Something that a job does many times goes wrong at the first time, at the second, and so on: at
 * each, or, where fewer cases are asked for than there are, at as many as that, evenly spread.
 */

#include <stddef.h>

#include "torture/campaign.h"
#include "torture/jobs.h"

struct sweep {
	/* Does the job undisturbed and returns how many times it does that. */
	size_t (*count)(void *context, struct job_run *run);
	/* Does it with the n-th, from 1, going wrong, and judges. */
	void (*disturb)(void *context, struct job_run *run, size_t nth);
	void *context;
	size_t share; /* the campaign's cases are shared by this many sweeps */
};

/* Over all jobs. */
void sweep_jobs(const struct sweep *sweep, struct home *home, struct campaign *campaign);

#endif
