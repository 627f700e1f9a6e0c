/*
 * Weekdays, a time of day and its zone are read and left out. What separates two parts is the
 * strongest of the signs between them: a dash or slash, a comma, a dot, a space.
 */

#include "config.h"

#include "model/date_parts.h"

#include <string.h>

#include "base/utf8.h"
#include "model/date_month.h"
#include "model/date_words.h"

/* No usual form is longer. */
#define DATE_LEN_MAX 80

#define COMPACT_YEAR_MIN 1900
#define COMPACT_YEAR_MAX 2099

struct scanner {
	struct str rest;
	struct date_parts *parts;
	char before; /* 0: nothing */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The length of the letter at the start of s, if it is one of the alphabets in which months are
 * read: Latin with accents, also as a sign of its own, and Cyrillic. */
static size_t letter_len(struct str s)
{
	static const unsigned char leads[256] = {
		[0xC3] = 1, [0xC4] = 1, [0xC5] = 1, [0xCC] = 1, [0xD0] = 1, [0xD1] = 1
	};

	if (s.len > 0 && is_letter(*s.p))
		return 1;
	return s.len > 1 && leads[(unsigned char)*s.p] && ((unsigned char)s.p[1] & 0xC0) == 0x80
		       ? 2
		       : 0;
}

static void drop(struct str *s, size_t len)
{
	*s = str_sub(*s, len, SIZE_MAX);
}

static size_t count_digits(struct str s)
{
	size_t count = 0;

	while (count < s.len && is_digit(s.p[count]))
		count++;
	return count;
}

static struct str take_letters(struct str *s)
{
	struct str word = { s->p, 0 };

