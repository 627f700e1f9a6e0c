/*
 * A handler gets no context, so what it needs is this file's variables; they are set before the
 * handlers are, and there is one browser a process. A byte that finds the pipe full is not needed:
 * the loop has enough to wake up for.
 *
 * Every signal that would end the process is either taken as a byte, so that the program leaves in
 * order, or gives the terminal back at once and then ends the process as it would have.
 */

#include "config.h"

#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/signal_stack.h"

static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH, SIGCHLD };

/* What is neither caught nor ends a process; SIGXFSZ is an error of writing. */
static const int harmless[] = { SIGKILL, SIGSTOP, SIGCONT, SIGTTIN, SIGTTOU, SIGURG, SIGXFSZ };

/* What the program did itself, whoever ignores such signals. */
static const int faults[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP, SIGSYS };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct signals {
	int pipe[2];
	struct signal_stack stack;
	struct sigaction *before; /* by number */
};

static int write_end = -1;
static void (*abandon_terminal)(void);
static volatile sig_atomic_t is_ending;

static bool is_among(int number, const int *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (numbers[i] == number)
			return true;
	return false;
}

static void note_signal(int number)
{
	int error = errno;
	char byte = (char)number;

	if (number == SIGINT || number == SIGTERM || number == SIGHUP)
		is_ending = 1;
	if (write(write_end, &byte, 1) < 0)
		errno = error;
	errno = error;
}

/* The signal, blocked until the handler returns, then does what it would have done (SA_RESETHAND).
 */
static void end_process(int number)
{
	abandon_terminal();
	raise(number);
}

static void set_handler(int number, void (*handler)(int), int flags, struct sigaction *old)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, old);
}

/* Who ignores SIGCHLD is never told how a program ended. */
static bool must_handle(int number)
{
	return number == SIGCHLD || is_among(number, faults, COUNT(faults));
}

static void install(struct signals *signals)
{
	for (int number = 1; number <= SIGRTMAX; number++) {
		struct sigaction *before = &signals->before[number];

		/* The library keeps some for itself. */
		if (is_among(number, harmless, COUNT(harmless)) ||
		    sigaction(number, NULL, before) != 0 ||
		    (before->sa_handler == SIG_IGN && !must_handle(number)))
			continue;
		if (is_among(number, caught, COUNT(caught)))
			set_handler(number, note_signal, SA_RESTART | SA_ONSTACK, NULL);
		else
			set_handler(number, end_process, (int)SA_RESETHAND | SA_ONSTACK, NULL);
	}
}

struct signals *signals_open(void (*abandon)(void))
{
	struct signals *signals = alloc_zeroed(1, sizeof(*signals));

	if (pipe2(signals->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
		free(signals);
		return NULL;
	}
	signals->before = alloc_zeroed((size_t)SIGRTMAX + 1, sizeof(*signals->before));
	signal_stack_set(&signals->stack);
	is_ending = 0;
	write_end = signals->pipe[1];
	abandon_terminal = abandon;
	install(signals);
	return signals;
}

void signals_close(struct signals *signals)
{
	if (!signals)
		return;
	for (int number = 1; number <= SIGRTMAX; number++)
		if (!is_among(number, harmless, COUNT(harmless)))
			sigaction(number, &signals->before[number], NULL);
	signal_stack_free(&signals->stack);
	free(signals->before);
	close(signals->pipe[0]);
	close(signals->pipe[1]);
	write_end = -1;
	free(signals);
}

int signals_fd(const struct signals *signals)
{
	return signals->pipe[0];
}

int signals_take(struct signals *signals)
{
	char byte;

	return read(signals->pipe[0], &byte, 1) == 1 ? byte : 0;
}

void signals_stop(struct signals *signals)
{
	struct sigaction ours;

	(void)signals;
	set_handler(SIGTSTP, SIG_DFL, 0, &ours);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
}

bool signals_are_ending(void)
{
	return is_ending != 0;
}

void signals_end_process(int number)
{
	struct sigaction before;
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, number);
	set_handler(number, SIG_DFL, 0, &before);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(number);
}
