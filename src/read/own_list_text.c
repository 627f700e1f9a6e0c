#include "config.h"

#include "read/own_list_text.h"

#include <string.h>

#include "text/entity.h"

/* Whether our writer added the character: a zero-width space parts what a code host would take for
 * one thing, the others end text in another direction. */
static bool is_added(uint32_t codepoint)
{
	return codepoint == 0x200B || codepoint == 0x202C || codepoint == 0x2069;
}

/* What our writer has for a dollar. */
#define DOLLAR STR("<span>$</span>")

/* Adds what begins at byte `at` and is more than a byte; returns its length, 0: that is none. */
static size_t read_sign(struct strbuf *out, struct str s, size_t at)
{
	struct str rest = str_drop(s, at);
	uint32_t codepoint;
	size_t len;

	if (*rest.p == '\\' && rest.len > 1) {
		strbuf_add_byte(out, rest.p[1]);
		return 2;
	}
	if (str_starts_with(rest, DOLLAR)) {
		strbuf_add_byte(out, '$');
		return DOLLAR.len;
	}
	len = *rest.p == '&' ? entity_read(s, at, &codepoint) : 0;
	if (len > 0 && !is_added(codepoint))
		strbuf_add_codepoint(out, codepoint);
	return len;
}

size_t own_list_text_read(struct strbuf *out, struct str s, char end)
{
	size_t at = 0;

	while (at < s.len && (end == '\0' || s.p[at] != end)) {
		char c = s.p[at];
		size_t len = c == '\\' || c == '<' || c == '&' ? read_sign(out, s, at) : 0;

		if (len == 0 && (c == '\\' || c == '<'))
			return SIZE_MAX;
		if (len == 0)
			strbuf_add_byte(out, c);
		at += len > 0 ? len : 1;
	}
	return at < s.len || end == '\0' ? at : SIZE_MAX;
}

size_t own_list_address_read(struct strbuf *out, struct str s)
{
	struct str entity = STR("&amp;");
	size_t at = 1;

	if (s.len == 0 || *s.p != '(')
		return 0;
	while (at < s.len && s.p[at] != ')') {
		bool is_entity = str_starts_with(str_sub(s, at, entity.len), entity);

		at += s.p[at] == '\\' && at + 1 < s.len;
		strbuf_add_byte(out, s.p[at]);
		at += is_entity ? entity.len : 1;
	}
	return at < s.len ? at + 1 : 0;
}

bool own_list_break_take(struct str *line)
{
	size_t count = 0;

	while (count < line->len && line->p[line->len - 1 - count] == '\\')
		count++;
	line->len -= count % 2;
	return count % 2 == 1;
}
