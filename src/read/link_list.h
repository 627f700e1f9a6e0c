#ifndef READ_LINK_LIST_H
#define READ_LINK_LIST_H

/*
 * The addresses that a page of text has in a list at its end, each by the number at which the text
 * has the link: "12. https://..." of lynx and links, "[12] https://..." of w3m, "[12]: https://..."
 * of Markdown.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct link_list {
	struct str *addresses; /* by number, borrowed; empty: none, or one of several */
	size_t count;          /* of the numbers that were seen */
	size_t capacity;
};

void link_list_free(struct link_list *list);

/* Collects the addresses of a text, which must stay. In linear time, for any bytes. */
void link_list_read(struct link_list *list, struct str text);

/* Whether a line is an entry of such a list. */
bool link_list_is_entry(struct str line, size_t *number, struct str *address);

/* Takes the number of the next link, "[12]", off a line of text; false: there is none. */
bool link_list_next(struct str *line, size_t *number);

/* The address of a number; empty where it is not known. */
struct str link_list_address(const struct link_list *list, size_t number);

#endif
