#include "config.h"

#include "read/bibtex_record.h"

#include <string.h>

#include "base/utf8.h"
#include "read/bibtex_reading.h"

void bibtex_record_init(struct bibtex_record *record)
{
	memset(record, 0, sizeof(*record));
	record_init(&record->record);
	record->record.are_years_padded = true;
	record->record.are_names_told = true;
	bibtex_rows_init(&record->rows);
	strbuf_init(&record->text);
	strbuf_init(&record->expanded);
}

void bibtex_record_free(struct bibtex_record *record)
{
	record_free(&record->record);
	bibtex_rows_free(&record->rows);
	strbuf_free(&record->text);
	strbuf_free(&record->expanded);
	bibtex_commands_free(&record->commands);
}

void bibtex_record_find_rows(const struct bibtex_record *record, struct bibtex_entry *entry)
{
	for (size_t i = 0; i < entry->count; i++)
		entry->fields[i].row = bibtex_rows_find(&record->rows, entry->fields[i].name);
}

struct str bibtex_entry_value(const struct bibtex_entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->count; i++)
		if (str_equal_ignoring_case(entry->fields[i].name, str_from(name)))
			return utf8_trim(entry->fields[i].value);
	return STR("");
}

static bool is_list(const struct bibtex_row *row)
{
	return row->name.kind == VALUE_LIST || row->name.kind == VALUE_LIST_SPACE ||
	       row->name.kind == VALUE_ITEM;
}

static bool has(const struct bibtex_record *record, enum slot slot)
{
	return record->record.values[slot].name != NULL;
}

/* BibTeX keeps the first of two fields of one name. */
static bool is_second(const struct bibtex_record *record, const struct bibtex_row *row)
{
	return record->record.values[row->name.slot].name == &row->name && !is_list(row);
}

static void put_field(struct bibtex_record *record, const struct bibtex_field *field)
{
	struct str value = utf8_trim(field->value);

	if (value.len == 0)
		return;
	if (!field->row)
		record_leave_out(&record->record, field->name);
	else if (is_second(record, field->row))
		format_warn(record->record.input, field->line, "a second \"%s\" is left out",
			    field->row->name.name);
	else if (record_has_room(&record->record, &field->row->name, value.len))
		bibtex_read_value(record, field->row, value);
}

/* What the other fields depend on. */
static void look_ahead(struct bibtex_record *record, const struct bibtex_entry *entry)
{
	record->type = bibtex_type_find(entry->type);
	record->archive = bibtex_entry_value(entry, "archiveprefix");
	if (record->archive.len == 0)
		record->archive = bibtex_entry_value(entry, "eprinttype");
	record->has_title = bibtex_entry_value(entry, "title").len > 0;
}

void bibtex_record_begin(struct bibtex_record *record, struct format_input *input,
			 const struct bibtex_entry *entry)
{
	look_ahead(record, entry);
	record_begin(&record->record, input, entry->line);
	bibtex_add_under(record, "entry type", entry->type);
	bibtex_add_under(record, "entry key", entry->key);
	for (size_t i = 0; i < entry->count && !record->record.has_too_much; i++)
		put_field(record, &entry->fields[i]);
}

static bool is_date(const struct bibtex_row *row)
{
	return row->name.slot == SLOT_DATE || row->name.slot == SLOT_YEAR ||
	       row->name.slot == SLOT_MONTH || row->name.slot == SLOT_DAY;
}

/* What the parent's title is to the entry: of what it is part of, or its own, where it has none and
 * is part of no book, as the version of a program; NULL: nothing. */
static const struct bibtex_row *inherited_title(const struct bibtex_record *record,
						const struct bibtex_entry *parent,
						const struct bibtex_row *title)
{
	const struct bibtex_type *type = bibtex_type_find(parent->type);

	if (record->type && record->type->is_whole)
		return NULL;
	if (record->has_title || (type && type->is_whole))
		return bibtex_rows_find(&record->rows, STR("book title"));
	return has(record, SLOT_TITLE) ? NULL : title;
}

void bibtex_record_inherit(struct bibtex_record *record, const struct bibtex_entry *parent,
			   bool is_all)
{
	bool has_date = has(record, SLOT_DATE) || has(record, SLOT_YEAR);

	for (size_t i = 0; i < parent->count; i++) {
		const struct bibtex_field *field = &parent->fields[i];
		const struct bibtex_row *row = field->row;
		struct str value = utf8_trim(field->value);
		bool is_title = row && str_equal(str_from(row->name.name), STR("title"));

		if (!row || value.len == 0 || (has_date && is_date(row)))
			continue;
		if (!is_all && is_title)
			row = inherited_title(record, parent, row);
		if (row && (is_all || is_title || row->is_inherited) &&
		    !has(record, row->name.slot))
			bibtex_read_value(record, row, value);
	}
}
