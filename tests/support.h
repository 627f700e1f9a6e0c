#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

/* What several tests need: where the real captures are, a random source that repeats itself, a
 * folder that goes away. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/*
 * The folder of the real captures, from $SHORTLIST_CAPTURES or beside the source tree ($srcdir is
 * set by the test driver); NULL where there is none, and then a test that needs it exits with 77.
 */
static inline const char *support_captures(void)
{
	static char path[4096];
	const char *given = getenv("SHORTLIST_CAPTURES");
	const char *srcdir = getenv("srcdir");
	struct stat st;

	if (given)
		snprintf(path, sizeof(path), "%s", given);
	else
		snprintf(path, sizeof(path), "%s/../shared/captures", srcdir ? srcdir : ".");
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode) ? path : NULL;
}

#define SUPPORT_SKIP 77

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

#endif
