#ifndef TESTS_TORTURE_FAULT_H
#define TESTS_TORTURE_FAULT_H

/*
 * One system call of a program fails. The kernel hands each call that matters to this process
 * before it is done (seccomp's user notification), so that none is missed, however it is made. What
 * matters are calls on files in a folder of ours, and on standard output: those of the loader and
 * of the C library are left alone.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* X(id, name): in which way it fails. */
#define FAULT_KINDS(X)      \
	X(ENOSPC, "ENOSPC") \
	X(EIO, "EIO")       \
	X(EINTR, "EINTR")   \
	X(SHORT, "SHORT")   \
	X(KILL, "KILL")

enum fault_kind {
#define X(id, name) FAULT_##id,
	FAULT_KINDS(X)
#undef X
		FAULT_KINDS_COUNT
};

extern const char *const fault_kind_names[];

struct fault {
	enum fault_kind kind;
	size_t nth; /* of the calls that can fail in this way; 0: none, they are only counted */
	const char *folder; /* of the person's files */
	const char *data;   /* of the program's files */
	/* Results. */
	size_t calls;      /* that can fail in this way */
	bool is_reached;   /* the n-th call was made */
	bool is_lost_sync; /* it was to put a file on the disk, and did not */
	char what[256];    /* the call, and its file */
	/* Of the run. */
	pid_t pid;
	int pidfd, sockets[2], listener;
};

/* Whether the kernel lets us; *why says what it lacks. */
bool fault_is_possible(const char **why);

/* For struct command, with the fault as context: begin() comes before command_run(), end() after
 * it. */
void fault_begin(struct fault *fault);
void fault_prepare(void *context);
int fault_watch(void *context, pid_t pid, int pidfd);
void fault_attend(void *context);
void fault_end(struct fault *fault);

#endif
