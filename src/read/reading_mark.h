#ifndef READ_READING_MARK_H
#define READ_READING_MARK_H

/* The marks with which a line of a document begins. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The length of an item's mark at the start of s: a bullet, a number, a checkbox behind it. 0: none
 * is there. */
size_t reading_mark_len(struct str s);

/* The length of pictures at the start of s, with the blanks behind them: "(star) Kites". 0: there
 * are none, or nothing is behind them. */
size_t reading_picture_len(struct str s);

/* The length of a heading's mark: "## ". 0: s is no heading. */
size_t reading_heading_len(struct str s);

/* Whether a line breaks off within the text of a link: "- [Kites in the". */
bool reading_mark_opens_link(struct str line);

/* Whether a line ends the text of a link that began above: "wind](https://...". */
bool reading_mark_ends_link(struct str line);

#endif
