#ifndef READ_BIBTEX_GROUPS_H
#define READ_BIBTEX_GROUPS_H

/*
 * The groups that JabRef kept in a comment until its version 3.8, and Better BibTeX writes still: a
 * tree, in which a group lists the keys of its entries. Which entries these are is known only from
 * the whole file, for the comment is at its end.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash_index.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "read/record.h"

/* One entry in one group; places in `text`. */
struct bibtex_membership {
	uint32_t key, key_len, group, group_len;
};

struct bibtex_groups {
	struct strbuf text;
	struct bibtex_membership *members;
	size_t count, capacity;
	struct hash_index by_key;
};

void bibtex_groups_init(struct bibtex_groups *groups);
void bibtex_groups_free(struct bibtex_groups *groups);

/* Whether a text, a comment's or the whole file's, has groups that list keys. */
bool bibtex_has_groups(struct str text);

/* Collects the groups of a file. In linear time, for any bytes. */
void bibtex_groups_read(struct bibtex_groups *groups, struct str file);

/* Adds the names of the groups in which a key is, as tags. */
void bibtex_groups_add(const struct bibtex_groups *groups, struct str key, struct record *record);

#endif
