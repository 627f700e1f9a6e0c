/* The names of a record's authors and editors, and how many they are. */

#include "config.h"

#include "base/char.h"
#include "base/utf8.h"
#include "model/names.h"
#include "read/record_private.h"
#include "text/markup.h"

static enum slot slot_of_names(const struct dialect_name *name)
{
	return name->slot == SLOT_AUTHORS ? SLOT_AUTHOR_NAMES : name->slot;
}

/* Whether the row is one of lists, of which the file's other lists may say what separates them. */
static bool is_list(const struct record *record, const struct dialect_name *name)
{
	if (name->kind == VALUE_NAMES_SEMICOLON || name->kind == VALUE_NAMES_BIBTEX)
		return record->are_names_by_commas && record->names_style == NAMES_COMMA;
	return name->kind == VALUE_NAMES;
}

/* Whether commas are all that separates the names: the file's other lists say so, and this one has
 * too few single words to be surnames each before its given name. */
static bool is_comma_list(const struct record *record, const struct dialect_name *name,
			  struct str value)
{
	return record->names_style == NAMES_COMMA && is_list(record, name) &&
	       names_are_listed(value);
}

void record_put_names(struct record *record, const struct dialect_name *name, struct str value,
		      enum names_style style)
{
	enum slot slot = slot_of_names(name);
	struct record_value *names = &record->values[slot];
	struct names_result result;
	size_t len;

	if (!record_claim(record, slot, name))
		return;
	len = names->text.len;
	result = names_add(&names->text, value, style);
	if (!result.is_certain && is_comma_list(record, name, value)) {
		strbuf_truncate(&names->text, len);
		result = names_add(&names->text, value, NAMES_COMMA);
	}
	names->is_certain &= result.is_certain && !result.is_incomplete;
	names->count += (size_t)(result.count > 0 ? result.count : 0);
	if (result.count > 1)
		record_count_values(record, (size_t)result.count);
}

static bool is_number(struct str value)
{
	uint64_t number;

	return str_to_uint(value, INT32_MAX, &number);
}

/* An entity's semicolon separates no names. */
static struct str without_markup(struct record *record, struct str value)
{
	if (!markup_has(value))
		return value;
	strbuf_clear(&record->scratch);
	markup_add_text(&record->scratch, value);
	return utf8_trim(strbuf_str(&record->scratch));
}

/*
 * Whether what the file's other lists say decides this one. A tool that writes semicolons, or
 * "and", writes none behind a single name; but where people write another's lists under its
 * columns, commas separate two names too.
 */
static bool is_told_by_others(const struct record *record, const struct dialect_name *name,
			      struct str value)
{
	return is_list(record, name) && names_are_open(value);
}

/* The first byte of a name, a letter of ASCII in lower case. */
static char initial_of(struct str name)
{
	char c = name.len > 0 ? name.p[0] : '\0';

	return char_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

/* Notes that a row of names has a value. */
static void note_names(struct record *record, const struct dialect_name *name, struct str value)
{
	size_t i = 0;

	while (i < record->name_row_count && record->name_rows[i].name != name)
		i++;
	if (i == RECORD_NAME_ROWS_MAX)
		return;
	if (i == record->name_row_count)
		record->name_rows[record->name_row_count++] =
			(struct record_name_row){ .name = name, .initial = initial_of(value) };
	record->name_rows[i].count++;
}

static const struct record_name_row *row_of(const struct record *record,
					    const struct dialect_name *name)
{
	for (size_t i = 0; i < record->name_row_count; i++)
		if (record->name_rows[i].name == name)
			return &record->name_rows[i];
	return NULL;
}

/* Whether two rows are the same people written otherwise: they are as many, and the first begin
 * alike. */
static bool are_same_people(const struct record_name_row *a, const struct record_name_row *b)
{
	return b && a->count == b->count && a->initial == b->initial;
}

/* Whether the names of a row are in no field: editors beside authors; and of two rows of authors
 * those of the worse, unless they are the same people. */
static bool is_lost(const struct record *record, const struct record_name_row *row)
{
	enum slot slot = slot_of_names(row->name);
	const struct dialect_name *kept = record->values[slot].name;

	if (slot == SLOT_EDITORS && record->values[SLOT_AUTHOR_NAMES].name)
		return true;
	return record->has_name_values && kept && kept != row->name &&
	       !are_same_people(row, row_of(record, kept));
}

/* "editor[]" of a path is the key "editor". */
static struct str key_of(const struct dialect_name *name)
{
	struct str key = str_from(name->name);

	return str_ends_with(key, STR("[]")) ? str_sub(key, 0, key.len - 2) : key;
}

void record_tell_names_lost(struct record *record)
{
	for (size_t i = 0; i < record->name_row_count; i++)
		if (is_lost(record, &record->name_rows[i]))
			name_counts_add(&record->input->report->left_out,
					key_of(record->name_rows[i].name),
					record->has_name_values ? record->name_rows[i].count : 1);
}

void record_add_names(struct record *record, const struct dialect_name *name, struct str value)
{
	static const enum names_style styles[] = {
		[VALUE_NAME] = NAMES_ONE,
		[VALUE_NAMES] = NAMES_UNKNOWN,
		[VALUE_NAMES_SEMICOLON] = NAMES_SEMICOLON,
		[VALUE_NAMES_COMMA] = NAMES_COMMA,
		[VALUE_NAMES_BIBTEX] = NAMES_BIBTEX,
		[VALUE_NAMES_SHORT] = NAMES_UNKNOWN,
	};

	record->are_names_told |= name->kind == VALUE_NAMES_SHORT;
	if (name->kind != VALUE_NAMES_BIBTEX)
		value = without_markup(record, value);
	if (name->kind == VALUE_NAMES && is_number(value)) {
		record_put_text(record, SLOT_AUTHORS, name, value);
		return;
	}
	note_names(record, name, value);
	if (record_has_better(record, slot_of_names(name), name))
		return;
	else if (is_told_by_others(record, name, value))
		record_put_names(record, name, value, record->names_style);
	else
		record_put_names(record, name, value, styles[name->kind]);
}
