#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

/*
 * A line of Markdown as a person sees it: without the marks of links, images, escapes and, where
 * asked for, emphasis and HTML tags; and the links with their addresses. Blocks are up to the
 * formats: headings and bullets are text here. A link may begin in one line and end in another, as
 * converters break them; then the bracket is removed all the same.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Of more links than this in one line the rest is left out. */
#define MARKDOWN_LINKS_MAX 32

struct markdown_link {
	size_t begin; /* of its text in the line's text, `end` the byte after it */
	size_t end;
	struct str address; /* borrowed from the source; empty: a number in brackets, or an image */
};

struct markdown_line {
	struct strbuf text; /* blanks at its ends removed */
	struct markdown_link links[MARKDOWN_LINKS_MAX];
	size_t link_count;
	bool opens;  /* a link begins that does not end here */
	bool closes; /* a link ends here that does not begin here; it is the first of `links` */
};

void markdown_line_init(struct markdown_line *line);
void markdown_line_free(struct markdown_line *line);

enum markdown_style {
	MARKDOWN_PLAIN, /* text that a converter wrote: stars and angle brackets are text */
	MARKDOWN_FULL,
};

/* Reads a line without its newline; what the line had before is forgotten. */
void markdown_line_read(struct markdown_line *line, struct str source, enum markdown_style style);

/* The text of one of the line's links, borrowed from its text. */
struct str markdown_link_text(const struct markdown_line *line, const struct markdown_link *link);

#endif
