/*
 * The tags of the tagged formats. What a tag means in RIS differs with the tool that writes it and
 * with the type of the record; a row gives the meaning that most share, and the order of the rows
 * which of several tags is believed.
 */

#include "config.h"

#include "read/tagged.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"

static bool is_upper_or_digit(char c)
{
	return char_is_upper(c) || char_is_digit(c);
}

/* "TY  - JOUR", also with one blank before the hyphen, and "ER  -" with nothing behind it. A line
 * that is set in has a tag only in the first form. */
static bool split_ris(struct str line, struct str *tag, struct str *value)
{
	bool is_set_in = line.len > 0 && (*line.p == ' ' || *line.p == '\t');
	size_t at = 2;

	if (is_set_in)
		line = utf8_trim(line);
	if (line.len < 4 || !char_is_upper(line.p[0]) || !is_upper_or_digit(line.p[1]))
		return false;
	while (at < line.len && line.p[at] == ' ')
		at++;
	if (at == 2 || at > 4 || at == line.len || line.p[at] != '-' || (is_set_in && at != 4))
		return false;
	if ((is_set_in || at != 4) && at + 1 < line.len && line.p[at + 1] != ' ')
		return false;
	*tag = str_sub(line, 0, 2);
	*value = str_sub(line, at + 1, line.len);
	return true;
}

/* "PMID-1", of a tool that leaves the blank out. */
static bool is_pmid(struct str line)
{
	return str_starts_with(line, STR("PMID-")) && line.p[5] >= '0' && line.p[5] <= '9';
}

/* "PMID- 1", "TI  - A title": a tag of up to four characters, the hyphen always in the fifth
 * column. */
static bool split_pubmed(struct str line, struct str *tag, struct str *value)
{
	size_t len = 0;

	while (len < 4 && len < line.len && is_upper_or_digit(line.p[len]))
		len++;
	if (len < 2 || line.len < 5 || line.p[4] != '-' ||
	    (line.len > 5 && line.p[5] != ' ' && !is_pmid(line)))
		return false;
	for (size_t i = len; i < 4; i++)
		if (line.p[i] != ' ')
			return false;
	*tag = str_sub(line, 0, len);
	*value = str_sub(line, 5, line.len);
	return true;
}

/* "<7. >", which is a tag of its own. */
static bool split_number(struct str line, struct str *tag, struct str *value)
{
	size_t at = 1;

	line = utf8_trim(line);
	if (line.len < 3 || line.p[0] != '<' || line.p[line.len - 1] != '>')
		return false;
	while (at < line.len && line.p[at] >= '0' && line.p[at] <= '9')
		at++;
	*tag = str_sub(line, 0, 1);
	*value = str_sub(line, at, line.len - 1 - at);
	return at > 1 &&
	       (value->len == 0 || str_equal(*value, STR(".")) || str_equal(*value, STR(". ")));
}

/* As PubMed, each record below its number; some files have a blank before each line. */
static bool split_ovid(struct str line, struct str *tag, struct str *value)
{
	if (line.len > 1 && line.p[0] == ' ' && line.p[1] != ' ')
		line = str_sub(line, 1, line.len);
	return split_number(line, tag, value) || split_pubmed(line, tag, value);
}

/* "AU Doe, J"; "ER" alone. */
static bool split_wos(struct str line, struct str *tag, struct str *value)
{
	if (line.len < 2 || !char_is_upper(line.p[0]) || !is_upper_or_digit(line.p[1]))
		return false;
	if (line.len > 2 && line.p[2] != ' ')
		return false;
	*tag = str_sub(line, 0, 2);
	*value = str_sub(line, 2, line.len);
	return true;
}

/* "A1 Doe, Jane", and "vo 12" of some. */
static bool split_refworks(struct str line, struct str *tag, struct str *value)
{
	if (str_equal(str_sub(line, 0, 3), STR("vo ")))
		*tag = STR("VO");
	else
		return split_wos(line, tag, value);
	*value = str_sub(line, 2, line.len);
	return true;
}

/* "%A Doe, Jane". */
static bool split_refer(struct str line, struct str *tag, struct str *value)
{
	if (line.len < 2 || line.p[0] != '%' || line.p[1] <= ' ' || line.p[1] > '~')
		return false;
	if (line.len > 2 && line.p[2] != ' ')
		return false;
	*tag = str_sub(line, 0, 2);
	*value = str_sub(line, 2, line.len);
	return true;
}

