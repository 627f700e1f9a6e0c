#ifndef READ_PASSED_OVER_H
#define READ_PASSED_OVER_H

/*
 * What a format passes over, since it is in none of its records: what is above the first, below the
 * last and between two. Most of it is a heading or a remark, but where files of several formats
 * were put together it holds papers. So it is kept as runs of lines, and the reader looks through
 * them when the file ends (reader.c).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

/* What is kept of one run, and of all of them, in bytes; and how many runs. */
#define PASSED_RUN_MAX  ((size_t)64 << 10)
#define PASSED_MAX      ((size_t)16 << 20)
#define PASSED_RUNS_MAX 100000

struct passed_over {
	struct strbuf text; /* of all runs, one after another */
	struct passed_run {
		size_t line;  /* its first, from 1 */
		size_t begin; /* in `text` */
	} * runs;
	size_t count, capacity;
	size_t next;      /* the line that goes on with the last run; 0: it has ended */
	uint64_t shape;   /* of the last run that has ended */
	size_t rest_line; /* the first line that there was no room for; 0: there was for all */
};

void passed_over_init(struct passed_over *passed);
void passed_over_free(struct passed_over *passed);

/* Adds text that begins in a line, with its newline if it has that. It is of the last run where
 * that ended just before it; blank lines begin none. */
void passed_over_add(struct passed_over *passed, size_t line, struct str text);

/* Ends the last run: what comes next is a record. */
void passed_over_end_run(struct passed_over *passed);

/* The text of a run, which is there until more is added. */
struct str passed_over_run(const struct passed_over *passed, size_t i);

#endif
