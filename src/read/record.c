/*
 * Each slot keeps its text in one buffer: a list as its items joined with "; ", anything else as it
 * was said, to be read when the draft is made (record_draft.c). What can be told wrong at once, a
 * date or a count, is tried here, so that another name's value can take its place.
 */

#include "config.h"

#include "read/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/identifier.h"
#include "model/names.h"
#include "model/paper_type.h"
#include "read/record_private.h"
#include "text/markup.h"

/* How much of a value a message repeats. */
#define MESSAGE_TEXT_MAX 100

/* Past this many items a list is no longer searched for one that it has, so that a hostile record
 * takes linear time. */
#define ITEMS_COMPARED_MAX 256

void record_init(struct record *record)
{
	*record = (struct record){ .names_style = NAMES_UNKNOWN };
	for (size_t i = 0; i < SLOT_COUNT; i++)
		strbuf_init(&record->values[i].text);
	strbuf_init(&record->rare);
	strbuf_init(&record->scratch);
	strbuf_init(&record->title);
	strbuf_init(&record->pages);
}

void record_free(struct record *record)
{
	for (size_t i = 0; i < SLOT_COUNT; i++)
		strbuf_free(&record->values[i].text);
	strbuf_free(&record->rare);
	strbuf_free(&record->scratch);
	strbuf_free(&record->title);
	strbuf_free(&record->pages);
	free(record->sources);
}

void record_begin(struct record *record, struct format_input *input, size_t line)
{
	for (size_t i = 0; i < SLOT_COUNT; i++) {
		struct record_value *value = &record->values[i];

		if (!value->name)
			continue;
		strbuf_clear(&value->text);
		value->name = NULL;
		value->count = 0;
		value->is_certain = true;
	}
	strbuf_clear(&record->rare);
	record->arxiv_version = 0;
	record->input = input;
	record->line = line;
}

bool record_is_paper(const struct record *record)
{
	return record->values[SLOT_TITLE].name || record->values[SLOT_ARXIV_ID].name ||
	       record->values[SLOT_DOI].name;
}

void record_leave_out(struct record *record, struct str name)
{
	name_counts_add(&record->input->report->left_out, name, 1);
}

void record_warn(struct record *record, const struct dialect_name *name, struct str value)
{
	format_warn(record->input, record->line, "%s \"%.*s\" is not understood", name->name,
		    STR_ARG(str_sub(value, 0, MESSAGE_TEXT_MAX)));
}

/* Whether the slot has a value of a better name. */
static bool has_better(const struct record *record, enum slot slot, const struct dialect_name *name)
{
	const struct record_value *value = &record->values[slot];

	return value->name && value->name < name;
}

/*
 * Makes room for a value of that name: false where the slot has one of a better name. What a worse
 * name said is removed.
 */
static bool claim(struct record *record, enum slot slot, const struct dialect_name *name)
{
	struct record_value *value = &record->values[slot];

	if (has_better(record, slot, name))
		return false;
	if (value->name != name) {
		strbuf_clear(&value->text);
		value->count = 0;
		value->is_certain = true;
	}
	value->name = name;
	return true;
}

static void put_text(struct record *record, enum slot slot, const struct dialect_name *name,
		     struct str text)
{
	if (text.len > 0 && record->values[slot].name != name && claim(record, slot, name))
		strbuf_set(&record->values[slot].text, text);
}

static bool list_has(struct str list, struct str item)
{
	struct str other;

	while (tags_next(&list, &other))
		if (str_equal(other, item))
			return true;
	return false;
}

static void put_item(struct record *record, const struct dialect_name *name, struct str item)
{
	struct record_value *value = &record->values[name->slot];

	item = utf8_trim(item);
	if (item.len == 0)
		return;
	if (!value->name)
		value->name = name;
	if (value->count < ITEMS_COMPARED_MAX && list_has(strbuf_str(&value->text), item))
		return;
	if (value->text.len > 0)
		strbuf_add(&value->text, STR("; "));
	strbuf_add(&value->text, item);
	value->count++;
}

static void put_items(struct record *record, const struct dialect_name *name, struct str list,
		      char separator)
{
	struct str item;

	while (str_split_next(&list, separator, &item))
		put_item(record, name, item);
}

static void add_text(struct record *record, const struct dialect_name *name, struct str value)
{
	put_text(record, name->slot, name, value);
}

