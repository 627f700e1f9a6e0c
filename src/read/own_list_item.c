#include "config.h"

#include "read/own_list_item.h"

#include <stdint.h>
#include <stdio.h>

#include "base/hex.h"
#include "model/date.h"
#include "model/names_parts.h"
#include "model/own_page.h"
#include "read/own_list_text.h"

#define SEPARATOR STR(OWN_LIST_SEPARATOR)

/* All that an item has, in no order. */
static void for_each_part(struct own_list_item *item, void (*change)(struct strbuf *))
{
	struct strbuf *parts[] = { &item->title, &item->address, &item->names, &item->venue,
				   &item->date,  &item->arxiv,   &item->doi,   &item->pdf,
				   &item->code,  &item->summary, &item->note,  &item->text };

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		change(parts[i]);
}

void own_list_item_init(struct own_list_item *item)
{
	for_each_part(item, strbuf_init);
}

void own_list_item_free(struct own_list_item *item)
{
	for_each_part(item, strbuf_free);
}

static bool read_title(struct own_list_item *item, struct str line)
{
	bool is_linked = str_starts_with(line, STR("["));
	size_t from = is_linked ? 1 : 2, len;
	struct str rest;

	if (!is_linked && !str_starts_with(line, STR("**")))
		return false;
	line = str_drop(line, from);
	len = own_list_text_read(&item->title, line, is_linked ? ']' : '*');
	if (len == SIZE_MAX)
		return false;
	rest = str_drop(line, len);
	if (!is_linked)
		return str_equal(rest, STR("**"));
	rest = str_drop(rest, 1);
	return rest.len > 0 && own_list_address_read(&item->address, rest) == rest.len;
}

static bool read_link(struct own_list_item *item, struct str part)
{
	const struct {
		struct str begin;
		struct strbuf *address;
	} links[] = {
		{ STR("[arXiv]"), &item->arxiv },
		{ STR("[doi]"), &item->doi },
		{ STR("[pdf]"), &item->pdf },
		{ STR("[code]"), &item->code },
	};

	for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++) {
		struct str rest = str_drop(part, links[i].begin.len);

		if (str_starts_with(part, links[i].begin))
			return links[i].address->len == 0 && rest.len > 0 &&
			       own_list_address_read(links[i].address, rest) == rest.len;
	}
	return false;
}

static bool add_name(struct own_list_item *item, struct str source)
{
	strbuf_clear(&item->text);
	if (own_list_text_read(&item->text, source, '\0') == SIZE_MAX || item->text.len == 0)
		return false;
	strbuf_add_cstr(&item->names, item->names.len > 0 ? "; " : "");
	strbuf_add(&item->names, strbuf_str(&item->text));
	return true;
}

/* Names with commas between them, of which none has one itself; " et al." or ", et al." may follow.
 */
static bool read_names(struct own_list_item *item, struct str part)
{
	struct str comma = STR(", "), rest = STR(" et al.");
	bool has_rest = str_ends_with(part, rest), is_good = true;

	if (has_rest)
		part.len -= rest.len;
	if (has_rest && str_ends_with(part, STR(",")))
		part.len--;
	while (is_good && part.len > 0) {
		size_t end = str_find(part, comma);

		is_good = add_name(item, str_sub(part, 0, end));
		part = end < part.len ? str_drop(part, end + comma.len) : STR("");
	}
	if (has_rest)
		strbuf_add_cstr(&item->names, "; et al.");
	return is_good && item->names.len > 0;
}

static bool read_fact(struct own_list_item *item, struct str part, bool is_first)
{
	struct date date;

	if (str_starts_with(part, STR("[")))
		return read_link(item, part);
	if (item->date.len == 0 && date_parse_iso(part, &date)) {
		strbuf_set(&item->date, part);
		return true;
	}
	return is_first && read_names(item, part);
}

