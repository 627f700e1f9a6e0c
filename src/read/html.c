/*
 * A saved web page. Nearly every publisher's page of an article says what the article is in meta
 * tags (citation_title and its sisters, PRISM, Dublin Core), which is one paper; what these leave
 * unsaid, or all of it, may be in JSON-LD. The Daily Papers page and its sisters carry their papers
 * as JSON in the attributes of a component. Of arXiv's listings and results of a search the text is
 * read as if it were copied. Our own page has BibTeX (html_own).
 *
 * The page is parsed as a whole, by libxml2, which reads nothing from outside of it.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "read/dialect_html.h"
#include "read/format.h"
#include "read/html_end.h"
#include "read/html_links.h"
#include "read/html_list.h"
#include "read/html_own.h"
#include "read/html_parse.h"
#include "read/html_references.h"
#include "read/html_text.h"
#include "read/json_walk.h"
#include "read/linked_data.h"
#include "read/record.h"
#include "read/xml.h"
#include "text/fold.h"

/* A page that is longer is refused; libxml2 needs some ten times as much memory. */
#define PAGE_MAX ((size_t)32 << 20)

struct page {
	struct format_input *input;
	struct record record; /* of the meta tags */
	struct linked_data data;
	struct record article; /* of JSON-LD, where it is not the same paper */
	size_t line;           /* of the script that is read */
	bool has_meta;         /* the tags name a paper */
	xmlNodePtr abstract;   /* where the page shows it; NULL: nowhere that is known */
	size_t papers;
};

/* The value of an attribute, which the caller frees; NULL where there is none. */
static char *attribute_of(xmlNodePtr node, const char *name)
{
	return (char *)xmlGetProp(node, (const xmlChar *)name);
}

/* A tag is to hold one name; some pages put all into one. An entity has its own semicolon. */
static void add_value(struct page *page, const struct dialect_name *row, struct str value)
{
	struct str rest = value, name;

	if (row->kind != VALUE_NAME || memchr(value.p, '&', value.len)) {
		record_add(&page->record, row, value);
		return;
	}
	while (str_split_next(&rest, ';', &name))
		record_add(&page->record, row, utf8_trim(name));
}

static void read_meta(struct page *page, xmlNodePtr node)
{
	char *name = attribute_of(node, "name");
	char *property = name ? NULL : attribute_of(node, "property");
	char *content = attribute_of(node, "content");
	struct str key = str_from(name ? name : property);
	const struct dialect_name *row = dialect_find_loosely(&dialect_html, key);

	if (row && content)
		add_value(page, row, str_from(content));
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

/* Takes over what was counted while a part of the page was read. */
static void count_part(struct page *page, const struct format_input *part)
{
	page->papers += part->records - page->input->records;
	page->input->records = part->records;
	page->input->yearless = part->yearless;
	page->input->newest_year = part->newest_year;
}

/* Reads papers from JSON that begins at a line of the page. */
static void read_json(struct page *page, struct str text, size_t line)
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
	count_part(page, &input);
}

static void read_component(struct page *page, xmlNodePtr node)
{
	char *target = attribute_of(node, "data-target");
	char *props = target ? attribute_of(node, "data-props") : NULL;
	long line = xmlGetLineNo(node);

	if (props && holds_papers(str_from(props)))
		read_json(page, str_from(props), line > 0 ? (size_t)line : 1);
	free(target);
	free(props);
}

/* The ACL Anthology, PMLR and JMLR have the abstract in no tag. */
static bool is_abstract(xmlNodePtr node)
{
	return html_has_class(node, "acl-abstract") ||
	       ((html_is_element(node, "div") || html_is_element(node, "p")) &&
		html_has_class(node, "abstract"));
}

static void visit(struct page *page, xmlNodePtr node)
{
	if (html_is_element(node, "meta"))
		read_meta(page, node);
	else if (node->type == XML_ELEMENT_NODE)
		read_component(page, node);
	if (!page->abstract && node->type == XML_ELEMENT_NODE && is_abstract(node))
		page->abstract = node;
}

/* Whether an article that does not say that it is one of science has what only these have. */
static bool is_published(const struct record *record)
{
	return record_has_id(record) || record_text(record, SLOT_VENUE).len > 0;
}

