/* The slots of a record: which name's value each has, and how much is too much for all of them. */

#include "config.h"

#include "base/utf8.h"
#include "model/identifier.h"
#include "read/record_private.h"

/* How much of a value a message repeats. */
#define MESSAGE_TEXT_MAX 100

void record_leave_out(struct record *record, struct str name)
{
	name_counts_add(&record->input->report->left_out, name, 1);
}

void record_warn(struct record *record, const struct dialect_name *name, struct str value)
{
	format_warn(record->input, record->value_line ? record->value_line : record->line,
		    "%s \"%.*s\" is not understood", name->name,
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
	value->line = record->value_line;
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

/* Whether an address says no more than an identifier that the record has. */
static bool is_known_id(const struct record *record, struct str address)
{
	char arxiv_id[IDENTIFIER_MAX] = "", doi[IDENTIFIER_MAX] = "";
	char pmid[IDENTIFIER_MAX] = "", pmcid[IDENTIFIER_MAX] = "";

	identifiers_from_text(address, arxiv_id, doi);
	pubmed_ids_from_text(address, pmid, pmcid);
	return (arxiv_id[0] && str_equal(record_text(record, SLOT_ARXIV_ID), str_from(arxiv_id))) ||
	       (doi[0] && str_equal(record_text(record, SLOT_DOI), str_from(doi))) ||
	       (pmid[0] && str_equal(record_text(record, SLOT_PMID), str_from(pmid))) ||
	       (pmcid[0] && str_equal(record_text(record, SLOT_PMCID), str_from(pmcid)));
}

/* Whether another row of the slot says the same in other words: the kind of a publication in the
 * words of another list, the given name in initials. */
static bool is_said_twice(enum slot slot, const struct dialect_name *name,
			  const struct dialect_name *kept)
{
	return (slot == SLOT_TYPE && name != kept) || slot == SLOT_FAMILY || slot == SLOT_GIVEN ||
	       slot == SLOT_SUFFIX;
}

static bool is_id(enum slot slot)
{
	static const enum slot ids[] = { SLOTS_OF_IDS };

	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		if (ids[i] == slot)
			return true;
	return false;
}

/* Of two values of one slot that of the row which comes later in the table is lost; but not the
 * value of another slot, in which an identifier was found. */
static void tell_lost(struct record *record, enum slot slot, const struct dialect_name *name,
		      struct str text)
{
	const struct record_value *value = &record->values[slot];
	struct str kept = strbuf_str(&value->text);
	const struct dialect_name *lost;

	if (!value->name || is_said_twice(slot, name, value->name) || !says_more(slot, text, kept))
		return;
	lost = value->name <= name ? name : value->name;
	if (is_id(slot) && lost->slot != slot)
		return;
	if (slot != SLOT_URL || !is_known_id(record, lost == name ? text : kept))
		record_leave_out(record, str_from(lost->name));
}

void record_tell_page_lost(struct record *record)
{
	const struct record_value *first = &record->values[SLOT_FIRST_PAGE];

	if (first->name && record->values[SLOT_PAGES].name &&
	    str_find(record_text(record, SLOT_PAGES), strbuf_str(&first->text)) == SIZE_MAX)
		record_leave_out(record, str_from(first->name->name));
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
