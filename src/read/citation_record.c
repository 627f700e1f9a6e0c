#include "config.h"

#include "read/citation_record.h"

#include "model/identifier.h"

static const struct dialect_name rows[] = {
	{ "title", SLOT_TITLE, VALUE_TEXT },
	{ "names", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "year", SLOT_DATE, VALUE_DATE },
	{ "venue", SLOT_VENUE, VALUE_TEXT },
	{ "identifier", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "address", SLOT_URL, VALUE_IDENTIFIER },
	{ "pdf", SLOT_PDF, VALUE_TEXT },
	{ "code", SLOT_CODE, VALUE_TEXT },
};

enum {
	ROW_TITLE,
	ROW_NAMES,
	ROW_YEAR,
	ROW_VENUE,
	ROW_IDENTIFIER,
	ROW_ADDRESS,
	ROW_PDF,
	ROW_CODE,
};

void citation_record_begin(struct record *record, struct format_input *input, size_t line,
			   const struct citation *citation, struct str text)
{
	char arxiv_id[IDENTIFIER_MAX], doi[IDENTIFIER_MAX];

	record_begin(record, input, line);
	/* The style of the reference tells. */
	record->are_names_told = true;
	record_add(record, &rows[ROW_TITLE], citation->title);
	record_add(record, &rows[ROW_NAMES], strbuf_str(&citation->names));
	record_add(record, &rows[ROW_YEAR], citation->year);
	record_add(record, &rows[ROW_VENUE], citation->venue);
	identifiers_from_text(text, arxiv_id, doi);
	if (arxiv_id[0] || doi[0])
		record_add(record, &rows[ROW_IDENTIFIER], text);
}

void citation_record_add_link(struct record *record, enum citation_link link, struct str address)
{
	static const struct dialect_name *const rows_of[] = {
		[CITATION_ADDRESS] = &rows[ROW_ADDRESS],
		[CITATION_PDF] = &rows[ROW_PDF],
		[CITATION_CODE] = &rows[ROW_CODE],
	};

	record_add(record, rows_of[link], address);
}
