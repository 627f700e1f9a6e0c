#include "config.h"

#include "base/signal_stack.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"

/* For a handler that calls little, beside what the processor's registers take; bytes. */
#define SIZE_LEAST ((size_t)64 << 10)

void signal_stack_set(struct signal_stack *stack)
{
	long usual = sysconf(_SC_SIGSTKSZ);
	size_t size = usual > (long)SIZE_LEAST ? (size_t)usual : SIZE_LEAST;
	stack_t ours = { .ss_size = size };

	stack->memory = ours.ss_sp = alloc_bytes(size);
	if (sigaltstack(&ours, &stack->before) == 0)
		return;
	free(stack->memory);
	stack->memory = NULL;
}

void signal_stack_free(struct signal_stack *stack)
{
	if (!stack->memory)
		return;
	sigaltstack(&stack->before, NULL);
	free(stack->memory);
	stack->memory = NULL;
}
