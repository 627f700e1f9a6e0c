#ifndef READ_READING_TEXT_H
#define READ_READING_TEXT_H

/* What a text of a reading list is: whether it can be a title, and where that begins and ends. */

#include <stdbool.h>

#include "base/str.h"

/* No title is shorter, in bytes. */
#define READING_TITLE_MIN ((size_t)8)

/* Without the marks, blanks and the final full stop around a title, and without the
 * arXiv id before it. */
struct str reading_title_trim(struct str s);

/* Whether a text can be a title: several words, and none of the words for a link. */
bool reading_text_is_title(struct str s);

/* Whether a text only names a part of something: "Chapter 1", "Week 3". */
bool reading_text_is_part(struct str s);

/* Whether a text is nothing but a venue, or a venue and a year. */
bool reading_text_is_venue(struct str s);

/* Whether a text leads to the link behind it: "We released our [paper]". */
bool reading_text_leads_on(struct str before);

/* Whether a link's text is more of the sentence before it: "Use [the method of Poe]". */
bool reading_text_runs_into(struct str before, struct str link);

/* Whether the sentence around a link, whose parts before and behind it these are, is about
 * something else: "the fast sums of https://... need less memory". */
bool reading_text_mentions(struct str before, struct str behind);

/* Whether a text has a word with which a sentence speaks to somebody; no title has one. */
bool reading_text_speaks(struct str text);

/* Whether a title that ends its line so goes on in the next: with a preposition, a comma, a hyphen.
 */
bool reading_text_goes_on(struct str s);

#endif
