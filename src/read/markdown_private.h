#ifndef READ_MARKDOWN_PRIVATE_H
#define READ_MARKDOWN_PRIVATE_H

/* What the files that read a line of Markdown share: where they are in it, and its links. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/markdown.h"

#define MARKDOWN_DEPTH_MAX 16

struct markdown_open_link {
	size_t at; /* of its bracket in the text; of a tag, where its text begins */
	bool is_image;
	bool is_tag;
	struct str address; /* of a tag */
};

struct markdown_scan {
	struct markdown_line *line;
	struct str source;
	size_t at;
	bool is_full;
	bool has_tags;
	size_t tail;       /* where the backslashes at the source's end begin */
	const char *signs; /* that can begin a mark */
	size_t paren;      /* the first closing parenthesis from `at` on; SIZE_MAX: none */
	struct markdown_open_link open[MARKDOWN_DEPTH_MAX];
	size_t depth;
};

/* What is not read yet. */
struct str markdown_rest(const struct markdown_scan *scan);

/* Takes a bracket that opens; it is a link's where its counterpart proves it to be. */
void markdown_open_bracket(struct markdown_scan *scan);

/* Takes a bracket that closes, with the address behind it. */
void markdown_close_bracket(struct markdown_scan *scan);

/* Takes an address of that length, which is its own text. */
void markdown_take_bare_address(struct markdown_scan *scan, size_t len);

/* Takes an HTML tag or "<address>"; false where there is none. */
bool markdown_take_tag(struct markdown_scan *scan);

/*
 * At the line's end: a bracket that nothing closes, before all text but the marks of a heading or
 * an item, is that of a link that ends in a later line.
 */
void markdown_drop_open_bracket(struct markdown_scan *scan);

#endif
