#ifndef READ_HTML_LIST_H
#define READ_HTML_LIST_H

/*
 * Web pages that list papers, of known sites, whose classes say what each text is (html_sites.c).
 */

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "read/format.h"
#include "read/html_entry.h"

/* Which element: each of these that is not NULL must be so. */
struct html_selector {
	const char *tag;
	const char *class;             /* one of its classes */
	const char *attribute, *value; /* the value, or its beginning where that ends in "*" */
};

struct html_part {
	struct html_selector selector;
	const char *text;               /* what its text is, see html_entry_add; NULL: nothing */
	struct str (*part)(struct str); /* what of the text; NULL: all */
	void (*read)(struct html_entry *entry, xmlNodePtr node); /* reads the rest; NULL: none */
	bool is_each; /* all such elements are read, not the first alone */
};

#define HTML_PARTS_MAX 8

struct html_site {
	const char *name; /* "Google Scholar's page" */
	const char *host;
	struct html_selector item;
	bool has_following; /* the <dd>s that follow an item belong to it */
	struct html_part parts[HTML_PARTS_MAX];
};

extern const struct html_site html_sites[];
extern const size_t html_site_count;

/* html_zotero.c: a part of a site, of a row of a report. */
void html_zotero_read_row(struct html_entry *entry, xmlNodePtr row);

/* Reads a page below that node; whether it is one of those. */
bool html_list_read(xmlNodePtr root, struct format_input *input);

#endif
