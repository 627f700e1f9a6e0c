#ifndef READ_JSON_WEIGHT_H
#define READ_JSON_WEIGHT_H

/* What the keys of an object say for and against its being a paper, where no tool is known by them.
 * The titles of columns say the same (read/table_signs.h). */

#include <stdbool.h>
#include <stddef.h>

#include "read/json_dialect.h"

/* The first row of the dialect that begins with that key, or NULL. */
const struct dialect_name *json_weight_find_row(const struct json_dialect *dialect, struct str key);

/*
 * Whether keys that other things have say more than those of papers do: a year, a link and a
 * director are a film's. What has no such keys needs no weight. The keys are compared loosely.
 */
bool json_weight_is_of_others(const struct json_dialect *dialect, const struct str *keys,
			      size_t count);

/* Calls `key` with each key that has a weight, but for those of rows. */
void json_weight_each(void (*key)(void *context, struct str key), void *context);

#endif
