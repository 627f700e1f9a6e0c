#include "config.h"

#include "read/reading_lead.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/names.h"
#include "model/names_parts.h"
#include "read/listing_text.h"
#include "read/reading_facts.h"
#include "read/reading_place.h"
#include "read/reading_text.h"

/* Who wrote it and when, in brackets, is no longer. */
#define BRACKETS_MAX ((size_t)60)

bool reading_lead_is_names(struct str s)
{
	struct strbuf names;
	struct names_result result;

	strbuf_init(&names);
	result = names_add(&names, s, NAMES_UNKNOWN);
	strbuf_free(&names);
	return result.is_certain && str_find(s, STR(",")) != SIZE_MAX;
}

/* Whether what is behind a round bracket is a year: "2017)", "2017, May)", "Poe 2017)",
 * "Poe et al., 2017)". */
static bool is_year_in_brackets(struct str s)
{
	struct str inside = str_sub(s, 0, str_find(str_sub(s, 0, BRACKETS_MAX), STR(")")));
	size_t year = inside.len > 4 ? inside.len - 4 : 0;

	if (inside.len == s.len || inside.len < 4)
		return false;
	if (reading_date_in(str_sub(s, 0, 4)).len == 4 && strchr(",)", s.p[4]))
		return true;
	if (reading_place_is_one(inside))
		return true;
	return year > 1 && inside.p[year - 1] == ' ' && (*inside.p < 'a' || *inside.p > 'z') &&
	       reading_date_in(str_sub(inside, year, 4)).len == 4;
}

/* "(2017)": where the brackets with a year begin and what is behind them. */
static bool find_year(struct str s, struct str *before, struct str *behind)
{
	for (size_t at = 0; at + 6 <= s.len; at++) {
		if (s.p[at] != '(' || !is_year_in_brackets(str_drop(s, at + 1)))
			continue;
		*before = utf8_trim(str_sub(s, 0, at));
		*behind = str_drop(s, at + 5);
		*behind = str_sub(*behind, str_find(*behind, STR(")")), SIZE_MAX);
		return behind->len > 0;
	}
	return false;
}

bool reading_lead_are_full_names(struct str s)
{
	struct strbuf names;
	struct str rest, name;
	struct names_result result;
	bool are_full;

	/* The semicolon of an entity parts no names; no name has a colon. */
	if (str_find(s, STR("&amp;")) != SIZE_MAX || str_find(s, STR(": ")) != SIZE_MAX)
		return false;
	strbuf_init(&names);
	result = names_add_several(&names, s);
	are_full = result.is_certain && result.count > 1;
	rest = strbuf_str(&names);
	while (are_full && names_next(&rest, &name))
		are_full = memchr(name.p, ' ', name.len) != NULL;
	strbuf_free(&names);
	return are_full;
}

/* Whether a text is one name and "et al.", as "Poe et al" or "Ann Poe et al.". */
static bool is_first_of_names(struct str s)
{
	size_t at = str_find(s, STR(" et al"));

	return at != SIZE_MAX && at > 0 && s.len <= at + STR(" et al.").len &&
	       !text_has_words(str_sub(s, 0, at), 4) && char_is_upper(*s.p);
}

/* Without the authors that follow it: "The kite - A. Poe, B. Roe", where a year is behind them, and
 * "The kite, Poe et al.". */
static struct str cut_names(struct str s, bool has_year)
{
	static const struct str signs[] = { STR_INIT(" - "), STR_INIT(" \xE2\x80\x93 "),
					    STR_INIT(" \xE2\x80\x94 "), STR_INIT(" by "),
					    STR_INIT(", ") };

	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		size_t at = s.len;

		while (at > 0 && !str_starts_with(str_drop(s, at), signs[i]))
			at--;
		if (at >= READING_TITLE_MIN) {
			struct str names = utf8_trim(str_drop(s, at + signs[i].len));

			if (is_first_of_names(names) ||
			    (has_year && *signs[i].p != ',' && reading_lead_are_full_names(names)))
				return str_sub(s, 0, at);
		}
	}
	return s;
}

