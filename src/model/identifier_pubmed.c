/*
 * The numbers that PubMed and PubMed Central give to papers. A number alone may be any, so that in
 * text one counts only behind the word that names it, or in an address of theirs.
 */

#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/identifier_private.h"

/* No number of theirs has more digits yet. */
#define DIGITS_MAX 8

/* In text a number of PubMed Central's has no fewer: PMC5 may be anything. */
#define CENTRAL_DIGITS_MIN 4

static const struct place {
	struct str host;
	struct str before; /* what is before the number in the path */
	bool is_central;
} places[] = {
	{ STR_INIT("pubmed.ncbi.nlm.nih.gov"), STR_INIT(""), false },
	{ STR_INIT("pmc.ncbi.nlm.nih.gov"), STR_INIT("articles/"), true },
	{ STR_INIT("ncbi.nlm.nih.gov"), STR_INIT("pubmed/"), false },
	{ STR_INIT("ncbi.nlm.nih.gov"), STR_INIT("m/pubmed/"), false },
	{ STR_INIT("ncbi.nlm.nih.gov"), STR_INIT("pmc/articles/"), true },
	{ STR_INIT("ncbi.nlm.nih.gov"), STR_INIT("labs/pmc/articles/"), true },
	{ STR_INIT("europepmc.org"), STR_INIT("article/med/"), false },
	{ STR_INIT("europepmc.org"), STR_INIT("abstract/med/"), false },
	{ STR_INIT("europepmc.org"), STR_INIT("article/pmc/"), true },
	{ STR_INIT("europepmc.org"), STR_INIT("abstract/pmc/"), true },
	{ STR_INIT("europepmc.org"), STR_INIT("articles/"), true },
};

/* Takes a number off the front of *s and writes it without zeros before it; false when it is none
 * of theirs. */
static bool take_number(struct str *s, struct str prefix, char out[IDENTIFIER_MAX])
{
	size_t digits = identifier_count_digits(*s);
	struct str number = str_sub(*s, 0, digits);

	while (number.len > 0 && *number.p == '0')
		identifier_drop(&number, 1);
	if (number.len == 0 || number.len > DIGITS_MAX)
		return false;
	memcpy(out, prefix.p, prefix.len);
	memcpy(out + prefix.len, number.p, number.len);
	out[prefix.len + number.len] = '\0';
	identifier_drop(s, digits);
	return true;
}

/* PMC1234567, of which the letters are there. */
static bool take_central(struct str *s, char out[IDENTIFIER_MAX])
{
	return identifier_take_word(s, STR("pmc")) && take_number(s, STR("PMC"), out);
}

static bool read_place(const struct place *place, struct str path, char out[IDENTIFIER_MAX])
{
	if (!identifier_take_word(&path, place->before))
		return false;
	if (!(place->is_central ? take_central(&path, out) : take_number(&path, STR(""), out)))
		return false;
	return path.len == 0 || strchr("/?#", *path.p) != NULL;
}

static bool read_plain_address(struct str s, bool is_central, char out[IDENTIFIER_MAX])
{
	struct identifier_address address;

	if (!identifier_read_address(s, &address))
		return false;
	for (size_t i = 0; i < COUNT_OF(places); i++)
		if (places[i].is_central == is_central &&
		    identifier_is_host(address.host, places[i].host) &&
		    read_place(&places[i], address.path, out))
			return true;
	return false;
}

static bool read_address(struct str s, bool is_central, char out[IDENTIFIER_MAX])
{
	char unwrapped[IDENTIFIER_WRITTEN_MAX];
	struct str inner;

	return read_plain_address(s, is_central, out) ||
	       (identifier_unwrap(s, unwrapped, &inner) &&
		read_plain_address(inner, is_central, out));
}

/* Takes the first of these words, and what separates it from a number. */
static void take_label(struct str *s, const struct str *labels, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!identifier_take_word(s, labels[i]))
			continue;
		*s = utf8_trim(*s);
		if (s->len > 0 && *s->p == ':')
			*s = utf8_trim(str_drop(*s, 1));
		return;
	}
}

/* What may follow a number that is all there is: what spreadsheets make of it, a full stop, and
 * what kind of number it is. */
static bool is_end(struct str s)
{
	identifier_take_word(&s, STR(".0"));
	identifier_take_word(&s, STR("."));
	s = utf8_trim(s);
	return s.len == 0 || str_equal_ignoring_case(s, STR("[pmid]")) ||
	       str_equal_ignoring_case(s, STR("[uid]"));
}

