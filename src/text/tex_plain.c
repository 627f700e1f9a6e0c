/* What is written for programs that read text and formulas, and no other TeX. */

#include "config.h"

#include <string.h>

#include "base/ascii.h"
#include "text/tex.h"
#include "text/tex_accent.h"
#include "text/tex_character.h"
#include "text/tex_symbol.h"

/* Whether the backslash at byte `at` begins a letter with its accent, or a sign that means nothing
 * without it. */
static bool begins_plain(struct str s, size_t at)
{
	struct str name = str_sub(s, at + 1, tex_name_len(s, at + 1));

	if (at + 1 == s.len)
		return false;
	if (name.len == 0)
		return memchr("%&#", s.p[at + 1], 3) || tex_accent_of_sign(s.p[at + 1]) != 0;
	return (name.len == 1 && tex_accent_of_letter(*name.p) != 0) || tex_letter_find(name);
}

/* Adds the character at byte `at`, with the braces that are around it alone; 0: there is none. */
static size_t add_character(struct strbuf *out, struct str s, size_t at)
{
	struct tex_character found;
	bool is_braced = s.p[at] == '{';

	at += is_braced;
	if (at >= s.len || s.p[at] != '\\' || !begins_plain(s, at) ||
	    !tex_character_read(s, at, false, &found) || found.len == 0 ||
	    (is_braced && (found.end >= s.len || s.p[found.end] != '}')))
		return 0;
	strbuf_add(out, (struct str){ found.text, found.len });
	return found.end + is_braced;
}

/* The end of what stays at byte `at`: a formula, a backslash with what is behind it, a sign. */
static size_t copied_end(struct str s, size_t at)
{
	size_t end = s.p[at] == '{' ? 0 : tex_formula_end(s, at);

	if (end > 0)
		return end;
	return s.p[at] == '\\' && at + 1 < s.len ? at + 2 : at + 1;
}

/* Adds what a backslash, a brace or a dollar at byte `at` begins; returns the place behind it. */
static size_t add_tex(struct strbuf *out, struct str source, size_t at)
{
	size_t end = source.p[at] == '$' ? 0 : add_character(out, source, at);

	if (end > 0)
		return end;
	end = copied_end(source, at);
	strbuf_add(out, str_sub(source, at, end - at));
	return end;
}

void tex_add_plain(struct strbuf *out, struct str source)
{
	for (size_t at = 0; at < source.len;) {
		size_t end = at + ascii_find_any(source.p + at, source.len - at, "\\{$");

		strbuf_add(out, str_sub(source, at, end - at));
		at = end < source.len ? add_tex(out, source, end) : end;
	}
}
