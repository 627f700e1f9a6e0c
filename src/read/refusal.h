#ifndef READ_REFUSAL_H
#define READ_REFUSAL_H

/*
 * What a file is that no format reads, as far as its first bytes tell, and what would help. Nothing
 * here decides whether a file is read.
 */

#include "base/str.h"
#include "base/strbuf.h"

/* The most bytes of the file that are looked at. */
#define REFUSAL_HEAD ((size_t)8192)

/*
 * Adds a sentence that follows the file's name, "is a PDF document: ...". `head` is the file's
 * first bytes as they are in it, at least REFUSAL_HEAD of them or all.
 */
void refusal_describe(struct strbuf *out, struct str head);

/* The same for a file that is known to be no text. */
void refusal_describe_binary(struct strbuf *out, struct str head);

#endif
