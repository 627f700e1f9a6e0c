#ifndef BASE_THREAD_H
#define BASE_THREAD_H

/*
 * Threads that block all signals but those of their own faults, and have a signal stack for these.
 */

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/* Starts run(context) in a thread, which the caller joins. False when none can be made. */
bool thread_start(pthread_t *thread, void *(*run)(void *context), void *context);

/* How many processors this process may use. */
size_t thread_processor_count(void);

#endif
