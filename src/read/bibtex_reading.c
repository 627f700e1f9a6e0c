#include "config.h"

#include "read/bibtex_reading.h"

#include <stdio.h>
#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "model/paper_type.h"
#include "read/bibtex_names.h"
#include "text/bibtex_text.h"

static const struct bibtex_row *row_of(const struct bibtex_record *record, const char *name)
{
	return bibtex_rows_find(&record->rows, str_from(name));
}

void bibtex_add_under(struct bibtex_record *record, const char *name, struct str value)
{
	record_add(&record->record, &row_of(record, name)->name, value);
}

static void leave_out(struct bibtex_record *record, const struct bibtex_row *row)
{
	record_leave_out(&record->record, str_from(row->name.name));
}

static struct str text_of(struct bibtex_record *record, struct str value)
{
	strbuf_clear(&record->text);
	bibtex_text_add(&record->text, value);
	return utf8_trim(strbuf_str(&record->text));
}

/* The text that the row's kind is to be read from. */
static struct str text_for(struct bibtex_record *record, const struct bibtex_row *row,
			   struct str value)
{
	if (row->name.kind != VALUE_MARKUP)
		return text_of(record, value);
	strbuf_clear(&record->text);
	bibtex_markup_add(&record->text, value);
	return utf8_trim(strbuf_str(&record->text));
}

static struct str address_of(struct bibtex_record *record, struct str value)
{
	strbuf_clear(&record->text);
	bibtex_address_add(&record->text, value);
	return utf8_trim(strbuf_str(&record->text));
}

static size_t blank_len(struct str s, size_t at)
{
	return at < s.len && (s.p[at] == ' ' || (s.p[at] >= '\t' && s.p[at] <= '\r'));
}

/* s up to its first blank. */
static struct str first_word(struct str s)
{
	size_t len = 0;

	while (len < s.len && !blank_len(s, len))
		len++;
	return str_sub(s, 0, len);
}

static bool is_address(struct str s)
{
	return str_equal_ignoring_case(str_sub(s, 0, 7), STR("http://")) ||
	       str_equal_ignoring_case(str_sub(s, 0, 8), STR("https://"));
}

/* arXiv:1706.03762 as the journal, as Google Scholar writes it. */
static void add_arxiv_in(struct bibtex_record *record, struct str text)
{
	char arxiv_id[IDENTIFIER_MAX] = "", doi[IDENTIFIER_MAX] = "";

	identifiers_from_text(text, arxiv_id, doi);
	if (arxiv_id[0])
		bibtex_add_under(record, "arXiv id in another field", str_from(arxiv_id));
}

static void put_text(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	bool is_venue = row->name.slot == SLOT_VENUE;

	/* The booktitle of a book is the title that its parts inherit. */
	if (is_venue && record->type && record->type->is_whole &&
	    str_equal(str_from(row->name.name), STR("booktitle"))) {
		if (record->has_title)
			return;
		row = row_of(record, "title");
	}
	if (is_venue && bibtex_journal_title(value).len > 0)
		value = bibtex_journal_title(value);
	record_add(&record->record, &row->name, text_for(record, row, value));
	if (is_venue && value.len < IDENTIFIER_MAX)
		add_arxiv_in(record, value);
}

static void put_address(struct bibtex_record *record, const struct bibtex_row *row,
			struct str value)
{
	value = address_of(record, value);
	if (is_address(value))
		value = first_word(value);
	record_add(&record->record, &row->name, value);
}

static void put_names(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	struct str rest = value, name;

	bibtex_names_next(&rest, &name);
	if (rest.len == 0 && row->name.slot == SLOT_AUTHOR_NAMES && bibtex_names_are_other(name)) {
		bibtex_add_under(record, "author list", text_of(record, value));
		return;
	}
	rest = value;
	while (bibtex_names_next(&rest, &name)) {
		strbuf_clear(&record->text);
		bibtex_names_add_one(&record->text, name);
		record_add(&record->record, &row->name, strbuf_str(&record->text));
	}
}

