#ifndef READ_JSON_LINES_H
#define READ_JSON_LINES_H

/*
 * JSON with a record in each line, read in parts by several threads: what of the walk changes how
 * further lines are read.
 */

#include "read/format.h"

/* The states are struct json_walk. */
extern const struct format_parts json_lines_parts;

#endif
