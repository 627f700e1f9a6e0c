/*
 * A DOI is 10.REGISTRANT/SUFFIX, and a suffix can be anything. So where one ends can be told only
 * by what is around it: in an address by its query and by the words that publishers put behind, in
 * text by punctuation.
 */

#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/identifier_private.h"

/* The publishers whose addresses have the DOI behind a word or two: /article/10.x/y. */
static const struct str publishers[] = {
	STR_INIT("link.springer.com"), STR_INIT("springeropen.com"), STR_INIT("biomedcentral.com"),
	STR_INIT("frontiersin.org"),   STR_INIT("iop.org"),          STR_INIT("aps.org"),
	STR_INIT("biorxiv.org"),       STR_INIT("medrxiv.org"),      STR_INIT("annualreviews.org"),
	STR_INIT("handle.net"),        STR_INIT("nature.com"),       STR_INIT("degruyter.com"),
};

/* What they write behind it. */
static const struct str endings[] = {
	STR_INIT("/full"),     STR_INIT("/pdf"),       STR_INIT("/abstract"), STR_INIT("/html"),
	STR_INIT("/meta"),     STR_INIT("/xml"),       STR_INIT("/epub"),     STR_INIT("/epdf"),
	STR_INIT("/fulltext"), STR_INIT("/summary"),   STR_INIT("/"),         STR_INIT(".pdf"),
	STR_INIT(".full"),     STR_INIT(".full-text"), STR_INIT(".abstract"), STR_INIT(".html"),
};

/* The digits of a registrant's code. */
#define REGISTRANT_MIN 4
#define REGISTRANT_MAX 9

/* Each opening one, and its closing one. */
static const char brackets[] = "()[]{}<>";

static char to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether s is the code of a registrant, whose subdivisions dots part: 1000, 1000.10. Its first
 * number tells it from an address of a network, 10.20.30.0/24. */
static bool is_registrant(struct str s)
{
	struct str part;
	bool is_first = true;

	while (str_split_next(&s, '.', &part)) {
		if (identifier_count_digits(part) != part.len || part.len == 0 ||
		    (is_first && (part.len < REGISTRANT_MIN || part.len > REGISTRANT_MAX)))
			return false;
		is_first = false;
	}
	return !is_first;
}

/* 10.REGISTRANT/SUFFIX, of characters that can be seen. */
static bool is_doi(struct str s)
{
	size_t slash = str_find(s, STR("/"));

	if (!str_starts_with(s, STR("10.")) || slash == SIZE_MAX || slash + 1 == s.len ||
	    !is_registrant(str_sub(s, 3, slash - 3)))
		return false;
	while (s.len > 0) {
		uint32_t codepoint;

		if (utf8_is_graph(*s.p)) {
			identifier_drop(&s, 1);
			continue;
		}
		identifier_drop(&s, utf8_decode(s, &codepoint));
		if (utf8_is_blank(codepoint) || codepoint == UTF8_REPLACEMENT ||
		    utf8_is_unsafe(codepoint))
			return false;
	}
	return true;
}

static const char *find_bracket(char c)
{
	bool is_letter_or_digit = char_is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'z');

	return is_letter_or_digit ? NULL : memchr(brackets, c, sizeof(brackets) - 1);
}

/* How many more brackets of each kind are closed than opened. */
static void count_unmatched(struct str s, int unmatched[4])
{
	for (size_t i = 0; i < s.len; i++) {
		const char *bracket = find_bracket(s.p[i]);
		size_t at = bracket ? (size_t)(bracket - brackets) : 0;

		if (bracket)
			unmatched[at / 2] += at % 2 ? 1 : -1;
	}
}

/* The bytes of a quote at the end of s, or 0. */
static size_t quote_len(struct str s)
{
	static const struct str quotes[] = { STR_INIT("\342\200\235"), STR_INIT("\342\200\231"),
					     STR_INIT("\302\273") };

	for (size_t i = 0; i < COUNT_OF(quotes); i++)
		if (str_ends_with(s, quotes[i]))
			return quotes[i].len;
	return 0;
}

/* s without the punctuation of the text around it: a bracket that is closed here belongs to it. */
static struct str cut_punctuation(struct str s)
{
	int unmatched[4] = { 0 };

