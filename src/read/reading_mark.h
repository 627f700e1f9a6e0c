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

/* Whether a line breaks off within the text of a link, or an item's within its title in bold: "-
 * [Kites in the", "- **Kites in the". */
bool reading_mark_opens(struct str line);

/* Whether a line ends what began so in the one above: "wind](https://...", "wind**". */
bool reading_mark_ends(struct str above, struct str line);

/* Whether a line is a property's: "title: Kites", "tags:". */
bool reading_mark_is_key(struct str line);

/* Whether a heading is the one that our own Markdown begins with: "# 12 papers". */
bool reading_mark_is_own_heading(struct str line);

#endif
