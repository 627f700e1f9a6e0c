#ifndef MODEL_DATE_PRIVATE_H
#define MODEL_DATE_PRIVATE_H

/* What the readers of dates share. */

#include "model/date.h"

/* Reads all of s as "2024-05-03"; false where it is anything else, which may be a date
 * nevertheless. */
bool date_read_day(struct str s, struct date *date);

/* Reads all of s as "Fri, 3 May 2024 12:00:00 GMT"; false where it is anything else, which may be a
 * date nevertheless. */
bool date_read_mail(struct str s, struct date *date);

/* A date of the parts that are not 0; false when the year is 0 or it is no day of the calendar. */
bool date_make(int year, int month, int day, struct date *date);

/*
 * The length of the letter at the start of s, if it is one of the alphabets in which months are
 * read: Latin with accents, also as a sign of its own, and Cyrillic; 0 otherwise.
 */
size_t date_letter_len(struct str s);

/* How many digits s begins with. */
size_t date_count_digits(struct str s);

/* The number that the first `count` bytes are, all of them digits. */
int date_number_of(const char *digits, size_t count);

/* Goes past the first bytes. */
void date_skip(struct str *s, size_t len);

/* Takes the letters that s begins with; none are none. */
struct str date_take_letters(struct str *s);

void date_take_spaces(struct str *s);

/*
 * Takes HH:MM, HH:MM:SS or HH:MM:SS.FFF, whose first number has that many digits, with its half of
 * the day and its zone; false, and nothing is taken: it is no time.
 */
bool date_take_time(struct str *s, size_t digits);

#endif