/* The first rows are those of what write/ris.c writes behind the line of its provider. */
#define RIS_OWN_COUNT 2

static const struct dialect_name ris_names[] = {
	{ "M3", SLOT_TYPE, VALUE_TEXT },
	{ "KW", SLOT_TAGS, VALUE_ITEM },
	{ "TY", SLOT_TYPE, VALUE_TYPE },
	{ "TI", SLOT_TITLE, VALUE_MARKUP },
	{ "T1", SLOT_TITLE, VALUE_MARKUP },
	{ "CT", SLOT_TITLE, VALUE_MARKUP },
	{ "BT", SLOT_BOOK_TITLE, VALUE_MARKUP },
	{ "AU", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "A1", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "A2", SLOT_EDITORS, VALUE_NAME },
	{ "ED", SLOT_EDITORS, VALUE_NAME },
	{ "AB", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "N2", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "PY", SLOT_DATE, VALUE_DATE },
	{ "Y1", SLOT_DATE, VALUE_DATE },
	{ "DA", SLOT_YEAR, VALUE_DATE }, /* makes the year of the above more precise */
	{ "T2", SLOT_VENUE, VALUE_MARKUP },
	{ "JF", SLOT_VENUE, VALUE_MARKUP },
	{ "JO", SLOT_VENUE, VALUE_MARKUP },
	{ "JA", SLOT_VENUE, VALUE_MARKUP },
	{ "J1", SLOT_VENUE, VALUE_MARKUP },
	{ "J2", SLOT_VENUE, VALUE_MARKUP },
	{ "C3", SLOT_VENUE, VALUE_MARKUP }, /* a conference */
	{ "VL", SLOT_VOLUME, VALUE_TEXT },
	{ "IS", SLOT_ISSUE, VALUE_TEXT },
	{ "SP", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "C7", SLOT_FIRST_PAGE, VALUE_TEXT }, /* an article's number */
	{ "EP", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "PB", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "KW", SLOT_KEYWORDS, VALUE_ITEM },
	{ "DO", SLOT_DOI, VALUE_IDENTIFIER },
	{ "DI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "UR", SLOT_URL, VALUE_IDENTIFIER },
	{ "L2", SLOT_URL, VALUE_IDENTIFIER },
	{ "LK", SLOT_URL, VALUE_IDENTIFIER },
	{ "L1", SLOT_PDF, VALUE_IDENTIFIER },
	{ "M3", SLOT_IDENTIFIER, VALUE_IDENTIFIER }, /* some publishers' DOI */
	{ "AN", SLOT_IDENTIFIER,
	  VALUE_IDENTIFIER }, /* a database's number, or "arXiv:2401.00001" */
	{ "C2", SLOT_IDENTIFIER, VALUE_IDENTIFIER }, /* PMCID, as Zotero and EndNote have it */
	{ "ID", SLOT_CITATION_KEY, VALUE_TEXT },
};

static const struct dialect_name pubmed_names[] = {
	{ "PMID", SLOT_PMID, VALUE_IDENTIFIER },
	{ "PMC", SLOT_PMCID, VALUE_IDENTIFIER }, /* PubMed Central begins its records with it */
	{ "TI", SLOT_TITLE, VALUE_MARKUP },
	{ "BTI", SLOT_BOOK_TITLE, VALUE_MARKUP },
	{ "TT", SLOT_TITLE, VALUE_MARKUP },
	{ "FAU", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "AU", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "CN", SLOT_AUTHOR_NAMES, VALUE_NAME }, /* a group, where no person is named */
	{ "FED", SLOT_EDITORS, VALUE_NAME },
	{ "ED", SLOT_EDITORS, VALUE_NAME },
	{ "AB", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "OAB", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "DP", SLOT_DATE, VALUE_DATE },
	{ "DEP", SLOT_DATE, VALUE_DATE },
	{ "JT", SLOT_VENUE, VALUE_MARKUP },
	{ "TA", SLOT_VENUE, VALUE_MARKUP },
	{ "CTI", SLOT_VENUE, VALUE_MARKUP },
	{ "VI", SLOT_VOLUME, VALUE_TEXT },
	{ "IP", SLOT_ISSUE, VALUE_TEXT },
	{ "PG", SLOT_PAGES, VALUE_TEXT },
	{ "PB", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "PT", SLOT_TYPE, VALUE_TYPE },
	{ "OT", SLOT_KEYWORDS, VALUE_ITEM },
	{ "MH", SLOT_KEYWORDS, VALUE_ITEM },
	{ "LID", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "AID", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
};

static const struct dialect_name wos_names[] = {
	{ "PM", SLOT_PMID, VALUE_IDENTIFIER },   { "FN", SLOT_NOTHING, VALUE_TEXT },
	{ "VR", SLOT_NOTHING, VALUE_TEXT },      { "PT", SLOT_NOTHING, VALUE_TEXT },
	{ "EF", SLOT_NOTHING, VALUE_TEXT },      { "TI", SLOT_TITLE, VALUE_MARKUP },
	{ "AF", SLOT_AUTHOR_NAMES, VALUE_NAME }, { "AU", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "BF", SLOT_AUTHOR_NAMES, VALUE_NAME }, { "BA", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "CA", SLOT_AUTHOR_NAMES, VALUE_NAME }, { "BE", SLOT_EDITORS, VALUE_NAME },
	{ "ED", SLOT_EDITORS, VALUE_NAME },      { "AB", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "PY", SLOT_YEAR, VALUE_DATE },         { "EA", SLOT_YEAR, VALUE_DATE },
	{ "PD", SLOT_MONTH, VALUE_TEXT },        { "SO", SLOT_VENUE, VALUE_MARKUP },
	{ "VL", SLOT_VOLUME, VALUE_TEXT },       { "IS", SLOT_ISSUE, VALUE_TEXT },
	{ "BP", SLOT_FIRST_PAGE, VALUE_TEXT },   { "AR", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "EP", SLOT_LAST_PAGE, VALUE_TEXT },    { "PU", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "DT", SLOT_TYPE, VALUE_TYPE },         { "DE", SLOT_KEYWORDS, VALUE_LIST },
	{ "ID", SLOT_KEYWORDS, VALUE_LIST },     { "WC", SLOT_CATEGORIES, VALUE_LIST },
	{ "SC", SLOT_CATEGORIES, VALUE_LIST },   { "TC", SLOT_CITATIONS, VALUE_COUNT },
	{ "Z9", SLOT_CITATIONS, VALUE_COUNT },   { "DI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "D2", SLOT_DOI, VALUE_IDENTIFIER },
};

static const struct dialect_name refer_names[] = {
	{ "%0", SLOT_TYPE, VALUE_TYPE },
	{ "%T", SLOT_TITLE, VALUE_MARKUP },
	{ "%A", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "%E", SLOT_EDITORS, VALUE_NAME },
	{ "%X", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "%D", SLOT_DATE, VALUE_DATE },
	{ "%8", SLOT_YEAR, VALUE_DATE }, /* makes the year above more precise */
	{ "%J", SLOT_VENUE, VALUE_MARKUP },
	{ "%B", SLOT_VENUE, VALUE_MARKUP },
	{ "%S", SLOT_VENUE, VALUE_MARKUP },
	{ "%V", SLOT_VOLUME, VALUE_TEXT },
	{ "%N", SLOT_ISSUE, VALUE_TEXT },
	{ "%P", SLOT_PAGES, VALUE_TEXT },
	{ "%I", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "%K", SLOT_KEYWORDS, VALUE_ITEM },
	{ "%R", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "%U", SLOT_URL, VALUE_IDENTIFIER },
	{ "%>", SLOT_PDF, VALUE_IDENTIFIER },
	{ "%F", SLOT_CITATION_KEY, VALUE_TEXT },
};

static const struct dialect_name ovid_names[] = {
	{ "<", SLOT_NOTHING, VALUE_TEXT },       { "TI", SLOT_TITLE, VALUE_MARKUP },
	{ "TT", SLOT_TITLE, VALUE_MARKUP },      { "BT", SLOT_BOOK_TITLE, VALUE_MARKUP },
	{ "FA", SLOT_AUTHOR_NAMES, VALUE_NAME }, { "AU", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "ED", SLOT_EDITORS, VALUE_NAME },      { "AB", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "DP", SLOT_DATE, VALUE_DATE },         { "YR", SLOT_DATE, VALUE_DATE },
	{ "JN", SLOT_VENUE, VALUE_MARKUP },      { "JT", SLOT_VENUE, VALUE_MARKUP },
	{ "JA", SLOT_VENUE, VALUE_MARKUP },      { "VO", SLOT_VOLUME, VALUE_TEXT },
	{ "IP", SLOT_ISSUE, VALUE_TEXT },        { "PG", SLOT_PAGES, VALUE_TEXT },
	{ "DT", SLOT_TYPE, VALUE_TYPE },         { "PT", SLOT_TYPE, VALUE_TYPE },
	{ "KW", SLOT_KEYWORDS, VALUE_ITEM },     { "MH", SLOT_KEYWORDS, VALUE_ITEM },
	{ "ID", SLOT_KEYWORDS, VALUE_LIST },     { "DO", SLOT_DOI, VALUE_IDENTIFIER },
	{ "DI", SLOT_DOI, VALUE_IDENTIFIER },    { "UR", SLOT_URL, VALUE_IDENTIFIER },
};

static const struct dialect_name refworks_names[] = {
	{ "RT", SLOT_TYPE, VALUE_TYPE },
	{ "SR", SLOT_NOTHING, VALUE_TEXT },
	{ "T1", SLOT_TITLE, VALUE_MARKUP },
	{ "A1", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "A2", SLOT_EDITORS, VALUE_NAMES_SEMICOLON },
	{ "AB", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "YR", SLOT_DATE, VALUE_DATE },
	{ "FD", SLOT_YEAR, VALUE_DATE }, /* makes the year above more precise */
	{ "JF", SLOT_VENUE, VALUE_MARKUP },
	{ "JO", SLOT_VENUE, VALUE_MARKUP },
	{ "T2", SLOT_VENUE, VALUE_MARKUP },
	{ "VO", SLOT_VOLUME, VALUE_TEXT },
	{ "IS", SLOT_ISSUE, VALUE_TEXT },
	{ "SP", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "OP", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "PB", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "K1", SLOT_KEYWORDS, VALUE_LIST },
	{ "DO", SLOT_DOI, VALUE_IDENTIFIER },
	{ "UL", SLOT_URL, VALUE_IDENTIFIER },
	{ "LK", SLOT_URL, VALUE_IDENTIFIER },
};

static const struct dialect ris_own = { "RIS", ris_names, RIS_OWN_COUNT };
static const struct dialect ris = { "RIS", ris_names + RIS_OWN_COUNT,
				    COUNT_OF(ris_names) - RIS_OWN_COUNT };
static const struct dialect pubmed = { "PubMed", pubmed_names, COUNT_OF(pubmed_names) };
static const struct dialect wos = { "Web of Science", wos_names, COUNT_OF(wos_names) };
static const struct dialect ovid = { "Ovid", ovid_names, COUNT_OF(ovid_names) };
static const struct dialect refworks = { "RefWorks", refworks_names, COUNT_OF(refworks_names) };
static const struct dialect refer = { "Refer", refer_names, COUNT_OF(refer_names) };

const struct tagged_dialect tagged_ris = {
	.names = &ris,
	.split = split_ris,
	.start = "TY",
	.end = "ER",
	.lines_are_items = true,
	.note = "N1",
	.provider = "DP",
	.own = &ris_own,
};

const struct tagged_dialect tagged_pubmed = {
	.names = &pubmed,
	.has_initials_last = true,
	.split = split_pubmed,
	.start = "PMID",
	.last = "SO",
	.blank_ends = true,
	.indent = 6,
};

const struct tagged_dialect tagged_ovid = {
	.names = &ovid,
	.has_initials_last = true,
	.split = split_ovid,
	.start = "<",
	.blank_ends_values = true,
};

const struct tagged_dialect tagged_refworks = {
	.names = &refworks,
	.split = split_refworks,
	.start = "RT",
	.end = "ER",
};

const struct tagged_dialect tagged_wos = {
	.names = &wos,
	.split = split_wos,
	.start = "PT",
	.end = "ER",
	.indent = 2,
	.lines_are_items = true,
};

const struct tagged_dialect tagged_refer = {
	.names = &refer,
	.split = split_refer,
	.start = "%0",
	.blank_ends = true,
	.lines_are_items = true,
	.tags_share_lines = true,
};
