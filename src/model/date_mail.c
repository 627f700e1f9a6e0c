/* Two forms at fixed places, in place of taking them apart: feeds and arXiv's dump have them in
 * each record. What is not quite of these forms is left to the readers of all forms. */

#include "config.h"

#include "model/date_private.h"

#include <string.h>

/* The form behind its day, which is of one digit or two. */
#define BEHIND_DAY " Oct 2024 12:00:00 GMT"

static const char weekdays[] = "MonTueWedThuFriSatSun";
static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

/* Which of the words of three letters is at the start of p, from 1 on; 0: none. */
static int find_word(const char *words, const char *p)
{
	for (int i = 0; words[3 * i]; i++)
		if (memcmp(words + 3 * i, p, 3) == 0)
			return i + 1;
	return 0;
}

static bool has_digits(const char *p, size_t count)
{
	return date_count_digits((struct str){ p, count }) == count;
}

/* Whether " 12:00:00 GMT" is at p, with any time of day. */
static bool is_time(const char *p)
{
	return p[0] == ' ' && has_digits(p + 1, 2) && date_number_of(p + 1, 2) < 24 &&
	       p[3] == ':' && has_digits(p + 4, 2) && p[4] <= '5' && p[6] == ':' &&
	       has_digits(p + 7, 2) && p[7] <= '5' && memcmp(p + 9, " GMT", 4) == 0;
}

bool date_read_day(struct str s, struct date *date)
{
	if (s.len != sizeof("2024-05-03") - 1 || s.p[4] != '-' || s.p[7] != '-' ||
	    !has_digits(s.p, 4) || !has_digits(s.p + 5, 2) || !has_digits(s.p + 8, 2) ||
	    memcmp(s.p + 5, "00", 2) == 0 || memcmp(s.p + 8, "00", 2) == 0)
		return false;
	return date_make(date_number_of(s.p, 4), date_number_of(s.p + 5, 2),
			 date_number_of(s.p + 8, 2), date);
}

bool date_read_mail(struct str s, struct date *date)
{
	size_t digits = s.len > 6 && s.p[6] == ' ' ? 1 : 2, len = 5 + digits;
	const char *behind = s.p + len;
	int month;

	if (s.len != len + sizeof(BEHIND_DAY) - 1 || !find_word(weekdays, s.p) ||
	    memcmp(s.p + 3, ", ", 2) != 0 || !has_digits(s.p + 5, digits) || behind[0] != ' ' ||
	    behind[4] != ' ' || !has_digits(behind + 5, 4) || !is_time(behind + 9))
		return false;
	month = find_word(months, behind + 1);
	return month > 0 && date_number_of(s.p + 5, digits) > 0 &&
	       date_make(date_number_of(behind + 5, 4), month, date_number_of(s.p + 5, digits),
			 date);
}
