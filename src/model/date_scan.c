/*
 * Steps over the text of a date: its letters and digits, and a time of day with its zone, which is
 * left out.
 */

#include "config.h"

#include "model/date_private.h"

#include "base/char.h"
#include "model/date_words.h"

size_t date_letter_len(struct str s)
{
	static const unsigned char leads[256] = {
		[0xC3] = 1, [0xC4] = 1, [0xC5] = 1, [0xCC] = 1, [0xD0] = 1, [0xD1] = 1
	};

	if (s.len > 0 && char_is_letter(*s.p))
		return 1;
	return s.len > 1 && leads[(unsigned char)*s.p] && ((unsigned char)s.p[1] & 0xC0) == 0x80
		       ? 2
		       : 0;
}

void date_skip(struct str *s, size_t len)
{
	*s = str_drop(*s, len);
}

size_t date_count_digits(struct str s)
{
	size_t count = 0;

	while (count < s.len && char_is_digit(s.p[count]))
		count++;
	return count;
}

struct str date_take_letters(struct str *s)
{
	struct str word = { s->p, 0 };

	for (size_t len; (len = date_letter_len(*s)) > 0; date_skip(s, len))
		word.len += len;
	return word;
}

int date_number_of(const char *digits, size_t count)
{
	int number = 0;

	for (size_t i = 0; i < count; i++)
		number = number * 10 + (digits[i] - '0');
	return number;
}

/* Takes ":MM" or ":SS". */
static bool take_sixtieth(struct str *s)
{
	if (s->len < 3 || *s->p != ':' || date_count_digits(str_sub(*s, 1, 3)) != 2 ||
	    s->p[1] > '5')
		return false;
	date_skip(s, 3);
	return true;
}

void date_take_spaces(struct str *s)
{
	while (s->len > 0 && *s->p == ' ')
		date_skip(s, 1);
}

/* Takes the "(UTC)" that mail has behind "+0000". */
static void take_zone_comment(struct str *s)
{
	struct str rest = *s, word;

	date_take_spaces(&rest);
	if (rest.len == 0 || *rest.p != '(')
		return;
	date_skip(&rest, 1);
	word = date_take_letters(&rest);
	if (date_word_is_zone(word) && rest.len > 0 && *rest.p == ')')
		*s = str_drop(rest, 1);
}

/* Takes "Z", "GMT", "+02:00", "+0200" or "-05" where it follows. */
static void take_zone(struct str *s)
{
	struct str rest = *s, word;
	size_t digits;

	date_take_spaces(&rest);
	word = date_take_letters(&rest);
	if (word.len > 0) {
		if (date_word_is_zone(word))
			*s = rest;
		return;
	}
	if (rest.len == 0 || (*rest.p != '+' && *rest.p != '-'))
		return;
	date_skip(&rest, 1);
	digits = date_count_digits(rest);
	if (digits != 2 && digits != 4)
		return;
	date_skip(&rest, digits);
	if (digits == 2)
		take_sixtieth(&rest);
	*s = rest;
	take_zone_comment(s);
}

static void take_half_of_day(struct str *s)
{
	struct str rest = *s, word;

	date_take_spaces(&rest);
	word = date_take_letters(&rest);
	if (date_word_equals(word, STR("am")) || date_word_equals(word, STR("pm")))
		*s = rest;
}

bool date_take_time(struct str *s, size_t digits)
{
	struct str rest = *s;

	date_skip(&rest, digits);
	if (!take_sixtieth(&rest))
		return false;
	if (take_sixtieth(&rest) && rest.len > 1 && (*rest.p == '.' || *rest.p == ',')) {
		size_t fraction = date_count_digits(str_drop(rest, 1));

		date_skip(&rest, fraction > 0 ? fraction + 1 : 0);
	}
	take_half_of_day(&rest);
	take_zone(&rest);
	*s = rest;
	return true;
}
