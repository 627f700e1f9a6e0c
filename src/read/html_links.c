/*
 * The page is walked once to see whether it is such a list, and once more to read it. A link to a
 * paper in a heading, or at the beginning of an item, begins an entry; its authors are what an
 * element with a class of that name says, or one of the next few texts, if that is surely a list of
 * names. At least two entries must have authors, and as many as have none.
 */

#include "config.h"

#include "read/html_links.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/html_entry.h"
#include "read/html_parse.h"
#include "read/html_text.h"
#include "read/paper_link.h"
#include "read/reading_lead.h"

/* How many texts below a title may be its authors. */
#define TEXTS_LOOKED_AT 4

/* How many elements are between a link and its heading. */
#define LEVELS_TO_HEADING 3

struct links {
	struct html_entry entry;
	struct format_input *input;
	bool is_reading; /* the second time */
	bool are_bookmarks;
	bool is_open;       /* an entry is */
	xmlNodePtr heading; /* of the last title; its other links are none */
	bool has_authors;
	bool is_file; /* only a PDF's address and authors below tell that it is a paper */
	size_t texts; /* since the title */
	size_t entries, signed_; /* those with authors */
};

static void end_entry(struct links *links)
{
	const struct record *record = &links->entry.record;

	if (!links->is_open)
		return;
	links->is_open = false;
	if (links->is_file && !links->has_authors)
		return;
	links->entries++;
	links->signed_ += links->has_authors;
	if (links->is_reading && record_is_paper(record))
		record_emit(&links->entry.record);
}

/* "[2401.00001] Owls in the Dark", as arXiv titles its pages. */
static struct str without_id(struct str title)
{
	size_t close = str_find(title, STR("]"));
	char id[IDENTIFIER_MAX];

	if (title.len > 0 && title.p[0] == '[' && close != SIZE_MAX &&
	    arxiv_id_normalise(str_sub(title, 1, close - 1), id))
		return utf8_trim(str_drop(title, close + 1));
	return title;
}

static void begin_entry(struct links *links, xmlNodePtr node, struct str address, struct str title)
{
	long line = xmlGetLineNo(node);

	end_entry(links);
	links->is_open = true;
	links->has_authors = false;
	links->is_file = !address_names_paper(address);
	links->texts = 0;
	record_begin(&links->entry.record, links->input, line > 0 ? (size_t)line : 1);
	if (!links->is_reading)
		return;
	html_entry_add_address(&links->entry, address);
	if (!text_is_link_word(title))
		html_entry_add(&links->entry, "title", without_id(title));
}

/* Whether nothing is before a node in its element but blanks. */
static bool is_first(xmlNodePtr node)
{
	for (node = node->prev; node; node = node->prev)
		if (node->type != XML_TEXT_NODE ||
		    utf8_trim(str_from((const char *)node->content)).len > 0)
			return false;
	return true;
}

/* The heading or the item that a link is the title of; NULL: none. */
static xmlNodePtr heading_of(xmlNodePtr link)
{
	static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", "dt" };
	xmlNodePtr node = link;

	for (int level = 0; level < LEVELS_TO_HEADING && node->parent; level++) {
		bool begins = is_first(node);

		node = node->parent;
		for (size_t i = 0; i < COUNT_OF(headings); i++)
			if (html_is_element(node, headings[i]))
				return node;
		if (!begins)
			return NULL;
		if (html_is_element(node, "li"))
			return node;
	}
	return NULL;
}

/* A title has several words. */
static bool is_title(struct str text)
{
	return str_find(text, STR(" ")) != SIZE_MAX && !text_is_link_word(text);
}

/* Whether an address, which may lack its host, is that of a PDF. */
static bool is_file(struct str address)
{
	return address_is_file(address) ||
	       (str_find(address, STR(":")) == SIZE_MAX && address.len > 4 &&
		str_equal_ignoring_case(str_sub(address, address.len - 4, 4), STR(".pdf")));
}

static void visit_link(struct links *links, xmlNodePtr node)
{
	xmlChar *href = xmlGetProp(node, (const xmlChar *)"href");
	struct str address = utf8_trim(str_from((const char *)href));
	bool is_paper = href && (address_names_paper(address) ||
				 (!links->are_bookmarks && is_file(address)));
	xmlNodePtr heading = is_paper && !links->are_bookmarks ? heading_of(node) : NULL;
	struct strbuf text;

	strbuf_init(&text);
	if (is_paper && (links->are_bookmarks || (heading && heading != links->heading))) {
		html_text_set_line(&text, node);
		if (links->are_bookmarks || is_title(strbuf_str(&text))) {
			links->heading = heading;
			begin_entry(links, node, address, strbuf_str(&text));
		}
	} else if (href && links->are_bookmarks && links->is_reading) {
		name_counts_add(&links->input->report->left_out,
				STR("bookmark that names no paper"), 1);
	}
	strbuf_free(&text);
	xmlFree(href);
}