/* Takes the venue off, which may hold the separator. */
static bool take_venue(struct own_list_item *item, struct str *line)
{
	size_t len = own_list_text_read(&item->venue, str_drop(*line, 1), '*');

	if (len == SIZE_MAX || item->venue.len == 0)
		return false;
	*line = str_drop(*line, len + 2);
	if (line->len > 0 && !str_starts_with(*line, SEPARATOR))
		return false;
	*line = str_drop(*line, SEPARATOR.len);
	return true;
}

static bool read_facts(struct own_list_item *item, struct str line)
{
	bool is_first = true, is_good = true;

	while (is_good && line.len > 0) {
		size_t end = str_find(line, SEPARATOR);

		if (*line.p == '*') {
			is_good = item->venue.len == 0 && take_venue(item, &line);
		} else {
			is_good = read_fact(item, str_sub(line, 0, end), is_first);
			line = end < line.len ? str_drop(line, end + SEPARATOR.len) : STR("");
		}
		is_first = false;
	}
	return is_good;
}

/* What is left of the item is its note. */
static bool read_note(struct own_list_item *item, struct str lines)
{
	struct str line, mark = STR("> ");
	bool is_first = true, goes_on = false;

	while (str_split_next(&lines, '\n', &line)) {
		if (!str_starts_with(line, mark) || (!is_first && !goes_on))
			return false;
		line = str_drop(line, mark.len);
		goes_on = own_list_break_take(&line);
		strbuf_add_cstr(&item->note, is_first ? "" : "\n");
		if (own_list_text_read(&item->note, line, '\0') == SIZE_MAX)
			return false;
		is_first = false;
	}
	return !goes_on;
}

bool own_list_item_read(struct own_list_item *item, struct str lines)
{
	struct str line;
	bool goes_on;

	for_each_part(item, strbuf_clear);
	str_split_next(&lines, '\n', &line);
	goes_on = own_list_break_take(&line);
	if (!read_title(item, line))
		return false;
	if (goes_on) {
		if (!str_split_next(&lines, '\n', &line))
			return false;
		goes_on = own_list_break_take(&line);
		if (!read_facts(item, line))
			return false;
	}
	if (goes_on && (!str_split_next(&lines, '\n', &line) ||
			own_list_text_read(&item->summary, line, '\0') == SIZE_MAX))
		return false;
	return read_note(item, lines);
}

