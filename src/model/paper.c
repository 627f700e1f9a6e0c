/*
 * The table of PAPER_FIELDS with each field's place in struct paper, so that readers, writers and
 * queries can walk over the fields.
 */

#include "config.h"

#include "model/paper.h"

#include <assert.h>

struct field_row {
	struct str column;
	struct str key;
	enum field_type type;
	size_t offset;
};

static const struct field_row fields[FIELD_COUNT] = {
#define X(id, member, field_type_name, column, key)                                     \
	[FIELD_##id] = { STR_INIT(column), STR_INIT(key), FIELD_TYPE_##field_type_name, \
			 offsetof(struct paper, member) },
	PAPER_FIELDS(X)
#undef X
};

void paper_init(struct paper *paper)
{
	*paper = (struct paper){
		.authors = COUNT_UNKNOWN,
		.upvotes = COUNT_UNKNOWN,
		.comments = COUNT_UNKNOWN,
	};
}

const char *field_column(enum paper_field field)
{
	return fields[field].column.p;
}

const char *field_key(enum paper_field field)
{
	return fields[field].key.p;
}

enum field_type field_type(enum paper_field field)
{
	return fields[field].type;
}

bool field_from_key(struct str key, enum paper_field *field)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (str_equal_ignoring_case(key, fields[i].key)) {
			*field = (enum paper_field)i;
			return true;
		}
	}
	return false;
}

bool field_from_column(struct str column, enum paper_field *field)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (str_equal_ignoring_case(column, fields[i].column)) {
			*field = (enum paper_field)i;
			return true;
		}
	}
	return false;
}

struct str *paper_text(struct paper *paper, enum paper_field field)
{
	assert(fields[field].type == FIELD_TYPE_TEXT);
	return (struct str *)(void *)((char *)paper + fields[field].offset);
}

int32_t *paper_count(struct paper *paper, enum paper_field field)
{
	assert(fields[field].type == FIELD_TYPE_COUNT);
	return (int32_t *)(void *)((char *)paper + fields[field].offset);
}

struct str paper_get_text(const struct paper *paper, enum paper_field field)
{
	assert(fields[field].type == FIELD_TYPE_TEXT);
	return *(const struct str *)(const void *)((const char *)paper + fields[field].offset);
}

int32_t paper_get_count(const struct paper *paper, enum paper_field field)
{
	assert(fields[field].type == FIELD_TYPE_COUNT);
	return *(const int32_t *)(const void *)((const char *)paper + fields[field].offset);
}