/* "The kite (2017), A. Poe." or "Poe, A., & Roe, B. (2017). The kite. Air". */
static struct str title_at_year(struct str lead)
{
	struct str before, behind;

	if (!find_year(lead, &before, &behind))
		return STR("");
	before = cut_names(before, true);
	if (!reading_lead_is_names(before))
		return str_find(before, STR(". ")) == SIZE_MAX ? reading_title_trim(before)
							       : STR("");
	while (behind.len > 0 && strchr("). :", *behind.p))
		behind = str_drop(behind, 1);
	return reading_title_trim(str_sub(behind, 0, str_find(behind, STR(". "))));
}

struct str reading_lead_cut_tags(struct str lead, struct str source)
{
	struct str code = STR("");

	if (str_starts_with(source, STR("`")))
		code = str_sub(source, 1, str_find(str_drop(source, 1), STR("`")));
	if (code.len > 0 && str_starts_with(lead, code) &&
	    !str_starts_with(str_drop(lead, code.len), STR(":")))
		lead = utf8_trim(str_drop(lead, code.len));
	while (lead.len > 0 && strchr("([", *lead.p)) {
		size_t end = str_find(str_sub(lead, 0, 40), *lead.p == '(' ? STR(")") : STR("]"));

		if (end == SIZE_MAX)
			break;
		lead = utf8_trim(str_drop(lead, end + 1));
	}
	return lead;
}

/* "Ann Poe, Bo Roe: The kite. Air 2017": what is behind the names, up to the sentence's end. */
static struct str title_behind_names(struct str lead)
{
	size_t at = str_find(lead, STR(": "));

	if (at == SIZE_MAX || !reading_lead_is_names(str_sub(lead, 0, at)))
		return STR("");
	lead = str_drop(lead, at + 2);
	return reading_title_trim(str_sub(lead, 0, str_find(lead, STR(". "))));
}

/* A short name before the title that begins with it: "Kite - Kite: Flying High". */
static struct str cut_name(struct str lead)
{
	size_t at = str_find(lead, STR(" - "));
	struct str name = str_sub(lead, 0, at), rest;

	if (at == SIZE_MAX || memchr(name.p, ' ', name.len))
		return lead;
	rest = utf8_trim(str_drop(lead, at + 3));
	return str_starts_with(rest, name) ? rest : lead;
}

/* Whether a text behind a comma or a full stop is a venue, a year, or both. */
static bool is_place(struct str s)
{
	return s.len <= 40 &&
	       (reading_text_is_venue(s) || (reading_date_in(s).len > 0 && s.len <= 30));
}

/* Without ". CVPR 2024" or ", arXiv, 2024" at its end. */
static struct str cut_place(struct str s)
{
	static const struct str signs[] = { STR_INIT(". "), STR_INIT(", "), STR_INIT("? "),
					    STR_INIT("! ") };

	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		size_t at = str_find(s, signs[i]), kept = strchr("?!", *signs[i].p) ? 1 : 0;

		while (at != SIZE_MAX) {
			size_t next = str_find(str_drop(s, at + 2), signs[i]);

			if (at >= READING_TITLE_MIN && is_place(str_drop(s, at + 2)))
				return str_sub(s, 0, at + kept);
			at = next == SIZE_MAX ? next : at + 2 + next;
		}
	}
	return s;
}

/* "2023.10" */
static bool is_month_with_dot(struct str s)
{
	return s.len == 7 && s.p[4] == '.' && reading_date_in(str_sub(s, 0, 4)).len == 4 &&
	       s.p[5] >= '0' && s.p[5] <= '1' && char_is_digit(s.p[6]);
}

/* Whether behind a venue and its year comes only what kind of paper it is. */
static bool is_kind(struct str s)
{
	static const struct str words[] = {
		STR_INIT("workshop"), STR_INIT("workshops"), STR_INIT("submission"),
		STR_INIT("oral"),     STR_INIT("spotlight"), STR_INIT("poster"),
		STR_INIT("best"),     STR_INIT("paper"),     STR_INIT("award"),
		STR_INIT("findings"), STR_INIT("demo"),      STR_INIT("short"),
		STR_INIT("long"),     STR_INIT("finalist"),  STR_INIT("student"),
		STR_INIT("track"),    STR_INIT("highlight"), STR_INIT("main"),
	};
	struct str word;

	while (str_split_next(&s, ' ', &word)) {
		word = str_cut_end(word, ".,)");
		if (str_starts_with(word, STR("(")))
			word = str_drop(word, 1);
		if (word.len > 0 && !str_is_among(word, words, COUNT_OF(words)))
			return false;
	}
	return true;
}

