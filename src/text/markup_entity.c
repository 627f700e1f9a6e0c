/*
 * libxml2 knows the 253 entities of HTML 4. Publishers write others of HTML 5 as well; those that
 * are met are in markup_entity_newer.c. HTML 5 has 2231, most of which nobody
 * writes, and no library of Debian's has them without a parser that keeps them to itself.
 */

#include "config.h"

#include "text/markup_entity.h"

#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/char.h"
#include "base/hex.h"
#include "text/markup_entity_newer.h"

#define NAME_MAX_LEN  31
#define CODEPOINT_MAX 0x10FFFFu

/* What Windows-1252 has at 0x80 to 0x9F; 0 where it has nothing. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static int compare_names(const void *name, const void *entity)
{
	return strcmp(name, ((const struct newer_entity *)entity)->name);
}

static bool find_name(const char *name, uint32_t *codepoint)
{
	const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
	const struct newer_entity *newer;

	if (known) {
		*codepoint = known->value;
		return true;
	}
	newer = bsearch(name, newer_entities, newer_entity_count, sizeof(*newer_entities),
			compare_names);
	if (newer)
		*codepoint = newer->codepoint;
	return newer != NULL;
}

static size_t read_name(struct str s, uint32_t *codepoint)
{
	char name[NAME_MAX_LEN + 1];
	size_t len = 0;

	while (len < NAME_MAX_LEN && 1 + len < s.len &&
	       (char_is_letter(s.p[1 + len]) || (len > 0 && char_is_digit(s.p[1 + len])))) {
		name[len] = s.p[1 + len];
		len++;
	}
	name[len] = '\0';
	if (len < 2 || 1 + len >= s.len || s.p[1 + len] != ';' || !find_name(name, codepoint))
		return 0;
	return len + 2;
}

/* Turns a number into the character that is meant; false when there is none. */
static bool find_number(uint32_t number, uint32_t *codepoint)
{
	if (number >= 0x80 && number < 0xA0)
		number = windows_1252[number - 0x80];
	if (number == 0 || number > CODEPOINT_MAX || (number >= 0xD800 && number < 0xE000))
		return false;
	*codepoint = number;
	return true;
}

/* "&#233;" and "&#xE9;", with any number of leading zeros. */
static size_t read_number(struct str s, uint32_t *codepoint)
{
	bool is_hex = s.len > 2 && (s.p[2] == 'x' || s.p[2] == 'X');
	uint32_t number = 0;
	int base = is_hex ? 16 : 10;
	size_t at = is_hex ? 3 : 2, first = at;

	for (; at < s.len && at < first + NAME_MAX_LEN; at++) {
		int value = hex_value(s.p[at]);

		if (value < 0 || value >= base)
			break;
		if (number <= CODEPOINT_MAX)
			number = number * (uint32_t)base + (uint32_t)value;
	}
	if (at == first || at >= s.len || s.p[at] != ';' || !find_number(number, codepoint))
		return 0;
	return at + 1;
}

size_t markup_entity_read(struct str s, uint32_t *codepoint)
{
	if (s.len < 4 || *s.p != '&')
		return 0;
	return s.p[1] == '#' ? read_number(s, codepoint) : read_name(s, codepoint);
}
