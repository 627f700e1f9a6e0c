/* The slots of a record: which name's value each has, and how much is too much for all of them. */

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

void record_refuse(struct record *record, const char *what)
{
	if (!record->has_too_much)
		format_warn(record->input, record->line, "a record with %s is left out", what);
	record->has_too_much = true;
}

void record_count_values(struct record *record, size_t count)
{
	record->added += count;
	if (record->added > RECORD_VALUES_MAX)
		record_refuse(record, "more than 100000 values");
}

bool record_has_room(struct record *record, const struct dialect_name *name, size_t len)
{
	bool is_title = name->slot == SLOT_TITLE || name->slot == SLOT_BOOK_TITLE;

	if (is_title && len > RECORD_TITLE_MAX)
		record_refuse(record, "a title of more than 64 KB");
	return !record->has_too_much;
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

/* Whether a text is an abbreviation of another, as "J. Inv. Res." is: one word, or each of its
 * words begins as a later word of the other does. */
static bool is_abbreviation(struct str text, struct str whole)
{
	struct str word, other;

	if (str_find(text, STR(" ")) == SIZE_MAX)
		return true;
	while (str_split_next(&text, ' ', &word)) {
		bool is_found = word.len == 0;

		while (!is_found && str_split_next(&whole, ' ', &other))
			is_found =
				str_equal_ignoring_case(str_sub(other, 0, 1), str_sub(word, 0, 1));
		if (!is_found)
			return false;
	}
	return true;
}

/* Whether the text says something that the one which is kept does not. */
static bool says_more(enum slot slot, struct str text, struct str kept)
{
	if (str_equal_ignoring_case(text, kept))
		return false;
	return slot != SLOT_VENUE || !(is_abbreviation(text, kept) || is_abbreviation(kept, text));
}

/* Of two values of one slot the row that comes later in the table is lost. */
static void tell_lost(struct record *record, enum slot slot, const struct dialect_name *name,
		      struct str text)
{
	const struct record_value *value = &record->values[slot];

	if (!record->tells_lost || !value->name ||
	    (slot != SLOT_TITLE && slot != SLOT_BOOK_TITLE && slot != SLOT_VENUE))
		return;
	if (says_more(slot, text, strbuf_str(&value->text)))
		record_leave_out(record,
				 str_from(value->name < name ? name->name : value->name->name));
}

void record_tell_book_lost(struct record *record)
{
	const struct record_value *book = &record->values[SLOT_BOOK_TITLE];

	if (book->name && record->values[SLOT_TITLE].name && record->values[SLOT_VENUE].name &&
	    says_more(SLOT_VENUE, strbuf_str(&book->text), record_text(record, SLOT_VENUE)))
		record_leave_out(record, str_from(book->name->name));
}

void record_put_text(struct record *record, enum slot slot, const struct dialect_name *name,
		     struct str text)
{
	if (text.len > 0)
		tell_lost(record, slot, name, text);
	if (text.len > 0 && record->values[slot].name != name && record_claim(record, slot, name))
		strbuf_set(&record->values[slot].text, text);
}
