/*
 * The known tags are those of HTML that are met in titles and abstracts, JATS' and MathML's.
 * Whatever has the prefix jats: or mml: is a tag by that alone.
 */

#include "config.h"

#include "text/markup_tag.h"

#include <stdlib.h>
#include <string.h>

#include "base/char.h"

/* No tag is longer; what is longer stays. */
#define TAG_MAX      2048
#define TAG_NAME_MAX 23

struct tag_name {
	const char *name;
	enum tag_kind kind;
};

/* In the order of strcmp. */
static const struct tag_name tag_names[] = {
	{ "a", TAG_INLINE },
	{ "abbr", TAG_INLINE },
	{ "abstract", TAG_BLOCK },
	{ "abstracttext", TAG_BLOCK },
	{ "acronym", TAG_INLINE },
	{ "alternatives", TAG_FORMULA },
	{ "annotation", TAG_ANNOTATION },
	{ "annotation-xml", TAG_ANNOTATION },
	{ "article", TAG_BLOCK },
	{ "b", TAG_INLINE },
	{ "big", TAG_INLINE },
	{ "blockquote", TAG_BLOCK },
	{ "bold", TAG_INLINE },
	{ "br", TAG_BLOCK },
	{ "break", TAG_BLOCK },
	{ "center", TAG_BLOCK },
	{ "cite", TAG_INLINE },
	{ "code", TAG_INLINE },
	{ "dd", TAG_BLOCK },
	{ "def", TAG_BLOCK },
	{ "def-item", TAG_BLOCK },
	{ "def-list", TAG_BLOCK },
	{ "del", TAG_INLINE },
	{ "dfn", TAG_INLINE },
	{ "disp-formula", TAG_DISPLAY },
	{ "disp-quote", TAG_BLOCK },
	{ "div", TAG_BLOCK },
	{ "dl", TAG_BLOCK },
	{ "dt", TAG_BLOCK },
	{ "em", TAG_INLINE },
	{ "emph", TAG_INLINE },
	{ "emphasis", TAG_INLINE },
	{ "ext-link", TAG_INLINE },
	{ "font", TAG_INLINE },
	{ "formula", TAG_FORMULA },
	{ "h1", TAG_BLOCK },
	{ "h2", TAG_BLOCK },
	{ "h3", TAG_BLOCK },
	{ "h4", TAG_BLOCK },
	{ "h5", TAG_BLOCK },
	{ "h6", TAG_BLOCK },
	{ "hr", TAG_BLOCK },
	{ "i", TAG_INLINE },
	{ "img", TAG_INLINE },
	{ "inf", TAG_INLINE },
	{ "inline-formula", TAG_FORMULA },
	{ "inline-graphic", TAG_INLINE },
	{ "ins", TAG_INLINE },
	{ "it", TAG_INLINE },
	{ "italic", TAG_INLINE },
	{ "kbd", TAG_INLINE },
	{ "label", TAG_BLOCK },
	{ "li", TAG_BLOCK },
	{ "list", TAG_BLOCK },
	{ "list-item", TAG_BLOCK },
	{ "mark", TAG_INLINE },
	{ "math", TAG_MATH },
	{ "menclose", TAG_INLINE },
	{ "merror", TAG_INLINE },
	{ "mfenced", TAG_INLINE },
	{ "mfrac", TAG_INLINE },
	{ "mi", TAG_INLINE },
	{ "mmultiscripts", TAG_INLINE },
	{ "mn", TAG_INLINE },
	{ "mo", TAG_INLINE },
	{ "monospace", TAG_INLINE },
	{ "mover", TAG_INLINE },
	{ "mpadded", TAG_INLINE },
	{ "mphantom", TAG_INLINE },
	{ "mprescripts", TAG_INLINE },
	{ "mroot", TAG_INLINE },
	{ "mrow", TAG_INLINE },
	{ "ms", TAG_INLINE },
	{ "mspace", TAG_INLINE },
	{ "msqrt", TAG_INLINE },
	{ "mstyle", TAG_INLINE },
	{ "msub", TAG_INLINE },
	{ "msubsup", TAG_INLINE },
	{ "msup", TAG_INLINE },
	{ "mtable", TAG_INLINE },
	{ "mtd", TAG_INLINE },
	{ "mtext", TAG_INLINE },
	{ "mtr", TAG_INLINE },
	{ "munder", TAG_INLINE },
	{ "munderover", TAG_INLINE },
	{ "named-content", TAG_INLINE },
	{ "nobr", TAG_INLINE },
	{ "ol", TAG_BLOCK },
	{ "overline", TAG_INLINE },
	{ "p", TAG_BLOCK },
	{ "para", TAG_BLOCK },
	{ "pre", TAG_BLOCK },
	{ "q", TAG_INLINE },
	{ "roman", TAG_INLINE },
	{ "s", TAG_INLINE },
	{ "samp", TAG_INLINE },
	{ "sans-serif", TAG_INLINE },
	{ "sc", TAG_INLINE },
	{ "scp", TAG_INLINE },
	{ "script", TAG_HIDDEN },
	{ "sec", TAG_BLOCK },
	{ "section", TAG_BLOCK },
	{ "semantics", TAG_INLINE },
	{ "small", TAG_INLINE },
	{ "smallcaps", TAG_INLINE },
	{ "span", TAG_INLINE },
	{ "strike", TAG_INLINE },
	{ "strong", TAG_INLINE },
	{ "style", TAG_HIDDEN },
	{ "styled-content", TAG_INLINE },
	{ "sub", TAG_INLINE },
	{ "sup", TAG_INLINE },
	{ "table", TAG_BLOCK },
	{ "tbody", TAG_BLOCK },
	{ "td", TAG_BLOCK },
	{ "tex-math", TAG_ANNOTATION },
	{ "th", TAG_BLOCK },
	{ "thead", TAG_BLOCK },
	{ "title", TAG_BLOCK },
	{ "tr", TAG_BLOCK },
	{ "tt", TAG_INLINE },
	{ "u", TAG_INLINE },
	{ "ul", TAG_BLOCK },
	{ "underline", TAG_INLINE },
	{ "uri", TAG_INLINE },
	{ "var", TAG_INLINE },
	{ "wbr", TAG_INLINE },
	{ "xref", TAG_INLINE },
};

