/*
 * An arXiv id is YYMM.NNNN (five digits at the end since 2015), or, until March 2007,
 * archive/YYMMNNN, where a subject class behind the archive (math.GT/0309136) does not tell papers
 * apart and is left out of the normal form.
 */

#include "config.h"

#include "model/identifier.h"

#include <string.h>

#include "base/utf8.h"

/* Nothing that names a paper, with all that people put around it, is longer. */
#define WRITTEN_MAX 1024

static const char *const arxiv_archives[] = {
	"acc-phys", "adap-org", "alg-geom", "ao-sci",   "astro-ph", "atom-ph",  "bayes-an",
	"chao-dyn", "chem-ph",  "cmp-lg",   "comp-gas", "cond-mat", "cs",       "dg-ga",
	"funct-an", "gr-qc",    "hep-ex",   "hep-lat",  "hep-ph",   "hep-th",   "math",
	"math-ph",  "mtrl-th",  "nlin",     "nucl-ex",  "nucl-th",  "patt-sol", "physics",
	"plasm-ph", "q-alg",    "q-bio",    "quant-ph", "solv-int", "supr-con",
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static void drop(struct str *s, size_t len)
{
	*s = str_sub(*s, len, SIZE_MAX);
}

static bool take_word(struct str *s, struct str word)
{
	if (!str_equal_ignoring_case(str_sub(*s, 0, word.len), word))
		return false;
	drop(s, word.len);
	return true;
}

static size_t count_digits(struct str s)
{
	size_t n = 0;

	while (n < s.len && is_digit(s.p[n]))
		n++;
	return n;
}

/* Takes "https://host/" off an address whose host is `host` or lies below it; the scheme may be
 * missing. */
static bool take_host(struct str *s, struct str host)
{
	struct str rest = *s, found;
	size_t slash;

	if (!take_word(&rest, STR("https://")))
		take_word(&rest, STR("http://"));
	slash = str_find(rest, STR("/"));
	if (slash == SIZE_MAX || slash < host.len)
		return false;
	found = str_sub(rest, slash - host.len, host.len);
	if (!str_equal_ignoring_case(found, host) || (slash > host.len && found.p[-1] != '.'))
		return false;
	drop(&rest, slash + 1);
	*s = rest;
	return true;
}

/* Four digits that are a year and a month, as both kinds of id begin with. */
static bool is_year_month(struct str s)
{
	int month;

	if (count_digits(str_sub(s, 0, 4)) < 4)
		return false;
	month = (s.p[2] - '0') * 10 + (s.p[3] - '0');
	return month >= 1 && month <= 12;
}

/* The length of YYMM.NNNN or YYMM.NNNNN at the start of s, or 0. */
static size_t modern_id_len(struct str s)
{
	size_t digits;

	if (!is_year_month(s) || s.len < 9 || s.p[4] != '.')
		return 0;
	digits = count_digits(str_sub(s, 5, SIZE_MAX));
	return digits == 4 || digits == 5 ? 5 + digits : 0;
}

static bool is_archive(struct str name)
{
	for (size_t i = 0; i < sizeof(arxiv_archives) / sizeof(*arxiv_archives); i++)
		if (str_equal_ignoring_case(name, str_from(arxiv_archives[i])))
			return true;
	return false;
}

/* ".GT" and the like, up to the slash. */
static bool is_subject_class(struct str s)
{
	if (s.len < 2 || s.len > 16 || s.p[0] != '.')
		return false;
	for (size_t i = 1; i < s.len; i++)
		if (!is_letter(s.p[i]) && s.p[i] != '-')
			return false;
	return true;
}

/* Takes archive[.CC]/YYMMNNN off *s and writes archive/YYMMNNN to out. */
static bool take_early_id(struct str *s, char out[IDENTIFIER_MAX])
{
	size_t slash = str_find(str_sub(*s, 0, 40), STR("/"));
	struct str archive, number;
	size_t dot;

	if (slash == SIZE_MAX)
		return false;
	archive = str_sub(*s, 0, slash);
	dot = str_find(archive, STR("."));
	if (dot != SIZE_MAX && !is_subject_class(str_sub(archive, dot, SIZE_MAX)))
		return false;
	archive = str_sub(archive, 0, dot);
	number = str_sub(*s, slash + 1, SIZE_MAX);
	if (!is_archive(archive) || !is_year_month(number) || count_digits(number) != 7)
		return false;
	for (size_t i = 0; i < archive.len; i++)
		out[i] = to_lower(archive.p[i]);
	out[archive.len] = '/';
	memcpy(out + archive.len + 1, number.p, 7);
	out[archive.len + 8] = '\0';
	drop(s, slash + 8);
	return true;
}

static bool take_modern_id(struct str *s, char out[IDENTIFIER_MAX])
{
	size_t len = modern_id_len(*s);

	if (len == 0)
		return false;
	memcpy(out, s->p, len);
	out[len] = '\0';
	drop(s, len);
	return true;
}

/* "v2": which version of the paper, which its identity does not depend on. */
static void take_version(struct str *s)
{
	size_t digits;

	if (s->len < 2 || to_lower(*s->p) != 'v')
		return;
	digits = count_digits(str_sub(*s, 1, SIZE_MAX));
	if (digits > 0)
		drop(s, 1 + digits);
}

/* What may follow an id in an address. */
static bool is_address_end(struct str s)
{
	take_word(&s, STR(".pdf"));
	take_word(&s, STR("/"));
	return s.len == 0 || *s.p == '?' || *s.p == '#';
}

/* What may follow an id in a citation: nothing, or the subject class in brackets. */
static bool is_citation_end(struct str s)
{
	s = str_trim(s);
	return s.len == 0 || (s.len > 2 && *s.p == '[' && str_find(s, STR("]")) == s.len - 1);
}

bool arxiv_id_normalise(struct str s, char out[IDENTIFIER_MAX])
{
	bool is_address;
	char id[IDENTIFIER_MAX];

	s = str_trim(s);
	if (s.len > WRITTEN_MAX)
		return false;
	is_address = take_host(&s, STR("arxiv.org"));
	if (is_address) {
		if (!take_word(&s, STR("abs/")) && !take_word(&s, STR("pdf/")) &&
		    !take_word(&s, STR("html/")))
			return false;
	} else if (take_word(&s, STR("arxiv:"))) {
		s = str_trim(s);
	}
	if (!take_modern_id(&s, id) && !take_early_id(&s, id))
		return false;
	take_version(&s);
	if (!(is_address ? is_address_end(s) : is_citation_end(s)))
		return false;
	memcpy(out, id, strlen(id) + 1);
	return true;
}

static int hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	c = to_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Whether an escape of visible ASCII (%2F) begins s; others are left, as they may mean
 * anything. */
static bool take_escape(struct str s, char *byte)
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

/* Copies s in lower case, escapes undone where it comes from an address; SIZE_MAX when it does not
 * fit. */
static size_t copy_doi(struct str s, bool is_address, char out[IDENTIFIER_MAX])
{
	size_t len = 0;

	while (s.len > 0) {
		char byte = *s.p;
		size_t taken = is_address && take_escape(s, &byte) ? 3 : 1;

		if (len + 1 >= IDENTIFIER_MAX)
			return SIZE_MAX;
		out[len++] = to_lower(byte);
		drop(&s, taken);
	}
	out[len] = '\0';
	return len;
}

/* 10.REGISTRANT/SUFFIX, of characters that can be seen. */
static bool is_doi(struct str s)
{
	size_t slash = str_find(s, STR("/"));

	if (!str_starts_with(s, STR("10.")) || slash == SIZE_MAX || slash < 7 || slash + 1 == s.len)
		return false;
	for (size_t i = 3; i < slash; i++)
		if (!is_digit(s.p[i]) && s.p[i] != '.')
			return false;
	while (s.len > 0) {
		uint32_t codepoint;

		drop(&s, utf8_decode(s, &codepoint));
		if (codepoint <= ' ' || codepoint == UTF8_REPLACEMENT || utf8_is_unsafe(codepoint))
			return false;
	}
	return true;
}

bool doi_normalise(struct str s, char out[IDENTIFIER_MAX])
{
	char doi[IDENTIFIER_MAX];
	bool is_address;
	size_t len;

	s = str_trim(s);
	if (s.len > WRITTEN_MAX)
		return false;
	is_address = take_host(&s, STR("doi.org"));
	if (!is_address && take_word(&s, STR("doi:")))
		s = str_trim(s);
	len = copy_doi(s, is_address, doi);
	if (len == SIZE_MAX || !is_doi((struct str){ doi, len }))
		return false;
	memcpy(out, doi, len + 1);
	return true;
}
