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
#include "read/table_literal.h"
#include "text/markup.h"

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
	strbuf_init(&record->names);
}

void record_free(struct record *record)
{
	for (size_t i = 0; i < SLOT_COUNT; i++)
		strbuf_free(&record->values[i].text);
	strbuf_free(&record->rare);
	strbuf_free(&record->scratch);
	strbuf_free(&record->title);
	strbuf_free(&record->pages);
	strbuf_free(&record->names);
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
	record->name_row_count = 0;
	record->arxiv_version = 0;
	record->input = input;
	record->line = line;
	record->value_line = 0;
	record->added = 0;
	record->has_too_much = false;
}

bool record_has_id(const struct record *record)
{
	static const enum slot ids[] = { SLOTS_OF_IDS };

	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		if (record->values[ids[i]].name)
			return true;
	return false;
}

bool record_is_paper(const struct record *record)
{
	return record->values[SLOT_TITLE].name || record->values[SLOT_BOOK_TITLE].name ||
	       record_has_id(record) || (record->is_ours && record->values[SLOT_ABSTRACT].name);
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

	for (bool is_first = true; !record->has_too_much; is_first = false) {
		if (!str_split_next(&list, separator, &item))
			return;
		put_item(record, name, item);
		record_count_values(record, !is_first);
	}
}

static void add_text(struct record *record, const struct dialect_name *name, struct str value)
{
	record_put_text(record, name->slot, name, value);
}

/* "arXiv preprint arXiv:2401.00001", as Google Scholar names the venue, says which paper it is. */
static void take_id_of_venue(struct record *record, const struct dialect_name *name,
			     struct str venue)
{
	char arxiv_id[IDENTIFIER_MAX] = "", doi[IDENTIFIER_MAX] = "";

	if (str_find(venue, STR("arXiv:")) == SIZE_MAX)
		return;
	identifiers_from_text(venue, arxiv_id, doi);
	record_put_text(record, SLOT_ARXIV_ID, name, str_from(arxiv_id));
}

static void add_markup(struct record *record, const struct dialect_name *name, struct str value)
{
	if (name->slot == SLOT_VENUE)
		take_id_of_venue(record, name, value);
	if (!markup_has(value)) {
		record_put_text(record, name->slot, name, value);
		return;
	}
	strbuf_clear(&record->scratch);
	markup_add_text(&record->scratch, value);
	record_put_text(record, name->slot, name, utf8_trim(strbuf_str(&record->scratch)));
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
		record_put_text(record, name->slot, name, strbuf_str(&record->scratch));
	} else if (name->slot == SLOT_AUTHORS &&
		   !record_has_better(record, SLOT_AUTHOR_NAMES, name)) {
		record_put_names(record, name, value, NAMES_UNKNOWN);
	} else {
		record_leave_out(record, str_from(name->name));
	}
}