static const struct dialect_name rows[] = {
	{ "title", SLOT_TITLE, VALUE_TEXT },
	{ "arXiv", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	{ "doi", SLOT_DOI, VALUE_IDENTIFIER },
	{ "PMID", SLOT_PMID, VALUE_IDENTIFIER },
	{ "PMCID", SLOT_PMCID, VALUE_IDENTIFIER },
	{ "address", SLOT_URL, VALUE_TEXT },
	{ "names", SLOT_AUTHOR_NAMES, VALUE_TEXT },
	{ "authors", SLOT_AUTHORS, VALUE_COUNT },
	{ "venue", SLOT_VENUE, VALUE_TEXT },
	{ "date", SLOT_DATE, VALUE_DATE },
	{ "pdf", SLOT_PDF, VALUE_TEXT },
	{ "code", SLOT_CODE, VALUE_TEXT },
	{ "summary", SLOT_SUMMARY, VALUE_TEXT },
	{ "note", SLOT_NOTE, VALUE_TEXT },
};

enum {
	ROW_TITLE,
	ROW_ARXIV,
	ROW_DOI,
	ROW_PMID,
	ROW_PMCID,
	ROW_ADDRESS,
	ROW_NAMES,
	ROW_AUTHORS,
	ROW_VENUE,
	ROW_DATE,
	ROW_PDF,
	ROW_CODE,
	ROW_SUMMARY,
	ROW_NOTE,
};

/* Where a paper is by its identifiers (model/address.h), and what it is called by them
 * (paper_name). */
static const struct {
	struct str address, name;
	int row;
} identifiers[] = {
	{ STR_INIT("https://arxiv.org/abs/"), STR_INIT("arXiv:"), ROW_ARXIV },
	{ STR_INIT("https://doi.org/"), STR_INIT("doi:"), ROW_DOI },
	{ STR_INIT("https://pubmed.ncbi.nlm.nih.gov/"), STR_INIT("PMID:"), ROW_PMID },
	{ STR_INIT("https://pmc.ncbi.nlm.nih.gov/articles/"), STR_INIT(""), ROW_PMCID },
};

#define IDENTIFIER_COUNT (sizeof(identifiers) / sizeof(*identifiers))

/* A paper without a title has an identifier in its place, or its address. */
static bool is_title(const struct own_list_item *item, const struct record *record)
{
	struct str title = strbuf_str(&item->title);

	for (size_t i = 0; i < IDENTIFIER_COUNT; i++) {
		struct str id = record_text(record, rows[identifiers[i].row].slot);

		if (id.len > 0 && str_starts_with(title, identifiers[i].name) &&
		    str_equal(str_drop(title, identifiers[i].name.len), id))
			return false;
	}
	if (str_equal(title, STR(OWN_LIST_UNTITLED)))
		return item->address.len > 0;
	return !str_equal(title, strbuf_str(&item->address));
}

static void add(struct record *record, int row, const struct strbuf *text)
{
	record_add(record, &rows[row], strbuf_str(text));
}

/* The names as they are; how many there are is known where they are all. */
static void add_names(struct record *record, struct str names)
{
	struct str rest = names, name;
	struct strbuf told;
	bool are_all = names.len > 0;
	char count[24];
	size_t number = 0;

	strbuf_init(&told);
	while (names_next(&rest, &name)) {
		strbuf_add(&told, number++ > 0 ? STR("; ") : STR(""));
		names_add_spoken(&told, name);
		are_all &= !names_is_rest(name);
	}
	snprintf(count, sizeof(count), "%zu", number);
	record_add(record, &rows[ROW_NAMES], strbuf_str(&told));
	strbuf_free(&told);
	record_add(record, &rows[ROW_AUTHORS], str_from(are_all ? count : ""));
}

/* Adds an identifier as it was before an address was made of it. */
static void add_identifier(struct record *record, int row, struct str escaped)
{
	struct strbuf identifier;

	strbuf_init(&identifier);
	for (size_t i = 0; i < escaped.len; i++) {
		int high = i + 2 < escaped.len ? hex_value(escaped.p[i + 1]) : -1;
		int low = high >= 0 ? hex_value(escaped.p[i + 2]) : -1;
		bool is_escape = escaped.p[i] == '%' && low >= 0;

		strbuf_add_byte(&identifier, is_escape ? (char)(high * 16 + low) : escaped.p[i]);
		i += is_escape ? 2 : 0;
	}
	add(record, row, &identifier);
	strbuf_free(&identifier);
}

/* Adds the identifier that an address was made of; any other is the paper's own. */
static void add_address(struct record *record, const struct strbuf *text)
{
	struct str address = strbuf_str(text);

	for (size_t i = 0; i < IDENTIFIER_COUNT; i++) {
		struct str prefix = identifiers[i].address;

		if (!str_starts_with(address, prefix))
			continue;
		add_identifier(record, identifiers[i].row, str_drop(address, prefix.len));
		return;
	}
	add(record, ROW_ADDRESS, text);
}

void own_list_item_add(const struct own_list_item *item, struct record *record)
{
	record->is_ours = true;
	add_address(record, &item->address);
	add_address(record, &item->arxiv);
	add_address(record, &item->doi);
	if (is_title(item, record))
		add(record, ROW_TITLE, &item->title);
	add_names(record, strbuf_str(&item->names));
	add(record, ROW_VENUE, &item->venue);
	add(record, ROW_DATE, &item->date);
	add(record, ROW_PDF, &item->pdf);
	add(record, ROW_CODE, &item->code);
	add(record, ROW_SUMMARY, &item->summary);
	add(record, ROW_NOTE, &item->note);
}
