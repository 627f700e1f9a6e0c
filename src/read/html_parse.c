#include "config.h"

#include "read/html_parse.h"

#include <libxml/SAX2.h>
#include <string.h>

#define PARSE_OPTIONS                                                                        \
	(HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | \
	 HTML_PARSE_IGNORE_ENC)

/* With this many that look like them in its text there are too many whatever a script has of them.
 */
#define NODES_SEEN_MAX ((size_t)2 * HTML_NODES_MAX)

#define TEXT_OF_(number) #number
#define TEXT_OF(number)  TEXT_OF_(number)

static bool byte_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool byte_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Where a value in quotes ends: behind the quote, or at the text's end. */
static size_t skip_quoted(struct str page, size_t at)
{
	const char *end = memchr(page.p + at + 1, page.p[at], page.len - at - 1);

	return end ? (size_t)(end - page.p) + 1 : page.len;
}

/* Counts the attributes of the tag that begins at `at`, and finds its end. */
static size_t count_attributes(struct str page, size_t *at)
{
	size_t count = 0;

	while (*at < page.len && page.p[*at] != '>') {
		char c = page.p[(*at)++];

		if (c == '"' || c == '\'')
			*at = skip_quoted(page, *at - 1);
		else if (byte_is_blank(c) || c == '/')
			count += *at < page.len && !byte_is_blank(page.p[*at]);
	}
	return count;
}

#define TOO_MANY_NODES \
	"is a web page with more than " TEXT_OF(HTML_NODES_MAX) " elements and attributes"

/* What is wrong where there are too many tags to begin with, or they have too many attributes for
 * each to be compared with the others of its tag; NULL: nothing. What only looks like a tag, in a
 * script, is counted, too: it has not that many words. */
static const char *find_crowd(struct str page)
{
	size_t at = 0, pairs = 0, nodes = 0;

	while (at < page.len) {
		size_t count;
		const char *tag = memchr(page.p + at, '<', page.len - at);

		if (!tag)
			return NULL;
		at = (size_t)(tag - page.p) + 1;
		if (at == page.len || !byte_is_letter(page.p[at]))
			continue;
		count = count_attributes(page, &at);
		if (count > HTML_ATTRIBUTES_MAX)
			return "is a web page with more than " TEXT_OF(
				HTML_ATTRIBUTES_MAX) " attributes in a tag";
		nodes += 1 + count;
		if (nodes > NODES_SEEN_MAX)
			return TOO_MANY_NODES;
		pairs += count * count;
		if (pairs > (size_t)HTML_ATTRIBUTES_MAX * HTML_ATTRIBUTES_MAX)
			return "is a web page with too many tags of many attributes";
	}
	return NULL;
}

struct counts {
	size_t nodes;  /* elements and attributes */
	size_t metas;  /* <meta> */
	size_t errors; /* libxml2 makes a sentence of each */
};

/* Counts what becomes part of the tree, and stops where that is too much. */
static void start_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
	htmlParserCtxtPtr parser = context;
	struct counts *counts = parser->_private;

	counts->nodes++;
	for (size_t i = 0; attributes && attributes[i]; i += 2)
		counts->nodes++;
	counts->metas += strcmp((const char *)name, "meta") == 0;
	if (counts->nodes > HTML_NODES_MAX || counts->metas > HTML_METAS_MAX)
		xmlStopParser(parser);
	else
		xmlSAX2StartElement(context, name, attributes);
}

static void receive_error(void *context, xmlErrorPtr error)
{
	htmlParserCtxtPtr parser = context;
	struct counts *counts = parser->_private;

	(void)error;
	if (++counts->errors > HTML_ERRORS_MAX)
		xmlStopParser(parser);
}

/* What the page has too much of; NULL: of nothing. */
static const char *excess(const struct counts *counts)
{
	if (counts->nodes > HTML_NODES_MAX)
		return TOO_MANY_NODES;
	if (counts->metas > HTML_METAS_MAX)
		return "is a web page with more than " TEXT_OF(HTML_METAS_MAX) " meta tags";
	if (counts->errors > HTML_ERRORS_MAX)
		return "is a web page with more than " TEXT_OF(HTML_ERRORS_MAX) " errors";
	return NULL;
}

/* NULL where it has too much. */
static xmlDocPtr parse(struct str page, struct counts *counts)
{
	htmlParserCtxtPtr parser = htmlNewParserCtxt();
	xmlDocPtr document;

	parser->_private = counts;
	/* Without that libxml2 does not look for a function that takes errors. */
	parser->sax->initialized = XML_SAX2_MAGIC;
	parser->sax->serror = (xmlStructuredErrorFunc)receive_error;
	parser->sax->startElement = start_element;
	parser->sax->comment = NULL;
	parser->sax->processingInstruction = NULL;
	document = htmlCtxtReadMemory(parser, page.p, (int)page.len, NULL, "UTF-8", PARSE_OPTIONS);
	htmlFreeParserCtxt(parser);
	if (!excess(counts))
		return document;
	xmlFreeDoc(document);
	return NULL;
}

xmlDocPtr html_parse(struct str page, const char **refusal)
{
	struct counts counts = { 0 };
	xmlDocPtr document;

	*refusal = find_crowd(page);
	if (*refusal)
		return NULL;
	document = parse(page, &counts);
	*refusal = excess(&counts);
	return document;
}

bool html_is_element(xmlNodePtr node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

xmlNodePtr html_node_behind(xmlNodePtr node)
{
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

xmlNodePtr html_next_node(xmlNodePtr node)
{
	if (node->children && node->type == XML_ELEMENT_NODE)
		return node->children;
	return html_node_behind(node);
}
