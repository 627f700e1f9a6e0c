#ifndef SESSION_READING_H
#define SESSION_READING_H

/*
 * What the reading of a session's files came to beside their papers: what was not understood, left
 * out or guessed, and how it was decoded. Every surface says the same of it, by the same counts:
 * those of the files' reports.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "read/reader.h"

struct reading {
	size_t not_understood;   /* reader_report.not_understood of all files */
	size_t left_out_names;   /* columns, tags and keys; of each file its own */
	size_t left_out_values;  /* what they held */
	size_t left_out_members; /* of archives: without papers, or packed themselves */
	size_t guessed_years, guessed_titles;
	size_t without_papers; /* files of a known layout that hold none */
	size_t recoded;        /* bytes read as Windows-1252 amid UTF-8 */
	size_t decoded;        /* files in another encoding than UTF-8 */
	char encoding[32];     /* that of the first of them */
};

/* Takes in the report of a file that was read. */
void reading_add(struct reading *reading, const struct reader_report *report);

/* How many names were left out of a file, and how many values they had. */
size_t reading_left_out(const struct reader_report *report, size_t *values);

/*
 * Adds a sentence, without a full stop, and where the rest can be seen: "3 not understood, 2
 * columns or keys left out (40 values); shortlist check FILE shows all". False when there is
 * nothing to say.
 */
bool reading_describe(const struct reading *reading, struct strbuf *out);

#endif
