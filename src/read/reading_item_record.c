/* From what is known of an item to a record. */

#include "config.h"

#include <string.h>

#include "model/names_parts.h"
#include "read/reading_facts.h"
#include "read/reading_item.h"
#include "read/reading_text.h"
#include "text/entity.h"

/* A year of two digits is no further behind the title, in bytes. */
#define YEAR_LOOK ((size_t)100)

static const struct dialect_name names[] = {
	{ "title", SLOT_TITLE, VALUE_TEXT },
	{ "arxiv", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "doi", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "address", SLOT_URL, VALUE_IDENTIFIER },
	{ "pdf", SLOT_PDF, VALUE_TEXT },
	{ "code", SLOT_CODE, VALUE_TEXT },
	{ "date", SLOT_DATE, VALUE_DATE },
	{ "venue", SLOT_VENUE, VALUE_TEXT },
	{ "names", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "name", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "key", SLOT_CITATION_KEY, VALUE_TEXT },
	{ "abstract", SLOT_ABSTRACT, VALUE_TEXT },
	{ "summary", SLOT_SUMMARY, VALUE_TEXT },
};

enum {
	NAME_TITLE,
	NAME_ARXIV,
	NAME_DOI,
	NAME_ADDRESS,
	NAME_PDF,
	NAME_CODE,
	NAME_DATE,
	NAME_VENUE,
	NAME_NAMES,
	NAME_NAME,
	NAME_AUTHORS,
	NAME_KEY,
	NAME_ABSTRACT,
	NAME_SUMMARY,
};

static void add(struct reading_item *item, int name, struct str value)
{
	record_add(&item->record, &names[name], value);
}

/* Adds a text of Markdown, whose entities are characters. */
static void add_text(struct reading_item *item, int name, struct str value)
{
	struct strbuf text;
	uint32_t codepoint;

	if (!memchr(value.p, '&', value.len)) {
		add(item, name, value);
		return;
	}
	strbuf_init(&text);
	for (size_t i = 0; i < value.len;) {
		size_t len = value.p[i] == '&' ? entity_read(value, i, &codepoint) : 0;

		if (len > 0)
			strbuf_add_codepoint(&text, codepoint);
		else
			strbuf_add_byte(&text, value.p[i]);
		i += len > 0 ? len : 1;
	}
	add(item, name, strbuf_str(&text));
	strbuf_free(&text);
}

/* All that our own Markdown says below the title. */
static void add_own(struct reading_item *item)
{
	const struct reading_own *own = &item->own;

	add(item, NAME_NAMES, strbuf_str(&own->names));
	add(item, NAME_VENUE, strbuf_str(&own->venue));
	add(item, NAME_DATE, strbuf_str(&own->date));
	add(item, NAME_ARXIV, strbuf_str(&own->arxiv));
	add(item, NAME_DOI, strbuf_str(&own->doi));
	add(item, NAME_PDF, strbuf_str(&own->pdf));
	add(item, NAME_CODE, strbuf_str(&own->code));
}

/* Names that are told from each other: one by one, since a list of words could be taken for halves
 * of names; but for a list of which the rest is left out. */
static void add_names(struct reading_item *item, struct str list)
{
	struct str rest = list, name;
	bool is_whole = !str_ends_with(list, STR("et al."));

	while (is_whole && names_next(&rest, &name))
		add(item, NAME_NAME, name);
	if (!is_whole)
		add(item, NAME_NAMES, list);
}

/* What a prefix of the title says: "22_ICSE_". */
static void add_prefix(struct reading_item *item, struct str before)
{
	struct str year, venue;
	char full[5] = "";

	if (!reading_prefix_take(&before, &year, &venue))
		return;
	if (year.len == 2) {
		memcpy(full, *year.p >= '6' ? "19" : "20", 2);
		memcpy(full + 2, year.p, 2);
		year = str_from(full);
	}
	add(item, NAME_DATE, year);
	if (reading_ends_in_short_name(venue))
		add(item, NAME_VENUE, venue);
}

/* The year of two digits beside the title, where there is none of four. */
static void add_short_year(struct reading_item *item, struct str before, struct str after)
{
	char year[5];

	if (reading_short_year_in(before, year) ||
	    reading_short_year_in(str_sub(after, 0, YEAR_LOOK), year))
		add(item, NAME_DATE, str_from(year));
}

/* What the heading above says, where nothing nearer does. */
static void add_heading(struct reading_item *item)
{
	struct str place = strbuf_str(&item->heading.place);

	if (!reading_heading_is_place(&item->heading) && !item->takes_years)
		return;
	add(item, NAME_DATE, reading_date_in(place));
	add(item, NAME_VENUE, reading_venue_in(place));
}

/* What the text around the title says. */
static void add_facts(struct reading_item *item)
{
	struct str after = str_sub(strbuf_str(&item->after), 0, 1000);
	struct str before = strbuf_str(&item->before), venue = strbuf_str(&item->venue);
	struct str authors = item->title.len > 0 ? reading_authors_in(after) : STR("");
	struct str date = reading_date_in(after);

	add(item, NAME_CODE, strbuf_str(&item->code));
	add_prefix(item, before);
	add(item, NAME_DOI, strbuf_str(&item->doi));
	add(item, NAME_KEY, strbuf_str(&item->key));
	add_text(item, NAME_ABSTRACT, strbuf_str(&item->abstract));
	add_text(item, NAME_SUMMARY, strbuf_str(&item->summary));
	add(item, NAME_DATE, reading_date_in(strbuf_str(&item->date)));
	if (date.len == 0)
		date = reading_date_in(before);
	if (date.len > 0)
		add(item, NAME_DATE, date);
	else
		add_short_year(item, before, after);
	add(item, NAME_VENUE, reading_text_is_venue(venue) ? reading_venue_in(venue) : venue);
	add(item, NAME_DATE, reading_date_in(venue));
	add(item, NAME_VENUE, reading_venue_in(after));
	add(item, NAME_VENUE, reading_venue_in(before));
	add_heading(item);
	if (item->authors.len > 0)
		add_names(item, strbuf_str(&item->authors));
	else if (authors.len > 0 && authors.len < READING_AUTHORS_MAX)
		add(item, NAME_AUTHORS, authors);
}

void reading_item_emit(struct reading_item *item)
{
	struct str paper = strbuf_str(&item->paper);

	if (item->title.len == 0 && !item->is_own_file)
		diag_add(item->input->diag, DIAG_NOTE, item->input->file, item->begin_line, 0,
			 "a paper without its title: no text here is surely one");
	record_begin(&item->record, item->input, item->begin_line);
	add_text(item, NAME_TITLE, strbuf_str(&item->title));
	add(item, str_starts_with(paper, STR("http")) ? NAME_ADDRESS : NAME_ARXIV, paper);
	if (item->is_own)
		add_own(item);
	else
		add_facts(item);
	if (str_ends_with(paper, STR(".pdf")) && item->own.pdf.len == 0)
		add(item, NAME_PDF, paper);
	record_emit(&item->record);
}
