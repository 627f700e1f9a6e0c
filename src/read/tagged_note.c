/* RIS has one tag for what a person notes and for whatever a publisher has no tag for: "Export
 * Date: 5 May 2024; Cited By: 12", an accession number, an affiliation. */

#include "config.h"

#include "read/tagged.h"

#include "base/utf8.h"
#include "model/identifier.h"
#include "model/names.h"

static const struct dialect_name rows[] = {
	{ "N1", SLOT_NOTE, VALUE_MARKUP },
	{ "N1", SLOT_CITATIONS, VALUE_COUNT },
	{ "N1", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "N1", SLOT_LEFT_OUT, VALUE_TEXT },
};

enum { ROW_NOTE, ROW_CITATIONS, ROW_IDENTIFIER, ROW_LEFT_OUT };

/* Zotero's notes are paragraphs, in a division since its version 6. */
static bool is_html(struct str value)
{
	return str_starts_with(value, STR("<p>")) || str_starts_with(value, STR("<p ")) ||
	       str_starts_with(value, STR("<div ")) || str_starts_with(value, STR("<h1>"));
}

/* Takes "Cited By: 12" of Scopus. */
static bool take_citations(struct record *record, struct str value)
{
	static const struct str word = STR_INIT("Cited By");
	struct str part;

	while (str_split_next(&value, ';', &part)) {
		part = utf8_trim(part);
		if (!str_equal_ignoring_case(str_sub(part, 0, word.len), word))
			continue;
		part = str_drop(part, word.len);
		part = str_drop(part, str_starts_with(part, STR(":")));
		record_add(record, &rows[ROW_CITATIONS], part);
		return true;
	}
	return false;
}

/* Takes "doi: 10.1000/x" where it is all of the note: in others may be those of other papers. */
static bool take_doi(struct record *record, struct str value)
{
	char doi[IDENTIFIER_MAX];

	if (!doi_normalise(value, doi))
		return false;
	record_add(record, &rows[ROW_IDENTIFIER], value);
	return true;
}

void tagged_add_note(struct record *record, struct str value, bool is_ours)
{
	value = utf8_trim(value);
	if (is_ours || is_html(value))
		record_add(record, &rows[ROW_NOTE], value);
	else if (!take_citations(record, value) && !take_doi(record, value))
		record_add(record, &rows[ROW_LEFT_OUT], value);
}

/* Whether a line is more than "Doe, Jane": only then it can hold several names without semicolons.
 */
static bool may_be_list(struct str line)
{
	size_t comma = str_find(line, STR(","));

	return str_find(line, STR(" and ")) != SIZE_MAX || str_find(line, STR(" & ")) != SIZE_MAX ||
	       (comma != SIZE_MAX && str_find(str_drop(line, comma + 1), STR(",")) != SIZE_MAX);
}

bool tagged_split_names(struct strbuf *out, struct str line)
{
	struct names_result result;

	if (!may_be_list(line))
		return false;
	result = names_add(out, line, NAMES_UNKNOWN);
	return result.is_certain && result.count > 1;
}
