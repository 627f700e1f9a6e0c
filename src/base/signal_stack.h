#ifndef BASE_SIGNAL_STACK_H
#define BASE_SIGNAL_STACK_H

/*
 * A stack for signal handlers, so that one can run when a thread has used up its own. Each thread
 * needs its own; the handlers ask for it with SA_ONSTACK.
 */

#include <signal.h>

struct signal_stack {
	void *memory;
	stack_t before;
};

/* Gives the calling thread one. */
void signal_stack_set(struct signal_stack *stack);

/* Frees it; called in the same thread. */
void signal_stack_free(struct signal_stack *stack);

#endif