/* Another field says the kind of publication only where it says more than the entry's type. */
static void put_type(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	bool is_vague = !record->type || record->type->is_vague;
	struct str type;

	value = text_of(record, value);
	type = paper_type_from(value);
	if (type.len > 0 && str_equal(type, record_text(&record->record, SLOT_TYPE)))
		return;
	if (type.len > 0 && (is_vague || str_equal(str_from(row->name.name), STR("document_type"))))
		record_add(&record->record, &row->name, value);
	else
		leave_out(record, row);
}

/* The only number of four digits in s, or the first of two in a row: 1999--2000; else s. */
static struct str year_in(struct str s)
{
	struct str year = s;

	for (size_t i = 0, len; i < s.len; i += len + 1) {
		for (len = 0; i + len < s.len && char_is_digit(s.p[i + len]);)
			len++;
		if (len == 0)
			continue;
		if (len != 4)
			return s;
		if (year.len == s.len)
			year = str_sub(s, i, len);
	}
	return year;
}

/* A year before 1000 as people write it; of two digits it may be one of any century. */
static bool is_old_year(struct str value)
{
	uint64_t year;

	return value.len == 3 && str_to_uint(value, 999, &year) && year >= 100;
}

static void put_date(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	struct date date;
	char padded[5];

	value = text_of(record, value);
	if (is_old_year(value)) {
		snprintf(padded, sizeof(padded), "0%.*s", STR_ARG(value));
		value = str_from(padded);
	} else if (!date_parse_iso(value, &date) &&
		   !date_parse_any(value, DATE_ORDER_UNKNOWN, &date)) {
		value = year_in(value);
	}
	record_add(&record->record, &row->name, value);
}

static bool is_letter(char c)
{
	return char_is_letter(c) || (unsigned char)c >= 0x80;
}

/* "10~January", "June 3", "Jul-Aug", "05": the first month, and the day if there is one. */
static void put_month(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	size_t word = 0, word_end, day = 0, day_end;

	value = text_of(record, value);
	while (word < value.len && !is_letter(value.p[word]))
		word++;
	for (word_end = word; word_end < value.len && is_letter(value.p[word_end]);)
		word_end++;
	if (word == word_end) {
		record_add(&record->record, &row->name, value);
		return;
	}
	record_add(&record->record, &row->name, str_sub(value, word, word_end - word));
	while (day < value.len && !char_is_digit(value.p[day]))
		day++;
	for (day_end = day; day_end < value.len && char_is_digit(value.p[day_end]);)
		day_end++;
	if (day_end - day <= 2)
		record_add(&record->record, &row_of(record, "day")->name,
			   str_sub(value, day, day_end - day));
}

/* DBLP writes the arXiv id as the volume of a journal: abs/1706.03762. */
static void put_volume(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	value = text_of(record, value);
	if (str_starts_with(value, STR("abs/")))
		bibtex_add_under(record, "arXiv id in another field", str_drop(value, 4));
	else
		record_add(&record->record, &row->name, value);
}

/* Of an article it is where the authors work. */
static void put_institution(struct bibtex_record *record, const struct bibtex_row *row,
			    struct str value)
{
	if (!record->type || record->type->is_vague || record->type->is_numbered)
		put_text(record, row, value);
	else
		leave_out(record, row);
}

static void put_number(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	if (str_equal_ignoring_case(str_sub(value, 0, 6), STR("arXiv:")))
		bibtex_add_under(record, "arXiv id in another field", value);
	else if (record->type && record->type->is_numbered)
		leave_out(record, row);
	else
		put_text(record, row, value);
}

/* A dash of any length as the "-" of other formats. */
static void put_pages(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	static const struct str dashes[] = { STR_INIT("–"), STR_INIT("—"), STR_INIT("−"),
					     STR_INIT("‐"), STR_INIT("‑"), STR_INIT("-") };
	struct strbuf pages;

	strbuf_init(&pages);
	value = text_of(record, value);
	while (value.len > 0) {
		size_t len = 1;
		bool is_dash = false;

		for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes) && !is_dash; i++) {
			is_dash = str_starts_with(value, dashes[i]);
			len = is_dash ? dashes[i].len : 1;
		}
		if (!is_dash)
			strbuf_add(&pages, str_sub(value, 0, 1));
		else if (pages.len > 0 && pages.data[pages.len - 1] != '-')
			strbuf_add_byte(&pages, '-');
		value = str_drop(value, len);
	}
	record_add(&record->record, &row->name, strbuf_str(&pages));
	strbuf_free(&pages);
}