/* The PDF's own address: a path leads nowhere on other machines, and a DOI to the paper's page. */
static void put_pdf(struct record *record, const struct dialect_name *name, struct str value)
{
	if (str_find(value, STR("doi.org/")) != SIZE_MAX)
		record_put_text(record, SLOT_URL, name, value);
	else if (str_equal_ignoring_case(str_sub(value, 0, 4), STR("http")))
		record_put_text(record, SLOT_PDF, name, value);
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

/* Takes PubMed's numbers from a value that is said to be one of them, or from text that may hold
 * them; returns whether there was any. */
static bool take_pubmed_ids(struct record *record, const struct dialect_name *name,
			    struct str value)
{
	char pmid[IDENTIFIER_MAX] = "", pmcid[IDENTIFIER_MAX] = "";

	if (name->slot == SLOT_PMID && !pmid_normalise(value, pmid))
		pmid[0] = '\0';
	if (name->slot == SLOT_PMCID && !pmcid_normalise(value, pmcid))
		pmcid[0] = '\0';
	if (!pmid[0] && !pmcid[0])
		pubmed_ids_from_text(value, pmid, pmcid);
	record_put_text(record, SLOT_PMID, name, str_from(pmid));
	record_put_text(record, SLOT_PMCID, name, str_from(pmcid));
	return pmid[0] || pmcid[0];
}

/* Counts a second identifier of the kind that the name is said to have: a paper has one. */
static void tell_second(struct record *record, const struct dialect_name *name, struct str value,
			const char *arxiv_id, const char *doi)
{
	if (identifiers_have_other(value, name->slot == SLOT_ARXIV_ID ? arxiv_id : "",
				   name->slot == SLOT_DOI ? doi : ""))
		record_leave_out(record, str_from(name->name));
}

static void add_identifier(struct record *record, const struct dialect_name *name, struct str value)
{
	char arxiv_id[IDENTIFIER_MAX] = "", doi[IDENTIFIER_MAX] = "";
	bool is_one = name->slot == SLOT_ARXIV_ID || name->slot == SLOT_DOI;
	bool has_pubmed = take_pubmed_ids(record, name, value);

	if (name->slot == SLOT_ARXIV_ID && !arxiv_id_normalise(value, arxiv_id))
		arxiv_id[0] = '\0';
	if (name->slot == SLOT_DOI && !doi_normalise(value, doi))
		doi[0] = '\0';
	if (!arxiv_id[0] && !doi[0])
		identifiers_from_text(value, arxiv_id, doi);
	record_put_text(record, SLOT_ARXIV_ID, name, str_from(arxiv_id));
	if (arxiv_id[0])
		note_version(record, value, arxiv_id);
	record_put_text(record, SLOT_DOI, name, str_from(doi));
	if (is_one)
		tell_second(record, name, value, arxiv_id, doi);
	if (name->slot == SLOT_PDF)
		put_pdf(record, name, value);
	else if (!is_one && name->slot != SLOT_IDENTIFIER)
		record_put_text(record, name->slot, name, value);
	else if (!arxiv_id[0] && !doi[0] && (is_one || arxiv_id_is_damaged(value)))
		record_warn(record, name, value);
	else if (!arxiv_id[0] && !doi[0] && !has_pubmed)
		record_leave_out(record, str_from(name->name));
}

/* Whether a value that is none of PubMed's numbers is one of another database, behind its name, as
 * Cochrane has them in the same column, or the zero that tools write for none. */
static bool is_no_pubmed_id(struct str value)
{
	size_t zeros = 0;

	while (zeros < value.len && value.p[zeros] == '0')
		zeros++;
	return zeros == value.len || memchr(value.p, ' ', value.len) != NULL;
}

static void add_pubmed_id(struct record *record, const struct dialect_name *name, struct str value)
{
	if (take_pubmed_ids(record, name, value))
		return;
	if (is_no_pubmed_id(value))
		record_leave_out(record, str_from(name->name));
	else
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
	if (type.len == 0 && known->name) {
		if (known->name == name)
			record_leave_out(record, str_from(name->name));
		return;
	}
	record_put_text(record, name->slot, name, type.len > 0 ? type : value);
	known->is_certain = type.len > 0;
}

/* Of names and items, which data frames write as Python prints a list. */
static bool is_list(enum value_kind kind)
{
	return kind >= VALUE_NAMES && kind <= VALUE_LIST_SPACE;
}

void record_add(struct record *record, const struct dialect_name *name, struct str value)
{
	static void (*const add[])(struct record *, const struct dialect_name *, struct str) = {
		[VALUE_TEXT] = add_text,
		[VALUE_MARKUP] = add_markup,
		[VALUE_NAME] = record_add_names,
		[VALUE_NAMES] = record_add_names,
		[VALUE_NAMES_SEMICOLON] = record_add_names,
		[VALUE_NAMES_COMMA] = record_add_names,
		[VALUE_NAMES_BIBTEX] = record_add_names,
		[VALUE_NAMES_SHORT] = record_add_names,
		[VALUE_ITEM] = add_item,
		[VALUE_LIST] = add_list,
		[VALUE_LIST_SPACE] = add_list_space,
		[VALUE_DATE] = record_add_date,
		[VALUE_MOMENT] = record_add_date,
		[VALUE_COUNT] = add_count,
		[VALUE_IDENTIFIER] = add_identifier,
		[VALUE_TYPE] = add_type,
	};

	/* What we wrote was cleaned, and may begin with what nobody sees. */
	if (!record->is_ours)
		value = utf8_trim(value);
	if (value.len == 0 || name->slot == SLOT_NOTHING ||
	    !record_has_room(record, name, value.len))
		return;
	record_count_values(record, 1);
	if (name->slot == SLOT_LEFT_OUT)
		record_leave_out(record, str_from(name->name));
	else if (is_list(name->kind) && table_literal_is_cut(value))
		record_warn(record, name, value);
	else if (record_is_lost_in_sheet(record, name, value))
		return;
	else if (name->slot == SLOT_PMID || name->slot == SLOT_PMCID)
		add_pubmed_id(record, name, value);
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
