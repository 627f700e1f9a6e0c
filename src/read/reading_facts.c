#include "config.h"

#include "read/reading_facts.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"

/* A venue before a title, which an underscore or a dash ends, is no longer. */
#define PREFIX_MAX ((size_t)16)

static size_t count_digits(struct str s)
{
	size_t count = 0;

	while (count < s.len && char_is_digit(s.p[count]))
		count++;
	return count;
}

/* "-05" or "-05-10" behind a year, with the same sign twice. */
static size_t rest_of_date(struct str s)
{
	if (s.len < 3 || !strchr("-/", s.p[0]) || count_digits(str_drop(s, 1)) != 2)
		return 0;
	if (s.len < 6 || s.p[3] != s.p[0] || count_digits(str_drop(s, 4)) != 2)
		return 3;
	return 6;
}

struct str reading_date_in(struct str s)
{
	for (size_t i = 0; i + 4 <= s.len; i++) {
		bool is_year = (s.p[i] == '1' && s.p[i + 1] == '9') ||
			       (s.p[i] == '2' && s.p[i + 1] == '0');
		struct str rest = str_drop(s, i + 4);

		if ((i > 0 && (char_is_digit(s.p[i - 1]) || s.p[i - 1] == '.')) || !is_year ||
		    count_digits(str_drop(s, i)) != 4)
			continue;
		if (rest.len > 5 && *rest.p == '.' && count_digits(str_sub(rest, 1, 4)) == 4)
			continue;
		return str_sub(s, i, 4 + rest_of_date(rest));
	}
	return STR("");
}

/* The year that two digits at a place are, if they are by themselves. */
static bool take_short_year(struct str s, char year[5])
{
	if (count_digits(s) != 2 || (s.len > 2 && utf8_is_letter_or_digit((unsigned char)s.p[2])))
		return false;
	memcpy(year, s.p[0] >= '6' ? "19" : "20", 2);
	memcpy(year + 2, s.p, 2);
	year[4] = '\0';
	return true;
}

bool reading_ends_in_short_name(struct str s)
{
	size_t begin = s.len, capitals = 0;

	while (begin > 0 && utf8_is_letter_or_digit((unsigned char)s.p[begin - 1]))
		capitals += char_is_upper(s.p[--begin]);
	return s.len - begin >= 3 && (capitals >= 2 || (capitals == 1 && s.len - begin >= 5));
}

/* Whether a text goes on with a word in small letters, as in "ICLR 12 pages". */
static bool goes_on(struct str s)
{
	s = utf8_trim(s);
	return s.len > 0 && char_is_lower(*s.p);
}

bool reading_short_year_in(struct str s, char year[5])
{
	static const struct str signs[] = { STR_INIT("'"), STR_INIT("\xE2\x80\x99"),
					    STR_INIT("\xE2\x80\x98") };
	struct str venue = reading_venue_in(s);
	size_t at = venue.len > 0 ? str_find(s, venue) + venue.len : s.len;

	if (at < s.len && s.p[at] == ' ' && take_short_year(str_drop(s, at + 1), year) &&
	    !goes_on(str_drop(s, at + 3)))
		return true;
	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		struct str rest;

		at = str_find(s, signs[i]);
		if (at == SIZE_MAX)
			continue;
		rest = str_drop(s, at + signs[i].len);
		rest = str_drop(rest, utf8_blanks_at(rest, 0));
		if (reading_ends_in_short_name(utf8_trim(str_sub(s, 0, at))) &&
		    take_short_year(rest, year))
			return true;
	}
	return false;
}

