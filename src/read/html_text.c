#include "config.h"

#include "read/html_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/utf8.h"

/* Elements that begin a line and end it. */
static const char *const blocks[] = {
	"address", "article", "aside",   "blockquote", "body",    "br",      "caption",
	"center",  "dd",      "details", "div",        "dl",      "dt",      "fieldset",
	"figure",  "footer",  "form",    "h1",         "h2",      "h3",      "h4",
	"h5",      "h6",      "header",  "hr",         "li",      "main",    "nav",
	"ol",      "option",  "p",       "pre",        "section", "summary", "table",
	"tbody",   "tfoot",   "thead",   "title",      "tr",      "ul",
};

/* Those that are parted by blanks, as are blocks that lie side by side. */
static const char *const cells[] = { "td", "th" };

/* Those that are no text. */
static const char *const hidden[] = { "head",  "iframe", "noscript", "object",  "script",
				      "style", "svg",    "template", "textarea" };

/* Classes of what a formula became; its TeX is beside it. */
static const char *const formulas[] = { "MathJax", "MathJax_Display", "MathJax_Preview",
					"MathJax_SVG", "MathJax_CHTML" };

void html_text_init(struct html_text *text)
{
	*text = (struct html_text){ 0 };
	strbuf_init(&text->text);
}

void html_text_free(struct html_text *text)
{
	strbuf_free(&text->text);
	free(text->lines);
}

static bool is_one_of(xmlNodePtr node, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp((const char *)node->name, names[i]) == 0)
			return true;
	return false;
}

bool html_has_class(xmlNodePtr node, const char *word)
{
	xmlChar *classes = xmlGetProp(node, (const xmlChar *)"class");
	bool has = classes && str_has_word(str_from((const char *)classes), str_from(word));

	xmlFree(classes);
	return has;
}

static bool is_formula(xmlNodePtr node)
{
	for (size_t i = 0; i < COUNT_OF(formulas); i++)
		if (html_has_class(node, formulas[i]))
			return true;
	return false;
}

/* A text that is cut, of which the whole follows. */
static bool is_folded(xmlNodePtr node)
{
	if (!html_has_class(node, "abstract-short"))
		return false;
	for (node = node->next; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			return html_has_class(node, "abstract-full");
	return false;
}

static bool is_block(xmlNodePtr node)
{
	return is_one_of(node, blocks, COUNT_OF(blocks)) &&
	       !html_has_class(node, "is-inline-block");
}

static bool is_at_start(const struct html_text *text)
{
	return text->text.len == 0 || text->text.data[text->text.len - 1] == '\n';
}

static void end_line(struct html_text *text)
{
	while (text->text.len > 0 && text->text.data[text->text.len - 1] == ' ')
		strbuf_truncate(&text->text, text->text.len - 1);
	if (!is_at_start(text))
		strbuf_add_byte(&text->text, '\n');
}

/* Begins a line, if none is begun. */
static void begin_line(struct html_text *text, xmlNodePtr node)
{
	long line = xmlGetLineNo(node->parent);

	if (!is_at_start(text))
		return;
	text->lines =
		alloc_grow(text->lines, &text->capacity, text->count + 1, sizeof(*text->lines));
	text->lines[text->count++] = line > 0 ? (size_t)line : 1;
}

static void add_blank(struct html_text *text)
{
	if (!is_at_start(text) && text->text.data[text->text.len - 1] != ' ')
		strbuf_add_byte(&text->text, ' ');
}

static void add_text(struct html_text *text, xmlNodePtr node, struct str s)
{
	while (s.len > 0) {
		size_t blanks = utf8_blanks_at(s, 0), len = blanks;

		if (blanks > 0) {
			add_blank(text);
			s = str_drop(s, blanks);
			continue;
		}
		while (len < s.len && utf8_blanks_at(s, len) == 0)
			len++;
		begin_line(text, node);
		strbuf_add(&text->text, str_sub(s, 0, len));
		s = str_drop(s, len);
	}
}

/* The TeX of a formula, which MathJax keeps in a script. */
static void add_tex(struct html_text *text, xmlNodePtr script)
{
	xmlChar *type = xmlGetProp(script, (const xmlChar *)"type");
	xmlChar *tex = NULL;

	if (type && str_starts_with(str_from((const char *)type), STR("math/tex")))
		tex = xmlNodeGetContent(script);
	if (tex) {
		add_text(text, script, STR("$"));
		add_text(text, script, str_from((const char *)tex));
		add_text(text, script, STR("$"));
	}
	xmlFree(tex);
	xmlFree(type);
}

/* Takes a node at its beginning; false: what it holds is passed. */
static bool enter(struct html_text *text, xmlNodePtr node)
{
	if (node->type == XML_TEXT_NODE)
		add_text(text, node, str_from((const char *)node->content));
	if (node->type != XML_ELEMENT_NODE)
		return false;
	if (strcmp((const char *)node->name, "script") == 0)
		add_tex(text, node);
	if (is_one_of(node, hidden, COUNT_OF(hidden)) || is_formula(node) || is_folded(node))
		return false;
	if (is_block(node))
		end_line(text);
	else if (html_has_class(node, "is-inline-block"))
		add_blank(text);
	return node->children != NULL;
}

static void leave(struct html_text *text, xmlNodePtr node)
{
	if (is_block(node))
		end_line(text);
	else if (is_one_of(node, cells, COUNT_OF(cells)) || html_has_class(node, "is-inline-block"))
		add_blank(text);
}

void html_text_add(struct html_text *text, xmlNodePtr root)
{
	xmlNodePtr node = root;

	while (node) {
		if (enter(text, node)) {
			node = node->children;
			continue;
		}
		while (node != root && !node->next) {
			node = node->parent;
			leave(text, node);
		}
		node = node == root ? NULL : node->next;
	}
	end_line(text);
}

void html_text_set_line(struct strbuf *out, xmlNodePtr root)
{
	struct html_text text;

	html_text_init(&text);
	html_text_add(&text, root);
	strbuf_set(out, utf8_trim(strbuf_str(&text.text)));
	for (size_t i = 0; i < out->len; i++)
		if (out->data[i] == '\n')
			out->data[i] = ' ';
	html_text_free(&text);
}
