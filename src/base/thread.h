#ifndef BASE_THREAD_H
#define BASE_THREAD_H

/*
 * Threads that leave signals to the caller's thread, but for those that a fault of their own
 * raises: these find a stack to be handled on, whatever has become of the thread's.
 */

#include <pthread.h>
#include <stdbool.h>

/* Starts run(context) in a thread, which the caller joins. False when there is none to be had. */
bool thread_start(pthread_t *thread, void *(*run)(void *context), void *context);

#endif
