/*
 * The page is walked once until it has enough references, and once more to read them all.
 * Of blocks within blocks only the innermost are looked at, so that each text is read once.
 */

#include "config.h"

#include "read/html_references.h"

#include "base/array.h"
#include "base/utf8.h"
#include "read/citation.h"
#include "read/citation_record.h"
#include "read/html_parse.h"
#include "read/html_text.h"
#include "read/paper_link.h"
#include "read/record.h"

/* The fewest references that make a list of a page. */
#define REFERENCES_MIN 2

struct references {
	struct format_input *input;
	struct record record;
	struct citation citation;
	struct strbuf text; /* of a block */
	bool is_reading;    /* the second time */
	size_t count;
};

static bool is_block(xmlNodePtr node)
{
	static const char *const blocks[] = { "li", "p",  "dd", "dt",    "div",       "td",
					      "ul", "ol", "dl", "table", "blockquote" };

	for (size_t i = 0; i < COUNT_OF(blocks); i++)
		if (html_is_element(node, blocks[i]))
			return true;
	return false;
}

/* Whether no other block is in one. */
static bool is_innermost(xmlNodePtr block)
{
	xmlNodePtr end = html_node_behind(block);

	for (xmlNodePtr node = html_next_node(block); node && node != end;
	     node = html_next_node(node))
		if (is_block(node))
			return false;
	return true;
}

/* Calls for each address that a block links to. */
static void for_each_link(struct references *references, xmlNodePtr block,
			  void (*see)(struct references *, struct str))
{
	xmlNodePtr end = html_node_behind(block);

	for (xmlNodePtr node = html_next_node(block); node && node != end;
	     node = html_next_node(node)) {
		xmlChar *href = html_is_element(node, "a")
					? xmlGetProp(node, (const xmlChar *)"href")
					: NULL;

		if (href)
			see(references, utf8_trim(str_from((const char *)href)));
		xmlFree(href);
	}
}

/* The first address of a paper in a block is its own, another that of its file. */
static void add_link(struct references *references, struct str address)
{
	if (address_names_paper(address))
		citation_record_add_link(&references->record, CITATION_ADDRESS, address);
	else if (address_is_file(address))
		citation_record_add_link(&references->record, CITATION_PDF, address);
}

static void leave_out_link(struct references *references, struct str address)
{
	if (address_names_paper(address))
		name_counts_add(&references->input->report->left_out,
				STR("link to a paper without a reference"), 1);
}

static void leave_out_links(struct references *references, xmlNodePtr block)
{
	for_each_link(references, block, leave_out_link);
}

static void emit(struct references *references, xmlNodePtr block)
{
	long line = xmlGetLineNo(block);

	citation_record_begin(&references->record, references->input, line > 0 ? (size_t)line : 1,
			      &references->citation, strbuf_str(&references->text));
	for_each_link(references, block, add_link);
	record_emit(&references->record);
}

static void visit_block(struct references *references, xmlNodePtr block)
{
	struct str text;

	html_text_set_line(&references->text, block);
	text = utf8_trim(strbuf_str(&references->text));
	if (text.len == 0 || text.len > CITATION_MAX ||
	    !citation_read(&references->citation, citation_cut_label(text))) {
		if (references->is_reading)
			leave_out_links(references, block);
		return;
	}
	references->count++;
	if (references->is_reading)
		emit(references, block);
}

static void walk(struct references *references, xmlNodePtr root)
{
	xmlNodePtr node = root;

	references->count = 0;
	while (node && (references->is_reading || references->count < REFERENCES_MIN)) {
		bool is_text = is_block(node) && is_innermost(node);

		if (is_text)
			visit_block(references, node);
		node = is_text || html_is_element(node, "script") || html_is_element(node, "style")
			       ? html_node_behind(node)
			       : html_next_node(node);
	}
}

bool html_references_read(xmlNodePtr root, struct format_input *input)
{
	struct references references = { .input = input };
	size_t before = input->records;

	record_init(&references.record);
	citation_init(&references.citation);
	strbuf_init(&references.text);
	walk(&references, root);
	if (references.count >= REFERENCES_MIN) {
		references.is_reading = true;
		walk(&references, root);
		input->dialect = "page of references";
	}
	strbuf_free(&references.text);
	citation_free(&references.citation);
	record_free(&references.record);
	return input->records > before;
}
