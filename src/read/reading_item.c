/*
 * The title is, in this order: the text of a link whose address is a paper's; what is in bold,
 * italics or quotes at the item's beginning; in a row of a table the cell with most text; all that
 * is before the first link, if it is one sentence.
 */
#include "config.h"

#include "read/reading_item.h"

#include <string.h>

#include "base/utf8.h"
#include "model/identifier.h"
#include "read/listing_tail.h"
#include "read/listing_text.h"
#include "read/paper_link.h"

#define TITLE_MIN ((size_t)8)
#define TITLE_MAX ((size_t)300)

static const struct dialect_name names[] = {
	{ "title", SLOT_TITLE, VALUE_TEXT },
	{ "address", SLOT_URL, VALUE_IDENTIFIER },
	{ "pdf", SLOT_PDF, VALUE_TEXT },
	{ "code", SLOT_CODE, VALUE_TEXT },
	{ "year", SLOT_YEAR, VALUE_DATE },
	{ "venue", SLOT_VENUE, VALUE_TEXT },
	{ "authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
};

enum { NAME_TITLE, NAME_ADDRESS, NAME_PDF, NAME_CODE, NAME_YEAR, NAME_VENUE, NAME_AUTHORS };

void reading_item_init(struct reading_item *item)
{
	*item = (struct reading_item){ 0 };
	markdown_line_init(&item->line);
	markdown_line_init(&item->emphasis);
	record_init(&item->record);
	strbuf_init(&item->title);
	strbuf_init(&item->paper);
	strbuf_init(&item->code);
	strbuf_init(&item->after);
}

void reading_item_free(struct reading_item *item)
{
	markdown_line_free(&item->line);
	markdown_line_free(&item->emphasis);
	record_free(&item->record);
	strbuf_free(&item->title);
	strbuf_free(&item->paper);
	strbuf_free(&item->code);
	strbuf_free(&item->after);
}

/* Without the marks and blanks that stand around a title. */
static struct str trim_marks(struct str s)
{
	static const struct str marks[] = {
		STR_INIT("\xE2\x80\x9C"),
		STR_INIT("\xE2\x80\x9D"),
		STR_INIT("\xE2\x80\x93"),
		STR_INIT("\xE2\x80\x94"),
		STR_INIT("\xC2\xB7"),
		STR_INIT("\""),
		STR_INIT(":"),
		STR_INIT(","),
		STR_INIT("-"),
		STR_INIT("|"),
		STR_INIT("["),
		STR_INIT("("),
		STR_INIT("*"),
	};
	bool is_changed = true;

	while (is_changed) {
		size_t len = s.len;

		s = utf8_trim(s);
		for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
			if (str_starts_with(s, marks[i]) && marks[i].p[0] != '(' &&
			    marks[i].p[0] != '[')
				s = str_sub(s, marks[i].len, SIZE_MAX);
			if (str_ends_with(s, marks[i]))
				s.len -= marks[i].len;
		}
		is_changed = s.len != len;
	}
	return s;
}

/* A final full stop is not the title's. */
static struct str trim_title(struct str s)
{
	s = trim_marks(s);
	if (s.len > 1 && s.p[s.len - 1] == '.' && s.p[s.len - 2] != '.')
		s.len--;
	if (s.len > 2 && s.p[0] == '[' && s.p[s.len - 1] == ']')
		s = str_sub(s, 1, s.len - 2);
	return trim_marks(s);
}

static bool text_is_title(struct str s)
{
	int32_t authors;

	if (authors_parse(s, &authors))
		return false;
	return s.len >= TITLE_MIN && s.len <= TITLE_MAX && text_may_be_title(s) &&
	       !text_is_link_word(s) && memchr(s.p, ' ', s.len);
}

/* The four digits of a year that stand alone; 0 where there is none. */
static struct str year_in(struct str s)
{
	for (size_t i = 0; i + 4 <= s.len; i++) {
		bool is_year = (s.p[i] == '1' && s.p[i + 1] == '9') ||
			       (s.p[i] == '2' && s.p[i + 1] == '0');
		size_t digits = 0;

		if (i > 0 && s.p[i - 1] >= '0' && s.p[i - 1] <= '9')
			continue;
		while (i + digits < s.len && s.p[i + digits] >= '0' && s.p[i + digits] <= '9')
			digits++;
		if (is_year && digits == 4)
			return str_sub(s, i, 4);
	}
	return STR("");
}

