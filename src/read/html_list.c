#include "config.h"

#include "read/html_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "read/html_parse.h"
#include "read/html_text.h"

/* A page that a browser saved has whole addresses where it had paths. */
static struct str path_of(struct str address)
{
	size_t host = str_find(address, STR("://")), path;

	if (host == SIZE_MAX)
		return address;
	path = str_find(str_drop(address, host + 3), STR("/"));
	return path == SIZE_MAX ? STR("") : str_drop(address, host + 3 + path);
}

static bool has_attribute(xmlNodePtr node, const char *name, const char *want)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
	struct str have = str_from((const char *)value), part = str_from(want);
	bool has;

	if (part.len > 0 && *part.p == '/')
		have = path_of(have);
	if (part.len > 0 && part.p[part.len - 1] == '*')
		has = value && str_starts_with(have, str_sub(part, 0, part.len - 1));
	else
		has = value && str_equal(have, part);
	xmlFree(value);
	return has;
}

static bool selects(const struct html_selector *selector, xmlNodePtr node)
{
	if (node->type != XML_ELEMENT_NODE || (!selector->tag && !selector->class))
		return false;
	return (!selector->tag || html_is_element(node, selector->tag)) &&
	       (!selector->class || html_has_class(node, selector->class)) &&
	       (!selector->attribute || has_attribute(node, selector->attribute, selector->value));
}

static unsigned int count_parts(const struct html_site *site)
{
	unsigned int count = 0;

	while (count < HTML_PARTS_MAX && (site->parts[count].text || site->parts[count].read))
		count++;
	return count;
}

static void read_parts(const struct html_site *site, struct html_entry *entry, xmlNodePtr node)
{
	for (unsigned int i = 0; i < count_parts(site); i++) {
		const struct html_part *part = &site->parts[i];
		bool was_seen = entry->parts_seen & 1u << i;

		if ((was_seen && !part->is_each) || !selects(&part->selector, node))
			continue;
		entry->parts_seen |= 1u << i;
		if (part->text)
			html_entry_add_node(entry, node, part->text, part->part);
		if (part->read)
			part->read(entry, node);
	}
}

/* Where an item ends: behind its element, or behind the <dd>s that follow it. */
static xmlNodePtr item_end(const struct html_site *site, xmlNodePtr item)
{
	xmlNodePtr last = item;

	for (xmlNodePtr next = item->next; site->has_following && next; next = next->next) {
		if (next->type == XML_ELEMENT_NODE && !html_is_element(next, "dd"))
			break;
		last = next;
	}
	return html_node_behind(last);
}

/* An item without a title is none of the list; with it alone it is no paper. */
static void end_entry(const struct html_site *site, struct html_entry *entry,
		      struct format_input *input)
{
	struct record *record = &entry->record;

	if (!(entry->parts_seen & 1u))
		return;
	if (record_text(record, SLOT_TITLE).len > 0 &&
	    (record_has_id(record) || record_text(record, SLOT_AUTHOR_NAMES).len > 0))
		record_emit(record);
	else
		format_warn(input, record->line, "an entry of %s without title or authors",
			    site->name);
}

static xmlNodePtr read_item(const struct html_site *site, struct html_entry *entry,
			    struct format_input *input, xmlNodePtr item)
{
	long line = xmlGetLineNo(item);
	xmlNodePtr end = item_end(site, item);

	record_begin(&entry->record, input, line > 0 ? (size_t)line : 1);
	entry->host = site->host;
	entry->parts_seen = 0;
	for (xmlNodePtr node = item; node && node != end; node = html_next_node(node))
		read_parts(site, entry, node);
	end_entry(site, entry, input);
	return end;
}

/* Whether an item has a title and another part of the site: classes alone can be of any page. */
static bool has_entry(const struct html_site *site, xmlNodePtr root)
{
	unsigned int seen = 0;

	for (xmlNodePtr node = root; node; node = html_next_node(node)) {
		if (selects(&site->item, node))
			seen = 1;
		for (unsigned int i = 0; seen && i < count_parts(site); i++)
			seen |= (unsigned int)selects(&site->parts[i].selector, node) << (i + 1);
		if ((seen & 2) && seen > 3)
			return true;
	}
	return false;
}

static bool read_site(const struct html_site *site, xmlNodePtr root, struct format_input *input)
{
	size_t before = input->records;
	struct html_entry entry = { 0 };
	xmlNodePtr node = root;

	if (!has_entry(site, root))
		return false;
	record_init(&entry.record);
	while (node)
		node = selects(&site->item, node) ? read_item(site, &entry, input, node)
						  : html_next_node(node);
	record_free(&entry.record);
	if (input->records > before)
		input->dialect = site->name;
	return input->records > before;
}

bool html_list_read(xmlNodePtr root, struct format_input *input)
{
	for (size_t i = 0; i < html_site_count; i++)
		if (read_site(&html_sites[i], root, input))
			return true;
	return false;
}
