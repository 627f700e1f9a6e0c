/* Which form of value is read how. */

#include "config.h"

#include "read/json_value.h"

#include "base/array.h"
#include "base/char.h"

static enum json_type type_of(const struct json_value *value, uint32_t node)
{
	return (enum json_type)value->tree->nodes[node].type;
}

/* From DBLP names come with a number that tells namesakes apart. Entities are the record's. */
static struct str clean_name(struct str name)
{
	size_t len = name.len;

	while (len > 0 && char_is_digit(name.p[len - 1]))
		len--;
	if (name.len - len == 4 && len > 1 && name.p[len - 1] == ' ')
		name.len = len - 1;
	return name;
}

/* What a text or a number says where the row asks for a date or a name. */
static bool read_plain(struct json_value *value, uint32_t node, const struct dialect_name *row,
		       struct str *text)
{
	if (type_of(value, node) == JSON_NUMBER && row->kind == VALUE_DATE &&
	    json_value_date(value, node))
		*text = strbuf_str(&value->text);
	else if (!json_value_plain(value, node, text))
		return false;
	else if (row->kind == VALUE_NAME && text->len > 0)
		*text = clean_name(*text);
	return true;
}

static bool read_held(struct json_value *value, uint32_t node, const struct dialect_name *row)
{
	if (row->kind == VALUE_NAME)
		return json_value_name(value, node);
	if (row->kind == VALUE_DATE)
		return json_value_date(value, node);
	return row->slot == SLOT_ABSTRACT && json_value_abstract(value, node);
}

/* Whether a row takes no text but what it understands, so that it can say of "true" that it does
 * not. Dates are not among them: "published": true is a flag. */
static bool tells_wrong(const struct dialect_name *row)
{
	static const enum slot slots[] = { SLOT_YEAR, SLOTS_OF_IDS };

	for (size_t i = 0; i < COUNT_OF(slots); i++)
		if (slots[i] == row->slot)
			return true;
	return false;
}

bool json_value_read(struct json_value *value, uint32_t node, const struct dialect_name *row,
		     struct str *text)
{
	switch (type_of(value, node)) {
	case JSON_NULL:
		return false;
	case JSON_FALSE:
	case JSON_TRUE:
		*text = type_of(value, node) == JSON_TRUE ? STR("true") : STR("false");
		return row->slot == SLOT_YEAR_INFERRED || row->slot == SLOT_TITLE_GUESSED ||
		       (type_of(value, node) == JSON_TRUE && tells_wrong(row));
	case JSON_NUMBER:
	case JSON_STRING:
		return read_plain(value, node, row, text);
	case JSON_ARRAY:
	case JSON_OBJECT:
		if (!read_held(value, node, row))
			return false;
		*text = strbuf_str(&value->text);
		if (row->kind == VALUE_NAME && text->len > 0)
			*text = clean_name(*text);
		return true;
	}
	return false;
}
