#ifndef READ_OWN_LIST_TEXT_H
#define READ_OWN_LIST_TEXT_H

/* The texts and addresses of our own Markdown: see read/own_list_item.h. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Adds the text up to the byte `end` that nothing escapes, or all of s with end '\0'. Returns its
 * length in s, or SIZE_MAX: it does not end, or our writer writes no such text. */
size_t own_list_text_read(struct strbuf *out, struct str s, char end);

/* Adds "(address)"; returns its length with the parentheses, or 0: there is none. */
size_t own_list_address_read(struct strbuf *out, struct str s);

/* Takes off the \ at the line's end that goes on in the next; false, and nothing is done: none is
 * there. */
bool own_list_break_take(struct str *line);

#endif
