/*
 * A saved web page. Nearly every publisher's page of an article says what the article is in meta
 * tags (citation_title and its sisters, PRISM, Dublin Core), which is one paper. The Daily Papers
 * page and its sisters carry their papers as JSON in the attributes of a component.
 *
 * The page is parsed as a whole, by libxml2, which reads nothing from outside of it.
 */

#include "config.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "read/dialect_html.h"
#include "read/format.h"
#include "read/json_walk.h"
#include "read/record.h"

/* A page that is longer is refused; libxml2 needs some ten times as much memory. */
#define PAGE_MAX ((size_t)32 << 20)

#define PARSE_OPTIONS                                                                        \
	(HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | \
	 HTML_PARSE_IGNORE_ENC)

struct page {
	struct format_input *input;
	struct record record;
	size_t papers;
};

/* The value of an attribute, which the caller frees; NULL where there is none. */
static char *attribute_of(xmlNodePtr node, const char *name)
{
	return (char *)xmlGetProp(node, (const xmlChar *)name);
}

static void take_meta(struct page *page, xmlNodePtr node)
{
	char *name = attribute_of(node, "name");
	char *property = name ? NULL : attribute_of(node, "property");
	char *content = attribute_of(node, "content");
	struct str key = str_from(name ? name : property);
	const struct dialect_name *row = dialect_find_loosely(&dialect_html, key);

	if (row && content)
		record_add(&page->record, row, str_from(content));
	else if (content && str_starts_with(key, STR("citation_")))
		record_leave_out(&page->record, key);
	free(name);
	free(property);
	free(content);
}

/* Whether the properties of a component hold papers: those of a menu don't. */
static bool holds_papers(struct str props)
{
	return str_find(props, STR("\"dailyPapers\"")) != SIZE_MAX ||
	       str_find(props, STR("\"paper\":{")) != SIZE_MAX;
}

/* Reads papers from JSON that begins at a line of the page. */
static void take_json(struct page *page, struct str text, size_t line)
{
	struct format_input input = *page->input;
	struct json_walk walk = { 0 };

	input.window = text;
	input.is_last = true;
	input.line = line;
	json_walk_open(&walk);
	json_walk_read(&walk, &input);
	json_walk_finish(&walk);
	json_walk_close(&walk);
	page->papers += input.records - page->input->records;
	page->input->records = input.records;
	page->input->yearless = input.yearless;
	page->input->newest_year = input.newest_year;
}

static void take_component(struct page *page, xmlNodePtr node)
{
	char *target = attribute_of(node, "data-target");
	char *props = target ? attribute_of(node, "data-props") : NULL;
	long line = xmlGetLineNo(node);

	if (props && holds_papers(str_from(props)))
		take_json(page, str_from(props), line > 0 ? (size_t)line : 1);
	free(target);
	free(props);
}

static void visit(struct page *page, xmlNodePtr node)
{
	if (node->type != XML_ELEMENT_NODE)
		return;
	if (strcmp((const char *)node->name, "meta") == 0)
		take_meta(page, node);
	else
		take_component(page, node);
}

/* The node after this one in the order of the page; NULL at its end. */
static xmlNodePtr next_node(xmlNodePtr node)
{
	if (node->children && node->type == XML_ELEMENT_NODE)
		return node->children;
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

/* A title alone is the title of any page. */
static bool names_paper(const struct record *record)
{
	return record_text(record, SLOT_TITLE).len > 0 &&
	       (record_text(record, SLOT_AUTHOR_NAMES).len > 0 ||
		record_text(record, SLOT_DOI).len > 0 ||
		record_text(record, SLOT_ARXIV_ID).len > 0);
}

static void read_page(struct page *page, xmlDocPtr document)
{
	record_init(&page->record);
	record_begin(&page->record, page->input, page->input->line);
	for (xmlNodePtr node = xmlDocGetRootElement(document); node; node = next_node(node))
		visit(page, node);
	/* Of a page that carries both, the meta tags repeat one of its papers with less. */
	if (page->papers == 0 && names_paper(&page->record))
		page->papers += record_emit(&page->record);
	record_free(&page->record);
}

static void parse(struct format_input *input)
{
	struct page page = { .input = input };
	xmlDocPtr document;

	document = htmlReadMemory(input->window.p, (int)input->window.len, NULL, "UTF-8",
				  PARSE_OPTIONS);
	if (document)
		read_page(&page, document);
	xmlFreeDoc(document);
	if (page.papers == 0)
		format_refuse(
			input, 0,
			"is a web page that names no paper in a way that shortlist knows; copy "
			"its text into a file, or save the page of an article");
}

static size_t html_read(void *state, struct format_input *input, bool *capture_ended)
{
	(void)state;
	(void)capture_ended;
	if (input->window.len > PAGE_MAX)
		format_refuse(input, 0, "is a web page of more than %zu MB", PAGE_MAX >> 20);
	else if (!input->is_last)
		return 0;
	else
		parse(input);
	return input->window.len;
}

/* What begins like a page is one; whether it holds a paper shows when it is read. */
static enum sniff html_sniff(struct str head, bool is_whole)
{
	static const struct str starts[] = { STR_INIT("<!DOCTYPE html"), STR_INIT("<html"),
					     STR_INIT("<head") };

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		if (head.len < starts[i].len && !is_whole)
			return *head.p == '<' ? SNIFF_MORE : SNIFF_NO;
		if (str_equal_ignoring_case(str_sub(head, 0, starts[i].len), starts[i]))
			return SNIFF_YES;
	}
	return SNIFF_NO;
}

const struct format format_html = {
	.name = "web page",
	.sniff = html_sniff,
	.read = html_read,
	.is_whole_file = true,
	.has_long_records = true,
};
