#ifndef BASE_BACKGROUND_H
#define BASE_BACKGROUND_H

/*
 * One function that runs in a thread of its own, while the caller goes on: a flag and a descriptor
 * tell when it is through.
 */

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

/* Neither copied nor moved once it was started. */
struct background {
	pthread_t thread;
	bool has_thread; /* that must be joined */
	atomic_bool is_through;
	int pipe[2]; /* -1: not started; else one byte comes when it is through */
	void (*run)(void *context);
	void *context;
};

void background_init(struct background *background);

/* Waits for the function, if it was started. */
void background_free(struct background *background);

/* Starts run(context); what it uses is its own until background_join. Once; false: there can be no
 * thread. */
bool background_start(struct background *background, void (*run)(void *context), void *context);

/* Whether the function is through, and may be joined without waiting. */
bool background_is_through(const struct background *background);

/* Waits for the function; false: it was not started, or is joined already. */
bool background_join(struct background *background);

/* Readable once the function is through; -1: it was not started. */
int background_fd(const struct background *background);

#endif
