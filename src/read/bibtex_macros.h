#ifndef READ_BIBTEX_MACROS_H
#define READ_BIBTEX_MACROS_H

/*
 * The names that mean a text in BibTeX: the months, and those that a file defines by @string.
 * Case does not count in them. How much text they may mean is bounded by the size of the file,
 * so that a macro that doubles itself costs no more than its bytes.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/hash_index.h"
#include "base/str.h"
#include "base/strbuf.h"

/* A macro means at most this many bytes. */
#define BIBTEX_MACRO_MAX ((size_t)16 << 10)

struct bibtex_macro {
	struct strbuf name; /* in lower case */
	struct strbuf text;
	bool is_missing; /* it was used, and nothing defines it */
};

struct bibtex_macros {
	struct bibtex_macro *macros;
	size_t count, capacity;
	struct hash_index by_name;
	size_t stored; /* bytes of their texts */
	size_t used;   /* bytes that were put in place of names so far */
};

void bibtex_macros_init(struct bibtex_macros *macros);
void bibtex_macros_free(struct bibtex_macros *macros);

/* The macro with that name, or NULL; good until the next is added. */
const struct bibtex_macro *bibtex_macros_find(const struct bibtex_macros *macros, struct str name);

/* Defines it, or defines it in another way. False when the text is too long, or all of them
 * together; the name then means nothing. */
bool bibtex_macros_define(struct bibtex_macros *macros, struct str name, struct str text);

/* Notes that the name is used and has no definition. */
void bibtex_macros_miss(struct bibtex_macros *macros, struct str name);

/* Whether `len` bytes may be put in place of a name, of a file that was read up to byte
 * `read`. */
bool bibtex_macros_may_use(struct bibtex_macros *macros, size_t len, size_t read);

#endif