/* A venue that is named with its year: "NeurIPS 2023". */
static struct str venue_in(struct str s)
{
	static const struct str venues[] = {
		STR_INIT("NeurIPS"),     STR_INIT("NIPS"),
		STR_INIT("ICML"),        STR_INIT("ICLR"),
		STR_INIT("AAAI"),        STR_INIT("IJCAI"),
		STR_INIT("CVPR"),        STR_INIT("ICCV"),
		STR_INIT("ECCV"),        STR_INIT("WACV"),
		STR_INIT("EMNLP"),       STR_INIT("NAACL"),
		STR_INIT("EACL"),        STR_INIT("COLING"),
		STR_INIT("TACL"),        STR_INIT("ACL"),
		STR_INIT("COLT"),        STR_INIT("AISTATS"),
		STR_INIT("UAI"),         STR_INIT("CoRL"),
		STR_INIT("ICRA"),        STR_INIT("IROS"),
		STR_INIT("RSS"),         STR_INIT("KDD"),
		STR_INIT("WWW"),         STR_INIT("SIGIR"),
		STR_INIT("CIKM"),        STR_INIT("WSDM"),
		STR_INIT("RecSys"),      STR_INIT("INTERSPEECH"),
		STR_INIT("Interspeech"), STR_INIT("ICASSP"),
		STR_INIT("SIGGRAPH"),    STR_INIT("CHI"),
		STR_INIT("TMLR"),        STR_INIT("JMLR"),
		STR_INIT("MICCAI"),      STR_INIT("COLM"),
		STR_INIT("MLSys"),       STR_INIT("USENIX Security"),
	};

	for (size_t i = 0; i < sizeof(venues) / sizeof(venues[0]); i++) {
		size_t at = str_find(s, venues[i]);
		size_t end = at + venues[i].len;

		if (at == SIZE_MAX ||
		    (at > 0 && utf8_is_letter_or_digit((unsigned char)s.p[at - 1])))
			continue;
		if (end == s.len || !utf8_is_letter_or_digit((unsigned char)s.p[end]))
			return venues[i];
	}
	return STR("");
}

/* "Gao et al.": the names before it. */
static struct str authors_in(struct str s)
{
	size_t at = str_find(s, STR(" et al"));
	size_t begin = at;

	if (at == SIZE_MAX)
		return STR("");
	while (begin > 0 && !strchr("|([", s.p[begin - 1]))
		begin--;
	return trim_marks(str_sub(s, begin, at + sizeof(" et al") - 1 - begin));
}

static void add(struct reading_item *item, int name, struct str value)
{
	record_add(&item->record, &names[name], value);
}

static void emit_item(struct reading_item *item)
{
	struct str after = str_sub(strbuf_str(&item->after), 0, 1000);
	struct str paper = strbuf_str(&item->paper);
	struct str authors = authors_in(after);

	record_begin(&item->record, item->input, item->begin_line);
	add(item, NAME_TITLE, strbuf_str(&item->title));
	add(item, NAME_ADDRESS, paper);
	add(item, NAME_CODE, strbuf_str(&item->code));
	add(item, NAME_YEAR, year_in(after));
	add(item, NAME_VENUE, venue_in(after));
	if (authors.len > 0 && authors.len < 200)
		add(item, NAME_AUTHORS, authors);
	if (str_ends_with(paper, STR(".pdf")))
		add(item, NAME_PDF, paper);
	record_emit(&item->record);
}

static bool paper_has_id(const struct reading_item *item)
{
	char normal[IDENTIFIER_MAX];
	struct str paper = strbuf_str(&item->paper);

	return arxiv_id_normalise(paper, normal) || doi_normalise(paper, normal);
}

void reading_item_end(struct reading_item *item)
{
	bool has_paper = item->is_open && item->paper.len > 0;

	item->is_open = false;
	if (!has_paper || (item->title.len == 0 && !paper_has_id(item)))
		return;
	item->papers += item->title.len > 0;
	if (item->input)
		emit_item(item);
}

void reading_item_begin(struct reading_item *item, size_t number, size_t indent)
{
	reading_item_end(item);
	item->is_open = true;
	item->begin_line = number;
	item->indent = indent;
	strbuf_clear(&item->title);
	strbuf_clear(&item->paper);
	strbuf_clear(&item->code);
	strbuf_clear(&item->after);
}

