#ifndef READ_READING_LEAD_H
#define READ_READING_LEAD_H

/* Of an item of a reading list, the plain text before its first link, and the title in it. */

#include <stdbool.h>

#include "base/str.h"

/* Without what is before a title in brackets or as code, as the item's source in Markdown has it:
 * "[2023/05]", "(ICLR 2023)", "`NeurIPS'23`". */
struct str reading_lead_cut_tags(struct str lead, struct str source);

/* What is before "(2017)", or behind it if before it are names; or all of the text without date,
 * venue and a short name before it or behind it, if that is one sentence, which is a guess. Empty
 * where it is not. */
struct str reading_lead_title(struct str lead, bool *is_guess);

/* Whether a text is nothing but names, of which there are several or one with initials. */
bool reading_lead_is_names(struct str s);

/* Whether a text is several names, each of more than one word: "Ann Poe, Bo Roe". */
bool reading_lead_are_full_names(struct str s);

#endif
