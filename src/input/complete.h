#ifndef INPUT_COMPLETE_H
#define INPUT_COMPLETE_H

/*
 * Completing the word before the cursor of a line that is typed. The first Tab inserts the common
 * prefix of the candidates; further ones go through the candidates, S-Tab backwards, and after the
 * last back to what was typed. The caller knows the candidates: it opens a completion and offers
 * them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "input/line_edit.h"

struct completion {
	bool is_open;
	const char *kind; /* what a candidate is: "tag" */
	bool is_exact;    /* case counts */
	struct str before, after;
	size_t start, end; /* the word in the line, as last inserted */
	struct str typed;  /* what was typed there */
	struct str prefix; /* what candidates have to begin with */
	struct arena arena;
	struct str *candidates;
	size_t count, capacity;
	size_t chosen; /* which of them is in the line; `count`: none, but what was typed */
};

void completion_init(struct completion *completion);
void completion_free(struct completion *completion);

/*
 * Begins: the word reaches from byte `start` of the line to its cursor, and candidates have to
 * begin with `prefix`, which is its last part. `kind` names one of them ("tag"), and is borrowed.
 */
void completion_open(struct completion *completion, const struct line_edit *line, size_t start,
		     struct str prefix, const char *kind);

/* What is inserted before a candidate, and after one that was chosen; nothing, if this isn't
 * called. */
void completion_surround(struct completion *completion, struct str before, struct str after);

/* Adds a candidate (copied), if it begins like the word. ASCII case does not count, unless
 * is_exact was set. Candidates are shown in the order of the offers. */
void completion_offer(struct completion *completion, struct str candidate);

/* Inserts the only candidate, or the common prefix. With several it stays open. */
void completion_put(struct completion *completion, struct line_edit *line);

/* Replaces the candidate in the line by the next, or the one before. */
void completion_step(struct completion *completion, struct line_edit *line, bool backwards);

/* Closes it: the line has changed, or another is typed. */
void completion_close(struct completion *completion);

/* Adds the candidates, or some of them with the chosen one among them, safe for a terminal; "no tag
 * begins like that" when there are none. */
void completion_describe(const struct completion *completion, struct strbuf *out);

#endif
