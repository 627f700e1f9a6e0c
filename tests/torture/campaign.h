#ifndef TESTS_TORTURE_CAMPAIGN_H
#define TESTS_TORTURE_CAMPAIGN_H

/*
 * What the parts of the torture campaign share: how many cases are asked for, the seed that
 * repeats them, what was found, and the figures at the end. The number comes from $COUNT, the seed
 * from $SEED. A part ends with status 1 when something was found, with 77 when it cannot run here.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct campaign {
	const char *name;
	size_t count;      /* cases asked for */
	uint64_t seed;     /* as printed */
	uint64_t random;   /* where the sequence is */
	size_t cases;      /* tried */
	size_t violations; /* found */
};

/* Reads $COUNT (otherwise `usual`) and $SEED (otherwise the time), and prints both. */
void campaign_begin(struct campaign *campaign, const char *name, size_t usual);

/* Prints the figures; returns the exit status. */
int campaign_end(const struct campaign *campaign);

/* Says why the part cannot run, and returns the exit status for that. */
int campaign_skip(const struct campaign *campaign, const char *why);

/* Says what did not hold. Only the first 500 are printed; all are counted. */
void campaign_violation(struct campaign *campaign, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* A number from 0 to bound - 1. */
size_t campaign_below(struct campaign *campaign, size_t bound);

/* The program under test: $SHORTLIST, or $SHORTLIST_SANITIZED for the part that wants that. */
const char *campaign_program(bool is_sanitized);

#endif
