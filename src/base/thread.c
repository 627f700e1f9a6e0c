#include "config.h"

#include "base/thread.h"

#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/signal_stack.h"

struct start {
	void *(*run)(void *context);
	void *context;
};

static void *run_thread(void *argument)
{
	struct start *start = argument, taken = *start;
	struct signal_stack stack;
	void *result;

	free(start);
	signal_stack_set(&stack);
	result = taken.run(taken.context);
	signal_stack_free(&stack);
	return result;
}

/* A fault whose signal is blocked ends the process before any handler runs. */
static void block_all_but_faults(sigset_t *before)
{
	static const int faults[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS };
	sigset_t set;

	sigfillset(&set);
	for (size_t i = 0; i < COUNT_OF(faults); i++)
		sigdelset(&set, faults[i]);
	pthread_sigmask(SIG_SETMASK, &set, before);
}

bool thread_start(pthread_t *thread, void *(*run)(void *context), void *context)
{
	struct start *start = alloc_zeroed(1, sizeof(*start));
	sigset_t before;
	bool is_started;

	*start = (struct start){ run, context };
	block_all_but_faults(&before);
	is_started = pthread_create(thread, NULL, run_thread, start) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!is_started)
		free(start);
	return is_started;
}

size_t thread_processor_count(void)
{
	cpu_set_t set;
	long online;

	if (sched_getaffinity(0, sizeof(set), &set) == 0)
		return (size_t)CPU_COUNT(&set);
	online = sysconf(_SC_NPROCESSORS_ONLN); /* more than a cpu_set_t has */
	return online > 0 ? (size_t)online : 1;
}
