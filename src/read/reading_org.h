#ifndef READ_READING_ORG_H
#define READ_READING_ORG_H

/* What org-mode writes around the items of a reading list. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The length of what is before a heading's text: "TODO ", "[#A] ". */
size_t reading_org_state_len(struct str s);

/* Whether a line only says what is kept for the item's reader: when it is due, when it was noted;
 * but no address (":URL: https://..."). */
bool reading_org_is_property(struct str text);

/* A heading without its tags: "** Kites :air:wind:". The text is not empty. */
struct str reading_org_cut_tags(struct str text);

#endif
