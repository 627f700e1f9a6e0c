#include "config.h"

#include "model/date_words.h"

#include "base/array.h"
#include "model/date_parts.h"

/* Each is also known by its first three letters or more. */
static const struct date_word names[] = {
	{ STR_INIT("january"), DATE_PART_MONTH, 1 },
	{ STR_INIT("february"), DATE_PART_MONTH, 2 },
	{ STR_INIT("march"), DATE_PART_MONTH, 3 },
	{ STR_INIT("april"), DATE_PART_MONTH, 4 },
	{ STR_INIT("may"), DATE_PART_MONTH, 5 },
	{ STR_INIT("june"), DATE_PART_MONTH, 6 },
	{ STR_INIT("july"), DATE_PART_MONTH, 7 },
	{ STR_INIT("august"), DATE_PART_MONTH, 8 },
	{ STR_INIT("september"), DATE_PART_MONTH, 9 },
	{ STR_INIT("october"), DATE_PART_MONTH, 10 },
	{ STR_INIT("november"), DATE_PART_MONTH, 11 },
	{ STR_INIT("december"), DATE_PART_MONTH, 12 },
	{ STR_INIT("spring"), DATE_PART_SEASON, 0 },
	{ STR_INIT("summer"), DATE_PART_SEASON, 0 },
	{ STR_INIT("autumn"), DATE_PART_SEASON, 0 },
	{ STR_INIT("fall"), DATE_PART_SEASON, 0 },
	{ STR_INIT("winter"), DATE_PART_SEASON, 0 },
	{ STR_INIT("quarter"), DATE_PART_SEASON, 0 },
	{ STR_INIT("monday"), 0, 0 },
	{ STR_INIT("tuesday"), 0, 0 },
	{ STR_INIT("wednesday"), 0, 0 },
	{ STR_INIT("thursday"), 0, 0 },
	{ STR_INIT("friday"), 0, 0 },
	{ STR_INIT("saturday"), 0, 0 },
	{ STR_INIT("sunday"), 0, 0 },
};

/* Known as they are; the value is the separator that one is. */
static const struct date_word whole_words[] = {
	{ STR_INIT("t"), 0, 0 },
	{ STR_INIT("of"), 0, 0 },
	{ STR_INIT("the"), 0, 0 },
	{ STR_INIT("c"), 0, 0 },
	{ STR_INIT("ca"), 0, 0 },
	{ STR_INIT("circa"), 0, 0 },
	{ STR_INIT("to"), 0, '-' },
	{ STR_INIT("through"), 0, '-' },
	{ STR_INIT("until"), 0, '-' },
	{ STR_INIT("q"), 'q', 0 },
	/* 3 de mayo de 2024, 3 del maggio, le 3 mai, den 3. Mai, 3 мая 2024 г. */
	{ STR_INIT("de"), 0, 0 },
	{ STR_INIT("del"), 0, 0 },
	{ STR_INIT("le"), 0, 0 },
	{ STR_INIT("den"), 0, 0 },
	{ STR_INIT("\320\263"), 0, 0 },
};

static const struct str zones[] = {
	STR_INIT("z"),    STR_INIT("ut"),  STR_INIT("utc"),  STR_INIT("gmt"),  STR_INIT("est"),
	STR_INIT("edt"),  STR_INIT("cst"), STR_INIT("cdt"),  STR_INIT("mst"),  STR_INIT("mdt"),
	STR_INIT("pst"),  STR_INIT("pdt"), STR_INIT("wet"),  STR_INIT("west"), STR_INIT("cet"),
	STR_INIT("cest"), STR_INIT("eet"), STR_INIT("eest"), STR_INIT("bst"),  STR_INIT("msk"),
	STR_INIT("jst"),  STR_INIT("ist"),
};

/* Whether letters begin as a word does: most that are compared do not. */
static bool begins_as(struct str letters, struct str word)
{
	return *letters.p == *word.p || (*letters.p | 0x20) == *word.p;
}

const struct date_word *date_word_find(struct str word)
{
	if (word.len == 0)
		return NULL;
	for (size_t i = 0; i < COUNT_OF(whole_words); i++)
		if (date_word_equals(word, whole_words[i].text))
			return &whole_words[i];
	for (size_t i = 0; word.len >= 3 && i < COUNT_OF(names); i++)
		if (begins_as(word, names[i].text) &&
		    date_word_equals(word, str_sub(names[i].text, 0, word.len)))
			return &names[i];
	return NULL;
}

bool date_word_is_zone(struct str word)
{
	for (size_t i = 0; i < COUNT_OF(zones); i++)
		if (date_word_equals(word, zones[i]))
			return true;
	return false;
}
