#ifndef WRITE_MD_TEXT_H
#define WRITE_MD_TEXT_H

/*
 * Text and addresses in Markdown: what is added is what a person sees, on a page of CommonMark, of
 * GitHub and of GitLab alike. Nothing in it is markup, and a code host makes nothing of it: neither
 * a link, nor a mention of a person or of an issue, a commit, an emoji or a formula. What these
 * look for in a text that is there without any markup has a zero-width space in it, as a reference
 * (&#8203;), and text that turns what follows round is ended; our reader takes these out again
 * (read/own_list_text.h).
 */

#include "base/str.h"
#include "base/strbuf.h"

/* Adds text, in which a line break is a blank. */
void md_text_add(struct strbuf *out, struct str text);

/* The same of a name, which has neither a comma nor a separator of ours in it then, and is no
 * date. */
void md_name_add(struct strbuf *out, struct str text);

/* Adds the address of a link, which is safe (address_is_safe). */
void md_address_add(struct strbuf *out, struct str address);

#endif