	for (size_t len; (len = letter_len(*s)) > 0; drop(s, len))
		word.len += len;
	return word;
}

/* The number of the first `digits` bytes. */
static int number_of(const char *digits, size_t count)
{
	int number = 0;

	for (size_t i = 0; i < count; i++)
		number = number * 10 + (digits[i] - '0');
	return number;
}

static bool add_part(struct scanner *scanner, char kind, int value, size_t digits)
{
	struct date_parts *parts = scanner->parts;

	/* Something that was left out comes before the first. */
	if (parts->count == DATE_PART_MAX || (parts->count == 0 && scanner->before &&
					      scanner->before != ' ' && scanner->before != ','))
		return false;
	parts->part[parts->count] = (struct date_part){ value, (int)digits, scanner->before };
	parts->form[parts->count++] = kind;
	parts->form[parts->count] = '\0';
	scanner->before = 0;
	return true;
}

/* How strong a separator is; 0 for what is none. */
static int rank(char separator)
{
	static const unsigned char ranks[256] = {
		[' '] = 1, ['.'] = 2, [','] = 3, ['/'] = 4, ['-'] = 5
	};

	return ranks[(unsigned char)separator];
}

static bool separate(struct scanner *scanner, char separator)
{
	/* "2024//05" has an empty part. */
	if (separator == '/' && scanner->before == '/')
		return false;
	if (rank(separator) > rank(scanner->before))
		scanner->before = separator;
	return true;
}

/* Takes ":MM" or ":SS". */
static bool take_sixtieth(struct str *s)
{
	if (s->len < 3 || *s->p != ':' || count_digits(str_sub(*s, 1, 3)) != 2 || s->p[1] > '5')
		return false;
	drop(s, 3);
	return true;
}

static void take_spaces(struct str *s)
{
	while (s->len > 0 && *s->p == ' ')
		drop(s, 1);
}

/* Takes the "(UTC)" that mail has behind "+0000". */
static void take_zone_comment(struct str *s)
{
	struct str rest = *s, word;

	take_spaces(&rest);
	if (rest.len == 0 || *rest.p != '(')
		return;
	drop(&rest, 1);
	word = take_letters(&rest);
	if (date_word_is_zone(word) && rest.len > 0 && *rest.p == ')')
		*s = str_sub(rest, 1, SIZE_MAX);
}

/* Takes "Z", "GMT", "+02:00", "+0200" or "-05" where it follows. */
static void take_zone(struct str *s)
{
	struct str rest = *s, word;
	size_t digits;

	take_spaces(&rest);
	word = take_letters(&rest);
	if (word.len > 0) {
		if (date_word_is_zone(word))
			*s = rest;
		return;
	}
	if (rest.len == 0 || (*rest.p != '+' && *rest.p != '-'))
		return;
	drop(&rest, 1);
	digits = count_digits(rest);
	if (digits != 2 && digits != 4)
		return;
	drop(&rest, digits);
	if (digits == 2)
		take_sixtieth(&rest);
	*s = rest;
	take_zone_comment(s);
}

static void take_half_of_day(struct str *s)
{
	struct str rest = *s, word;

	take_spaces(&rest);
	word = take_letters(&rest);
	if (date_word_equals(word, STR("am")) || date_word_equals(word, STR("pm")))
		*s = rest;
}

/* Takes HH:MM, HH:MM:SS or HH:MM:SS.FFF with what belongs to it. */
static bool take_time(struct scanner *scanner, size_t digits)
{
	struct str rest = scanner->rest;

	if (scanner->parts->has_time || digits > 2 || number_of(rest.p, digits) > 24)
		return false;
	drop(&rest, digits);
	if (!take_sixtieth(&rest))
		return false;
	if (take_sixtieth(&rest) && rest.len > 1 && (*rest.p == '.' || *rest.p == ',')) {
		size_t fraction = count_digits(str_sub(rest, 1, SIZE_MAX));

		drop(&rest, fraction > 0 ? fraction + 1 : 0);
	}
	take_half_of_day(&rest);
	take_zone(&rest);
	scanner->parts->has_time = true;
	scanner->rest = rest;
	/* The dash before the time, as in 2024-01-05-10:00, is no separator of dates. */
	scanner->before = ' ';
	return true;
}

/* 20240105, or 20240105100000 with the time of day. */
static bool add_compact(struct scanner *scanner, size_t digits)
{
	const char *p = scanner->rest.p;

	if (digits == 14) {
		if (number_of(p + 8, 2) > 24 || p[10] > '5' || p[12] > '5')
			return false;
		scanner->parts->has_time = true;
	}
	drop(&scanner->rest, digits);
	if (!add_part(scanner, DATE_PART_YEAR, number_of(p, 4), digits))
		return false;
	scanner->before = '-';
	if (!add_part(scanner, DATE_PART_NUMBER, number_of(p + 4, 2), 2))
		return false;
	scanner->before = '-';
	return add_part(scanner, DATE_PART_NUMBER, number_of(p + 6, 2), 2);
}

/* 202405. Other numbers of six digits are seldom dates: 240503 can be one of two. */
static bool add_year_month(struct scanner *scanner)
{
	int year = number_of(scanner->rest.p, 4), month = number_of(scanner->rest.p + 4, 2);

	if (year < COMPACT_YEAR_MIN || year > COMPACT_YEAR_MAX || month < 1 || month > 12)
		return false;
	drop(&scanner->rest, 6);
	if (!add_part(scanner, DATE_PART_YEAR, year, 6))
		return false;
	scanner->before = '-';
	return add_part(scanner, DATE_PART_NUMBER, month, 2);
}

/* Takes the "th" of 5th. */
static void take_ordinal(struct str *s)
{
	struct str rest = *s, word = take_letters(&rest);

	if (date_word_equals(word, STR("st")) || date_word_equals(word, STR("nd")) ||
	    date_word_equals(word, STR("rd")) || date_word_equals(word, STR("th")) ||
	    date_word_equals(word, STR("er")))
		*s = rest;
}

/* Takes a sign that Chinese, Japanese or Korean has behind a number of the kind. */
static bool take_counter(struct str *s, char kind)
{
	static const struct {
		struct str sign;
		char kind;
	} counters[] = {
		{ STR_INIT("\345\271\264"), DATE_PART_YEAR },
		{ STR_INIT("\353\205\204"), DATE_PART_YEAR },
		{ STR_INIT("\346\234\210"), DATE_PART_MONTH },
		{ STR_INIT("\354\233\224"), DATE_PART_MONTH },
		{ STR_INIT("\346\227\245"), DATE_PART_NUMBER },
		{ STR_INIT("\354\235\274"), DATE_PART_NUMBER },
	};
	struct str rest = *s;

	take_spaces(&rest);
	for (size_t i = 0; i < sizeof(counters) / sizeof(*counters); i++)
		if (counters[i].kind == kind && str_starts_with(rest, counters[i].sign)) {
			*s = str_sub(rest, counters[i].sign.len, SIZE_MAX);
			return true;
		}
	return false;
}

/* Takes the letter by which lists of references tell papers of one year: 2024a. */
static void take_letter_of_year(struct str *s)
{
	if (s->len > 0 && *s->p >= 'a' && *s->p <= 'z' &&
	    (s->len == 1 || ((s->p[1] == ')' || s->p[1] == ']') && s->len == 2)))
		drop(s, 1);
}

static bool handle_number(struct scanner *scanner)
{
	size_t digits = count_digits(scanner->rest);
	int value;

	if (digits < scanner->rest.len && scanner->rest.p[digits] == ':')
		return take_time(scanner, digits);
	if (digits == 8 || digits == 14)
		return add_compact(scanner, digits);
	if (digits == 6)
		return add_year_month(scanner);
	if (digits != 4 && digits > 2)
		return false;
	value = number_of(scanner->rest.p, digits);
	drop(&scanner->rest, digits);
	if (digits == 4) {
		if (!take_counter(&scanner->rest, DATE_PART_YEAR))
			take_letter_of_year(&scanner->rest);
		return add_part(scanner, DATE_PART_YEAR, value, digits);
	}
	if (take_counter(&scanner->rest, DATE_PART_MONTH))
		return add_part(scanner, DATE_PART_MONTH, value, digits);
	if (!take_counter(&scanner->rest, DATE_PART_NUMBER))
		take_ordinal(&scanner->rest);
	return add_part(scanner, DATE_PART_NUMBER, value, digits);
}

static bool handle_word(struct scanner *scanner)
{
	struct str letters = take_letters(&scanner->rest);
	const struct date_word *word = date_word_find(letters);

	if (!word) {
		int month = date_month_of(letters);

		return month > 0 && add_part(scanner, DATE_PART_MONTH, month, 0);
	}
	if (word->kind == 'q') {
		if (scanner->rest.len == 0 || *scanner->rest.p < '1' || *scanner->rest.p > '4' ||
		    count_digits(scanner->rest) != 1)
			return false;
		drop(&scanner->rest, 1);
		return add_part(scanner, DATE_PART_SEASON, 0, 0);
	}
	if (word->kind)
		return add_part(scanner, word->kind, word->value, 0);
	if (word->value)
		return separate(scanner, (char)word->value);
	/* "ca. 2024" */
	if (scanner->rest.len > 0 && *scanner->rest.p == '.')
		drop(&scanner->rest, 1);
	return true;
}

/* Takes a sign of more than one byte: what it means as a separator, or 0. */
static char take_wide_sign(struct str *s)
{
	static const struct {
		struct str sign;
		char meaning;
	} signs[] = {
		{ STR_INIT("\302\251"), ' ' },     /* the sign of copyright */
		{ STR_INIT("\342\200\220"), '-' }, /* hyphens and dashes */
		{ STR_INIT("\342\200\221"), '-' }, { STR_INIT("\342\200\223"), '-' },
		{ STR_INIT("\342\200\224"), '-' }, { STR_INIT("\342\210\222"), '-' },
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (str_starts_with(*s, signs[i].sign)) {
			drop(s, signs[i].sign.len);
			return signs[i].meaning;
		}
	return 0;
}

static bool handle_sign(struct scanner *scanner)
{
	char sign = *scanner->rest.p;
	size_t blanks = sign == ' ' ? 1 : utf8_blanks_at(scanner->rest, 0);

	if (blanks > 0) {
		drop(&scanner->rest, blanks);
		return separate(scanner, ' ');
	}
	if ((unsigned char)sign >= 0x80) {
		sign = take_wide_sign(&scanner->rest);
		return sign && separate(scanner, sign);
	}
	drop(&scanner->rest, 1);
	if (rank(sign) > 0)
		return separate(scanner, sign);
	/* A year that is not certain: [2024], 2024?, 2024~. */
	return sign && strchr("[]()?~", sign) && separate(scanner, ' ');
}

bool date_parse_parts(struct str s, struct date_parts *parts)
{
	struct scanner scanner = { .rest = utf8_trim(s), .parts = parts };

	*parts = (struct date_parts){ .count = 0 };
	if (scanner.rest.len > DATE_LEN_MAX)
		return false;
	while (scanner.rest.len > 0) {
		char c = *scanner.rest.p;
		bool is_read = is_digit(c)                    ? handle_number(&scanner)
			       : letter_len(scanner.rest) > 0 ? handle_word(&scanner)
							      : handle_sign(&scanner);

		if (!is_read)
			return false;
	}
	return parts->count > 0;
}