/* The text in bold, italics or quotes at the start of an item. */
static struct str emphasised(struct reading_item *item, struct str s)
{
	static const struct str pairs[][2] = {
		{ STR_INIT("**"), STR_INIT("**") },
		{ STR_INIT("__"), STR_INIT("__") },
		{ STR_INIT("<b>"), STR_INIT("</b>") },
		{ STR_INIT("<strong>"), STR_INIT("</strong>") },
		{ STR_INIT("*"), STR_INIT("*") },
		{ STR_INIT("_"), STR_INIT("_") },
		{ STR_INIT("\""), STR_INIT("\"") },
		{ STR_INIT("\xE2\x80\x9C"), STR_INIT("\xE2\x80\x9D") },
	};

	s = str_sub(s, 0, 2000);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct str inside = str_sub(s, pairs[i][0].len, SIZE_MAX);
		size_t end;

		if (!str_starts_with(s, pairs[i][0]))
			continue;
		end = str_find(inside, pairs[i][1]);
		if (end == SIZE_MAX)
			return STR("");
		markdown_line_read(&item->emphasis, str_sub(inside, 0, end), MARKDOWN_FULL);
		return trim_title(strbuf_str(&item->emphasis.text));
	}
	return STR("");
}

static struct str link_text(const struct reading_item *item, const struct markdown_link *link)
{
	return str_sub(strbuf_str(&item->line.text), link->begin, link->end - link->begin);
}

/* Keeps what a link says of the item. */
static void see_link(struct reading_item *item, const struct markdown_link *link)
{
	struct str title = trim_title(link_text(item, link));

	if (address_names_paper(link->address)) {
		bool is_title = item->title.len == 0 && text_is_title(title);

		if (item->paper.len == 0 || is_title)
			strbuf_set(&item->paper, link->address);
		if (is_title)
			strbuf_set(&item->title, title);
	} else if (address_names_code(link->address) && item->code.len == 0 &&
		   text_is_link_word(title)) {
		strbuf_set(&item->code, link->address);
	} else {
		item->other_links++;
		if (item->input)
			name_counts_add(&item->input->report->left_out, STR("link"), 1);
	}
}

/* A text of one sentence in front of the first link: the title, where nothing but it can be. */
static struct str lead_title(struct str lead)
{
	lead = trim_title(lead);
	if (str_find(lead, STR(". ")) != SIZE_MAX || str_find(lead, STR(" et al")) != SIZE_MAX ||
	    str_find(lead, STR(" | ")) != SIZE_MAX || !text_has_words(lead, 3))
		return STR("");
	return lead;
}

/* The cell of a table's row before the first link that has most text. */
static struct str cell_title(struct str lead)
{
	struct str best = STR(""), cell;

	while (str_split_next(&lead, '|', &cell)) {
		cell = trim_title(cell);
		if (cell.len > best.len)
			best = cell;
	}
	return best;
}

/* Finds the title where no link has it: it is marked, or it is all that is before the links. */
static void find_title(struct reading_item *item, struct str source)
{
	struct str text = strbuf_str(&item->line.text);
	struct str lead = text;
	struct str title = emphasised(item, source);

	if (item->line.link_count > 0)
		lead = str_sub(text, 0, item->line.links[0].begin);
	if (!text_is_title(title))
		title = text.len > 0 && text.p[0] == '|' ? cell_title(lead) : lead_title(lead);
	if (text_is_title(title))
		strbuf_set(&item->title, title);
}

void reading_item_read_line(struct reading_item *item, struct str source)
{
	bool had_title = item->title.len > 0;
	struct str text;

	markdown_line_read(&item->line, source, MARKDOWN_FULL);
	for (size_t i = 0; i < item->line.link_count; i++)
		see_link(item, &item->line.links[i]);
	if (item->title.len == 0 && item->after.len == 0)
		find_title(item, source);
	text = strbuf_str(&item->line.text);
	if (!had_title && item->title.len > 0) {
		size_t at = str_find(text, strbuf_str(&item->title));

		if (at != SIZE_MAX)
			text = str_sub(text, at + item->title.len, SIZE_MAX);
	}
	if (item->after.len < 4000) {
		strbuf_add_byte(&item->after, ' ');
		strbuf_add(&item->after, text);
	}
}

bool reading_item_is_title(struct reading_item *item, struct str source)
{
	markdown_line_read(&item->line, source, MARKDOWN_FULL);
	for (size_t i = 0; i < item->line.link_count; i++)
		if (address_names_paper(item->line.links[i].address) &&
		    text_is_title(trim_title(link_text(item, &item->line.links[i]))))
			return true;
	return text_is_title(emphasised(item, source));
}
