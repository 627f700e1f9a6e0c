/* A record is told by its first line alone, so only what no prose has is taken for one: the tag
 * that must be first, or a header of at least three columns. */

#include "config.h"

#include "read/other_lines.h"

#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "read/bibtex_item.h"
#include "read/csv_parser.h"
#include "read/listing_text.h"
#include "read/table_ahead.h"
#include "read/table_columns.h"

/* The fewest columns with names of a paper's fields that make a line a header. */
#define COLUMNS_KNOWN 3

/* "TY  - JOUR" */
static bool is_ris(struct str line)
{
	return str_starts_with(line, STR("TY  - ")) && line.len > 6 && line.len < 20 &&
	       char_is_upper(line.p[6]);
}

/* "PMID- 12345678" */
static bool is_pubmed(struct str line)
{
	return str_starts_with(line, STR("PMID- ")) && line.len > 6 && line.len < 20 &&
	       char_is_digit(line.p[6]);
}

/* "%0 Journal Article" */
static bool is_refer(struct str line)
{
	return str_starts_with(line, STR("%0 ")) && line.len > 6 && line.len < 40 &&
	       char_is_upper(line.p[3]);
}

/* "FN Clarivate Analytics Web of Science" */
static bool is_wos(struct str line)
{
	return str_starts_with(line, STR("FN ")) && line.len > 4 && line.len < 60 &&
	       char_is_upper(line.p[3]);
}

/* "RT Journal Article" */
static bool is_refworks(struct str line)
{
	return str_starts_with(line, STR("RT ")) && line.len > 6 && line.len < 40 &&
	       char_is_upper(line.p[3]);
}

/* "<1. >" */
static bool is_ovid(struct str line)
{
	return line.len < 20 && line.p[0] == '<' && char_is_digit(line.p[1]) &&
	       str_ends_with(line, STR(". >"));
}

static bool is_bibtex(struct str line)
{
	return *line.p == '@' && bibtex_item_begins(line, true) == BIBTEX_START_YES &&
	       bibtex_kind_of(bibtex_item_type(line)) == BIBTEX_ENTRY;
}

static bool is_xml(struct str line)
{
	return str_starts_with(line, STR("<?xml "));
}

static bool is_html(struct str line)
{
	return str_equal_ignoring_case(str_sub(line, 0, 14), STR("<!DOCTYPE html")) ||
	       str_equal_ignoring_case(str_sub(line, 0, 6), STR("<html>"));
}

static bool is_json(struct str line)
{
	return str_starts_with(line, STR("{\"")) || str_equal(line, STR("[{")) ||
	       str_starts_with(line, STR("[{\""));
}

static void see_row(void *context, const struct csv_row *row)
{
	bool *is_header = context;
	struct table_titles titles;

	*is_header |= table_titles_read(row, &titles) && titles.known >= COLUMNS_KNOWN;
}

/* Whether a line can be a header that is divided so. For most lines that is told without libcsv. */
static bool may_be_header(struct str line, char delimiter)
{
	struct str rest = line, cell;
	size_t cells = 0;

	while (cells < COLUMNS_KNOWN && str_split_next(&rest, delimiter, &cell))
		cells++;
	return cells == COLUMNS_KNOWN &&
	       !(csv_line_is_plain(line, delimiter) && table_line_is_prose(line, delimiter));
}

static bool is_table(struct str line)
{
	static const char delimiters[] = { ',', ';', '\t' };
	struct strbuf text;
	bool is_header = false;

	strbuf_init(&text);
	for (size_t i = 0; i < sizeof(delimiters) && !is_header; i++) {
		if (!may_be_header(line, delimiters[i]))
			continue;
		strbuf_set(&text, line);
		strbuf_add_byte(&text, '\n');
		table_look_ahead(strbuf_str(&text), delimiters[i], see_row, &is_header);
	}
	strbuf_free(&text);
	return is_header;
}

static const struct {
	const char *name;
	bool (*begins)(struct str line);
} formats[] = {
	{ "RIS", is_ris },           { "PubMed", is_pubmed },
	{ "Refer", is_refer },       { "BibTeX", is_bibtex },
	{ "XML", is_xml },           { "web page", is_html },
	{ "JSON", is_json },         { "Web of Science", is_wos },
	{ "RefWorks", is_refworks }, { "Ovid", is_ovid },
	{ "CSV", is_table },
};

/* Ovid's records have PubMed's lines. */
static bool is_same(const char *name, const char *own)
{
	return strcmp(name, own) == 0 || (strcmp(name, "PubMed") == 0 && strcmp(own, "Ovid") == 0);
}

/* Whether a line has words, or begins as JSON, or Ovid's records, can without any. */
static bool may_begin(struct str line)
{
	return line.len > 1 && (strchr("{[<", *line.p) || text_has_letter(line));
}

const char *other_lines_name(struct str line, const char *own)
{
	line = utf8_trim(line);
	if (line.len > OTHER_LINE_MAX || !may_begin(line))
		return NULL;
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (!is_same(formats[i].name, own) && formats[i].begins(line))
			return formats[i].name;
	return NULL;
}

void other_lines_see(struct other_lines *other, struct format_input *input, struct str line,
		     const char *own)
{
	const char *name = other->is_inside ? NULL : other_lines_name(line, own);

	if (!name)
		return;
	format_warn(input, input->line,
		    "here begins %s, which is left out: a file is read in one format, here %s",
		    name, own);
	other->is_inside = true;
}

bool other_lines_see_text(struct other_lines *other, struct format_input *input, struct str text,
			  const char *own)
{
	struct str front = str_sub(text, 0, OTHER_LINE_MAX);
	const char *newline = front.len > 0 ? memchr(front.p, '\n', front.len) : NULL;

	if (!newline && !input->is_last && text.len < OTHER_LINE_MAX)
		return false;
	if (newline || text.len < OTHER_LINE_MAX)
		other_lines_see(
			other, input,
			str_sub(front, 0, newline ? (size_t)(newline - front.p) : front.len), own);
	return true;
}
