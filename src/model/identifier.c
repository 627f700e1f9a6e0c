/* The pieces of addresses and the loops over letters that both kinds of identifiers need. */

#include "config.h"

#include <string.h>

#include "model/identifier_private.h"

#include "base/utf8.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

void identifier_drop(struct str *s, size_t len)
{
	*s = str_sub(*s, len, SIZE_MAX);
}

bool identifier_take_word(struct str *s, struct str word)
{
	if (!str_equal_ignoring_case(str_sub(*s, 0, word.len), word))
		return false;
	identifier_drop(s, word.len);
	return true;
}

size_t identifier_count_digits(struct str s)
{
	size_t n = 0;

	while (n < s.len && is_digit(s.p[n]))
		n++;
	return n;
}

size_t identifier_find(struct str s, struct str part)
{
	for (size_t i = 0; i + part.len <= s.len; i++)
		if (to_lower(s.p[i]) == *part.p &&
		    str_equal_ignoring_case(str_sub(s, i, part.len), part))
			return i;
	return SIZE_MAX;
}

bool identifier_read_address(struct str s, struct identifier_address *address)
{
	size_t slash;

	if (!identifier_take_word(&s, STR("https://")))
		identifier_take_word(&s, STR("http://"));
	slash = str_find(s, STR("/"));
	if (slash == SIZE_MAX || slash == 0)
		return false;
	address->host = str_sub(s, 0, slash);
	address->path = str_sub(s, slash + 1, SIZE_MAX);
	return true;
}

bool identifier_is_host(struct str host, struct str domain)
{
	size_t below;

	if (host.len < domain.len)
		return false;
	below = host.len - domain.len;
	return str_equal_ignoring_case(str_sub(host, below, SIZE_MAX), domain) &&
	       (below == 0 || host.p[below - 1] == '.');
}

static int hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	c = to_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_escape(struct str s, char *byte)
{
	int high, low, value;

	if (s.len < 3 || s.p[0] != '%')
		return false;
	high = hex_value(s.p[1]);
	low = hex_value(s.p[2]);
	value = high * 16 + low;
	if (high < 0 || low < 0 || value <= 0x20 || value >= 0x7F)
		return false;
	*byte = (char)value;
	return true;
}

struct str identifier_unescape(struct str s, char out[IDENTIFIER_WRITTEN_MAX])
{
	size_t len = 0;

	while (s.len > 0 && len < IDENTIFIER_WRITTEN_MAX) {
		char byte = *s.p;
		size_t taken = read_escape(s, &byte) ? 3 : 1;

		out[len++] = byte;
		identifier_drop(&s, taken);
	}
	return (struct str){ out, len };
}

/* Whether s begins as identifiers and their names do. */
static bool begins_value(struct str s)
{
	static const struct str beginnings[] = { STR_INIT("10."),   STR_INIT("http"),
						 STR_INIT("arxiv"), STR_INIT("doi:"),
						 STR_INIT("pmid"),  STR_INIT("pmcid") };

	for (size_t i = 0; i < sizeof(beginnings) / sizeof(*beginnings); i++)
		if (str_equal_ignoring_case(str_sub(s, 0, beginnings[i].len), beginnings[i]))
			return true;
	return false;
}

size_t identifier_value_len(struct str s)
{
	for (size_t i = 1; i < s.len; i++) {
		struct str rest = str_sub(s, i + 1, 64);

		if (!memchr(";,|", s.p[i], 3))
			continue;
		if (begins_value(utf8_trim(rest)))
			return i;
	}
	return s.len;
}
