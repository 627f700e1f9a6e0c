/* What the nodes of a tree say: members by their keys, and text with its escapes read. */

#include "config.h"

#include "read/json_tree.h"

#include <string.h>

#include "base/hex.h"

#define REPLACEMENT 0xFFFDu

/* The unit of four digits, which the tree has seen to be some. */
static uint32_t read_unit(const char *digits)
{
	uint32_t unit;

	hex_read((struct str){ digits, 4 }, &unit);
	return unit;
}

static bool is_high(uint32_t unit)
{
	return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(uint32_t unit)
{
	return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* Adds the character of the \u at the start of s; returns the length of what it took. */
static size_t add_unicode(struct strbuf *out, struct str s, size_t *replaced)
{
	uint32_t unit = read_unit(s.p + 2), second = 0;

	if (is_high(unit) && s.len >= 12 && s.p[6] == '\\' && s.p[7] == 'u')
		second = read_unit(s.p + 8);
	if (is_low(second)) {
		strbuf_add_codepoint(out, 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00));
		return 12;
	}
	if (is_high(unit) || is_low(unit)) {
		unit = REPLACEMENT;
		(*replaced)++;
	}
	strbuf_add_codepoint(out, unit);
	return 6;
}

/* Adds what the escape at the start of s means; returns its length. */
static size_t add_escape(struct strbuf *out, struct str s, size_t *replaced)
{
	static const char letters[] = "bfnrt", means[] = "\b\f\n\r\t";
	const char *letter;

	if (s.p[1] == 'u')
		return add_unicode(out, s, replaced);
	letter = strchr(letters, s.p[1]);
	strbuf_add_byte(out, letter ? means[letter - letters] : s.p[1]);
	return 2;
}

static void add_plain(struct strbuf *out, struct str s, size_t *replaced)
{
	while (s.len > 0) {
		const char *escape = memchr(s.p, '\\', s.len);
		size_t len = escape ? (size_t)(escape - s.p) : s.len;

		strbuf_add(out, str_sub(s, 0, len));
		s = str_sub(s, len, s.len);
		if (s.len > 0)
			s = str_sub(s, add_escape(out, s, replaced), s.len);
	}
}

struct str json_tree_unescape(const struct json_tree *tree, uint32_t node, struct strbuf *out,
			      size_t *replaced)
{
	struct str raw = json_tree_raw(tree, node);

	strbuf_clear(out);
	strbuf_reserve(out, raw.len);
	add_plain(out, raw, replaced);
	return strbuf_str(out);
}

static bool equals_escaped(const struct json_tree *tree, uint32_t node, struct str text)
{
	struct strbuf plain;
	size_t replaced = 0;
	bool is_equal;

	strbuf_init(&plain);
	is_equal = str_equal(json_tree_text(tree, node, &plain, &replaced), text);
	strbuf_free(&plain);
	return is_equal;
}

bool json_tree_equals(const struct json_tree *tree, uint32_t node, struct str text)
{
	if (tree->nodes[node].has_escapes)
		return equals_escaped(tree, node, text);
	return str_equal(json_tree_raw(tree, node), text);
}

uint32_t json_tree_member(const struct json_tree *tree, uint32_t object, struct str key)
{
	uint32_t end = tree->nodes[object].next, found = JSON_NONE;

	if (tree->nodes[object].type != JSON_OBJECT)
		return JSON_NONE;
	for (uint32_t node = object + 1; node < end; node = tree->nodes[node + 1].next)
		if (json_tree_equals(tree, node, key))
			found = node + 1;
	return found;
}
