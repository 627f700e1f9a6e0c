#ifndef READ_HTML_ENTRY_H
#define READ_HTML_ENTRY_H

/* One entry of a web page that lists papers. */

#include <libxml/tree.h>

#include "read/record.h"

/* One entry of such a page, while it is read. */
struct html_entry {
	struct record record;
	const char
		*host; /* "https://example.org" before addresses that begin with "/"; NULL: none */
	unsigned int parts_seen; /* a bit for each part of the site that was read */
};

/* Adds what a text says, by a name of html_entry.c: "title", "authors", "author", "abstract",
 * "summary", "date", "venue", "volume", "issue", "pages", "type", "id", "doi", "address", "pmid".
 */
void html_entry_add(struct html_entry *entry, const char *name, struct str text);

/* The same of the text of an element in one line, or of the part of it that a function finds. */
void html_entry_add_node(struct html_entry *entry, xmlNodePtr node, const char *name,
			 struct str (*part)(struct str));

/* The text without a label in front: "Authors:", "Abstract:", "By ". */
struct str html_entry_behind_label(struct str text);

/* Counts a label whose value has no place in a paper. */
void html_entry_leave_out(struct html_entry *entry, struct str label);

/* Adds an address that may lack its host. */
void html_entry_add_address(struct html_entry *entry, struct str address);

#endif
