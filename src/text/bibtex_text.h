#ifndef TEXT_BIBTEX_TEXT_H
#define TEXT_BIBTEX_TEXT_H

/*
 * From a value of BibTeX, which is TeX, to the text that a paper keeps. Characters that TeX writes
 * with commands become themselves: Schr{\"o}dinger is Schrödinger, AT\&T is AT&T; braces that only
 * protect case are removed: {GAN}s are GANs. Formulas, commands with arguments, and whatever would
 * be TeX again without its backslash stay as they are, for text/tex.h to show.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Adds the text of a value, which must not be a view of out. In linear time. */
void bibtex_text_add(struct strbuf *out, struct str value);

/* The same where entities and tags are going to be read in what is added: a sign that is to
 * mean itself is an entity then. */
void bibtex_markup_add(struct strbuf *out, struct str value);

/* The same with a name of a person, where nothing is left for TeX: ~ is a blank. */
void bibtex_name_add(struct strbuf *out, struct str value);

/* The same with an address, an identifier or a path: what TeX escapes in it is itself again, and
 * there are no accents. */
void bibtex_address_add(struct strbuf *out, struct str value);

#endif
