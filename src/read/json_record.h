#ifndef READ_JSON_RECORD_H
#define READ_JSON_RECORD_H

/* From an object to a paper, by the paths of its dialect. One reader serves a whole file. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/json_dialect.h"
#include "read/json_names.h"
#include "read/json_value.h"
#include "read/record.h"

struct json_record_reader {
	struct record record;
	struct json_value value;
	struct strbuf key, joined;
	struct json_index *indexes; /* of each dialect its paths; made when first needed */
	struct json_names names;
	struct json_memory *memory; /* of shapes that were seen, their dialects */
};

void json_record_reader_init(struct json_record_reader *reader);
void json_record_reader_free(struct json_record_reader *reader);

/* The same as json_shape_dialect, remembering what it said. */
const struct json_dialect *json_record_dialect(struct json_record_reader *reader,
					       const struct json_tree *tree, uint32_t object,
					       bool is_whole);

/* The same as json_shape_is_like and json_shape_is_by_id, likewise. */
bool json_record_is_like(struct json_record_reader *reader, const struct json_tree *tree,
			 uint32_t object, const struct json_dialect *dialect);
bool json_record_is_by_id(struct json_record_reader *reader, const struct json_tree *tree,
			  uint32_t object);

/* Hands the paper that the object is to format_emit; `line` is where it begins. Keys of no row are
 * counted among those left out. */
void json_record_read(struct json_record_reader *reader, const struct json_dialect *dialect,
		      const struct json_tree *tree, uint32_t object, struct format_input *input,
		      size_t line);

#endif
