/* The pieces of addresses and the loops over letters that both kinds of identifiers need. */

#include "config.h"

#include <string.h>

#include "model/identifier_private.h"

#include "base/array.h"
#include "base/char.h"
#include "base/hex.h"
#include "base/utf8.h"

/* A link in a mail leads to a proxy, which leads to a resolver; more is nonsense. */
#define WRAPPINGS_MAX 6

static char to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

void identifier_drop(struct str *s, size_t len)
{
	*s = str_drop(*s, len);
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

	while (n < s.len && char_is_digit(s.p[n]))
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

/* The host without a port: "proxy.example:2048". */
static struct str without_port(struct str host)
{
	size_t colon = str_find(host, STR(":"));

	if (colon == SIZE_MAX || colon + 1 == host.len ||
	    identifier_count_digits(str_drop(host, colon + 1)) < host.len - colon - 1)
		return host;
	return str_sub(host, 0, colon);
}

bool identifier_read_address(struct str s, struct identifier_address *address)
{
	size_t slash;

	if (!identifier_take_word(&s, STR("https://")))
		identifier_take_word(&s, STR("http://"));
	slash = str_find(s, STR("/"));
	if (slash == SIZE_MAX || slash == 0)
		return false;
	address->host = without_port(str_sub(s, 0, slash));
	address->path = str_drop(s, slash + 1);
	return true;
}

/* Whether s begins with the domain, in which each dot is written as `dot`, and goes on with one. */
static bool begins_with_domain(struct str s, struct str domain, char dot)
{
	if (s.len <= domain.len || s.p[domain.len] != '.')
		return false;
	for (size_t i = 0; i < domain.len; i++)
		if (to_lower(s.p[i]) != (domain.p[i] == '.' ? dot : domain.p[i]))
			return false;
	return true;
}

static bool names_proxy(struct str host)
{
	return identifier_find(host, STR("proxy")) != SIZE_MAX ||
	       identifier_find(host, STR(".oclc.org")) != SIZE_MAX;
}

/* The first dot at `from` or behind it; SIZE_MAX: there is none. */
static size_t find_dot(struct str s, size_t from)
{
	const char *dot = from < s.len ? memchr(s.p + from, '.', s.len - from) : NULL;

	return dot ? (size_t)(dot - s.p) : SIZE_MAX;
}

/*
 * Whether a host is a library's proxy for the domain: doi-org.any.example, whose dashes nobody else
 * writes, and doi.org.proxy.example.
 */
static bool is_proxy_for(struct str host, struct str domain)
{
	/* There are few dots, and behind the domain is one. */
	for (size_t dot = domain.len; (dot = find_dot(host, dot)) != SIZE_MAX; dot++) {
		size_t i = dot - domain.len;
		struct str rest = str_drop(host, i);

		if (i > 0 && host.p[i - 1] != '.' && host.p[i - 1] != '-')
			continue;
		if (begins_with_domain(rest, domain, '-') ||
		    (begins_with_domain(rest, domain, '.') &&
		     names_proxy(str_drop(rest, domain.len))))
			return true;
	}
	return false;
}

bool identifier_is_host(struct str host, struct str domain)
{
	size_t below;

	if (host.len < domain.len)
		return false;
	below = host.len - domain.len;
	if (str_equal_ignoring_case(str_drop(host, below), domain) &&
	    (below == 0 || host.p[below - 1] == '.'))
		return true;
	return is_proxy_for(host, domain);
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

/* Whether s is an address with its escapes, "https%3A%2F%2F". */
static bool is_escaped_address(struct str s)
{
	return identifier_take_word(&s, STR("http")) &&
	       (identifier_take_word(&s, STR("%3A")) || identifier_take_word(&s, STR("s%3A")) ||
		identifier_take_word(&s, STR("%25")) || identifier_take_word(&s, STR("s%25")));
}

/* Takes the name of a parameter whose value can be an address. */
static bool take_address_name(struct str *s)
{
	static const struct str names[] = {
		STR_INIT("url="),    STR_INIT("qurl="),     STR_INIT("q="),    STR_INIT("u="),
		STR_INIT("target="), STR_INIT("redirect="), STR_INIT("dest="), STR_INIT("link="),
	};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (identifier_take_word(s, names[i]))
			return true;
	return false;
}

/* The address in the query of a proxy's, or of a site's that leads elsewhere. Without escapes it
 * goes on to the end, with all that looks like parameters of the outer one. */
static bool find_inner(struct str s, struct str *inner)
{
	char sign = '?';

	for (;;) {
		const char *at = memchr(s.p, sign, s.len);

		if (!at)
			return false;
		s = str_drop(s, (size_t)(at - s.p) + 1);
		*inner = s;
		sign = '&';
		if (!take_address_name(inner))
			continue;
		if (is_escaped_address(*inner))
			*inner = str_sub(*inner, 0, str_find(*inner, STR("&")));
		else if (!str_starts_with(*inner, STR("http")))
			continue;
		return true;
	}
}

bool identifier_unwrap(struct str s, char out[IDENTIFIER_WRITTEN_MAX], struct str *inner)
{
	bool is_wrapped = false;

	*inner = s;
	for (int level = 0; level < WRAPPINGS_MAX; level++) {
		if (is_escaped_address(*inner))
			*inner = identifier_unescape(*inner, out);
		else if (!find_inner(*inner, inner))
			break;
		is_wrapped = true;
	}
	return is_wrapped;
}

/* Whether s begins as identifiers and their names do. */
static bool begins_value(struct str s)
{
	static const struct str beginnings[] = { STR_INIT("10."),   STR_INIT("http"),
						 STR_INIT("arxiv"), STR_INIT("doi:"),
						 STR_INIT("pmid"),  STR_INIT("pmcid") };

	for (size_t i = 0; i < COUNT_OF(beginnings); i++)
		if (str_equal_ignoring_case(str_sub(s, 0, beginnings[i].len), beginnings[i]))
			return true;
	return false;
}

size_t identifier_value_len(struct str s)
{
	for (size_t i = 1; i < s.len; i++) {
		struct str rest = str_sub(s, i + 1, 64);

		if (s.p[i] != ';' && s.p[i] != ',' && s.p[i] != '|')
			continue;
		if (begins_value(utf8_trim(rest)))
			return i;
	}
	return s.len;
}
