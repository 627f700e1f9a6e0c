#ifndef READ_ARXIV_LINES_H
#define READ_ARXIV_LINES_H

/*
 * Lines without a label below a title on arXiv's pages. The title may go on in them, and the
 * authors may be among them: what tells is the label below them, and what names look like.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

#define ARXIV_LINES_MAX 8

struct arxiv_lines {
	struct strbuf text; /* of all, without what is between them */
	size_t ends[ARXIV_LINES_MAX];
	size_t numbers[ARXIV_LINES_MAX]; /* in the file */
	size_t count;
};

void arxiv_lines_init(struct arxiv_lines *lines);
void arxiv_lines_free(struct arxiv_lines *lines);
void arxiv_lines_clear(struct arxiv_lines *lines);

/* Adds a line; there must be room. */
void arxiv_lines_add(struct arxiv_lines *lines, struct str text, size_t number);

/* Returns a line, which is valid until the next one is added. */
struct str arxiv_lines_at(const struct arxiv_lines *lines, size_t at);

/* Finds the lines with the authors, from *begin to before *end, where no label follows that has
 * them: those before belong to the title, those behind to neither. There must be a line. */
void arxiv_lines_find_names(const struct arxiv_lines *lines, size_t *begin, size_t *end);

/* Whether a list of authors goes on in the next line: "Ann Poe, Bo" and "Roe". */
bool arxiv_lines_names_go_on(struct str names, struct str line);

#endif