static void add_markup(struct record *record, const struct dialect_name *name, struct str value)
{
	if (!markup_has(value)) {
		put_text(record, name->slot, name, value);
		return;
	}
	strbuf_clear(&record->scratch);
	markup_add_text(&record->scratch, value);
	put_text(record, name->slot, name, utf8_trim(strbuf_str(&record->scratch)));
}

static enum slot slot_of_names(const struct dialect_name *name)
{
	return name->slot == SLOT_AUTHORS ? SLOT_AUTHOR_NAMES : name->slot;
}

static void put_names(struct record *record, const struct dialect_name *name, struct str value,
		      enum names_style style)
{
	enum slot slot = slot_of_names(name);
	struct record_value *names = &record->values[slot];
	struct names_result result;

	if (!claim(record, slot, name))
		return;
	result = names_add(&names->text, value, style);
	names->is_certain &= result.is_certain && !result.is_incomplete;
	names->count += (size_t)(result.count > 0 ? result.count : 0);
}

static bool is_number(struct str value)
{
	uint64_t number;

	return str_to_uint(value, INT32_MAX, &number);
}

static void add_names(struct record *record, const struct dialect_name *name, struct str value)
{
	static const enum names_style styles[] = {
		[VALUE_NAME] = NAMES_ONE,
		[VALUE_NAMES] = NAMES_UNKNOWN,
		[VALUE_NAMES_SEMICOLON] = NAMES_SEMICOLON,
		[VALUE_NAMES_COMMA] = NAMES_COMMA,
		[VALUE_NAMES_BIBTEX] = NAMES_BIBTEX,
	};

	if (name->kind == VALUE_NAMES && is_number(value))
		put_text(record, SLOT_AUTHORS, name, value);
	else if (has_better(record, slot_of_names(name), name))
		return;
	else if (name->kind == VALUE_NAMES && names_are_open(value))
		put_names(record, name, value, record->names_style);
	else
		put_names(record, name, value, styles[name->kind]);
}

/* An item that holds semicolons is a list: a list is kept joined with them. */
static void add_item(struct record *record, const struct dialect_name *name, struct str value)
{
	put_items(record, name, value, ';');
}

static void add_list(struct record *record, const struct dialect_name *name, struct str value)
{
	put_items(record, name, value, memchr(value.p, ';', value.len) ? ';' : ',');
}

static void add_list_space(struct record *record, const struct dialect_name *name, struct str value)
{
	put_items(record, name, value, ' ');
}

static void add_date(struct record *record, const struct dialect_name *name, struct str value)
{
	const struct dialect_name *better = record->values[name->slot].name;
	struct date date = { 0 };
	int64_t moment;

	if (better && better <= name)
		return;
	if (name->kind == VALUE_MOMENT ? !date_parse_moment(value, &moment)
				       : !date_parse_any(value, record->date_order, &date)) {
		record_warn(record, name, value);
		return;
	}
	put_text(record, name->slot, name, value);
	record->values[name->slot].date = date;
}

/* Other tools write whole numbers as 1,234 or 7.0. */
static bool count_parse(struct str value, enum slot slot, uint64_t *count)
{
	char digits[16];
	size_t len = 0;

	if (slot == SLOT_UPVOTES && str_equal(value, STR("-"))) {
		*count = 0;
		return true;
	}
	if (str_ends_with(value, STR(".0")))
		value.len -= 2;
	for (size_t i = 0; i < value.len; i++) {
		bool is_separator = value.p[i] == ',' && i > 0 && (value.len - i) % 4 == 0;

		if (is_separator)
			continue;
		if (len == sizeof(digits))
			return false;
		digits[len++] = value.p[i];
	}
	return str_to_uint((struct str){ digits, len }, INT32_MAX, count);
}

static void add_count(struct record *record, const struct dialect_name *name, struct str value)
{
	uint64_t count;

	if (count_parse(value, name->slot, &count)) {
		strbuf_clear(&record->scratch);
		strbuf_addf(&record->scratch, "%u", (unsigned int)count);
		put_text(record, name->slot, name, strbuf_str(&record->scratch));
	} else if (name->slot == SLOT_AUTHORS) {
		put_names(record, name, value, NAMES_UNKNOWN);
	} else {
		record_leave_out(record, str_from(name->name));
	}
}

