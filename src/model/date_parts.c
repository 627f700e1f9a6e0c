/*
 * Weekdays, a time of day and its zone are read and left out. What separates two parts is the
 * strongest of the signs between them: a dash or slash, a comma, a dot, a space.
 */

#include "config.h"

#include "model/date_parts.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "model/date_month.h"
#include "model/date_private.h"
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

/* Takes HH:MM, HH:MM:SS or HH:MM:SS.FFF with what belongs to it. */
static bool take_time(struct scanner *scanner, size_t digits)
{
	struct str rest = scanner->rest;

	if (scanner->parts->has_time || digits > 2 || date_number_of(rest.p, digits) > 24)
		return false;
	if (!date_take_time(&rest, digits))
		return false;
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
		if (date_number_of(p + 8, 2) > 24 || p[10] > '5' || p[12] > '5')
			return false;
		scanner->parts->has_time = true;
	}
	date_skip(&scanner->rest, digits);
	if (!add_part(scanner, DATE_PART_YEAR, date_number_of(p, 4), digits))
		return false;
	scanner->before = '-';
	if (!add_part(scanner, DATE_PART_NUMBER, date_number_of(p + 4, 2), 2))
		return false;
	scanner->before = '-';
	return add_part(scanner, DATE_PART_NUMBER, date_number_of(p + 6, 2), 2);
}

/* 202405. Other numbers of six digits are seldom dates: 240503 can be one of two. */
static bool add_year_month(struct scanner *scanner)
{
	int year = date_number_of(scanner->rest.p, 4),
	    month = date_number_of(scanner->rest.p + 4, 2);

	if (year < COMPACT_YEAR_MIN || year > COMPACT_YEAR_MAX || month < 1 || month > 12)
		return false;
	date_skip(&scanner->rest, 6);
	if (!add_part(scanner, DATE_PART_YEAR, year, 6))
		return false;
	scanner->before = '-';
	return add_part(scanner, DATE_PART_NUMBER, month, 2);
}

/* Takes the "th" of 5th. */
static void take_ordinal(struct str *s)
{
	struct str rest = *s, word = date_take_letters(&rest);

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

	date_take_spaces(&rest);
	for (size_t i = 0; i < COUNT_OF(counters); i++)
		if (counters[i].kind == kind && str_starts_with(rest, counters[i].sign)) {
			*s = str_drop(rest, counters[i].sign.len);
			return true;
		}
	return false;
}

/* Takes the letter by which lists of references tell papers of one year: 2024a. */
static void take_letter_of_year(struct str *s)
{
	if (s->len > 0 && *s->p >= 'a' && *s->p <= 'z' &&
	    (s->len == 1 || ((s->p[1] == ')' || s->p[1] == ']') && s->len == 2)))
		date_skip(s, 1);
}

static bool handle_number(struct scanner *scanner)
{
	size_t digits = date_count_digits(scanner->rest);
	int value;

	if (digits < scanner->rest.len && scanner->rest.p[digits] == ':')
		return take_time(scanner, digits);
	if (digits == 8 || digits == 14)
		return add_compact(scanner, digits);
	if (digits == 6)
		return add_year_month(scanner);
	if (digits != 4 && digits > 2)
		return false;
	value = date_number_of(scanner->rest.p, digits);
	date_skip(&scanner->rest, digits);
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
	struct str letters = date_take_letters(&scanner->rest);
	const struct date_word *word = date_word_find(letters);

	if (!word) {
		int month = date_month_of(letters);

		return month > 0 && add_part(scanner, DATE_PART_MONTH, month, 0);
	}
	if (word->kind == 'q') {
		if (scanner->rest.len == 0 || *scanner->rest.p < '1' || *scanner->rest.p > '4' ||
		    date_count_digits(scanner->rest) != 1)
			return false;
		date_skip(&scanner->rest, 1);
		return add_part(scanner, DATE_PART_SEASON, 0, 0);
	}
	if (word->kind)
		return add_part(scanner, word->kind, word->value, 0);
	if (word->value)
		return separate(scanner, (char)word->value);
	/* "ca. 2024" */
	if (scanner->rest.len > 0 && *scanner->rest.p == '.')
		date_skip(&scanner->rest, 1);
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

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_starts_with(*s, signs[i].sign)) {
			date_skip(s, signs[i].sign.len);
			return signs[i].meaning;
		}
	return 0;
}

static bool handle_sign(struct scanner *scanner)
{
	char sign = *scanner->rest.p;
	size_t blanks = sign == ' ' ? 1 : utf8_blanks_at(scanner->rest, 0);

	if (blanks > 0) {
		date_skip(&scanner->rest, blanks);
		return separate(scanner, ' ');
	}
	if ((unsigned char)sign >= 0x80) {
		sign = take_wide_sign(&scanner->rest);
		return sign && separate(scanner, sign);
	}
	date_skip(&scanner->rest, 1);
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
		bool is_read = date_count_digits(scanner.rest) > 0 ? handle_number(&scanner)
			       : date_letter_len(scanner.rest) > 0 ? handle_word(&scanner)
								   : handle_sign(&scanner);

		if (!is_read)
			return false;
	}
	return parts->count > 0;
}
