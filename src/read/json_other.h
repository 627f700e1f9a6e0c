#ifndef READ_JSON_OTHER_H
#define READ_JSON_OTHER_H

/*
 * What JSON is that has no papers, for the sentence that refuses it: by the keys of its first
 * object or, where that only holds others, of the first of them that has a title. Issues, films,
 * jobs and goods have titles, dates and authors, too.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "read/json_tree.h"

/* Adds to `out` what the object seems to be or to hold, "films", or nothing where nothing tells. */
void json_other_add_kind(struct strbuf *out, const struct json_tree *tree, uint32_t object);

/* Adds the first keys of the object with a title, "title, year and director"; the same. */
void json_other_add_keys(struct strbuf *out, const struct json_tree *tree, uint32_t object);

#endif
