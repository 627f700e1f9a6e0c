#ifndef TESTS_TORTURE_COMMAND_H
#define TESTS_TORTURE_COMMAND_H

/*
 * Running the program once: in a folder that is its home and working directory, with a limit of
 * processor time (a busy machine is no hang), and killed at a moment if that is asked for. What it
 * printed is kept.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Of each stream so much is kept. */
#define COMMAND_OUTPUT_MAX 65536

struct command {
	const char *program;
	const char *const *arguments;   /* without the program's name; NULL ends them */
	const char *const *environment; /* "NAME=value" to be added; NULL: nothing */
	const char *folder;
	const char *keys;   /* typed on a terminal of its own; NULL: there is no terminal */
	int64_t kill_after; /* microseconds; -1: never */
	unsigned cpu_limit; /* seconds; 0: the usual 5 */
	/* Called in the child before the program is run; NULL: nothing. */
	void (*prepare)(void *context);
	/* Called in the parent: what must be watched while the program runs, and what is done when
	 * that is readable. NULL: nothing. */
	int (*watch)(void *context, pid_t pid, int pidfd);
	void (*attend)(void *context);
	void *context;
	int streams[2]; /* where output and errors go; command_start() sets them */
};

struct outcome {
	int status;     /* exit status; -1 when a signal ended it */
	int signal;     /* 0: none */
	bool is_killed; /* by kill_after */
	bool is_hung;   /* used up its time */
	double seconds; /* on the clock */
	size_t out_len, err_len;
	char out[COMMAND_OUTPUT_MAX + 1]; /* on a terminal: all that it wrote */
	char err[COMMAND_OUTPUT_MAX + 1];
};

void command_run(struct command *command, struct outcome *outcome);

/* The second half for who starts programs side by side. */
pid_t command_start(struct command *command);
void command_finish(struct command *command, pid_t pid, struct outcome *outcome);

/* Whether standard error holds a line that begins with "shortlist: ". */
bool command_has_sentence(const struct outcome *outcome);

/* Whether the text was on the last screen, or behind it, of a program that was on a terminal. */
bool command_has_shown(const struct outcome *outcome, const char *text);

/* "status 2", "signal 11", "hung": for messages; good until the next call. */
const char *command_describe(const struct outcome *outcome);

#endif
