#ifndef READ_HTML_LIST_H
#define READ_HTML_LIST_H

/*
 * Web pages that list papers: those of known sites, whose classes say what each text is
 * (html_sites.c), and others in which headings or items are links to papers, with their authors
 * below. A file of bookmarks is one of the latter, without authors.
 */

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "read/format.h"
#include "read/record.h"

/* One entry of such a page, while it is read. */
struct html_entry {
	struct record record;
	const char
		*host; /* "https://example.org" before addresses that begin with "/"; NULL: none */
	unsigned int parts_seen; /* a bit for each part of the site that was read */
};

/* Which element: each of these that is not NULL must be so. */
struct html_selector {
	const char *tag;
	const char *class;             /* one of its classes */
	const char *attribute, *value; /* the value, or its beginning where that ends in "*" */
};

struct html_part {
	struct html_selector selector;
	bool is_each; /* all such elements are read, not the first alone */
	void (*read)(struct html_entry *entry, xmlNodePtr node);
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

/* Adds what a text says, by a name of html_list.c: "title", "authors", "author", "abstract",
 * "summary", "date", "venue", "volume", "issue", "pages", "type", "id", "doi", "address", "pmid".
 */
void html_entry_add(struct html_entry *entry, const char *name, struct str text);

/* The same of the text of an element in one line, or of the part of it that a function finds. */
void html_entry_add_node(struct html_entry *entry, xmlNodePtr node, const char *name,
			 struct str (*part)(struct str));

/* Counts a label whose value has no place in a paper. */
void html_entry_leave_out(struct html_entry *entry, struct str label);

/* Adds an address that may lack its host. */
void html_entry_add_address(struct html_entry *entry, struct str address);

/* html_zotero.c: a part of a site, of a row of a report. */
void html_zotero_read_row(struct html_entry *entry, xmlNodePtr row);

/* Reads a page below that node; whether it is one of those. */
bool html_list_read(xmlNodePtr root, struct format_input *input);

#endif