bool pmid_normalise(struct str s, char out[IDENTIFIER_MAX])
{
	static const struct str labels[] = { STR_INIT("pmid"), STR_INIT("pubmed id"),
					     STR_INIT("pubmed"), STR_INIT("med") };
	char number[IDENTIFIER_MAX];

	s = utf8_trim(s);
	if (s.len > IDENTIFIER_WRITTEN_MAX)
		return false;
	if (!read_address(s, false, number)) {
		take_label(&s, labels, COUNT_OF(labels));
		if (!take_number(&s, STR(""), number) || !is_end(s))
			return false;
	}
	memcpy(out, number, strlen(number) + 1);
	return true;
}

/* The version of an article, PMC1234567.2, does not make it another. */
static bool is_central_end(struct str s)
{
	if (s.len > 1 && *s.p == '.')
		identifier_drop(&s, 1 + identifier_count_digits(str_drop(s, 1)));
	return is_end(s);
}

bool pmcid_normalise(struct str s, char out[IDENTIFIER_MAX])
{
	static const struct str labels[] = { STR_INIT("pmcid"), STR_INIT("pmc id") };
	char number[IDENTIFIER_MAX];

	s = utf8_trim(s);
	if (s.len > IDENTIFIER_WRITTEN_MAX)
		return false;
	if (!read_address(s, true, number)) {
		take_label(&s, labels, COUNT_OF(labels));
		if ((!take_central(&s, number) && !take_number(&s, STR("PMC"), number)) ||
		    !is_central_end(s))
			return false;
	}
	memcpy(out, number, strlen(number) + 1);
	return true;
}

bool pubmed_may_be_address(struct str s)
{
	return identifier_find(s, STR("ncbi")) != SIZE_MAX ||
	       identifier_find(s, STR("europepmc")) != SIZE_MAX;
}

bool identifier_is_pubmed(struct str s)
{
	return str_equal_ignoring_case(str_sub(s, 0, 4), STR("PMID")) ||
	       (str_equal_ignoring_case(str_sub(s, 0, 3), STR("PMC")) &&
		(str_equal_ignoring_case(str_sub(s, 0, 5), STR("PMCID")) ||
		 identifier_count_digits(str_drop(s, 3)) >= CENTRAL_DIGITS_MIN));
}

/* Notes one more number. Two that differ, as of a paper and its correction, leave it open whose it
 * is. */
static void note(char known[IDENTIFIER_MAX], bool *is_open, const char *found)
{
	if (!known[0] && !*is_open)
		memcpy(known, found, strlen(found) + 1);
	else if (strcmp(known, found) != 0)
		*is_open = true;
	if (*is_open)
		known[0] = '\0';
}

static bool begins_word(struct str s, size_t at)
{
	char c = at == 0 ? ' ' : s.p[at - 1];

	return !char_is_letter(c) && !char_is_digit(c);
}

/* How long the name of a number is that s begins with, and what separates it from the number. */
static size_t name_len(struct str s)
{
	static const struct str names[] = { STR_INIT("PMID"), STR_INIT("PMCID") };
	size_t len = 0;

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_equal_ignoring_case(str_sub(s, 0, names[i].len), names[i]))
			len = names[i].len;
	while (len > 0 && len < s.len && (s.p[len] == ':' || s.p[len] == ' '))
		len++;
	return len;
}

/* Reads a number behind its name, or in an address, that s begins with; returns how long that is.
 */
static size_t read_front(struct str s, char numbers[2][IDENTIFIER_MAX], bool is_open[2])
{
	bool is_central = (s.p[2] | 0x20) == 'c';
	char found[IDENTIFIER_MAX];
	size_t len = name_len(s);

	while (len < s.len && !strchr(" \t\n\r;,|)]>\"", s.p[len]))
		len++;
	s = str_sub(s, 0, len);
	if (!is_central && pmid_normalise(s, found))
		note(numbers[0], &is_open[0], found);
	else if (pmcid_normalise(s, found))
		note(numbers[1], &is_open[1], found);
	return len;
}

/* Whether a number's name or an address can begin with that. */
static bool begins_number(char c)
{
	return (c | 0x20) == 'p' || (c | 0x20) == 'h';
}

void pubmed_ids_from_text(struct str s, char pmid[IDENTIFIER_MAX], char pmcid[IDENTIFIER_MAX])
{
	char numbers[2][IDENTIFIER_MAX] = { "", "" };
	bool is_open[2] = { false, false };

	for (size_t at = 0; at + 4 < s.len;) {
		struct str rest;
		bool is_one;

		if (!begins_number(s.p[at])) {
			at++;
			continue;
		}
		rest = str_drop(s, at);
		is_one = begins_word(s, at) &&
			 (identifier_is_pubmed(rest) ||
			  str_equal_ignoring_case(str_sub(rest, 0, 4), STR("http")));

		at += is_one ? read_front(rest, numbers, is_open) : 1;
	}
	memcpy(pmid, numbers[0], IDENTIFIER_MAX);
	memcpy(pmcid, numbers[1], IDENTIFIER_MAX);
}
