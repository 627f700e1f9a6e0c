#ifndef READ_OWN_LIST_ITEM_H
#define READ_OWN_LIST_ITEM_H

/*
 * An item of our own Markdown (write/md.c), as the exact counterpart of its writer:
 *
 *	[title](address)\              or **title**
 *	names · *venue* · date · links\
 *	summary
 *	> a line of the note\
 *	> another
 *
 * Of the second line each part may lack, and all of it, where a summary follows; of the others each
 * may. In a text \ takes the meaning off the sign behind it, and references to characters and
 * <span>$</span> are what no code host shall take for anything.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/record.h"

struct own_list_item {
	struct strbuf title, address, names, venue, date, arxiv, doi, pdf, code, summary, note;
	struct strbuf text; /* a part on its way */
};

void own_list_item_init(struct own_list_item *item);
void own_list_item_free(struct own_list_item *item);

/* Reads the lines of an item without its mark and indents; false where our own Markdown has no such
 * item. */
bool own_list_item_read(struct own_list_item *item, struct str lines);

/* Hands what was read to a record that was begun. */
void own_list_item_add(const struct own_list_item *item, struct record *record);

#endif