/* Of several in a text the one that comes first here is taken. */
static const struct str venues[] = {
	STR_INIT("NeurIPS"),     STR_INIT("NIPS"),
	STR_INIT("ICML"),        STR_INIT("ICLR"),
	STR_INIT("AAAI"),        STR_INIT("IJCAI"),
	STR_INIT("CVPR"),        STR_INIT("ICCV"),
	STR_INIT("ECCV"),        STR_INIT("WACV"),
	STR_INIT("EMNLP"),       STR_INIT("NAACL"),
	STR_INIT("EACL"),        STR_INIT("COLING"),
	STR_INIT("TACL"),        STR_INIT("ACL"),
	STR_INIT("COLT"),        STR_INIT("AISTATS"),
	STR_INIT("UAI"),         STR_INIT("CoRL"),
	STR_INIT("ICRA"),        STR_INIT("IROS"),
	STR_INIT("RSS"),         STR_INIT("KDD"),
	STR_INIT("WWW"),         STR_INIT("SIGIR"),
	STR_INIT("CIKM"),        STR_INIT("WSDM"),
	STR_INIT("RecSys"),      STR_INIT("INTERSPEECH"),
	STR_INIT("Interspeech"), STR_INIT("ICASSP"),
	STR_INIT("SIGGRAPH"),    STR_INIT("CHI"),
	STR_INIT("TMLR"),        STR_INIT("JMLR"),
	STR_INIT("MICCAI"),      STR_INIT("COLM"),
	STR_INIT("MLSys"),       STR_INIT("USENIX Security"),
	STR_INIT("SIGMOD"),      STR_INIT("PVLDB"),
	STR_INIT("VLDB"),        STR_INIT("ICDE"),
	STR_INIT("EDBT"),        STR_INIT("CIDR"),
	STR_INIT("OSDI"),        STR_INIT("SOSP"),
	STR_INIT("NSDI"),        STR_INIT("EuroSys"),
	STR_INIT("Eurosys"),     STR_INIT("ASPLOS"),
	STR_INIT("USENIX ATC"),  STR_INIT("SIGCOMM"),
	STR_INIT("HotNets"),     STR_INIT("HotOS"),
	STR_INIT("HotCloud"),    STR_INIT("SoCC"),
	STR_INIT("SIGMETRICS"),  STR_INIT("PPoPP"),
	STR_INIT("ISCA"),        STR_INIT("HPCA"),
	STR_INIT("MICRO"),       STR_INIT("MobiCom"),
	STR_INIT("MobiSys"),     STR_INIT("SenSys"),
	STR_INIT("CCS"),         STR_INIT("NDSS"),
	STR_INIT("CRYPTO"),      STR_INIT("EUROCRYPT"),
	STR_INIT("PLDI"),        STR_INIT("POPL"),
	STR_INIT("OOPSLA"),      STR_INIT("ICFP"),
	STR_INIT("ICSE"),        STR_INIT("ISSTA"),
	STR_INIT("STOC"),        STR_INIT("FOCS"),
	STR_INIT("SODA"),        STR_INIT("CSCW"),
	STR_INIT("UIST"),        STR_INIT("TVCG"),
	STR_INIT("EuroVis"),     STR_INIT("TPAMI"),
	STR_INIT("PAMI"),        STR_INIT("IJCV"),
	STR_INIT("TKDE"),        STR_INIT("TNNLS"),
	STR_INIT("BMVC"),        STR_INIT("ACCV"),
	STR_INIT("3DV"),         STR_INIT("ACM MM"),
	STR_INIT("LREC"),        STR_INIT("CoNLL"),
	STR_INIT("ISMIR"),       STR_INIT("ISWC"),
	STR_INIT("FAccT"),       STR_INIT("ITSC"),
};

/* With which two bytes the words of a text begin, as sets of their last six bits. */
struct beginnings {
	uint64_t first, second;
};

static uint64_t bit_of(char c)
{
	return UINT64_C(1) << ((unsigned char)c & 63);
}

/* Only of words that begin as a venue can: with a capital or a digit. */
static struct beginnings beginnings_of(struct str s)
{
	struct beginnings found = { 0 };

	for (size_t i = 0; i + 1 < s.len; i++) {
		if (!char_is_upper(s.p[i]) && !char_is_digit(s.p[i]))
			continue;
		if (i > 0 && utf8_is_letter_or_digit((unsigned char)s.p[i - 1]))
			continue;
		found.first |= bit_of(s.p[i]);
		found.second |= bit_of(s.p[i + 1]);
	}
	return found;
}

static bool may_begin(struct beginnings found, struct str venue)
{
	return (found.first & bit_of(venue.p[0])) && (found.second & bit_of(venue.p[1]));
}

/* A text is searched for few of the venues: no word of it begins as the others do. */
struct str reading_venue_in(struct str s)
{
	struct beginnings found = beginnings_of(s);

	for (size_t i = 0; i < COUNT_OF(venues); i++) {
		size_t at = may_begin(found, venues[i]) ? str_find(s, venues[i]) : SIZE_MAX;
		size_t end = at + venues[i].len;

		if (at == SIZE_MAX ||
		    (at > 0 && utf8_is_letter_or_digit((unsigned char)s.p[at - 1])))
			continue;
		/* "ICCV2021", and "ICCVW2021" of a workshop. */
		if (end < s.len && s.p[end] == 'W' && count_digits(str_sub(s, end + 1, 5)) == 4)
			return venues[i];
		if (end == s.len || !utf8_is_letter_or_digit((unsigned char)s.p[end]) ||
		    count_digits(str_sub(s, end, 5)) == 4)
			return venues[i];
	}
	return STR("");
}

