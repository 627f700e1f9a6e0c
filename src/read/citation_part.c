#include "config.h"

#include "read/citation_part.h"

#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/char.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/listing_text.h"
#include "read/reading_facts.h"
#include "read/reading_text.h"

/* No name of a venue is longer, in bytes. */
#define VENUE_MAX ((size_t)160)

static bool is_year(struct str s)
{
	return reading_date_in(str_sub(s, 0, 4)).len == 4;
}

bool citation_part_has_year(struct str text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.len; i++) {
		digits = char_is_digit(text.p[i]) ? digits + 1 : 0;
		if (digits >= 4 && is_year(str_drop(text, i - 3)))
			return true;
	}
	return false;
}

struct str citation_part_year_alone(struct str text)
{
	struct str rest;

	text = utf8_trim(text);
	rest = str_drop(text, 4);
	if (!is_year(text) || rest.len > 30)
		return STR("");
	if (rest.len > 0 && !(rest.len == 1 && char_is_lower(*rest.p)) && *rest.p != ',' &&
	    !str_starts_with(rest, STR("a,")) && *rest.p != '/')
		return STR("");
	return str_sub(text, 0, 4);
}

/* Whether the four digits at a place are by themselves, and of no range of pages. */
static bool is_year_at(struct str s, size_t at)
{
	struct str before = str_sub(s, 0, at), behind = str_drop(s, at + 4);

	if (!is_year(str_drop(s, at)) || (behind.len > 0 && char_is_digit(*behind.p)))
		return false;
	if (before.len > 0 &&
	    (char_is_digit(before.p[at - 1]) || strchr(".:-/_=", before.p[at - 1])))
		return false;
	if (str_ends_with(before, STR("\xE2\x80\x93")) || str_ends_with(before, STR("pp. ")))
		return false;
	if (behind.len > 1 && strchr("-./", *behind.p) && char_is_digit(behind.p[1]))
		return false;
	return !str_starts_with(behind, STR("\xE2\x80\x93"));
}

struct str citation_part_year(struct str text)
{
	struct str last = STR("");

	for (size_t at = 0; at + 4 <= text.len; at++) {
		bool is_word_start =
			at == 0 || !utf8_is_letter_or_digit((unsigned char)text.p[at - 1]);

		if (!char_is_digit(text.p[at]) || !is_word_start || !is_year_at(text, at))
			continue;
		/* In brackets nothing else is. */
		if (at > 0 && text.p[at - 1] == '(')
			return str_sub(text, at, 4);
		if (str_find(str_sub(text, 0, at), STR("http")) == SIZE_MAX)
			last = str_sub(text, at, 4);
	}
	return last;
}

/* Whether a text has a word in small letters that no list of names has. */
static bool has_small_word(struct str s)
{
	static const struct str of_names = STR_INIT("and van von der den del dos others ibn"),
				short_words = STR_INIT("of in to on");
	struct str word;

	while (str_split_next(&s, ' ', &word))
		if (word.len > 1 && char_is_lower(*word.p) && !str_has_word(of_names, word) &&
		    (word.len > 2 || str_has_word(short_words, word)))
			return true;
	return false;
}

struct str citation_part_title(struct str text, bool is_marked)
{
	static const struct str starts[] = { STR_INIT("In "),  STR_INIT("in "),  STR_INIT("and "),
					     STR_INIT("& "),   STR_INIT("http"), STR_INIT("arXiv"),
					     STR_INIT("Proc"), STR_INIT("doi") };
	struct str title = str_cut_end(utf8_trim(text), ".,;");

	if (str_starts_with_any(title, starts, COUNT_OF(starts)))
		return STR("");
	/* An initial that a name lost. */
	if (title.len > 2 && char_is_upper(*title.p) && strchr(".,-", title.p[1]))
		return STR("");
	if (!reading_text_is_title(title) || (!is_marked && !has_small_word(title)) ||
	    char_is_lower(*title.p) || *title.p == '(' || citation_part_year_alone(title).len > 0)
		return STR("");
	return title;
}

