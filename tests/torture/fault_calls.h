#ifndef TESTS_TORTURE_FAULT_CALLS_H
#define TESTS_TORTURE_FAULT_CALLS_H

/* The system calls that can be made to fail, and in which ways; only for fault.c. */

#include <sys/syscall.h>

#include "torture/fault.h"

/* What a call names its file by. */
enum call_subject {
	CALL_FD,      /* its first argument */
	CALL_PATH,    /* a path, its first argument */
	CALL_PATH_AT, /* a path, its second argument */
};

#define CAN_FILL    (1u << FAULT_ENOSPC)
#define CAN_FAIL    (1u << FAULT_EIO | 1u << FAULT_KILL)
#define CAN_BREAK   (1u << FAULT_EINTR)
#define CAN_DO_HALF (1u << FAULT_SHORT)

struct call {
	int number;
	const char *name;
	enum call_subject subject;
	unsigned kinds; /* 1 << FAULT_…: in which ways it can fail */
};

#define CALL(name, subject, kinds)                \
	{                                         \
		SYS_##name, #name, subject, kinds \
	}

static const struct call calls[] = {
	CALL(openat, CALL_PATH_AT, CAN_FAIL | CAN_FILL | CAN_BREAK),
	CALL(read, CALL_FD, CAN_FAIL | CAN_BREAK | CAN_DO_HALF),
	CALL(pread64, CALL_FD, CAN_FAIL | CAN_BREAK | CAN_DO_HALF),
	CALL(readv, CALL_FD, CAN_FAIL | CAN_BREAK),
	CALL(write, CALL_FD, CAN_FAIL | CAN_FILL | CAN_BREAK | CAN_DO_HALF),
	CALL(pwrite64, CALL_FD, CAN_FAIL | CAN_FILL | CAN_BREAK | CAN_DO_HALF),
	CALL(writev, CALL_FD, CAN_FAIL | CAN_FILL | CAN_BREAK),
	CALL(fsync, CALL_FD, CAN_FAIL | CAN_FILL | CAN_BREAK),
	CALL(fdatasync, CALL_FD, CAN_FAIL | CAN_FILL | CAN_BREAK),
	CALL(ftruncate, CALL_FD, CAN_FAIL | CAN_FILL | CAN_BREAK),
	CALL(fallocate, CALL_FD, CAN_FAIL | CAN_FILL | CAN_BREAK),
	CALL(fcntl, CALL_FD, CAN_FAIL | CAN_BREAK),
	CALL(flock, CALL_FD, CAN_FAIL | CAN_BREAK),
	CALL(lseek, CALL_FD, CAN_FAIL),
	CALL(close, CALL_FD, CAN_FAIL | CAN_FILL),
	CALL(fstat, CALL_FD, CAN_FAIL),
	CALL(fchmod, CALL_FD, CAN_FAIL),
	CALL(fchown, CALL_FD, CAN_FAIL),
	CALL(getdents64, CALL_FD, CAN_FAIL),
	CALL(newfstatat, CALL_PATH_AT, CAN_FAIL),
	CALL(faccessat, CALL_PATH_AT, CAN_FAIL),
	CALL(readlinkat, CALL_PATH_AT, CAN_FAIL),
	CALL(unlinkat, CALL_PATH_AT, CAN_FAIL),
	CALL(mkdirat, CALL_PATH_AT, CAN_FAIL | CAN_FILL),
	CALL(renameat2, CALL_PATH_AT, CAN_FAIL | CAN_FILL),
	CALL(linkat, CALL_PATH_AT, CAN_FAIL | CAN_FILL),
#ifdef SYS_renameat
	CALL(renameat, CALL_PATH_AT, CAN_FAIL | CAN_FILL),
#endif
/* Newer machines have only those with a folder. */
#ifdef SYS_open
	CALL(open, CALL_PATH, CAN_FAIL | CAN_FILL | CAN_BREAK),
	CALL(creat, CALL_PATH, CAN_FAIL | CAN_FILL | CAN_BREAK),
	CALL(stat, CALL_PATH, CAN_FAIL),
	CALL(lstat, CALL_PATH, CAN_FAIL),
	CALL(access, CALL_PATH, CAN_FAIL),
	CALL(readlink, CALL_PATH, CAN_FAIL),
	CALL(unlink, CALL_PATH, CAN_FAIL),
	CALL(mkdir, CALL_PATH, CAN_FAIL | CAN_FILL),
	CALL(rename, CALL_PATH, CAN_FAIL | CAN_FILL),
	CALL(link, CALL_PATH, CAN_FAIL | CAN_FILL),
#endif
};

#undef CALL

#define CALLS (sizeof(calls) / sizeof(calls[0]))

#endif