/* The PDF's own address: a path leads nowhere on other machines, and a DOI to the paper's page. */
static void put_pdf(struct record *record, const struct dialect_name *name, struct str value)
{
	if (str_find(value, STR("doi.org/")) != SIZE_MAX)
		put_text(record, SLOT_URL, name, value);
	else if (str_equal_ignoring_case(str_sub(value, 0, 4), STR("http")))
		put_text(record, SLOT_PDF, name, value);
	else
		record_leave_out(record, str_from(name->name));
}

/* Keeps the version that a value says of the record's arXiv id. */
static void note_version(struct record *record, struct str value, const char *arxiv_id)
{
	uint8_t version = arxiv_id_version(value, arxiv_id);

	if (version > record->arxiv_version &&
	    str_equal(record_text(record, SLOT_ARXIV_ID), str_from(arxiv_id)))
		record->arxiv_version = version;
}

static void add_identifier(struct record *record, const struct dialect_name *name, struct str value)
{
	char arxiv_id[IDENTIFIER_MAX] = "", doi[IDENTIFIER_MAX] = "";

	if (name->slot == SLOT_ARXIV_ID && !arxiv_id_normalise(value, arxiv_id))
		arxiv_id[0] = '\0';
	if (name->slot == SLOT_DOI && !doi_normalise(value, doi))
		doi[0] = '\0';
	if (!arxiv_id[0] && !doi[0])
		identifiers_from_text(value, arxiv_id, doi);
	put_text(record, SLOT_ARXIV_ID, name, str_from(arxiv_id));
	if (arxiv_id[0])
		note_version(record, value, arxiv_id);
	put_text(record, SLOT_DOI, name, str_from(doi));
	if (name->slot == SLOT_PDF)
		put_pdf(record, name, value);
	else if (name->slot != SLOT_IDENTIFIER && name->slot != SLOT_ARXIV_ID &&
		 name->slot != SLOT_DOI)
		put_text(record, name->slot, name, value);
	else if (!arxiv_id[0] && !doi[0] && name->slot == SLOT_IDENTIFIER)
		record_leave_out(record, str_from(name->name));
	else if (!arxiv_id[0] && !doi[0])
		record_warn(record, name, value);
}

/* Of several words the first that a table knows; else the first, as the tool has it. The library
 * writes it in lower case. */
static void add_type(struct record *record, const struct dialect_name *name, struct str value)
{
	struct record_value *known = &record->values[name->slot];
	struct str type = paper_type_from(value);

	if (type.len > 0 && known->name == name && !known->is_certain)
		known->name = NULL;
	if (type.len == 0 && known->name)
		return;
	put_text(record, name->slot, name, type.len > 0 ? type : value);
	known->is_certain = type.len > 0;
}

void record_add(struct record *record, const struct dialect_name *name, struct str value)
{
	static void (*const add[])(struct record *, const struct dialect_name *, struct str) = {
		[VALUE_TEXT] = add_text,
		[VALUE_MARKUP] = add_markup,
		[VALUE_NAME] = add_names,
		[VALUE_NAMES] = add_names,
		[VALUE_NAMES_SEMICOLON] = add_names,
		[VALUE_NAMES_COMMA] = add_names,
		[VALUE_NAMES_BIBTEX] = add_names,
		[VALUE_ITEM] = add_item,
		[VALUE_LIST] = add_list,
		[VALUE_LIST_SPACE] = add_list_space,
		[VALUE_DATE] = add_date,
		[VALUE_MOMENT] = add_date,
		[VALUE_COUNT] = add_count,
		[VALUE_IDENTIFIER] = add_identifier,
		[VALUE_TYPE] = add_type,
	};

	value = utf8_trim(value);
	if (value.len == 0 || name->slot == SLOT_NOTHING)
		return;
	if (name->slot == SLOT_LEFT_OUT)
		record_leave_out(record, str_from(name->name));
	else
		add[name->kind](record, name, value);
}

void record_end_name(struct record *record, const struct dialect_name *name, struct str whole)
{
	static const enum slot parts[] = { SLOT_FAMILY, SLOT_GIVEN, SLOT_SUFFIX };
	struct strbuf *joined = &record->title;

	strbuf_clear(joined);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct str part = record_text(record, parts[i]);

		if (part.len > 0 && joined->len > 0)
			strbuf_add(joined, STR(", "));
		strbuf_add(joined, part);
		record->values[parts[i]].name = NULL;
		strbuf_clear(&record->values[parts[i]].text);
	}
	record_add(record, name, joined->len > 0 ? strbuf_str(joined) : whole);
}
