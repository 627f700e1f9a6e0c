#ifndef READ_ARXIV_PAPER_H
#define READ_ARXIV_PAPER_H

/*
 * A paper as arXiv writes it for people: lines "Title: ...", "Authors: ..." whose values go on in
 * later lines, below a line with its id. For arxiv_mail and arxiv_listing, which know what the
 * lines between them are.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/identifier.h"
#include "read/format.h"
#include "read/record.h"

struct arxiv_paper {
	struct record record;
	struct format_input
		*input; /* NULL: the text is only looked at, and nothing becomes a record */
	bool is_open;   /* a paper is being put together */
	bool has_title, has_authors, has_subjects, has_abstract, has_date;
	const struct dialect_name *label; /* of the value that may go on; NULL: none */
	struct strbuf value;
};

void arxiv_paper_init(struct arxiv_paper *paper, struct format_input *input);
void arxiv_paper_free(struct arxiv_paper *paper);

/* Ends the paper before, and starts the next, whose id is in a line. */
void arxiv_paper_begin(struct arxiv_paper *paper, struct str id, size_t line);

/* Returns the label with which a line begins; NULL: it has none of arXiv's. */
const struct dialect_name *arxiv_paper_label(struct str line);

/*
 * Takes a line that begins with a label, such as "Title:", and keeps its value open. False: it has
 * none of arXiv's labels.
 */
bool arxiv_paper_read_label(struct arxiv_paper *paper, struct str line);

/* Opens the value of a label that is not written. */
void arxiv_paper_open(struct arxiv_paper *paper, const char *label);

/* Adds a line to the value that is open, if one is. */
void arxiv_paper_add_line(struct arxiv_paper *paper, struct str line);

/* Ends the value that is open. */
void arxiv_paper_end_value(struct arxiv_paper *paper);

/* Ends the paper, if there is one, and emits it. */
void arxiv_paper_end(struct arxiv_paper *paper);

/* The same at the end of the file, where the paper may be cut off (`is_cut`: it surely is). That is
 * told; what has no whole title then is left out. */
void arxiv_paper_finish(struct arxiv_paper *paper, bool is_cut);

/* The id in "arXiv:2401.00001v2 ..." or "Paper: hep-th/9901001 ..." at a line's start, empty where
 * there is none; *rest is what follows it. */
struct str arxiv_paper_id(struct str line, struct str *rest);

#endif
