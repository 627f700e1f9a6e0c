#ifndef TESTS_TORTURE_JOBS_H
#define TESTS_TORTURE_JOBS_H

/*
 * The commands and keys, those that write above all, each as a job that can be done, disturbed, and
 * judged by what is there afterwards. A job has steps; after each of them there is a state, and no
 * other state may ever be seen: a change is there whole, or not at all. A step is acknowledged when
 * the command ended with status 0, or when the script had gone on past it as it was killed.
 */

#include <stdbool.h>
#include <stddef.h>

#include "torture/campaign.h"
#include "torture/command.h"
#include "torture/home.h"

#define JOB_STEPS 4

enum job_kind {
	JOB_COMMAND, /* shortlist with these words */
	JOB_SCRIPT,  /* a session of the browser, from lines of a script */
	JOB_TYPED,   /* a session of the browser on a terminal, from keys */
};

struct job {
	const char *name;
	enum job_kind kind;
	const char *words[12];        /* of a command, or more of a session's */
	const char *steps[JOB_STEPS]; /* of a session; the others have one */
	bool only_reads;
	/* Which papers were looked at may be lost without a word. */
	bool may_be_lost;
};

/* All of them; NULL ends. */
const struct job *jobs_all(size_t *count);

/* A job in a home, with all states that may be seen. */
struct job_run {
	const struct job *job;
	struct home *home;
	size_t first, steps;         /* of the job's */
	char *states[JOB_STEPS + 1]; /* before the first step, and after each */
	struct outcome reference;    /* of doing all of it undisturbed */
	/* The command, ready to be run; callers may add to it. */
	struct command command;
	const char *words[16];
	char *keys;
};

/* Whether no job is named by $JOB, or this one. */
bool job_is_wanted(const struct job *job);

size_t job_steps(const struct job *job);

/* Does this many steps of the job, from the first on, undisturbed, as far as each. What is wrong
 * then is a violation, and false. */
bool job_begin(struct job_run *run, const struct job *job, size_t first, size_t steps,
	       struct home *home, struct campaign *campaign);
void job_free(struct job_run *run);

/* Puts the home back, and the job's script into it. */
void job_restore(struct job_run *run);

/* How many steps were acknowledged, by what was left in the home. */
size_t job_acknowledged(const struct job_run *run, const struct outcome *outcome);

/*
 * Looks at the home after the job was disturbed. `disturbed` says how, for messages. What no
 * disturbance may bring about is a violation.
 */
void job_judge(struct job_run *run, const struct outcome *outcome, const char *disturbed,
	       struct campaign *campaign);

#endif
