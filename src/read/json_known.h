#ifndef READ_JSON_KNOWN_H
#define READ_JSON_KNOWN_H

/*
 * The keys that say anything of what an object is, by any table (json_shape_each): a set of the
 * hashes of their letters and digits. It may take another key for one of them, which costs time and
 * nothing else.
 */

#include <stdbool.h>

#include "base/bitset.h"
#include "base/strbuf.h"

struct json_known {
	struct bitset hashes;
	struct strbuf letters; /* of the key that is looked at */
};

void json_known_init(struct json_known *known);
void json_known_free(struct json_known *known);

/* Whether the key, as it is written, may be one of them. */
bool json_known_has(struct json_known *known, struct str key);

#endif
