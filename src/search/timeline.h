#ifndef SEARCH_TIMELINE_H
#define SEARCH_TIMELINE_H

/*
 * Papers counted by their dates, a month and a year at a time. A paper is given as a date code;
 * what is known only to the year counts in no month, and an unknown date in nothing but `undated`.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/date.h"

/* Years or months side by side, papers[0] those of `first`. A year is its number, a month
 * timeline_month of it. Count is 0, or else the first and the last have papers. */
struct timeline_bars {
	int32_t first;
	size_t count;
	uint32_t *papers;
	size_t capacity;
};

struct timeline {
	struct timeline_bars years, months;
	size_t dated;     /* papers of all years */
	size_t undated;   /* whose year is not known */
	size_t monthless; /* of a known year, but no known month */

	uint32_t *by_code;     /* while counting */
	uint32_t lowest, past; /* the codes counted so far; all others of by_code are 0 */
};

/* A date as a small number: the greater the later, 0 for an unknown one. */
uint32_t timeline_code(struct date date);

static inline int32_t timeline_month(int year, int month)
{
	return year * 12 + month - 1;
}

void timeline_init(struct timeline *timeline);
void timeline_free(struct timeline *timeline);

/* Counts a paper; years and months change with timeline_finish only. */
void timeline_add(struct timeline *timeline, uint32_t code);

/* Puts what was counted since the last time into years and months. */
void timeline_finish(struct timeline *timeline);

/* Forgets what was counted since the last timeline_finish. */
void timeline_forget(struct timeline *timeline);

/* Adds "2024", or by month "2024-03". */
void timeline_format(int32_t bar, bool by_month, struct strbuf *out);

/* The papers of a year or month, 0 where there is no bar. */
uint32_t timeline_papers(const struct timeline_bars *bars, int32_t bar);

#endif