/* Takes "2018-IJCAI-" or "18-ATC-" off a title, which has as many digits. */
static bool take_dashed_prefix(struct str *s, size_t digits, struct str *year, struct str *venue)
{
	struct str rest = str_drop(*s, digits + 1), front = str_sub(rest, 0, PREFIX_MAX);
	size_t end = str_find(front, STR("-"));

	front = str_sub(front, 0, end);
	if (end == SIZE_MAX || s->p[digits] != '-' || memchr(front.p, ' ', front.len) ||
	    (digits == 4 && reading_date_in(str_sub(*s, 0, 4)).len != 4) ||
	    (!reading_ends_in_short_name(front) && !str_equal_ignoring_case(front, STR("arXiv"))))
		return false;
	*year = str_sub(*s, 0, digits);
	*venue = front;
	*s = utf8_trim(str_drop(rest, end + 1));
	return true;
}

bool reading_prefix_take(struct str *s, struct str *year, struct str *venue)
{
	size_t digits = count_digits(*s), end;
	struct str rest = str_drop(*s, digits + 1), front;

	if ((digits != 2 && digits != 4) || s->len == digits)
		return false;
	if (take_dashed_prefix(s, digits, year, venue))
		return true;
	if (s->p[digits] != '_' || (digits == 4 && reading_date_in(str_sub(*s, 0, 4)).len != 4))
		return false;
	*year = str_sub(*s, 0, digits);
	*venue = STR("");
	front = str_sub(rest, 0, PREFIX_MAX);
	end = str_find(front, STR("_"));
	if (end != SIZE_MAX && end > 0 && !memchr(front.p, ' ', end)) {
		*venue = str_sub(rest, 0, end);
		rest = str_drop(rest, end + 1);
	}
	*s = rest;
	return true;
}

/* Whether a sign that is no part of names begins s, and how long it is. */
static bool is_before_names(struct str s, size_t *len)
{
	bool is_dash =
		str_starts_with(s, STR("\xE2\x80\x93")) || str_starts_with(s, STR("\xE2\x80\x94"));

	*len = is_dash ? 3 : 1;
	return is_dash || strchr(".,;:-*_\" ", *s.p);
}

/* Without what is said in front of the names: "A great paper by Poe", "must read: Poe". */
static struct str cut_remark(struct str names)
{
	static const struct str signs[] = { STR_INIT(" by "), STR_INIT(": "), STR_INIT(" - "),
					    STR_INIT(" \xE2\x80\x93 "),
					    STR_INIT(" \xE2\x80\x94 ") };

	if (str_starts_with(names, STR("by ")) || str_starts_with(names, STR("By ")))
		names = str_drop(names, 3);
	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		size_t at = str_find(names, signs[i]);

		while (at != SIZE_MAX) {
			names = str_drop(names, at + signs[i].len);
			at = str_find(names, signs[i]);
		}
	}
	return names;
}

/* Whether what is before "et al." can be names: a remark begins with a small letter, or goes on
 * so. */
static bool may_be_names(struct str names)
{
	struct str name, word;

	while (str_split_next(&names, ',', &name)) {
		size_t words = 0;

		name = utf8_trim(name);
		while (str_split_next(&name, ' ', &word)) {
			words++;
			if (word.len > 3 && char_is_lower(*word.p))
				return false;
		}
		if (words > 4)
			return false;
	}
	return true;
}

struct str reading_authors_in(struct str s)
{
	static const struct str words[] = { STR_INIT(" et al"), STR_INIT(" et.al") };

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		size_t at = str_find(s, words[i]), begin = at, len;
		struct str names;

		if (at == SIZE_MAX)
			continue;
		while (begin > 0 && !strchr("|([)]", s.p[begin - 1]))
			begin--;
		while (begin < at && is_before_names(str_sub(s, begin, at - begin), &len))
			begin += len;
		names = cut_remark(str_sub(s, begin, at - begin));
		if (!may_be_names(names))
			continue;
		begin = (size_t)(names.p - s.p);
		return utf8_trim(str_sub(s, begin, at + words[i].len - begin));
	}
	return STR("");
}
