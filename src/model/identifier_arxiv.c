/*
 * An arXiv id is YYMM.NNNN since April 2007, YYMM.NNNNN since January 2015, or, before both,
 * archive/YYMMNNN, where a subject class behind the archive (math.GT/0309136) does not tell papers
 * apart and is left out of the normal form.
 */

#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/identifier_private.h"

static const char *const arxiv_archives[] = {
	"acc-phys", "adap-org", "alg-geom", "ao-sci",   "astro-ph", "atom-ph",  "bayes-an",
	"chao-dyn", "chem-ph",  "cmp-lg",   "comp-gas", "cond-mat", "cs",       "dg-ga",
	"funct-an", "gr-qc",    "hep-ex",   "hep-lat",  "hep-ph",   "hep-th",   "math",
	"math-ph",  "mtrl-th",  "nlin",     "nucl-ex",  "nucl-th",  "patt-sol", "physics",
	"plasm-ph", "q-alg",    "q-bio",    "quant-ph", "solv-int", "supr-con",
};

/* Where a host has the id: behind this in the path. */
struct place {
	struct str host, before;
};

static const struct place places[] = {
	{ STR_INIT("arxiv.org"), STR_INIT("abs/") },
	{ STR_INIT("arxiv.org"), STR_INIT("pdf/") },
	{ STR_INIT("arxiv.org"), STR_INIT("html/") },
	{ STR_INIT("arxiv.org"), STR_INIT("format/") },
	{ STR_INIT("arxiv.org"), STR_INIT("e-print/") },
	{ STR_INIT("arxiv.org"), STR_INIT("src/") },
	{ STR_INIT("arxiv.org"), STR_INIT("ps/") },
	{ STR_INIT("xxx.lanl.gov"), STR_INIT("abs/") },
	{ STR_INIT("xxx.lanl.gov"), STR_INIT("pdf/") },
	{ STR_INIT("ar5iv.org"), STR_INIT("abs/") },
	{ STR_INIT("ar5iv.org"), STR_INIT("html/") },
	{ STR_INIT("alphaxiv.org"), STR_INIT("abs/") },
	{ STR_INIT("alphaxiv.org"), STR_INIT("pdf/") },
	{ STR_INIT("alphaxiv.org"), STR_INIT("html/") },
	{ STR_INIT("alphaxiv.org"), STR_INIT("overview/") },
	{ STR_INIT("huggingface.co"), STR_INIT("papers/") },
	{ STR_INIT("hf.co"), STR_INIT("papers/") },
	{ STR_INIT("arxiv-vanity.com"), STR_INIT("papers/") },
	{ STR_INIT("scirate.com"), STR_INIT("arxiv/") },
	{ STR_INIT("papers.cool"), STR_INIT("arxiv/") },
	{ STR_INIT("semanticscholar.org"), STR_INIT("arxiv:") },
	{ STR_INIT("doi.org"), STR_INIT("10.48550/arxiv.") },
};

static char to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Four digits that are a year and a month, as both kinds of id begin with. */
static bool is_year_month(struct str s)
{
	int month;

	if (identifier_count_digits(str_sub(s, 0, 4)) < 4)
		return false;
	month = (s.p[2] - '0') * 10 + (s.p[3] - '0');
	return month >= 1 && month <= 12;
}

/* How many digits an id of this form has behind the dot, by its year and month; 0 before April
 * 2007, when there was none. A number that lost a digit is none. */
static size_t number_len(struct str year_month)
{
	year_month = str_sub(year_month, 0, 4);
	if (str_compare(year_month, STR("0704")) < 0)
		return 0;
	return str_compare(year_month, STR("1501")) < 0 ? 4 : 5;
}

/* The length of YYMM.NNNN or YYMM.NNNNN at the start of s, or 0. */
static size_t modern_id_len(struct str s)
{
	size_t digits;

	if (!is_year_month(s) || s.len < 9 || s.p[4] != '.')
		return 0;
	digits = identifier_count_digits(str_drop(s, 5));
	return digits > 0 && digits == number_len(s) ? 5 + digits : 0;
}

static bool is_archive(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(arxiv_archives); i++)
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
		if (!char_is_letter(s.p[i]) && s.p[i] != '-')
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
	if (dot != SIZE_MAX && !is_subject_class(str_drop(archive, dot)))
		return false;
	archive = str_sub(archive, 0, dot);
	number = str_drop(*s, slash + 1);
	if (!is_archive(archive) || !is_year_month(number) || identifier_count_digits(number) != 7)
		return false;
	for (size_t i = 0; i < archive.len; i++)
		out[i] = to_lower(archive.p[i]);
	out[archive.len] = '/';
	memcpy(out + archive.len + 1, number.p, 7);
	out[archive.len + 8] = '\0';
	identifier_drop(s, slash + 8);
	return true;
}

static bool take_modern_id(struct str *s, char out[IDENTIFIER_MAX])
{
	size_t len = modern_id_len(*s);

	if (len == 0)
		return false;
	memcpy(out, s->p, len);
	out[len] = '\0';
	identifier_drop(s, len);
	return true;
}

