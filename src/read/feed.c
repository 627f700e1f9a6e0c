/* A description is read as plain text; the forms that are known begin with words of their own. */

#include "config.h"

#include "read/feed.h"

#include <string.h>

#include "base/utf8.h"
#include "model/identifier.h"
#include "text/markup.h"

/* What is shorter can be nothing but the journal and an identifier. */
#define CITATION_MAX 200

/* The text behind the first of those words, if they are within its first bytes. */
static bool cut_behind(struct str *text, struct str words, size_t within)
{
	size_t at = str_find(str_sub(*text, 0, within), words);

	if (at == SIZE_MAX)
		return false;
	*text = utf8_trim(str_drop(*text, at + words.len));
	return true;
}

/* Nature's: "Nature, Published online: 13 May 2026; doi:10.1038/...", with no blank behind it where
 * a paragraph ended. */
static void cut_published(struct str *text)
{
	struct str rest = *text;

	if (!cut_behind(&rest, STR(", Published online: "), CITATION_MAX) ||
	    !cut_behind(&rest, STR("doi:"), CITATION_MAX))
		return;
	while (rest.len > 0 && *rest.p != ' ')
		rest = str_drop(rest, 1);
	*text = utf8_trim(rest);
}

/* The sentence that names volume and pages, at the beginning or behind the journal's name. */
static void cut_citation(struct str *text)
{
	static const struct str words[] = {
		STR_INIT("Volume "),   STR_INIT("Ahead of Print"),   STR_INIT("Early View"),
		STR_INIT("EarlyView"), STR_INIT("Accepted Article"),
	};
	struct str head = str_sub(*text, 0, CITATION_MAX);
	size_t end = str_find(head, STR(". ")), first = SIZE_MAX;

	if (end == SIZE_MAX && head.len == text->len)
		end = text->len;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t at = str_find(head, words[i]);

		if (at == 0 || (at != SIZE_MAX && at > 1 && head.p[at - 2] == ','))
			first = at < first ? at : first;
	}
	if (first != SIZE_MAX && end != SIZE_MAX && first < end)
		*text = utf8_trim(str_drop(*text, end + 1));
}

/* What is left of a description without what is written before an abstract. */
static struct str cut_heading(struct str text)
{
	if (str_starts_with(text, STR("arXiv:")))
		cut_behind(&text, STR("Abstract:"), CITATION_MAX);
	cut_published(&text);
	cut_citation(&text);
	return text;
}

/* Whether the text is no more than where the paper was published. */
static bool is_citation(struct str text)
{
	char arxiv_id[IDENTIFIER_MAX] = "", doi[IDENTIFIER_MAX] = "";
	size_t at = str_find(text, STR("DOI: 10."));

	if (str_find(text, STR("NO ABSTRACT")) != SIZE_MAX)
		return text.len < 3 * CITATION_MAX;
	if (text.len > CITATION_MAX || at == SIZE_MAX)
		return false;
	identifiers_from_text(str_drop(text, at), arxiv_id, doi);
	return at + STR("DOI: ").len + strlen(doi) >= text.len;
}

static void add_to(struct record *record, const struct dialect *dialect, const char *name,
		   struct str value)
{
	const struct dialect_name *row = dialect_find(dialect, str_from(name));

	if (row)
		record_add(record, row, value);
}

/* The text up to those words, which is taken off `rest` with them; false where there are none. */
static bool take_until(struct str *rest, struct str words, struct str *text)
{
	size_t at = str_find(*rest, words);

	if (at == SIZE_MAX)
		return false;
	*text = utf8_trim(str_sub(*rest, 0, at));
	*rest = utf8_trim(str_drop(*rest, at + words.len));
	return true;
}

/* ScienceDirect's: "Publication date: March 2026 Source: Kites, Volume 3 Author(s): Ann Poe". */
static bool take_labels(struct record *record, const struct dialect *dialect, struct str text)
{
	struct str date, venue;

	if ((!str_starts_with(text, STR("Publication date:")) &&
	     !str_starts_with(text, STR("Available online"))) ||
	    !take_until(&text, STR("Source:"), &date) ||
	    !take_until(&text, STR("Author(s):"), &venue))
		return false;
	cut_behind(&date, STR("Publication date:"), SIZE_MAX);
	cut_behind(&date, STR("Available online"), SIZE_MAX);
	add_to(record, dialect, FEED_DATE, date);
	add_to(record, dialect, FEED_VENUE, str_sub(venue, 0, str_find(venue, STR(", Volume "))));
	add_to(record, dialect, FEED_AUTHORS, text);
	return true;
}

/* PLOS' content begins with a paragraph of its own: "<p>by Ann Poe, Bo Roe</p>". */
static void take_by(struct record *record, const struct dialect *dialect, struct str *value)
{
	size_t end;

	if (!str_starts_with(*value, STR("<p>by ")))
		return;
	end = str_find(*value, STR("</p>"));
	if (end == SIZE_MAX)
		return;
	add_to(record, dialect, FEED_AUTHORS,
	       str_sub(*value, STR("<p>by ").len, end - STR("<p>by ").len));
	*value = str_drop(*value, end + STR("</p>").len);
}

static void add_description(struct record *record, const struct dialect *dialect,
			    const struct dialect_name *row, struct str value)
{
	struct strbuf plain;
	struct str text;

	take_by(record, dialect, &value);
	strbuf_init(&plain);
	markup_add_text(&plain, value);
	text = utf8_trim(strbuf_str(&plain));
	if (!take_labels(record, dialect, text)) {
		text = cut_heading(text);
		if (text.len > 2 && !is_citation(text) &&
		    !str_equal(text, record_text(record, SLOT_TITLE)))
			record_add(record, row, text);
	}
	strbuf_free(&plain);
}

/* arXiv's feeds of old end each title with the identifier: "Kites. (arXiv:2001.00001v1 [cs.LG])".
 */
static struct str cut_identifier(struct str title)
{
	struct str rest = utf8_trim(title);
	size_t at = str_find(rest, STR(" (arXiv:"));

	if (at == SIZE_MAX || rest.p[rest.len - 1] != ')')
		return title;
	return str_sub(rest, 0, at);
}

/* Names can be links. */
static void add_names(struct record *record, const struct dialect_name *row, struct str value)
{
	struct strbuf plain;

	strbuf_init(&plain);
	markup_add_text(&plain, value);
	record_add(record, row, strbuf_str(&plain));
	strbuf_free(&plain);
}

void feed_add(struct record *record, const struct dialect *dialect, const struct dialect_name *row,
	      struct str value)
{
	value = utf8_trim(value);
	if (row->slot == SLOT_ABSTRACT)
		add_description(record, dialect, row, value);
	else if (row->slot == SLOT_TITLE)
		record_add(record, row, cut_identifier(value));
	else if (row->slot == SLOT_AUTHOR_NAMES && markup_has(value))
		add_names(record, row, value);
	else
		record_add(record, row, value);
}