/* "nips2016" */
static bool is_low_venue(struct str s)
{
	size_t i = 0;

	while (i < s.len && char_is_lower(s.p[i]))
		i++;
	return i >= 3 && s.len == i + 4 && reading_date_in(s).len == 4;
}

/* Whether a text is a date, or a venue with its year, and nothing else. */
static bool is_date_or_venue(struct str s)
{
	struct str date = reading_date_in(s), venue = reading_venue_in(s);

	if ((date.len > 0 && date.len == s.len) || reading_text_is_venue(s) ||
	    is_month_with_dot(s) || is_low_venue(s))
		return true;
	if (venue.len > 0 && str_starts_with(s, venue) && date.len > 0)
		return is_kind(str_drop(s, (size_t)(date.p + date.len - s.p)));
	return venue.len > 0 && str_starts_with(s, venue) &&
	       (s.len == venue.len || (s.len <= venue.len + 5 && char_is_digit(s.p[s.len - 1])));
}

/* Without the date or the venue before a title: "2023-04, ", "2023-04 - ", "ICLR 2023: ",
 * "23_ICLR_". A year before a colon can be the title's own. */
static struct str cut_front(struct str s)
{
	static const struct str signs[] = {
		STR_INIT(", "),
		STR_INIT(": "),
		STR_INIT(" - "),
		STR_INIT(" -- "),
		STR_INIT(" \xE2\x80\x93 "),
		STR_INIT(" \xE2\x80\x94 "),
		STR_INIT(" \xC2\xB7 "),
	};
	struct str date = reading_date_in(str_sub(s, 0, STR("0000-00-00").len)), year, venue;

	if (reading_prefix_take(&s, &year, &venue))
		return s;
	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		size_t at = str_find(str_sub(s, 0, 40), signs[i]);
		struct str front = str_sub(s, 0, at);

		if (at != SIZE_MAX && is_date_or_venue(front) &&
		    (front.len > 4 || *signs[i].p != ':'))
			return str_drop(s, at + signs[i].len);
	}
	if (date.len > 4 && date.p == s.p && str_starts_with(str_sub(s, date.len, 1), STR(" ")))
		return str_drop(s, date.len + 1);
	return s;
}

/* Of a text in cells, the one that is neither date nor venue; empty where several are. */
static struct str only_cell(struct str s)
{
	struct str title = STR("");

	while (s.len > 0) {
		size_t at = str_find(s, STR(" | "));
		struct str cell = reading_title_trim(str_sub(s, 0, at));

		s = at == SIZE_MAX ? STR("") : str_drop(s, at + 3);
		if (cell.len == 0 || is_date_or_venue(cell) || reading_lead_are_full_names(cell))
			continue;
		if (title.len > 0)
			return STR("");
		title = cell;
	}
	return title;
}

/* A text of one sentence: the title, where nothing but it can be. */
static struct str title_of_sentence(struct str lead)
{
	if (reading_text_leads_on(utf8_trim(lead)))
		return STR("");
	lead = cut_names(cut_front(only_cell(lead)), false);
	lead = reading_title_trim(cut_place(reading_title_trim(cut_name(lead))));
	if (str_find(lead, STR(". ")) != SIZE_MAX || str_find(lead, STR(" et al")) != SIZE_MAX ||
	    !text_has_words(lead, 3) || reading_lead_is_names(lead))
		return STR("");
	return lead;
}

struct str reading_lead_title(struct str lead, bool *is_guess)
{
	struct str title = title_at_year(lead);

	if (title.len == 0)
		title = title_behind_names(lead);
	*is_guess = title.len == 0;
	return title.len > 0 ? title : title_of_sentence(lead);
}
