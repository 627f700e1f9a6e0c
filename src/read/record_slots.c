/* The slots of a record: which name's value each has. */

#include "config.h"

#include "base/utf8.h"
#include "read/record_private.h"

/* How much of a value a message repeats. */
#define MESSAGE_TEXT_MAX 100

void record_leave_out(struct record *record, struct str name)
{
	name_counts_add(&record->input->report->left_out, name, 1);
}

void record_warn(struct record *record, const struct dialect_name *name, struct str value)
{
	format_warn(record->input, record->line, "%s \"%.*s\" is not understood", name->name,
		    STR_ARG(utf8_front(value, MESSAGE_TEXT_MAX)));
}

bool record_has_better(const struct record *record, enum slot slot, const struct dialect_name *name)
{
	const struct record_value *value = &record->values[slot];

	return value->name && value->name < name;
}

bool record_claim(struct record *record, enum slot slot, const struct dialect_name *name)
{
	struct record_value *value = &record->values[slot];

	if (record_has_better(record, slot, name))
		return false;
	if (value->name != name) {
		strbuf_clear(&value->text);
		value->count = 0;
		value->is_certain = true;
	}
	value->name = name;
	return true;
}

void record_put_text(struct record *record, enum slot slot, const struct dialect_name *name,
		     struct str text)
{
	if (text.len > 0 && record->values[slot].name != name && record_claim(record, slot, name))
		strbuf_set(&record->values[slot].text, text);
}
