/*
 * A handler gets no context, so the pipe's end that it writes to and what it calls in a crash are
 * this file's two variables; they are set before the handlers are, and there is one browser a
 * process. A byte that finds the pipe full is not needed: the loop has enough to wake up for.
 */

#include "config.h"

#include "tui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"

static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH, SIGCHLD };
static const int crashes[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL };

#define CAUGHT_COUNT (sizeof(caught) / sizeof(caught[0]))
#define CRASH_COUNT  (sizeof(crashes) / sizeof(crashes[0]))

struct signals {
	int pipe[2];
	struct sigaction old_caught[CAUGHT_COUNT];
	struct sigaction old_crashes[CRASH_COUNT];
};

static int write_end = -1;
static void (*abandon_terminal)(void);

static void note_signal(int number)
{
	int saved = errno;
	char byte = (char)number;

	if (write(write_end, &byte, 1) < 0)
		errno = saved;
	errno = saved;
}

static void crash(int number)
{
	abandon_terminal();
	signal(number, SIG_DFL);
	raise(number);
}

static void set_handler(int number, void (*handler)(int), int flags, struct sigaction *old)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, old);
}

static void install(struct signals *signals)
{
	for (size_t i = 0; i < CAUGHT_COUNT; i++) {
		set_handler(caught[i], note_signal, SA_RESTART, &signals->old_caught[i]);
		/* Who ignores SIGCHLD is never told how a program ended. */
		if (signals->old_caught[i].sa_handler == SIG_IGN && caught[i] != SIGCHLD)
			sigaction(caught[i], &signals->old_caught[i], NULL);
	}
	for (size_t i = 0; i < CRASH_COUNT; i++)
		set_handler(crashes[i], crash, (int)SA_RESETHAND, &signals->old_crashes[i]);
}

struct signals *signals_open(void (*abandon)(void))
{
	struct signals *signals = alloc_zeroed(1, sizeof(*signals));

	if (pipe2(signals->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
		free(signals);
		return NULL;
	}
	write_end = signals->pipe[1];
	abandon_terminal = abandon;
	install(signals);
	return signals;
}

void signals_close(struct signals *signals)
{
	if (!signals)
		return;
	for (size_t i = 0; i < CAUGHT_COUNT; i++)
		sigaction(caught[i], &signals->old_caught[i], NULL);
	for (size_t i = 0; i < CRASH_COUNT; i++)
		sigaction(crashes[i], &signals->old_crashes[i], NULL);
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