/* Whether a full stop behind a word ends no sentence: "vs.", "e.g.", "St.", an initial. */
static bool is_abbreviation(struct str word)
{
	static const struct str words[] = { STR_INIT("vs"),  STR_INIT("e.g"), STR_INIT("i.e"),
					    STR_INIT("St"),  STR_INIT("Dr"),  STR_INIT("al"),
					    STR_INIT("etc"), STR_INIT("Mr"),  STR_INIT("U.S"),
					    STR_INIT("No"),  STR_INIT("Vol"), STR_INIT("cf") };

	return str_is_among(word, words, COUNT_OF(words)) ||
	       (word.len == 1 && char_is_upper(*word.p));
}

/* Whether behind a question a subtitle comes rather than the journal: a sentence behind which comes
 * a name, as venues are. "Who Flies? A Study of Kites. Air 12." */
static bool has_subtitle(struct str behind)
{
	size_t stop = str_find(behind, STR(". "));
	struct str next = str_drop(behind, stop);

	return stop != SIZE_MAX && next.len > 2 && text_has_words(str_sub(behind, 0, stop), 3) &&
	       char_is_upper(*behind.p) && !str_starts_with(behind, STR("In ")) &&
	       ascii_find_any(behind.p, stop, "0123456789") == stop && !char_is_digit(next.p[2]);
}

size_t citation_part_title_len(struct str text)
{
	for (size_t at = 1; at < text.len; at++) {
		bool is_end = at + 1 == text.len || text.p[at + 1] == ' ';

		if (!is_end || !strchr(".?!", text.p[at]))
			continue;
		if (text.p[at] != '.' &&
		    (at + 2 >= text.len || !has_subtitle(str_drop(text, at + 2))))
			return at + 1;
		if (text.p[at] != '.')
			continue;
		if (!is_abbreviation(citation_last_word(str_sub(text, 0, at))))
			return at;
	}
	return SIZE_MAX;
}

/* Where the journal and its volume end that a year in brackets is behind: "Air 12 (2024) 3-9"; 0:
 * nowhere. */
static size_t journal_end(struct str text)
{
	for (size_t at = 1; at + 7 <= text.len; at++)
		if (text.p[at] == '(' && text.p[at + 5] == ')' && text.p[at - 1] == ' ' &&
		    citation_part_year_alone(str_sub(text, at + 1, 4)).len == 4)
			return at - 1;
	return 0;
}

/* Whether a text is the front of an abbreviated journal that has a comma: "J. Air Res." */
static bool is_abbreviated(struct str s)
{
	return s.len > 2 && s.len < 40 && char_is_upper(*s.p) && s.p[s.len - 1] == '.' &&
	       memchr(s.p, '.', s.len - 1);
}

static size_t last_comma(struct str s)
{
	size_t at = s.len;

	while (at > 0 && !str_starts_with(str_drop(s, at), STR(", ")))
		at--;
	return at;
}

size_t citation_part_title_before_journal(struct str text)
{
	size_t end = journal_end(text), at, before, volume = end;
	struct str journal;

	while (volume > 0 && strchr("0123456789() -", text.p[volume - 1]))
		volume--;
	at = last_comma(str_sub(text, 0, volume));
	journal = utf8_trim(str_sub(text, at + 1, volume - at - (at < volume)));
	if (at == 0 || volume == end || journal.len < 3 || journal.len > 80 ||
	    !char_is_upper(*journal.p))
		return SIZE_MAX;
	before = last_comma(str_sub(text, 0, at));
	if (before > 0 && is_abbreviated(str_sub(text, before + 2, at - before - 2)))
		at = before;
	return at;
}

bool citation_part_quoted(struct str text, struct str *title, struct str *rest)
{
	static const struct {
		struct str begin, end;
	} quotes[] = {
		{ STR_INIT("\""), STR_INIT("\"") },
		{ STR_INIT("\xE2\x80\x9C"), STR_INIT("\xE2\x80\x9D") },
		{ STR_INIT("\xE2\x80\x98"), STR_INIT("\xE2\x80\x99 ") },
		{ STR_INIT("\xE2\x80\x98"), STR_INIT("\xE2\x80\x99,") },
		{ STR_INIT("``"), STR_INIT("''") },
		{ STR_INIT("\xC2\xAB"), STR_INIT("\xC2\xBB") },
		{ STR_INIT("'"), STR_INIT("' ") },
		{ STR_INIT("'"), STR_INIT("',") },
	};

	while (text.len > 0 && strchr(",. :", *text.p))
		text = str_drop(text, 1);
	for (size_t i = 0; i < COUNT_OF(quotes); i++) {
		struct str inside = str_drop(text, quotes[i].begin.len);
		size_t end = str_find(inside, quotes[i].end);

		if (!str_starts_with(text, quotes[i].begin) || end == SIZE_MAX)
			continue;
		*rest = utf8_trim(str_drop(inside, end + quotes[i].end.len));
		*title = str_cut_end(utf8_trim(str_sub(inside, 0, end)), ",.;");
		return reading_text_is_title(*title);
	}
	return false;
}

