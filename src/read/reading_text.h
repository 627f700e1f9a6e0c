#ifndef READ_READING_TEXT_H
#define READ_READING_TEXT_H

/* What a text of a reading list is: whether it can be a title, and where that begins and ends. */

#include <stdbool.h>

#include "base/str.h"

/* Without the marks, blanks and the final full stop that stand around a title, and without the
 * arXiv id before it. */
struct str reading_title_trim(struct str s);

/* Whether a text can be a title: several words, and none of the words for a link. */
bool reading_text_is_title(struct str s);

/* Whether a text is nothing but a venue, or a venue and a year. */
bool reading_text_is_venue(struct str s);

#endif
