#include "config.h"

#include "read/reading_mark.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "read/reading_org.h"

/* The name of a place is no longer, in bytes. */
#define ANCHOR_MAX ((size_t)200)

/* The text of a link that two lines share has on each of them as much at least, and at most. */
#define LINK_MIN ((size_t)4)
#define LINK_MAX ((size_t)300)

/* Signs that begin an item beside those of Markdown, each with a blank behind it; an element of
 * HTML needs none. */
static size_t sign_len(struct str s)
{
	static const struct str signs[] = {
		STR_INIT("- "),
		STR_INIT("* "),
		STR_INIT("+ "),
		STR_INIT("-\t"),
		STR_INIT("*\t"),
		STR_INIT("+\t"),
		STR_INIT("\xE2\x80\xA2 "),
		STR_INIT("\xE2\x80\xA2\t"),
		STR_INIT("\xE2\x80\xA3 "),
		STR_INIT("\xE2\x97\xA6 "),
		STR_INIT("\xE2\x96\xAA "),
		STR_INIT("\xE2\x97\x8F "),
		STR_INIT("\xE2\x97\x8B "),
		STR_INIT("\xC2\xB7 "),
		STR_INIT("<li>"),
	};

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (s.len > signs[i].len && str_starts_with(s, signs[i]))
			return signs[i].len;
	return 0;
}

/* Variants of a picture, and what joins several. */
static bool is_joiner(uint32_t codepoint)
{
	return codepoint == 0x200D || codepoint == 0xFE0F ||
	       (codepoint >= 0x1F3FB && codepoint <= 0x1F3FF);
}

/* Arrows, stars, pictures; not the signs of Chinese and Japanese. */
static bool is_picture(uint32_t codepoint)
{
	return (codepoint >= 0x2190 && codepoint < 0x2E80 && !utf8_is_letter_or_digit(codepoint)) ||
	       (codepoint >= 0x1F000 && codepoint < 0x20000);
}

size_t reading_picture_len(struct str s)
{
	size_t len = 0, blanks;
	uint32_t codepoint;

	for (size_t next; len < s.len; len += next) {
		next = utf8_decode(str_drop(s, len), &codepoint);
		if (!is_picture(codepoint) && (len == 0 || !is_joiner(codepoint)))
			break;
	}
	blanks = len > 0 ? utf8_blanks_at(s, len) : 0;
	return blanks > 0 && len + blanks < s.len ? len + blanks : 0;
}

/* "12. ", "12) ", "[12] ". */
static size_t number_len(struct str s)
{
	size_t begin = s.len > 0 && s.p[0] == '[', end = begin;

	while (end < s.len && end - begin < 6 && char_is_digit(s.p[end]))
		end++;
	if (end == begin || end + 1 >= s.len || s.p[end + 1] != ' ')
		return 0;
	return strchr(begin > 0 ? "]" : ".)", s.p[end]) ? end + 2 : 0;
}

/* An element that only names the place: "<a name="kite"></a> ", "<span id="kite"></span>". */
static size_t anchor_len(struct str s)
{
	static const struct {
		struct str begin, end;
	} anchors[] = {
		{ STR_INIT("<a name="), STR_INIT("</a>") },
		{ STR_INIT("<a id="), STR_INIT("</a>") },
		{ STR_INIT("<span id="), STR_INIT("</span>") },
	};

	for (size_t i = 0; i < COUNT_OF(anchors); i++) {
		struct str look = str_sub(s, 0, ANCHOR_MAX);
		size_t close = str_find(look, STR(">"));

		if (str_starts_with(s, anchors[i].begin) && close != SIZE_MAX &&
		    str_starts_with(str_drop(look, close + 1), anchors[i].end)) {
			close += 1 + anchors[i].end.len;
			return close + utf8_blanks_at(s, close);
		}
	}
	return 0;
}

size_t reading_mark_len(struct str s)
{
	size_t i = sign_len(s);

	if (i == 0)
		i = number_len(s);
	if (i > 0)
		i += anchor_len(str_drop(s, i));
	i += reading_picture_len(str_drop(s, i));
	if (i > 0 && s.len > i + 4 && s.p[i] == '[' && s.p[i + 2] == ']' && s.p[i + 3] == ' ')
		i += 4;
	return i > 0 ? i + reading_org_state_len(str_drop(s, i)) : 0;
}

size_t reading_heading_len(struct str s)
{
	size_t i = 0;

	while (i < s.len && s.p[i] == s.p[0] && strchr("#*", s.p[0]))
		i++;
	if (i == 0 || i == s.len || s.p[i] != ' ' || (s.p[0] == '*' && i == 1))
		return 0;
	return i + 1 + (s.p[0] == '*' ? reading_org_state_len(str_drop(s, i + 1)) : 0);
}

static bool opens_link(struct str line)
{
	size_t at = line.len;

	while (at > 0 && !strchr("[]", line.p[at - 1]))
		at--;
	return at > 0 && line.p[at - 1] == '[' && line.len - at >= LINK_MIN &&
	       (at == 1 || strchr(" *_(\t", line.p[at - 2]));
}

static bool ends_link(struct str line)
{
	size_t at = 0;

	while (at < line.len && at <= LINK_MAX && !strchr("[]", line.p[at]))
		at++;
	return at > 0 && at + 1 < line.len && line.p[at] == ']' && line.p[at + 1] == '(' &&
	       reading_mark_len(utf8_trim(line)) == 0;
}

/* Whether an item has a title in bold that does not end. */
static bool opens_bold(struct str line)
{
	size_t count = 0, at;

	if (reading_mark_len(utf8_trim(line)) == 0)
		return false;
	while ((at = str_find(line, STR("**"))) != SIZE_MAX) {
		line = str_drop(line, at + 2);
		count++;
	}
	return count == 1 && line.len >= LINK_MIN && *line.p != ' ';
}

bool reading_mark_opens(struct str line)
{
	return line.len > LINK_MIN && (opens_link(line) || opens_bold(line));
}

bool reading_mark_ends(struct str above, struct str line)
{
	size_t at;

	if (opens_link(above))
		return ends_link(line);
	at = str_find(str_sub(line, 0, LINK_MAX), STR("**"));
	return at != SIZE_MAX && at > 0 && line.p[at - 1] != ' ' &&
	       reading_mark_len(utf8_trim(line)) == 0;
}

bool reading_mark_is_key(struct str line)
{
	size_t colon = str_find(line, STR(":"));

	return colon != SIZE_MAX && colon > 0 && colon < str_find(line, STR(" ")) &&
	       (colon + 1 == line.len || line.p[colon + 1] == ' ');
}

bool reading_mark_is_own_heading(struct str line)
{
	size_t digits = 0;

	line = str_drop(line, str_starts_with(line, STR("# ")) ? 2 : line.len);
	while (digits < line.len && digits < 9 && char_is_digit(line.p[digits]))
		digits++;
	line = str_drop(line, digits);
	return digits > 0 && (str_equal(line, STR(" paper")) || str_equal(line, STR(" papers")));
}