static int compare_names(const void *name, const void *row)
{
	return strcmp(name, ((const struct tag_name *)row)->name);
}

static bool find_name(struct str name, enum tag_kind *kind)
{
	char lower[TAG_NAME_MAX + 1];
	const struct tag_name *row;

	if (name.len == 0 || name.len > TAG_NAME_MAX)
		return false;
	for (size_t i = 0; i < name.len; i++)
		lower[i] =
			(char)(name.p[i] >= 'A' && name.p[i] <= 'Z' ? name.p[i] + 32 : name.p[i]);
	lower[name.len] = '\0';
	row = bsearch(lower, tag_names, sizeof(tag_names) / sizeof(*tag_names), sizeof(*tag_names),
		      compare_names);
	if (row)
		*kind = row->kind;
	return row != NULL;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || c == '.';
}

static void take_spaces(struct str *s)
{
	while (s->len > 0 && char_is_space(*s->p))
		*s = str_drop(*s, 1);
}

static bool take_byte(struct str *s, char byte)
{
	if (s->len == 0 || *s->p != byte)
		return false;
	*s = str_drop(*s, 1);
	return true;
}

static struct str take_name(struct str *s)
{
	struct str name = { s->p, 0 };

	while (name.len < s->len && is_name_byte(s->p[name.len]))
		name.len++;
	*s = str_drop(*s, name.len);
	return name;
}

/* Takes a name and its prefix; a name of JATS or MathML is known by its prefix. */
static bool take_known_name(struct str *s, struct markup_tag *tag)
{
	struct str prefix = { s->p, 0 };
	bool is_known;

	tag->name = take_name(s);
	if (take_byte(s, ':')) {
		prefix = tag->name;
		tag->name = take_name(s);
	}
	is_known = find_name(tag->name, &tag->kind);
	if (prefix.len == 0)
		return is_known;
	if (!is_known)
		tag->kind = TAG_INLINE;
	return tag->name.len > 0 && (str_equal_ignoring_case(prefix, STR("jats")) ||
				     str_equal_ignoring_case(prefix, STR("mml")) ||
				     str_equal_ignoring_case(prefix, STR("m")) ||
				     str_equal_ignoring_case(prefix, STR("html")) ||
				     str_equal_ignoring_case(prefix, STR("xhtml")) ||
				     str_equal_ignoring_case(prefix, STR("ce")));
}

/* Takes "value", 'value' or a bare value. */
static bool take_value(struct str *s)
{
	char quote = s->len > 0 ? *s->p : ' ';
	size_t len = 0;

	if (quote == '"' || quote == '\'') {
		const char *end = memchr(s->p + 1, quote, s->len - 1);

		if (!end)
			return false;
		*s = str_drop(*s, (size_t)(end - s->p) + 1);
		return true;
	}
	while (len < s->len && !char_is_space(s->p[len]) && !memchr("<>\"'=`", s->p[len], 6))
		len++;
	*s = str_drop(*s, len);
	return len > 0;
}

/* Takes name=value. A name alone is none: it could be any word. */
static bool take_attribute(struct str *s)
{
	if (take_name(s).len == 0)
		return false;
	if (take_byte(s, ':') && take_name(s).len == 0)
		return false;
	take_spaces(s);
	if (!take_byte(s, '='))
		return false;
	take_spaces(s);
	return take_value(s);
}

bool markup_tag_read(struct str s, struct markup_tag *tag)
{
	struct str rest = str_sub(s, 0, TAG_MAX);
	size_t whole = rest.len;

	if (!take_byte(&rest, '<'))
		return false;
	tag->is_end = take_byte(&rest, '/');
	tag->has_attributes = false;
	if (!take_known_name(&rest, tag))
		return false;
	for (;;) {
		size_t before = rest.len;

		take_spaces(&rest);
		tag->is_empty = take_byte(&rest, '/');
		if (take_byte(&rest, '>'))
			break;
		if (tag->is_empty || tag->is_end || rest.len == before || !take_attribute(&rest))
			return false;
		tag->has_attributes = true;
	}
	tag->len = whole - rest.len;
	return true;
}
