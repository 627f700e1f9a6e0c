#ifndef MODEL_IDENTIFIER_PRIVATE_H
#define MODEL_IDENTIFIER_PRIVATE_H

/* What the readers of identifiers share: the pieces of addresses. */

#include "model/identifier.h"

/* Nothing that names a paper, with all that people put around it, is longer. */
#define IDENTIFIER_WRITTEN_MAX 1024

struct identifier_address {
	struct str host;
	struct str path; /* behind the host's slash, with the query */
};

void identifier_drop(struct str *s, size_t len);

/* Takes the word off the front, ASCII case ignored. */
bool identifier_take_word(struct str *s, struct str word);

size_t identifier_count_digits(struct str s);

/* The place of part in s, ASCII case ignored, or SIZE_MAX; part is in lower case. */
size_t identifier_find(struct str s, struct str part);

/* Takes s apart as http://host/path, where the scheme may be missing. */
bool identifier_read_address(struct str s, struct identifier_address *address);

/* Whether a host is the domain, lies below it, or is a library's proxy for it. */
bool identifier_is_host(struct str host, struct str domain);

/*
 * Copies s with its escapes of visible ASCII (%2F) undone; others are left, as they may mean
 * anything. s is not longer than IDENTIFIER_WRITTEN_MAX, and may be a part of `out`. Returns the
 * copy.
 */
struct str identifier_unescape(struct str s, char out[IDENTIFIER_WRITTEN_MAX]);

/*
 * Finds the address that another one leads to:
 * login.proxy.example/login?url=https://doi.org/10.1/x, escaped or not, and an address that is
 * escaped as a whole. False where s is none of these. s is not longer than IDENTIFIER_WRITTEN_MAX;
 * *inner is a part of it or of `out`.
 */
bool identifier_unwrap(struct str s, char out[IDENTIFIER_WRITTEN_MAX], struct str *inner);

/* Where the next of several values begins in s, behind a sign or a blank: 10.1000/1; 10.1000/2. Its
 * length where there is one value. */
size_t identifier_value_len(struct str s);

#endif
