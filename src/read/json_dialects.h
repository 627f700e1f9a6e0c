#ifndef READ_JSON_DIALECTS_H
#define READ_JSON_DIALECTS_H

/* What the tables of dialect_json*.c are written with. */

#include "read/json_dialect.h"

#define ROW(path, slot, kind)                   \
	{                                       \
		path, SLOT_##slot, VALUE_##kind \
	}
#define ROWS(rows) .names = (rows), .count = sizeof(rows) / sizeof(*(rows))

#endif
