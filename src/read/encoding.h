#ifndef READ_ENCODING_H
#define READ_ENCODING_H

/* What a file's bytes say of the encoding that its text is in. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* No more of a file than this is looked at for NULs, in bytes. */
#define ENCODING_HEAD_MAX ((size_t)4 << 10)

/* No declaration ends behind this byte. */
#define ENCODING_DECLARED_MAX ((size_t)1 << 10)

struct encoding {
	const char *name;   /* for people, and what iconv knows it by */
	unsigned char unit; /* bytes of the least that can be wrong */
};

extern const struct encoding encoding_utf8;
extern const struct encoding encoding_windows_1252;

bool encoding_is_utf8(const struct encoding *encoding);

/*
 * Sets *encoding to the one that a byte order mark or the places of NULs tell, else to UTF-8, and
 * *mark_len to the mark's length. Returns false while the head, of a file that goes on unless
 * is_whole, is too short to tell.
 */
bool encoding_from_head(struct str head, bool is_whole, const struct encoding **encoding,
			size_t *mark_len);

/*
 * The encoding that the head says it is in: in an XML declaration, HTML's <meta>, or a comment of
 * BibTeX. NULL where it names none, one that is not known, or UTF-8.
 */
const struct encoding *encoding_declared(struct str head);

/* Whether there are more control characters than text has, in any encoding that contains ASCII. */
bool bytes_are_binary(struct str bytes);

/*
 * Whether bytes, the first of which is not ASCII, are UTF-8 with some amid it that are not. In
 * another encoding a pair of letters is UTF-8 by chance, now and then; and who declares one is
 * believed rather. At a file's beginning the first ones may be the end of a character.
 */
bool bytes_are_mostly_utf8(struct str bytes, bool is_beginning, bool is_declared);

#endif