/* How biblatex calls it, and what else it is called. */
static bool is_pubmed(struct str archive)
{
	return str_equal_ignoring_case(archive, STR("pubmed")) ||
	       str_equal_ignoring_case(archive, STR("pmid"));
}

/* Only arXiv's archive and PubMed's have a place in a paper. Some publishers have the address of
 * the PDF here. */
static void put_eprint(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	char id[IDENTIFIER_MAX];
	bool is_arxiv = str_equal_ignoring_case(record->archive, STR("arxiv"));

	value = address_of(record, value);
	if (is_pubmed(record->archive) && pmid_normalise(value, id))
		bibtex_add_under(record, "pmid", value);
	else if (is_arxiv || (record->archive.len == 0 && arxiv_id_normalise(value, id)))
		record_add(&record->record, &row->name, value);
	else if (is_address(value))
		bibtex_add_under(record, "address in another field", first_word(value));
	else
		leave_out(record, row);
}

/* The first address in a list of files, "description:path:type;...", in which \ precedes what
 * would separate. Paths lead nowhere on other machines. */
static void put_file(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	struct str text = address_of(record, value), scheme = STR("://"), address;
	size_t at = str_find(text, scheme);

	if (at == SIZE_MAX || at < 4) {
		leave_out(record, row);
		return;
	}
	at -= text.p[at - 1] == 's' && at > 4 ? 5 : 4;
	address = first_word(str_drop(text, at));
	address = str_sub(address, 0, str_find(address, STR(";")));
	for (size_t i = address.len; i > 8; i--)
		if (address.p[i - 1] == ':') {
			address.len = i - 1;
			break;
		}
	if (is_address(address))
		record_add(&record->record, &row->name, address);
	else
		leave_out(record, row);
}

/* "cited By 12", as Scopus writes it, or anything else. */
static void put_note(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	static const struct str cited = STR_INIT("cited by");

	value = address_of(record, value);
	if (!str_equal_ignoring_case(str_sub(value, 0, cited.len), cited)) {
		record_add(&record->record, &row->name, value);
		return;
	}
	value = str_drop(value, cited.len);
	value = utf8_trim(str_drop(value, str_starts_with(value, STR(":"))));
	bibtex_add_under(record, "cited in a note", str_sub(value, 0, str_find(value, STR(";"))));
}

static void put_status(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	static const char *const words[][2] = { { "read", "done" }, { "skimmed", "reading" } };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_equal_ignoring_case(value, str_from(words[i][0])))
			value = str_from(words[i][1]);
	record_add(&record->record, &row->name, value);
}

static void put_priority(struct bibtex_record *record, const struct bibtex_row *row,
			 struct str value)
{
	if (str_equal_ignoring_case(str_sub(value, 0, 4), STR("prio")))
		value = str_drop(value, 4);
	record_add(&record->record, &row->name, value);
}

void bibtex_read_value(struct bibtex_record *record, const struct bibtex_row *row, struct str value)
{
	static void (*const readings[BIBTEX_READING_COUNT])(
		struct bibtex_record *, const struct bibtex_row *, struct str) = {
		[BIBTEX_AS_INSTITUTION] = put_institution,
		[BIBTEX_AS_TEXT] = put_text,
		[BIBTEX_AS_ADDRESS] = put_address,
		[BIBTEX_AS_NAMES] = put_names,
		[BIBTEX_AS_TYPE] = put_type,
		[BIBTEX_AS_DATE] = put_date,
		[BIBTEX_AS_MONTH] = put_month,
		[BIBTEX_AS_VOLUME] = put_volume,
		[BIBTEX_AS_NUMBER] = put_number,
		[BIBTEX_AS_PAGES] = put_pages,
		[BIBTEX_AS_EPRINT] = put_eprint,
		[BIBTEX_AS_FILE] = put_file,
		[BIBTEX_AS_NOTE] = put_note,
		[BIBTEX_AS_STATUS] = put_status,
		[BIBTEX_AS_PRIORITY] = put_priority,
	};

	if (bibtex_commands_expand(&record->commands, value, &record->expanded))
		value = strbuf_str(&record->expanded);
	readings[row->reading](record, row, value);
}
