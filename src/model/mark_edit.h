#ifndef MODEL_MARK_EDIT_H
#define MODEL_MARK_EDIT_H

/*
 * Changing marks: what a person wants of one field of them, for any number of papers, and what it
 * came to in words. Keys, commands and undoing speak the same words.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/marks.h"

/* The fields that a reader sets; when a paper was seen is none of them. REMOVED: that it was taken
 * out of the library, which takes all marks off; whatever is marked afterwards is in it again. */
enum mark_field {
	MARK_STARRED,
	MARK_STATUS,
	MARK_PRIORITY,
	MARK_TAGS,
	MARK_NOTE,
	MARK_REMOVED,
	MARK_FIELD_COUNT
};

struct mark_edit {
	enum mark_field field;
	int64_t value;      /* of STARRED (when, or 0), STATUS, PRIORITY and REMOVED (when) */
	struct str text;    /* of NOTE; of TAGS: those to put on */
	struct str removed; /* of TAGS: those to take off */
};

/*
 * Changes marks as the edit says; returns whether they are others now. *text holds what they then
 * borrow, beside the edit.
 */
bool mark_edit_apply(const struct mark_edit *edit, struct marks *marks, struct strbuf *text);

/* A set of 1 << enum mark_field: where two papers' marks differ. */
unsigned marks_difference(const struct marks *a, const struct marks *b);

/* What became of a number of papers. */
struct mark_summary {
	size_t count;    /* papers that were changed */
	unsigned fields; /* a set of 1 << enum mark_field */
	bool is_mixed;   /* not all got the same */
	size_t removed_papers, returned_papers;
	struct marks after;
	struct strbuf added, removed; /* tags */
	bool is_note_new;             /* there was none before */
};

void mark_summary_init(struct mark_summary *summary);
void mark_summary_free(struct mark_summary *summary);

/* Takes in one more paper; one whose marks are the same is not counted. */
void mark_summary_add(struct mark_summary *summary, const struct marks *before,
		      const struct marks *after);

/* Adds "12 papers starred", "tag thesis taken off 1 paper", safe for a terminal. */
void mark_summary_format(const struct mark_summary *summary, struct strbuf *out);

#endif
