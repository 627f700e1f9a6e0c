#ifndef READ_JSON_EARLY_H
#define READ_JSON_EARLY_H

/*
 * The objects of a list before the first that is certainly a paper. Behind it one that has a title
 * and one more sign is a paper as well; so that the order in a list changes nothing, those before
 * it are kept until it comes.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

#define JSON_EARLY_MAX       64
#define JSON_EARLY_BYTES_MAX ((size_t)64 << 10)

struct json_early {
	struct strbuf text; /* of all, one behind the other */
	size_t ends[JSON_EARLY_MAX], lines[JSON_EARLY_MAX];
	size_t count;
	size_t depth; /* the number of their level */
};

void json_early_init(struct json_early *early);
void json_early_free(struct json_early *early);

/* Keeps an object of that level, and forgets those of another; one more than there is room for is
 * not kept. */
void json_early_keep(struct json_early *early, size_t depth, struct str object, size_t line);

/* Forgets those of that level. */
void json_early_forget(struct json_early *early, size_t depth);

/* The text of one, in the order in which they came. */
struct str json_early_text(const struct json_early *early, size_t i);

#endif
