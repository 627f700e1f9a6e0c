#ifndef READ_HTML_END_H
#define READ_HTML_END_H

/* Where a web page ends: before it should, or before its file does. */

#include <stdbool.h>

#include "base/str.h"
#include "read/format.h"

/* A page without a tag in whose midst it ends: what is in that is a part of a value. */
struct str html_without_cut_tag(struct str page);

/* Whether a page ends within a tag, or begins with its element and does not end that. */
bool html_is_cut_off(struct str page);

/* Whether it may lack some of its meta tags: it ends within a tag, or before its head does. */
bool html_is_head_cut_off(struct str page);

/* Passes over what is behind the page's last tag, which a parser takes for a part of its body. The
 * window is the whole page. */
void html_pass_tail_over(struct format_input *input);

#endif
