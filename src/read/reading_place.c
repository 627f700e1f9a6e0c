#include "config.h"

#include "read/reading_place.h"

#include "base/utf8.h"
#include "read/listing_text.h"
#include "read/reading_facts.h"
#include "read/reading_text.h"

/* What says where and when is no longer. */
#define PLACE_MAX ((size_t)60)

bool reading_place_is_one(struct str s)
{
	return reading_date_in(s).len > 0 &&
	       (reading_venue_in(s).len > 0 ||
		str_equal_ignoring_case(str_sub(s, 0, STR("arXiv").len), STR("arXiv")));
}

/* Whether a text in brackets behind a title says where or when: also "Published CVPR 23". */
static bool is_place_in_brackets(struct str s, bool is_round)
{
	char year[5];

	if (is_round || reading_place_is_one(s))
		return reading_place_is_one(s) || (s.len == 4 && reading_date_in(s).len == 4);
	return s.len <= 40 && (reading_date_in(s).len > 0 || reading_short_year_in(s, year)) &&
	       (reading_venue_in(s).len > 0 || str_find(s, STR("rxiv")) != SIZE_MAX);
}

/* Without the venue and the year in brackets that a title ends in: "Kites (SIGMOD 2017)". */
static struct str cut_brackets(struct str s)
{
	bool is_round = s.len > 0 && s.p[s.len - 1] == ')';
	size_t at = s.len;

	if (!is_round && (s.len == 0 || s.p[s.len - 1] != ']'))
		return s;
	while (at > 0 && s.p[at - 1] != (is_round ? '(' : '['))
		at--;
	if (at < 2 || s.len - at > PLACE_MAX ||
	    !is_place_in_brackets(str_sub(s, at, s.len - at - 1), is_round))
		return s;
	return str_sub(s, 0, at - 1);
}

/* Without the venue and the year that dashes part from a title: "Kites - CVPR - 2018". */
static struct str cut_dashes(struct str s)
{
	size_t at = s.len > PLACE_MAX ? s.len - PLACE_MAX : 0;
	size_t dash = str_find(str_drop(s, at), STR(" - "));

	while (dash != SIZE_MAX) {
		struct str tail = str_drop(s, at + dash + 3);
		struct str venue = reading_venue_in(tail);

		if (at + dash >= READING_TITLE_MIN && reading_place_is_one(tail) &&
		    (str_starts_with(tail, venue) || str_starts_with(tail, STR("T-PAMI"))) &&
		    !text_has_words(tail, 5))
			return str_sub(s, 0, at + dash);
		at += dash + 3;
		dash = str_find(tail, STR(" - "));
	}
	return s;
}

/* Without the sentence behind a title that says where or when: "Kites. 2016-02. CVPR 2017". As that
 * is short, a long text is only looked at near its end. */
static struct str cut_sentences(struct str s)
{
	size_t look = PLACE_MAX + STR(". ").len;
	size_t at = s.len > look ? s.len - look : 0, stop;

	while ((stop = str_find(str_drop(s, at), STR(". "))) != SIZE_MAX) {
		struct str tail = str_drop(s, at + stop + 2);
		struct str date = reading_date_in(tail), venue = reading_venue_in(tail);
		bool begins = (date.len > 0 && date.p == tail.p) ||
			      (venue.len > 0 && str_starts_with(tail, venue)) ||
			      str_starts_with(tail, STR("arXiv"));

		if (begins && date.len > 0 && at + stop >= READING_TITLE_MIN &&
		    tail.len <= PLACE_MAX && !text_has_words(tail, 8))
			return str_sub(s, 0, at + stop);
		at += stop + 2;
	}
	return s;
}

struct str reading_place_cut(struct str s)
{
	return cut_sentences(cut_dashes(cut_brackets(s)));
}