/* Whether one of an element's classes begins with a word: "authors", "author-list". */
static bool has_class_like(xmlNodePtr node, const char *word)
{
	xmlChar *classes = xmlGetProp(node, (const xmlChar *)"class");
	struct str rest = str_from((const char *)classes), class;
	bool has = false;

	while (!has && str_split_next(&rest, ' ', &class))
		has = str_equal_ignoring_case(str_sub(class, 0, strlen(word)), str_from(word));
	xmlFree(classes);
	return has;
}

static void add(struct links *links, const char *name, struct str text)
{
	if (links->is_reading)
		html_entry_add(&links->entry, name, text);
}

/* Reads an element whose class says what it is; false: it does not. */
static bool visit_labelled(struct links *links, xmlNodePtr node)
{
	static const char *const kinds[][2] = { { "author", "authors" },
						{ "abstract", "abstract" },
						{ "summary", "summary" } };
	struct strbuf text;
	size_t i = 0;

	while (i < COUNT_OF(kinds) && !has_class_like(node, kinds[i][0]))
		i++;
	if (i == COUNT_OF(kinds))
		return false;
	strbuf_init(&text);
	html_text_set_line(&text, node);
	links->has_authors |= i == 0 && text.len > 0;
	add(links, kinds[i][1], html_entry_behind_label(strbuf_str(&text)));
	strbuf_free(&text);
	return true;
}

/* Whether a text is a list of names, of which the last may be left out: "Ann Poe, Bo Roe et al." */
static bool are_names(struct str text)
{
	static const struct str ends[] = { STR_INIT("et al."), STR_INIT("et al") };

	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (str_ends_with(text, ends[i])) {
			text = utf8_trim(str_sub(text, 0, text.len - ends[i].len));
			break;
		}
	if (str_ends_with(text, STR(",")))
		text.len--;
	return reading_lead_are_full_names(text);
}

static void visit_text(struct links *links, xmlNodePtr node)
{
	struct str text = utf8_trim(str_from((const char *)node->content));

	if (text.len == 0 || html_is_element(node->parent, "a") || links->has_authors ||
	    ++links->texts > TEXTS_LOOKED_AT)
		return;
	text = html_entry_behind_label(text);
	if (!are_names(text))
		return;
	links->has_authors = true;
	add(links, "authors", text);
}

/* What ends an entry and is none. */
static bool is_end(xmlNodePtr node)
{
	static const char *const ends[] = { "article", "footer", "nav", "header", "aside", "form" };

	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (html_is_element(node, ends[i]))
			return true;
	return false;
}

/* Returns the next node to be looked at. */
static xmlNodePtr visit(struct links *links, xmlNodePtr node)
{
	if (html_is_element(node, "script") || html_is_element(node, "style"))
		return html_node_behind(node);
	if (html_is_element(node, "a"))
		visit_link(links, node);
	else if (is_end(node))
		end_entry(links);
	else if (links->is_open && node->type == XML_TEXT_NODE)
		visit_text(links, node);
	else if (links->is_open && node->type == XML_ELEMENT_NODE && visit_labelled(links, node))
		return html_node_behind(node);
	return html_next_node(node);
}

static void walk(struct links *links, xmlNodePtr root)
{
	xmlNodePtr node = root;

	links->is_open = false;
	links->heading = NULL;
	links->entries = links->signed_ = 0;
	while (node)
		node = visit(links, node);
	end_entry(links);
}

static bool is_list(const struct links *links)
{
	return links->are_bookmarks ? links->entries > 0
				    : links->signed_ >= 2 && 2 * links->signed_ >= links->entries;
}

/* Every browser writes this at the beginning of its bookmarks. */
static bool holds_bookmarks(struct str page)
{
	return str_find(str_sub(page, 0, 1000), STR("NETSCAPE-Bookmark-file")) != SIZE_MAX;
}

bool html_links_read(xmlNodePtr root, struct format_input *input)
{
	struct links links = { .input = input, .are_bookmarks = holds_bookmarks(input->window) };
	size_t before = input->records;

	record_init(&links.entry.record);
	walk(&links, root);
	if (is_list(&links)) {
		links.is_reading = true;
		walk(&links, root);
		input->dialect = links.are_bookmarks ? "bookmarks" : "page of links to papers";
	}
	record_free(&links.entry.record);
	return input->records > before;
}
