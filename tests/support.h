#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

/*
 * What several tests need: where the real captures are, a random source that repeats itself, how
 * long to wait, how to leave a part out, and bytes of which no reading goes beyond the end unseen.
 *
 * No test may depend on how fast or how idle the machine is. A wait is for a condition, until a
 * deadline that only a hang can reach; a time is never what is asserted.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* A folder that the environment names, or else one beside the source tree ($srcdir is set by the
 * test driver); NULL where there is none, and then a test that needs it exits with 77. */
static inline const char *support_folder(const char *variable, const char *name, char path[4096])
{
	const char *given = getenv(variable);
	const char *srcdir = getenv("srcdir");
	struct stat st;

	if (given)
		snprintf(path, 4096, "%s", given);
	else
		snprintf(path, 4096, "%s/../shared/%s", srcdir ? srcdir : ".", name);
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode) ? path : NULL;
}

/* The folder of the real captures. */
static inline const char *support_captures(void)
{
	static char path[4096];

	return support_folder("SHORTLIST_CAPTURES", "captures", path);
}

/* The folder of real files of other formats. */
static inline const char *support_formats(void)
{
	static char path[4096];

	return support_folder("SHORTLIST_FORMATS", "formats", path);
}

/* Bytes in memory that ends where they end, so that sanitizers see who reads beyond; free takes it
 * back. */
static inline char *support_copy(const char *bytes, size_t len)
{
	char *copy = malloc(len > 0 ? len : 1);

	if (!copy)
		abort();
	if (len > 0)
		memcpy(copy, bytes, len);
	return copy;
}

#define SUPPORT_SKIP 77

/* Whether a part of the program's tests was left out. */
static inline bool *support_is_skipped(void)
{
	static bool is_skipped;

	return &is_skipped;
}

/* Leaves the rest of a cmocka test out, since the machine lacks something that can be had. */
#define support_skip(...)                              \
	do {                                           \
		*support_is_skipped() = true;          \
		print_message("skipped: "__VA_ARGS__); \
		print_message("\n");                   \
		skip();                                \
	} while (0)

/* What a test program exits with whose cmocka tests failed so often: it is skipped if one of them
 * is. */
static inline int support_exit_status(int failed)
{
	return failed == 0 && *support_is_skipped() ? SUPPORT_SKIP : failed;
}

/* How long to wait for what should come at once, in milliseconds: two minutes, as the busiest
 * machine is faster; $SHORTLIST_PATIENCE, in seconds, for what takes longer. */
static inline int64_t support_patience(void)
{
	const char *given = getenv("SHORTLIST_PATIENCE");

	return given ? (int64_t)atoi(given) * 1000 : 120000;
}

/* A clock that never goes back, in milliseconds. */
static inline int64_t support_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The moment, by support_now, until which to wait from now on. */
static inline int64_t support_deadline(void)
{
	return support_now() + support_patience();
}

/* The next number of a repeatable sequence (splitmix64); any seed is good. */
static inline uint64_t support_random(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

/* A number from 0 to bound - 1. */
static inline size_t support_below(uint64_t *state, size_t bound)
{
	return (size_t)(support_random(state) % bound);
}

/* Lets a random while go by, shorter than this many milliseconds. It picks a moment to disturb; no
 * test may count on what happens in it. */
static inline void support_pause_below(uint64_t *random, unsigned milliseconds)
{
	size_t microseconds = support_below(random, (size_t)milliseconds * 1000);
	struct timespec pause = { .tv_sec = (time_t)(microseconds / 1000000),
				  .tv_nsec = (long)(microseconds % 1000000) * 1000 };

	nanosleep(&pause, NULL);
}

#endif
