#ifndef READ_JSON_FRAME_H
#define READ_JSON_FRAME_H

/*
 * A table written as JSON by its columns, as pandas does: {"title": {"0": ..., "1": ...}, "year":
 * {"0": ...}}, or {"columns": ["title", ...], "data": [[...], ...]}. Its rows become objects, each
 * with the columns' names as keys, which are read as those of any other JSON.
 */

#include <stdbool.h>

#include "read/json_walk.h"

/* Whether an object, of which all is there or only the beginning, is such a table. */
bool json_frame_is(const struct json_tree *tree, bool is_whole);

/* Reads the rows of the walk's tree, which is one; false: they are no papers, and nothing was read.
 */
bool json_frame_read(struct json_walk *walk);

#endif
