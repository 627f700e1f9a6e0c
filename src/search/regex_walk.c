/* Walking over an expression: characters and escapes, copied, folded or refused. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/char.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "search/regex_private.h"
#include "text/fold.h"

void regex_refuse(struct regex_walk *walk, size_t at, const char *message)
{
	if (!walk->is_refused) {
		*walk->error = (struct regex_error){ .at = at };
		snprintf(walk->error->message, sizeof(walk->error->message), "%s", message);
	}
	walk->is_refused = true;
	walk->at = walk->typed.len;
}

bool regex_is_at_end(const struct regex_walk *walk)
{
	return walk->at >= walk->typed.len;
}

char regex_peek(const struct regex_walk *walk, size_t ahead)
{
	return walk->at + ahead < walk->typed.len ? walk->typed.p[walk->at + ahead] : '\0';
}

bool regex_sees(const struct regex_walk *walk, const char *sign)
{
	return str_starts_with(str_sub(walk->typed, walk->at, strlen(sign)), str_from(sign));
}

static void put_bytes(struct regex_walk *walk, size_t origin, struct str text, size_t step)
{
	struct regex_pattern *pattern = walk->pattern;
	size_t from = pattern->text.len;

	pattern->offsets = alloc_grow(pattern->offsets, &pattern->offset_capacity, from + text.len,
				      sizeof(*pattern->offsets));
	for (size_t i = 0; i < text.len; i++)
		pattern->offsets[from + i] = origin + i * step;
	strbuf_add(&pattern->text, text);
}

void regex_put(struct regex_walk *walk, size_t origin, struct str text)
{
	put_bytes(walk, origin, text, 0);
}

void regex_copy(struct regex_walk *walk, size_t count)
{
	struct str text = str_sub(walk->typed, walk->at, count);

	put_bytes(walk, walk->at, text, 1);
	walk->at += text.len;
}

static void put_plain(struct regex_walk *walk, size_t origin, uint32_t codepoint)
{
	char bytes[4];

	regex_put(walk, origin, (struct str){ bytes, utf8_encode(codepoint, bytes) });
}

void regex_put_character(struct regex_walk *walk, size_t origin, uint32_t codepoint)
{
	if (codepoint < 0x80 && !char_is_letter((char)codepoint) && !char_is_digit((char)codepoint))
		regex_put(walk, origin, STR("\\"));
	put_plain(walk, origin, codepoint);
}

size_t regex_fold(uint32_t codepoint, uint32_t folded[REGEX_FOLD_MAX])
{
	struct strbuf out;
	char bytes[4];
	size_t count = 0;

	strbuf_init(&out);
	fold_add(&out, (struct str){ bytes, utf8_encode(codepoint, bytes) });
	for (size_t i = 0; i < out.len && count < REGEX_FOLD_MAX; count++)
		i += utf8_decode(str_sub(strbuf_str(&out), i, out.len), &folded[count]);
	strbuf_free(&out);
	return count;
}

/* Goes past \xhh or \x{h...}, if that comes next and names a character outside ASCII; the others
 * need no folding. */
static bool take_code(struct regex_walk *walk, uint32_t *codepoint)
{
	bool is_braced = regex_peek(walk, 2) == '{';
	size_t ahead = is_braced ? 3 : 2, end = is_braced ? 9 : 4;
	uint32_t value = 0;

	if (!regex_sees(walk, "\\x"))
		return false;
	for (; ahead < end && hex_value(regex_peek(walk, ahead)) >= 0; ahead++)
		value = value * 16 + (uint32_t)hex_value(regex_peek(walk, ahead));
	if (is_braced && regex_peek(walk, ahead++) != '}')
		return false;
	if (value < 0x80 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return false;
	walk->at += ahead;
	*codepoint = value;
	return true;
}

bool regex_take_character(struct regex_walk *walk, uint32_t *codepoint)
{
	char next = regex_peek(walk, 1);

	if (take_code(walk, codepoint))
		return true;
	if (regex_peek(walk, 0) == '\\') {
		if (char_is_letter(next) || char_is_digit(next) || walk->at + 1 >= walk->typed.len)
			return false;
		walk->at++;
	}
	walk->at += utf8_decode(str_sub(walk->typed, walk->at, 4), codepoint);
	return true;
}

static bool is_letter_case(struct str name)
{
	static const char *const cases[] = { "lu",        "ll",        "lt",    "upper",
					     "uppercase", "lowercase", "lower", "titlecase" };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		if (str_equal(name, str_from(cases[i])))
			return true;
	return str_starts_with(name, STR("cw")) || str_starts_with(name, STR("changeswhen"));
}

/* Whether a property such as \p{Lu} distinguishes upper from lower case. PCRE2 ignores all but
 * letters. */
static bool asks_for_case(struct str property)
{
	struct strbuf name;
	bool asks;

	strbuf_init(&name);
	for (size_t i = 0; i < property.len; i++)
		if (char_is_letter(property.p[i]))
			strbuf_add_byte(&name, (char)(property.p[i] | 0x20));
	asks = is_letter_case(strbuf_str(&name));
	strbuf_free(&name);
	return asks;
}

static void copy_property(struct regex_walk *walk)
{
	struct str rest = str_sub(walk->typed, walk->at + 3, walk->typed.len);
	size_t len = regex_peek(walk, 2) == '{' ? str_find(rest, STR("}")) : SIZE_MAX;

	if (len == SIZE_MAX)
		regex_copy(walk, 2);
	else if (asks_for_case(str_sub(rest, 0, len)))
		regex_refuse(walk, walk->at, "case never counts here: use \\p{L} for any letter");
	else
		regex_copy(walk, 4 + len);
}

void regex_copy_escape(struct regex_walk *walk)
{
	char letter = regex_peek(walk, 1);

	if (letter == 'p' || letter == 'P')
		copy_property(walk);
	else if (letter == 'G')
		regex_refuse(walk, walk->at, "\\G is not known here: each text is searched once");
	else if (regex_sees(walk, "\\N{") || regex_sees(walk, "\\o{"))
		regex_refuse(walk, walk->at, "expected the character itself, or \\x{...}");
	else
		regex_copy(walk, 2);
}

void regex_copy_quote(struct regex_walk *walk)
{
	uint32_t folded[REGEX_FOLD_MAX], codepoint;

	regex_copy(walk, 2);
	while (!regex_is_at_end(walk) && !regex_sees(walk, "\\E")) {
		size_t origin = walk->at, count;

		if ((unsigned char)regex_peek(walk, 0) < 0x80) {
			regex_copy(walk, 1);
			continue;
		}
		walk->at += utf8_decode(str_sub(walk->typed, walk->at, 4), &codepoint);
		count = regex_fold(codepoint, folded);
		for (size_t i = 0; i < count; i++)
			put_plain(walk, origin, folded[i]);
	}
	regex_copy(walk, 2);
}
