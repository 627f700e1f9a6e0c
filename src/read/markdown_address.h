#ifndef READ_MARKDOWN_ADDRESS_H
#define READ_MARKDOWN_ADDRESS_H

/* The address of a link in Markdown, at the start of a text: how long it is; 0 where there is none.
 */

#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/* No address is longer, in bytes. */
#define MARKDOWN_ADDRESS_MAX ((size_t)2048)

/* Within parentheses: up to a blank or an unmatched parenthesis. */
size_t markdown_bracketed_address_len(struct str s);

/* Makes out an address as it was before its parentheses were escaped. */
void markdown_address_set(struct strbuf *out, struct str address);

/* "[12]", the number of an address at the text's end. */
size_t markdown_address_number_len(struct str s);

/* In running text. */
size_t markdown_bare_address_len(struct str s);

/* The value of a tag's href, empty where there is none. */
struct str markdown_tag_href(struct str tag);

#endif
