#ifndef READ_READING_LINKS_H
#define READ_READING_LINKS_H

/*
 * Links of a reading list that are not Markdown's inline ones, made into such: those whose address
 * is at the text's end, of Markdown ("[Title][ref]", "[Title][]", "[Title]") and of a text browser
 * ("[12]Title", told in full as "Title [Paper](address)"), and those of org-mode
 * ("[[address][Title]]").
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/hash_index.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "read/link_list.h"

struct reading_link {
	struct str label, address; /* borrowed */
};

struct reading_links {
	struct reading_link *links;
	size_t count, capacity;
	struct hash_index index; /* from a label's hash, ignoring ASCII case */
	struct link_list numbered;
	bool is_dump; /* a text browser's: its list of links was seen */
};

/* Whether a text, of which this is the beginning, may have links whose addresses are at its end. */
bool reading_links_are_likely(struct str head);

/* Collects the addresses of a text, which must stay. `links` is zeroed. In linear time. */
void reading_links_read(struct reading_links *links, struct str text);
void reading_links_free(struct reading_links *links);

/* Whether a line only gives a label its address, or is of the list of a text browser. */
bool reading_links_is_entry(const struct reading_links *links, struct str line);

/* Adds "[text](address)"; the address begins with the scheme, which may be empty: "arXiv:". */
void reading_links_add(struct strbuf *out, struct str text, const char *scheme, struct str address);

/* Adds the line with its links made inline. */
void reading_links_inline(const struct reading_links *links, struct str line, struct strbuf *out);

#endif
