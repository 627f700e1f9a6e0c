/*
 * The entries become one text of BibTeX, each at the line that it has in the page, which the reader
 * of BibTeX takes as a file. Notes and stars, which are no part of the entries, are counted as left
 * out.
 */

#include "config.h"

#include "read/html_own.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "model/own_page.h"
#include "read/html_parse.h"

struct own_page {
	bool is_ours;
	struct strbuf entries;
	size_t line;         /* in which the entries end */
	size_t notes, stars; /* which are no part of the entries */
};

static bool has_value(xmlNodePtr node, const char *name, const char *want)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
	bool is_same = value && strcmp((const char *)value, want) == 0;

	xmlFree(value);
	return is_same;
}

static void add_text(struct own_page *page, struct str text)
{
	strbuf_add(&page->entries, text);
	for (size_t i = 0; i < text.len; i++)
		page->line += text.p[i] == '\n';
}

/* Adds the text of the element alone, without that of others in it, so that each text of the page
 * is added once at most. */
static void add_entry(struct own_page *page, xmlNodePtr node)
{
	long line = xmlGetLineNo(node);

	add_text(page, STR("\n"));
	while (line > 0 && page->line < (size_t)line)
		add_text(page, STR("\n"));
	for (xmlNodePtr child = node->children; child; child = child->next)
		if (child->type == XML_TEXT_NODE)
			add_text(page, str_from((const char *)child->content));
}

static void visit(struct own_page *page, xmlNodePtr node)
{
	if (html_is_element(node, "meta"))
		page->is_ours |= has_value(node, "name", "generator") &&
				 has_value(node, "content", OWN_PAGE_GENERATOR);
	else if (html_is_element(node, "blockquote"))
		page->notes++;
	else if (html_is_element(node, "span") && has_value(node, "class", OWN_PAGE_STAR))
		page->stars++;
	else if (page->is_ours && html_is_element(node, "pre") &&
		 xmlHasProp(node, (const xmlChar *)"hidden"))
		add_entry(page, node);
}

static void read_entries(struct own_page *page, struct format_input *input)
{
	const struct format *format = &format_bibtex;
	const struct format_input whole = *input;
	void *state = alloc_zeroed(1, format->state_size);
	bool has_ended = false;

	input->window = strbuf_str(&page->entries);
	input->is_last = true;
	input->line = 1;
	format->read(state, input, &has_ended);
	format->close(state);
	free(state);
	input->window = whole.window;
	input->is_last = whole.is_last;
	input->line = whole.line;
	input->dialect = "page of shortlist";
	if (page->notes > 0)
		name_counts_add(&input->report->left_out, STR("note"), page->notes);
	if (page->stars > 0)
		name_counts_add(&input->report->left_out, STR("starred"), page->stars);
}

bool html_own_read(xmlNodePtr root, struct format_input *input)
{
	struct own_page page = { .line = 1 };
	bool has_entries;

	strbuf_init(&page.entries);
	for (xmlNodePtr node = root; node; node = html_next_node(node))
		visit(&page, node);
	has_entries = page.is_ours && page.entries.len > 0;
	if (has_entries)
		read_entries(&page, input);
	strbuf_free(&page.entries);
	return has_entries;
}
