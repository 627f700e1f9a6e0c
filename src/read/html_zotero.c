/* The rows of a report of Zotero: a label and its value each. */

#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "read/html_list.h"

/* What Zotero calls the fields in a report. */
static const char *const zotero_fields[][2] = {
	{ "Author", "author" },
	{ "Abstract", "abstract" },
	{ "Date", "date" },
	{ "Publication", "venue" },
	{ "Volume", "volume" },
	{ "Issue", "issue" },
	{ "Proceedings Title", "venue" },
	{ "Book Title", "venue" },
	{ "Pages", "pages" },
	{ "DOI", "doi" },
	{ "URL", "address" },
	{ "Item Type", "type" },
	{ "Extra", "id" },
};

static void read_zotero_field(struct html_entry *entry, xmlNodePtr label, xmlNodePtr value)
{
	xmlChar *content = xmlNodeGetContent(label);
	struct str text = utf8_trim(str_from((const char *)content));
	size_t i = 0, count = sizeof(zotero_fields) / sizeof(*zotero_fields);

	while (i < count && !str_equal(text, str_from(zotero_fields[i][0])))
		i++;
	if (i < count)
		html_entry_add_node(entry, value, zotero_fields[i][1], NULL);
	else
		html_entry_leave_out(entry, text);
	xmlFree(content);
}

/* A row of a label and its value. */
void html_zotero_read_row(struct html_entry *entry, xmlNodePtr row)
{
	xmlNodePtr label = NULL;

	for (xmlNodePtr node = row->children; node; node = node->next)
		if (node->type != XML_ELEMENT_NODE)
			continue;
		else if (strcmp((const char *)node->name, "th") == 0)
			label = node;
		else if (label && strcmp((const char *)node->name, "td") == 0)
			read_zotero_field(entry, label, node);
}