	count_unmatched(s, unmatched);
	while (s.len > 0) {
		char last = s.p[s.len - 1];
		const char *bracket = find_bracket(last);
		size_t at = bracket ? (size_t)(bracket - brackets) : 0;

		if (at % 2 && unmatched[at / 2] > 0)
			unmatched[at / 2]--;
		else if (!memchr(".,;:\"'", last, 6) && quote_len(s) == 0)
			break;
		s.len -= quote_len(s) > 0 ? quote_len(s) : 1;
	}
	return s;
}

/* A path without its query and its place in the page. */
static struct str cut_query(struct str path)
{
	return str_sub(path, 0, str_find(str_sub(path, 0, str_find(path, STR("#"))), STR("?")));
}

/* "v2" at the end, which the preprint servers put behind a DOI that ends in a digit. */
static struct str cut_version(struct str s)
{
	size_t digits = 0;

	while (digits < s.len && char_is_digit(s.p[s.len - 1 - digits]))
		digits++;
	if (digits > 0 && digits + 2 < s.len && to_lower(s.p[s.len - 1 - digits]) == 'v' &&
	    char_is_digit(s.p[s.len - 2 - digits]))
		s.len -= digits + 1;
	return s;
}

static struct str cut_ending(struct str s, bool has_version)
{
	for (size_t i = 0; i < COUNT_OF(endings);) {
		if (str_ends_with(s, endings[i])) {
			s.len -= endings[i].len;
			i = 0;
		} else {
			i++;
		}
	}
	return has_version ? cut_version(s) : s;
}

/* Without the version, and the form of the text, that bioRxiv and medRxiv have behind their DOIs
 * alone: 10.1101/2020.01.30.927871v2. Theirs are of digits. */
static struct str cut_preprint(struct str s)
{
	static const struct str registrants[] = { STR_INIT("10.1101/"), STR_INIT("10.64898/") };
	struct str shorter = cut_ending(s, true);
	size_t at = 0;

	for (size_t i = 0; i < COUNT_OF(registrants); i++)
		if (str_starts_with(s, registrants[i]))
			at = registrants[i].len;
	if (at == 0 || at + 1 >= s.len || str_ends_with(shorter, STR(".")))
		return s;
	while (at < shorter.len && (char_is_digit(s.p[at]) || s.p[at] == '.'))
		at++;
	return at == shorter.len && at < s.len && to_lower(s.p[at]) == 'v' ? shorter : s;
}

/* Writes s in lower case when it is a DOI. */
static bool put_doi(struct str s, char out[IDENTIFIER_MAX])
{
	s = cut_preprint(cut_punctuation(s));
	if (s.len >= IDENTIFIER_MAX || !is_doi(s))
		return false;
	for (size_t i = 0; i < s.len; i++)
		out[i] = to_lower(s.p[i]);
	out[s.len] = '\0';
	return true;
}

static bool put_escaped(struct str s, char out[IDENTIFIER_MAX])
{
	char unescaped[IDENTIFIER_WRITTEN_MAX];

	return put_doi(identifier_unescape(s, unescaped), out);
}

/* Drops the words of a path up to the one that begins a DOI; false when there is none. */
static bool drop_to_doi(struct str *path)
{
	while (!str_starts_with(*path, STR("10."))) {
		size_t slash = str_find(*path, STR("/"));

		if (slash == SIZE_MAX)
			return false;
		identifier_drop(path, slash + 1);
	}
	return true;
}

static bool is_publisher(struct str host)
{
	for (size_t i = 0; i < COUNT_OF(publishers); i++)
		if (identifier_is_host(host, publishers[i]))
			return true;
	return false;
}

/* Whether one of the names in a host, parted by dots and dashes, is "doi". */
static bool is_resolver(struct str host)
{
	struct str label;

	while (str_split_next(&host, '.', &label)) {
		struct str name;

		while (str_split_next(&label, '-', &name))
			if (str_equal_ignoring_case(name, STR("doi")))
				return true;
	}
	return false;
}

/* The value of a parameter in a path's query. */
static bool find_parameter(struct str path, struct str name, struct str *value)
{
	size_t at = str_find(path, STR("?"));
	struct str query, pair;

	if (at == SIZE_MAX)
		return false;
	query = str_drop(path, at + 1);
	query = str_sub(query, 0, str_find(query, STR("#")));
	while (str_split_next(&query, '&', &pair)) {
		identifier_take_word(&pair, STR("amp;"));
		*value = pair;
		if (identifier_take_word(value, name))
			return true;
	}
	return false;
}

