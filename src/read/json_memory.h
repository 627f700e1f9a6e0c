#ifndef READ_JSON_MEMORY_H
#define READ_JSON_MEMORY_H

/* Which dialect the objects of a file are of, remembered by their keys: most objects have those of
 * an earlier one. */

#include <stdbool.h>
#include <stdint.h>

#include "read/json_dialect.h"
#include "read/json_tree.h"

struct json_memory;

/* The caller deletes it. */
struct json_memory *json_memory_new(void);
void json_memory_delete(struct json_memory *memory);

/* The same as json_shape_dialect. */
const struct json_dialect *json_memory_dialect(struct json_memory *memory,
					       const struct json_tree *tree, uint32_t object,
					       bool is_whole);

/* The same as json_shape_is_like and json_shape_is_by_id. */
bool json_memory_is_like(struct json_memory *memory, const struct json_tree *tree, uint32_t object,
			 const struct json_dialect *dialect);
bool json_memory_is_by_id(struct json_memory *memory, const struct json_tree *tree,
			  uint32_t object);

/*
 * A number for the keys of the object, if it is the one that was last asked for: of objects with
 * the same keys in the same order it is the same until another one with others is asked for. 0: it
 * was not the last.
 */
size_t json_memory_keys(const struct json_memory *memory, const struct json_tree *tree,
			uint32_t object);

#endif