/* A title alone is the title of any page. */
static bool names_paper(const struct record *record)
{
	return record_text(record, SLOT_TITLE).len > 0 &&
	       (record_text(record, SLOT_AUTHOR_NAMES).len > 0 || record_has_id(record));
}

/* Whether the title is Dublin Core's, which any page can have, news and posts as well. */
static bool has_general_title(const struct record *record)
{
	const struct dialect_name *row = record->values[SLOT_TITLE].name;

	return row && str_equal(str_from(row->name), STR("dc.title"));
}

static bool same_paper(const struct record *a, const struct record *b)
{
	struct str doi_a = record_text(a, SLOT_DOI), doi_b = record_text(b, SLOT_DOI);

	if (doi_a.len > 0 && doi_b.len > 0)
		return str_equal(doi_a, doi_b);
	return fold_titles_equal(record_text(a, SLOT_TITLE), record_text(b, SLOT_TITLE));
}

/* An article of which the tags name the paper adds to it; other articles on such a page are those
 * that it leads to. */
static void read_article(void *context, uint32_t node)
{
	struct page *page = context;
	struct record *article = &page->article;

	record_begin(article, page->input, page->line);
	if (page->has_meta) {
		linked_data_identify(&page->data, node, article);
		if (same_paper(article, &page->record))
			linked_data_add(&page->data, node, &page->record);
		return;
	}
	linked_data_add(&page->data, node, article);
	if (names_paper(article) &&
	    (linked_data_is_scholarly(&page->data, node) || is_published(article)))
		page->papers += record_emit(article);
}

/* Templates put texts into JSON as they are, with line breaks, which JSON has not. */
static void blank_controls(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ')
			*text = ' ';
}

static void read_script(struct page *page, char *text)
{
	const struct json_finder finder = { page, read_article };

	blank_controls(text);
	if (linked_data_read(&page->data, str_from(text)))
		linked_data_each(&page->data, &finder);
	else if (strstr(text, "ScholarlyArticle"))
		format_warn(page->input, page->line, "JSON-LD that cannot be read as JSON");
}

static void read_script_element(struct page *page, xmlNodePtr node)
{
	char *type = attribute_of(node, "type");
	long line = xmlGetLineNo(node);
	xmlChar *text = NULL;

	if (type && str_equal_ignoring_case(str_from(type), STR("application/ld+json")))
		text = xmlNodeGetContent(node);
	page->line = line > 0 ? (size_t)line : 1;
	if (text)
		read_script(page, (char *)text);
	xmlFree(text);
	free(type);
}

static void read_tags(struct page *page, xmlDocPtr document)
{
	for (xmlNodePtr node = xmlDocGetRootElement(document); node; node = html_next_node(node))
		visit(page, node);
	page->has_meta = names_paper(&page->record) &&
			 (!has_general_title(&page->record) || is_published(&page->record));
}

static void read_scripts(struct page *page, xmlDocPtr document)
{
	for (xmlNodePtr node = xmlDocGetRootElement(document); node; node = html_next_node(node))
		if (html_is_element(node, "script"))
			read_script_element(page, node);
}

/* Reads the lines of a page's text one by one, so that each is known by its place in the page. */
static void read_lines(struct page *page, const struct format *format, const struct html_text *text)
{
	struct format_input input = *page->input;
	struct str rest = strbuf_str(&text->text), line;
	void *state = alloc_zeroed(1, format->state_size);
	bool has_ended = false;

	for (size_t i = 0; i < text->count; i++) {
		format_take_line(&rest, true, &line);
		input.window = (struct str){ line.p, line.len + 1 };
		input.is_last = i + 1 == text->count;
		input.line = text->lines[i];
		format->read(state, &input, &has_ended);
	}
	format->close(state);
	free(state);
	count_part(page, &input);
	page->input->dialect = format->name;
}

/* What is no article can be a page of arXiv's that lists them, which is read as its text. */
static void read_text(struct page *page, xmlDocPtr document)
{
	const struct format *format = &format_arxiv_listing;
	struct html_text text;

	html_text_init(&text);
	html_text_add(&text, xmlDocGetRootElement(document));
	if (format->sniff(strbuf_str(&text.text), true) == SNIFF_YES)
		read_lines(page, format, &text);
	html_text_free(&text);
}