/* /doi/10.x/y, /doi/abs/10.x/y, /insight/content/doi/10.x/y. */
static bool has_doi_word(struct str *path)
{
	size_t at;

	if (identifier_take_word(path, STR("doi/")))
		return true;
	at = identifier_find(*path, STR("/doi/"));
	if (at == SIZE_MAX)
		return false;
	identifier_drop(path, at + 5);
	return true;
}

static bool read_publisher(const struct identifier_address *address, char out[IDENTIFIER_MAX])
{
	struct str path = cut_query(address->path), value;
	bool is_preprint = identifier_is_host(address->host, STR("biorxiv.org")) ||
			   identifier_is_host(address->host, STR("medrxiv.org"));

	if (find_parameter(address->path, STR("doi="), &value) ||
	    (identifier_is_host(address->host, STR("plos.org")) &&
	     find_parameter(address->path, STR("id="), &value)))
		return put_escaped(value, out);
	/* dl.acm.org/doi/10.x/y, and resolvers such as doi-org.proxy.example/10.x/y. */
	if (!has_doi_word(&path) && !is_publisher(address->host) &&
	    (!is_resolver(address->host) || !str_starts_with(path, STR("10."))))
		return false;
	return drop_to_doi(&path) && put_escaped(cut_ending(path, is_preprint), out);
}

/* An address, whose scheme can be missing if its host is known. */
static bool read_plain_address(struct str s, char out[IDENTIFIER_MAX])
{
	struct identifier_address address;

	if (!identifier_read_address(s, &address) || str_starts_with(s, STR("10.")))
		return false;
	if (!identifier_is_host(address.host, STR("doi.org")))
		return read_publisher(&address, out);
	identifier_take_word(&address.path, STR("doi:"));
	return put_escaped(cut_query(address.path), out);
}

static bool read_address(struct str s, char out[IDENTIFIER_MAX])
{
	char unwrapped[IDENTIFIER_WRITTEN_MAX];
	struct str inner;

	return read_plain_address(s, out) ||
	       (identifier_unwrap(s, unwrapped, &inner) && read_plain_address(inner, out));
}

static void take_prefix(struct str *s)
{
	static const struct str prefixes[] = { STR_INIT("info:doi/"), STR_INIT("urn:doi:"),
					       STR_INIT("doi:"), STR_INIT("doi=") };

	while (s->len > 0 && strchr("<([{\"'", *s->p))
		identifier_drop(s, 1);
	for (size_t i = 0; i < COUNT_OF(prefixes); i++)
		if (identifier_take_word(s, prefixes[i]))
			*s = utf8_trim(*s);
	if (s->len > 4 && s->p[3] == ' ' && identifier_take_word(s, STR("doi")))
		*s = utf8_trim(*s);
}

/* Whether it is taken from an address, where brackets, colons and semicolons are escaped. */
static bool is_escaped(struct str s)
{
	static const char *const escapes[] = { "%28", "%29", "%3c", "%3e",
					       "%3a", "%3b", "%5b", "%5d" };

	for (size_t i = 0; i + 2 < s.len; i++) {
		if (s.p[i] != '%')
			continue;
		for (size_t k = 0; k < COUNT_OF(escapes); k++)
			if (str_equal_ignoring_case(str_sub(s, i, 3), str_from(escapes[k])))
				return true;
	}
	return str_find(s, STR("/")) == SIZE_MAX;
}

bool doi_normalise(struct str s, char out[IDENTIFIER_MAX])
{
	char doi[IDENTIFIER_MAX];

	s = utf8_trim(s);
	if (s.len > IDENTIFIER_WRITTEN_MAX)
		return false;
	take_prefix(&s);
	/* PubMed writes what kind of identifier it is. */
	if (str_ends_with(s, STR(" [doi]")))
		s = utf8_trim(str_sub(s, 0, s.len - 6));
	s = str_sub(s, 0, identifier_value_len(s));
	if (!read_address(s, doi)) {
		bool has_escapes = str_starts_with(s, STR("10.")) && is_escaped(s);

		if (!(has_escapes ? put_escaped(s, doi) : put_doi(s, doi)))
			return false;
	}
	memcpy(out, doi, strlen(doi) + 1);
	return true;
}
