#ifndef READ_READING_SHORT_H
#define READ_READING_SHORT_H

/*
 * Titles of a word or two, which nothing but their place tells: "[BERT](...)", "**QLoRA** (2023)
 * [[paper](...)]", "BERT [pdf](...)".
 */

#include <stdbool.h>

#include "base/str.h"
#include "read/markdown.h"

/* Whether a text where a title is expected can be one, however short it is: no word for a link, no
 * label, no venue, no date. */
bool reading_short_is_title(struct str s);

/* The short title that begins a line in bold, or that is all of the text before its first link;
 * empty where there is none. `is_guess`: nothing marks it. */
struct str reading_short_find(struct markdown_line *scratch, struct str source, struct str lead,
			      bool *is_guess);

#endif
