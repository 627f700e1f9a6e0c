/* A tag is looked at up to the next "<" or little more, so that no byte is looked at often. */

#include "config.h"

#include "read/xml_token.h"

#include <stdbool.h>
#include <string.h>

#include "base/char.h"
#include "base/hex.h"

/* libxml2 takes no longer one. */
#define TAG_MAX ((size_t)10 << 20)

/* So far an attribute goes on behind a "<" in it, which is none of XML. */
#define BEHIND_ANGLE_MAX 4096

#define REFERENCE_MAX 64

static bool begins_name(char c)
{
	return char_is_letter(c) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

size_t xml_skip_name(struct str s, size_t at)
{
	while (at < s.len &&
	       (begins_name(s.p[at]) || char_is_digit(s.p[at]) || s.p[at] == '-' || s.p[at] == '.'))
		at++;
	return at;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static size_t skip_space(struct str s, size_t at)
{
	while (at < s.len && is_space(s.p[at]))
		at++;
	return at;
}

/* Where the value ends that the quote at `at` begins; 0: it is none. */
static size_t measure_value(struct str s, size_t at)
{
	const char *start = s.p + at + 1;
	size_t len = s.len - at - 1;
	const char *end = memchr(start, s.p[at], len);
	const char *angle = memchr(start, '<', end ? (size_t)(end - start) : len);
	size_t behind = angle ? (size_t)((end ? end : start + len) - angle) : 0;

	if (behind > BEHIND_ANGLE_MAX)
		return 0;
	return end ? (size_t)(end - s.p) + 1 : XML_MORE;
}

/* The same of the attribute that begins there. */
static size_t measure_attribute(struct str s, size_t at)
{
	if (!begins_name(s.p[at]))
		return 0;
	at = skip_space(s, xml_skip_name(s, at));
	if (at == s.len)
		return XML_MORE;
	if (s.p[at] != '=')
		return 0;
	at = skip_space(s, at + 1);
	if (at == s.len)
		return XML_MORE;
	return s.p[at] == '"' || s.p[at] == '\'' ? measure_value(s, at) : 0;
}

/* Where the tag ends after its name; 0: it is none. */
static size_t measure_attributes(struct str s, size_t at, bool is_end)
{
	for (;;) {
		size_t start = at;

		at = skip_space(s, at);
		if (at == s.len)
			return XML_MORE;
		if (s.p[at] == '>')
			return at + 1;
		if (s.p[at] == '/' && !is_end && at + 1 == s.len)
			return XML_MORE;
		if (s.p[at] == '/' && !is_end)
			return s.p[at + 1] == '>' ? at + 2 : 0;
		if (is_end || at == start)
			return 0;
		at = measure_attribute(s, at);
		if (at == 0 || at == XML_MORE)
			return at;
	}
}

size_t xml_measure_tag(struct str s)
{
	bool is_end = s.len > 1 && s.p[1] == '/';
	size_t at = is_end ? 2 : 1;
	size_t len = XML_MORE;

	if (at < s.len && !begins_name(s.p[at]))
		return 0;
	if (at < s.len)
		len = measure_attributes(s, xml_skip_name(s, at), is_end);
	return len == XML_MORE && s.len > TAG_MAX ? 0 : len;
}

static size_t skip_digits(struct str s, size_t at, bool is_hex)
{
	while (at < s.len && (is_hex ? hex_value(s.p[at]) >= 0 : char_is_digit(s.p[at])))
		at++;
	return at;
}

size_t xml_measure_reference(struct str s)
{
	size_t start = 1, end;

	s = str_sub(s, 0, REFERENCE_MAX);
	if (str_starts_with(s, STR("&#x")))
		end = skip_digits(s, start = 3, true);
	else if (str_starts_with(s, STR("&#")))
		end = skip_digits(s, start = 2, false);
	else if (s.len > 1 && (char_is_digit(s.p[1]) || s.p[1] == '-' || s.p[1] == '.'))
		return 0;
	else
		end = xml_skip_name(s, start);
	if (end == s.len)
		return s.len == REFERENCE_MAX ? 0 : XML_MORE;
	return s.p[end] == ';' && end > start ? end + 1 : 0;
}

size_t xml_measure_instruction(struct str s)
{
	const char *angle = memchr(s.p + 1, '<', s.len - 1);
	size_t end = str_find(str_sub(s, 0, angle ? (size_t)(angle - s.p) : s.len), STR("?>"));

	if (end != SIZE_MAX)
		return end + 2;
	return angle || s.len > TAG_MAX ? 0 : XML_MORE;
}