/* Or another page that does. */
static void read_list(struct page *page, xmlDocPtr document)
{
	size_t before = page->input->records;

	if (!html_list_read(xmlDocGetRootElement(document), page->input) &&
	    !html_links_read(xmlDocGetRootElement(document), page->input))
		html_references_read(xmlDocGetRootElement(document), page->input);
	page->papers += page->input->records - before;
}

/* Completes the paper of the tags by the abstract that the page shows, without its heading. */
static void read_abstract(struct page *page)
{
	const struct dialect_name *row = dialect_find(&dialect_html, STR(DIALECT_SHOWN_ABSTRACT));
	struct html_text text;
	struct str shown;

	html_text_init(&text);
	html_text_add(&text, page->abstract);
	shown = strbuf_str(&text.text);
	if (str_starts_with(shown, STR("Abstract\n")))
		shown = str_drop(shown, sizeof("Abstract"));
	record_add(&page->record, row, shown);
	html_text_free(&text);
}

static void read_page(struct page *page, xmlDocPtr document)
{
	record_init(&page->record);
	record_init(&page->article);
	linked_data_init(&page->data);
	record_begin(&page->record, page->input, page->input->line);
	read_tags(page, document);
	/* Of a page that carries several, the tags repeat one of its papers with less. */
	if (page->papers == 0)
		read_scripts(page, document);
	if (page->papers == 0 && page->has_meta && page->abstract)
		read_abstract(page);
	/* More authors may be behind the page's end. */
	if (html_is_head_cut_off(page->input->window))
		page->record.values[SLOT_AUTHOR_NAMES].is_certain = false;
	if (page->papers == 0 && page->has_meta)
		page->papers += record_emit(&page->record);
	if (page->papers == 0)
		read_text(page, document);
	if (page->papers == 0)
		read_list(page, document);
	linked_data_free(&page->data);
	record_free(&page->article);
	record_free(&page->record);
}

static void parse(struct format_input *input)
{
	struct page page = { .input = input };
	size_t before = input->records;
	const char *refusal;
	xmlDocPtr document = html_parse(html_without_cut_tag(input->window), &refusal);

	if (refusal)
		format_refuse(input, 0, "%s", refusal);
	if (document && html_own_read(xmlDocGetRootElement(document), input))
		page.papers = input->records - before;
	else if (document)
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
	if (input->window.len > PAGE_MAX) {
		format_refuse(input, 0, "is a web page of more than %zu MB", PAGE_MAX >> 20);
	} else if (!input->is_last) {
		return 0;
	} else {
		parse(input);
		if (html_is_cut_off(input->window) && !input->is_refused)
			format_warn_cut_off(input, input->line);
		html_pass_tail_over(input);
	}
	return input->window.len;
}

/* What begins like a page is one; whether it holds a paper shows when it is read. Before its
 * element there can be a declaration, comments, and what a browser writes when it saves the page.
 */
static enum sniff html_sniff(struct str head, bool is_whole)
{
	static const struct str starts[] = { STR_INIT("html"), STR_INIT("head"), STR_INIT("meta"),
					     STR_INIT("body") };
	static const struct str doctypes[] = { STR_INIT("<!DOCTYPE html"),
					       STR_INIT("<!DOCTYPE NETSCAPE-Bookmark-file") };
	struct str root;

	head = utf8_trim(head);
	if (head.len == 0 || *head.p != '<')
		return head.len == 0 && !is_whole ? SNIFF_MORE : SNIFF_NO;
	for (size_t i = 0; i < sizeof(doctypes) / sizeof(*doctypes); i++)
		if (str_equal_ignoring_case(str_sub(head, 0, doctypes[i].len), doctypes[i]))
			return SNIFF_YES;
	if (!xml_find_root(head, &root))
		return is_whole || head.len >= FORMAT_SNIFF_MAX ? SNIFF_NO : SNIFF_MORE;
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (str_equal_ignoring_case(root, starts[i]))
			return SNIFF_YES;
	return SNIFF_NO;
}

const struct format format_html = {
	.name = "web page",
	.sniff = html_sniff,
	.read = html_read,
	.is_whole_file = true,
	.has_long_records = true,
};
