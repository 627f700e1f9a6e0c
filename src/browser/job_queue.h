#ifndef BROWSER_JOB_QUEUE_H
#define BROWSER_JOB_QUEUE_H

/*
 * The jobs of the browser, one at a time: the database does one thing at a time. What a person asks
 * for meanwhile waits for its turn, so that it goes on from what is being saved. What the program
 * does on its own account comes before all that waits, or after it.
 *
 * When a job that a person asked for fails or is stopped, what waits behind it is dropped: to undo,
 * say, would take back something else. That one fails which leaves the library alone drops nothing.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/job.h"

/* A key that is held down does not fill the memory: no more than these wait. */
#define JOB_QUEUE_MAX 100

/* Before what else waits a job is done. */
enum job_rank {
	JOB_FIRST, /* the program's own, that the others wait for */
	JOB_ASKED, /* a person's */
	JOB_LAST,  /* the program's own, that waits until there is nothing else to do */
	JOB_RANK_COUNT
};

/*
 * Called once for each job: when it is done, or, with has_run false, when it is dropped before it
 * began. The job is deleted afterwards. What waits may be added, but not worked on.
 */
typedef void job_end(void *context, struct job *job, bool has_run);

struct job_entry {
	struct job *job;
	job_end *end;
	enum job_rank rank;
};

/* Jobs of one rank that wait, the first first. */
struct job_line {
	struct job_entry *entries;
	size_t count, capacity;
};

struct job_queue {
	void *context;            /* of the ends; borrowed */
	struct job_entry current; /* its job is NULL between two jobs */
	bool is_stopping;         /* current is */
	bool is_leaving;          /* the person wants to leave once all is done */
	struct job_line lines[JOB_RANK_COUNT];
	size_t dropped; /* that a person asked for, since job_queue_clear_dropped */
};

void job_queue_init(struct job_queue *queue, void *context);

/* Drops what waits, and stops what is being done, whose end is not called. */
void job_queue_free(struct job_queue *queue);

/* The job waits for its turn, and is the queue's. False: too many wait that a person asked for; the
 * job is still the caller's. */
bool job_queue_add(struct job_queue *queue, struct job *job, enum job_rank rank, job_end *end);

/* Begins the next job, if none is being done; false: there is none. */
bool job_queue_begin(struct job_queue *queue);

/* Works for about that long; true when a job came to its end. */
bool job_queue_step(struct job_queue *queue, uint64_t microseconds);

/* Waits until the current job is done; false: there is none. */
bool job_queue_finish(struct job_queue *queue, enum status *status);

/* Stops what a person asked for, and drops what waits of it; false: there is nothing. */
bool job_queue_stop(struct job_queue *queue);

/* Drops or stops the jobs that only read: nobody will look at what they find. */
void job_queue_stop_readers(struct job_queue *queue);

/* The person wants to leave; true: now, false: when what was asked for is done. */
bool job_queue_leave(struct job_queue *queue);

/* Whether the person wanted to leave, and nothing that was asked for is left to do. */
bool job_queue_may_leave(const struct job_queue *queue);

/* No job is being done; some may wait. */
bool job_queue_is_idle(const struct job_queue *queue);

/* A job is being done, and it leaves the library alone. */
bool job_queue_is_apart(const struct job_queue *queue);

/* Something that a person asked for is not done yet. */
bool job_queue_is_busy(const struct job_queue *queue);

/* Whether a job of that rank waits. */
bool job_queue_has(const struct job_queue *queue, enum job_rank rank);

/* A job could go on right now. */
bool job_queue_can_step(const struct job_queue *queue);

/* Becomes readable when the current job can go on; -1: it can now, or there is none. */
int job_queue_fd(const struct job_queue *queue);

/* How many jobs that a person asked for were dropped since the last call. */
size_t job_queue_clear_dropped(struct job_queue *queue);

/* Adds how far what a person asked for is: "starring 3400 of 10000 papers; Esc stops it". False:
 * there is nothing. */
bool job_queue_describe(const struct job_queue *queue, struct strbuf *out);

#endif
