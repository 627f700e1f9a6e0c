#ifndef READ_HTML_TEXT_H
#define READ_HTML_TEXT_H

/*
 * The text of a web page in lines, as one copies it from the screen: each block begins a line, and
 * blanks are one. What is folded on the screen (the whole of an abstract) is unfolded, and a
 * formula is the TeX that it was made of, where the page still has it.
 */

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

struct html_text {
	struct strbuf text; /* lines, none of them empty, each with its newline */
	size_t *lines;      /* of each, its number in the page */
	size_t count;
	size_t capacity;
};

void html_text_init(struct html_text *text);
void html_text_free(struct html_text *text);

/* Adds the text of an element with all that it holds, which may be the whole page. */
void html_text_add(struct html_text *text, xmlNodePtr root);

/* Makes out the text of an element in one line. */
void html_text_set_line(struct strbuf *out, xmlNodePtr root);

/* Whether the classes of an element have that word. */
bool html_has_class(xmlNodePtr node, const char *word);

#endif
