#ifndef READ_JSON_PATH_H
#define READ_JSON_PATH_H

/*
 * Where in a record a value is. A path is keys with steps between them:
 *
 *   info.venue         the member `venue` of the object that `info` is
 *   authors[]          each element of the array; an object in the array's place is its only one
 *   title[0]           the first element
 *   ids[type=doi].id   of each element whose member `type` is that text, or a list that has it,
 *                      the member `id`
 *   tags[type!=1].tag  of each element whose member `type` is not that, or is missing
 *
 * Keys hold neither dots nor brackets.
 */

#include <stdint.h>

#include "base/str.h"
#include "read/json_tree.h"

/* What is done with each value that is found. */
struct json_finder {
	void *context;
	void (*found)(void *context, uint32_t node);
};

/* Walks from a node by the steps of a path, the whole of which is less than 256 bytes. */
void json_path_walk(const struct json_tree *tree, uint32_t node, struct str path,
		    const struct json_finder *finder);

/* The first key of a path; *rest is what follows it. */
struct str json_path_first_key(struct str path, struct str *rest);

#endif
