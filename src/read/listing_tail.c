/*
 * Digits run into each other where files were glued: "Jun 26" and "25 A title" make "Jun 2625 A
 * title". A day has two digits at most and a year four; upvotes have a space after them. What these
 * rules do not decide is unknown.
 */
#include "config.h"

#include "read/listing_tail.h"

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/paper.h"

#define BULLET     "\xE2\x80\xA2"
#define MIDDLE_DOT "\xC2\xB7"

static size_t digits_at(struct str s, size_t at)
{
	size_t i = at;

	while (i < s.len && char_is_digit(s.p[i]))
		i++;
	return i - at;
}

/* The number of the `len` digits at `at`; COUNT_UNKNOWN when it is too great. */
static int32_t count_at(struct str s, size_t at, size_t len)
{
	uint64_t value;

	if (!str_to_uint(str_sub(s, at, len), INT32_MAX, &value))
		return COUNT_UNKNOWN;
	return (int32_t)value;
}

bool upvotes_parse(struct str s, int32_t *upvotes, size_t *len)
{
	size_t digits = digits_at(s, 0);
	size_t width = digits > 0 ? digits : 1;

	if (s.len <= width || s.p[width] != ' ' || (digits == 0 && s.p[0] != '-'))
		return false;
	*upvotes = digits > 0 ? count_at(s, 0, digits) : 0;
	*len = width + utf8_blanks_at(s, width);
	return true;
}

/* Whether what follows a date without white space can be another capture's beginning. */
static bool text_is_glued_beginning(struct str s)
{
	int32_t upvotes;
	size_t len;

	return str_equal(s, STR("new")) || upvotes_parse(s, &upvotes, &len);
}

/*
 * Reads the comments after a date of `len` bytes. "Jun 7 27 Title" is "Jun 7 2" and "7 Title"
 * glued; with more digits the end of the first number is unknown.
 */
static bool comments_parse(struct str s, size_t len, struct listing_tail *tail)
{
	size_t space = utf8_blanks_at(s, len);
	size_t digits = digits_at(s, len + space);
	struct str rest = str_sub(s, len + space + digits, s.len);

	tail->comments = 0;
	tail->len = len;
	if (len == s.len)
		return true;
	if (space == 0)
		return text_is_glued_beginning(str_sub(s, len, s.len));
	if (digits == 0)
		return false;
	if (rest.len > 0 && rest.p[0] == ' ') {
		if (digits == 1)
			return false;
		tail->comments = digits == 2 ? count_at(s, len + space, 1) : COUNT_UNKNOWN;
		tail->len = len + space + (digits == 2 ? 1 : digits);
		return true;
	}
	tail->comments = count_at(s, len + space, digits);
	tail->len = len + space + digits;
	return rest.len == 0 || text_is_glued_beginning(rest);
}

/* Reads the date, of whose run of digits the first `day_len` are the day. */
static bool day_parse(struct str s, size_t run, size_t day_len, struct date *date, size_t *len)
{
	size_t taken;

	*len = 4 + day_len;
	if (run == day_len && *len < s.len && s.p[*len] == ',') {
		if (digits_at(s, *len + 2) < 4)
			return false;
		*len += sizeof(", YYYY") - 1;
	}
	return date_parse_listing(str_sub(s, 0, *len), date, &taken) && taken == *len;
}

bool listing_tail_parse(struct str s, struct listing_tail *tail)
{
	size_t run;
	size_t len;

	if (s.len < 5 || s.p[3] != ' ')
		return false;
	run = digits_at(s, 4);
	for (size_t day_len = run < 2 ? run : 2; day_len > 0; day_len--)
		if (day_parse(s, run, day_len, &tail->date, &len) && comments_parse(s, len, tail))
			return true;
	return false;
}

/* The start of the blanks before byte `at`. */
static size_t blanks_before(struct str s, size_t at)
{
	while (at > 0) {
		size_t before = utf8_previous(s, at);

		if (utf8_blanks_at(str_sub(s, before, at - before), 0) != at - before)
			break;
		at = before;
	}
	return at;
}

/* Reads "N authors" that ends at byte `end`, and sets *begin to the number's first byte. */
static bool authors_parse_back(struct str s, size_t end, size_t *begin, int32_t *authors)
{
	struct str head = str_sub(s, 0, end);
	size_t word;
	size_t at;

	if (str_ends_with(head, STR("authors")))
		word = end - (sizeof("authors") - 1);
	else if (str_ends_with(head, STR("author")))
		word = end - (sizeof("author") - 1);
	else
		return false;
	at = blanks_before(head, word);
	if (at == word)
		return false;
	for (*begin = at; *begin > 0 && char_is_digit(s.p[*begin - 1]);)
		(*begin)--;
	*authors = count_at(s, *begin, at - *begin);
	return *authors != COUNT_UNKNOWN;
}

bool record_tail_find(struct str s, size_t from, struct record_tail *tail)
{
	static const struct str dot = STR_INIT(" " MIDDLE_DOT " ");

	for (;;) {
		size_t at = str_find(str_sub(s, from, s.len), dot);
		struct str rest;

		if (at == SIZE_MAX)
			return false;
		at += from;
		rest = str_sub(s, at + dot.len, s.len);
		if (authors_parse_back(s, at, &tail->begin, &tail->authors) &&
		    (tail->begin == 0 || s.p[tail->begin - 1] == ' ') &&
		    listing_tail_parse(rest, &tail->listing)) {
			tail->end = at + dot.len + tail->listing.len;
			return true;
		}
		from = at + dot.len;
	}
}

/* The bytes of the bullet at the start of s: what browsers and converters put before an item. */
static size_t bullet_len(struct str s)
{
	static const struct str bullets[] = {
		STR_INIT(BULLET),
		STR_INIT("*"),
		STR_INIT("-"),
		STR_INIT("+"),
		STR_INIT("o "),
		STR_INIT(MIDDLE_DOT),
		STR_INIT("\xE2\x97\xA6"),
		STR_INIT("\xE2\x97\x8B"),
		STR_INIT("\xE2\x80\x93"),
	};

	for (size_t i = 0; i < COUNT_OF(bullets); i++)
		if (str_starts_with(s, bullets[i]))
			return bullets[i].len;
	return 0;
}

bool authors_parse(struct str s, int32_t *authors)
{
	size_t at = bullet_len(s);
	size_t begin;

	at += utf8_blanks_at(s, at);
	return digits_at(s, at) > 0 && authors_parse_back(s, s.len, &begin, authors) && begin == at;
}