/* Whether a volume, a number, pages or a year begin here. */
static bool is_volume(struct str s)
{
	static const struct str words[] = { STR_INIT("vol"),   STR_INIT("no."), STR_INIT("pp"),
					    STR_INIT("pages"), STR_INIT("p."),  STR_INIT("art") };
	size_t digits = 0;

	while (digits < s.len && char_is_digit(s.p[digits]))
		digits++;
	if (digits > 0)
		return digits == s.len ||
		       !(char_is_lower(s.p[digits]) || char_is_upper(s.p[digits]));
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_equal_ignoring_case(str_sub(s, 0, words[i].len), words[i]))
			return true;
	return false;
}

/* Words that are within a name, and end none. */
static const struct str function_words =
	STR_INIT("the in of on at and for to from by was is a with");

/* What is in a venue's place and is none. */
static bool has_no_venue(struct str s)
{
	return str_find(s, STR("http")) != SIZE_MAX || str_starts_with(s, STR("Preprint")) ||
	       str_starts_with(s, STR("Accessed")) || str_starts_with(s, STR("Retrieved")) ||
	       str_starts_with(s, STR("CoRR")) || str_find(s, STR("arXiv")) != SIZE_MAX ||
	       str_has_word(function_words, citation_last_word(s));
}

/* A publisher has a year alone behind it, too: then the name must say what it is. */
static bool is_venue(struct str s, struct str volume, bool is_in)
{
	static const struct str words[] = { STR_INIT("Journal"),     STR_INIT("Proc"),
					    STR_INIT("Conference"),  STR_INIT("Transactions"),
					    STR_INIT("Letters"),     STR_INIT("Workshop"),
					    STR_INIT("Symposium"),   STR_INIT("Review"),
					    STR_INIT("Advances in ") };
	bool is_year_alone = is_year(volume) && (volume.len == 4 || strchr(".,)", volume.p[4]));

	if (has_no_venue(s))
		return false;
	if (!is_year_alone || is_in || reading_venue_in(s).len > 0)
		return true;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_find(s, words[i]) != SIZE_MAX)
			return true;
	return false;
}

struct str citation_part_venue(struct str text)
{
	bool is_in = str_starts_with(text, STR("In ")) || str_starts_with(text, STR("in "));

	text = str_drop(text, is_in ? 3 : str_starts_with(text, STR("In: ")) ? 4 : 0);
	for (size_t at = 2; at < text.len && at < VENUE_MAX; at++) {
		struct str rest = str_drop(text, at);
		size_t sign = strchr(" (", *rest.p) ? 1
			      : str_starts_with(rest, STR(", ")) || str_starts_with(rest, STR(". "))
				      ? 2
				      : 0;

		if (sign == 0)
			continue;
		if (is_volume(str_drop(rest, sign)) && char_is_upper(*text.p) &&
		    !str_starts_with(text, STR("arXiv")))
			return is_venue(str_sub(text, 0, at), str_drop(rest, sign), is_in)
				       ? str_sub(text, 0, at)
				       : STR("");
		if (*rest.p == '(' || (sign == 2 && !is_in))
			return STR("");
	}
	return STR("");
}

bool citation_part_is_publication(struct str text)
{
	char arxiv_id[IDENTIFIER_MAX], doi[IDENTIFIER_MAX];

	identifiers_from_text(text, arxiv_id, doi);
	return arxiv_id[0] || doi[0] || reading_venue_in(text).len > 0 ||
	       citation_part_venue(text).len > 0 || str_starts_with(text, STR("arXiv"));
}