/* Takes YMM.NNNN, as of 2007 to 2009, that a program took for a number and wrote without its 0. */
static bool take_number(struct str *s, char out[IDENTIFIER_MAX])
{
	char whole[9] = "0";

	if (s->len != 8 || s->p[3] != '.' || *s->p < '7')
		return false;
	memcpy(whole + 1, s->p, 8);
	if (modern_id_len((struct str){ whole, 9 }) != 9)
		return false;
	memcpy(out, whole, 9);
	out[9] = '\0';
	identifier_drop(s, 8);
	return true;
}

/* "v2": which version of the paper, which its identity does not depend on. */
static void take_version(struct str *s)
{
	size_t digits;

	if (s->len < 2 || to_lower(*s->p) != 'v')
		return;
	digits = identifier_count_digits(str_drop(*s, 1));
	if (digits > 0)
		identifier_drop(s, 1 + digits);
}

/* What may follow an id in an address. */
static bool is_address_end(struct str s)
{
	identifier_take_word(&s, STR(".pdf"));
	identifier_take_word(&s, STR("/"));
	return s.len == 0 || *s.p == '?' || *s.p == '#';
}

/* What may follow an id in a citation: nothing, or the subject class in brackets. */
static bool is_citation_end(struct str s)
{
	s = utf8_trim(s);
	return s.len == 0 || (s.len > 2 && *s.p == '[' && str_find(s, STR("]")) == s.len - 1);
}

static bool take_id(struct str *s, char id[IDENTIFIER_MAX])
{
	if (!take_modern_id(s, id) && !take_early_id(s, id))
		return false;
	take_version(s);
	return true;
}

static bool read_plain_address(struct str s, char id[IDENTIFIER_MAX])
{
	struct identifier_address address;
	char unescaped[IDENTIFIER_WRITTEN_MAX];

	if (!identifier_read_address(s, &address))
		return false;
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		struct str path;

		if (!identifier_is_host(address.host, places[i].host))
			continue;
		path = identifier_unescape(address.path, unescaped);
		if (identifier_take_word(&path, places[i].before) && take_id(&path, id))
			return is_address_end(path);
	}
	return false;
}

static bool read_address(struct str s, char id[IDENTIFIER_MAX])
{
	char unwrapped[IDENTIFIER_WRITTEN_MAX];
	struct str inner;

	return read_plain_address(s, id) ||
	       (identifier_unwrap(s, unwrapped, &inner) && read_plain_address(inner, id));
}

/* Takes what is written before an id. */
static void take_prefix(struct str *s)
{
	static const struct str prefixes[] = {
		STR_INIT("oai:arxiv.org:"),  STR_INIT("doi:"),
		STR_INIT("10.48550/arxiv."), STR_INIT("arxiv preprint "),
		STR_INIT("arxiv e-prints "), STR_INIT("arxiv:"),
		STR_INIT("arxiv "),          STR_INIT("abs/"),
	};

	for (size_t i = 0; i < COUNT_OF(prefixes); i++)
		if (identifier_take_word(s, prefixes[i]))
			*s = utf8_trim(*s);
}

bool arxiv_id_normalise(struct str s, char out[IDENTIFIER_MAX])
{
	char id[IDENTIFIER_MAX];

	s = utf8_trim(s);
	if (s.len > IDENTIFIER_WRITTEN_MAX)
		return false;
	/* Most are ids already. */
	if (s.len > 0 && modern_id_len(s) == s.len)
		return take_modern_id(&s, out);
	if (!read_address(s, id)) {
		take_prefix(&s);
		if ((!take_id(&s, id) && !take_number(&s, id)) || !is_citation_end(s))
			return false;
	}
	memcpy(out, id, strlen(id) + 1);
	return true;
}

bool arxiv_id_is_damaged(struct str s)
{
	char id[IDENTIFIER_MAX];
	size_t digits;

	s = utf8_trim(s);
	if (arxiv_id_normalise(s, id) || !is_year_month(s) || number_len(s) == 0 || s.len < 6 ||
	    s.p[4] != '.')
		return false;
	digits = identifier_count_digits(str_drop(s, 5));
	return digits <= 5 && 5 + digits == s.len;
}

uint8_t arxiv_id_version(struct str s, const char *id)
{
	const char *slash = strchr(id, '/');
	struct str number;
	uint64_t version;
	size_t at;

	/* A subject class may be before it: math.GT/0309136v2. */
	number = str_from(slash ? slash : id);
	if (number.len == 0 || s.len <= number.len)
		return 0;
	at = str_find(s, number);
	if (at == SIZE_MAX)
		return 0;
	identifier_drop(&s, at + number.len);
	if (s.len == 0 || to_lower(*s.p) != 'v')
		return 0;
	identifier_drop(&s, 1);
	s = str_sub(s, 0, identifier_count_digits(s));
	return str_to_uint(s, UINT8_MAX, &version) ? (uint8_t)version : 0;
}
