#include "config.h"

#include "read/html_entry.h"

#include "base/utf8.h"
#include "read/html_text.h"

static const struct dialect_name names[] = {
	{ "title", SLOT_TITLE, VALUE_TEXT },
	{ "author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_COMMA },
	{ "abstract", SLOT_ABSTRACT, VALUE_TEXT },
	{ "summary", SLOT_SUMMARY, VALUE_TEXT },
	{ "date", SLOT_DATE, VALUE_DATE },
	{ "venue", SLOT_VENUE, VALUE_TEXT },
	{ "pages", SLOT_PAGES, VALUE_TEXT },
	{ "id", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "address", SLOT_URL, VALUE_IDENTIFIER },
	{ "pmid", SLOT_PMID, VALUE_IDENTIFIER },
	{ "doi", SLOT_DOI, VALUE_IDENTIFIER },
	{ "volume", SLOT_VOLUME, VALUE_TEXT },
	{ "issue", SLOT_ISSUE, VALUE_TEXT },
	{ "type", SLOT_TYPE, VALUE_TYPE },
};

static const struct dialect dialect = { "page", names, sizeof(names) / sizeof(*names) };

/* Whether a text is cut where it goes on: of an abstract no part is kept for the whole. */
static bool is_cut(struct str text)
{
	return str_ends_with(text, STR("...")) || str_ends_with(text, STR("\xE2\x80\xA6")) ||
	       str_starts_with(text, STR("\xE2\x80\xA6"));
}

void html_entry_add(struct html_entry *entry, const char *name, struct str text)
{
	const struct dialect_name *row = dialect_find(&dialect, str_from(name));

	text = utf8_trim(text);
	if (row->slot == SLOT_ABSTRACT && is_cut(text))
		record_leave_out(&entry->record, STR("beginning of an abstract"));
	else if (text.len > 0)
		record_add(&entry->record, row, text);
}

void html_entry_add_node(struct html_entry *entry, xmlNodePtr node, const char *name,
			 struct str (*part)(struct str))
{
	struct strbuf line;

	strbuf_init(&line);
	html_text_set_line(&line, node);
	html_entry_add(entry, name, part ? part(strbuf_str(&line)) : strbuf_str(&line));
	strbuf_free(&line);
}

struct str html_entry_behind_label(struct str text)
{
	static const struct str labels[] = { STR_INIT("Authors"), STR_INIT("Author"),
					     STR_INIT("Abstract"), STR_INIT("Summary") };

	if (str_equal_ignoring_case(str_sub(text, 0, 3), STR("By ")))
		return utf8_trim(str_drop(text, 3));
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++) {
		struct str rest = utf8_trim(str_drop(text, labels[i].len));

		if (str_starts_with(rest, STR(":")) &&
		    str_equal_ignoring_case(str_sub(text, 0, labels[i].len), labels[i]))
			return utf8_trim(str_drop(rest, 1));
	}
	return text;
}

void html_entry_leave_out(struct html_entry *entry, struct str label)
{
	record_leave_out(&entry->record, label);
}

void html_entry_add_address(struct html_entry *entry, struct str address)
{
	struct strbuf whole;

	address = utf8_trim(address);
	strbuf_init(&whole);
	if (entry->host && str_starts_with(address, STR("/")) &&
	    !str_starts_with(address, STR("//")))
		strbuf_add_cstr(&whole, entry->host);
	strbuf_add(&whole, address);
	if (str_starts_with(strbuf_str(&whole), STR("http")))
		html_entry_add(entry, "address", strbuf_str(&whole));
	strbuf_free(&whole);
}
