#include "config.h"

#include "text/entity.h"

#include <stdbool.h>
#include <stdlib.h>

#include "text/entities.h"

/* The longest name has 8 letters; a number of more digits is none of a character. */
#define NAME_MAX_LEN 10

static int compare_name(const void *key, const void *element)
{
	return str_compare(*(const struct str *)key,
			   str_from(((const struct named *)element)->name));
}

static int digit_value(char c, uint32_t base)
{
	char small = (char)(c | 0x20);

	if (c >= '0' && c <= '9')
		return c - '0';
	return base == 16 && small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

static bool is_character(uint32_t codepoint)
{
	bool is_control = codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0);
	bool is_surrogate = codepoint >= 0xD800 && codepoint <= 0xDFFF;

	return !is_control && !is_surrogate && codepoint <= 0x10FFFF;
}

/* #945 or #x3B1 */
static bool read_number(struct str name, uint32_t *codepoint)
{
	uint32_t base = name.len > 1 && (name.p[1] | 0x20) == 'x' ? 16 : 10;
	size_t at = base == 16 ? 2 : 1;

	*codepoint = 0;
	if (at == name.len)
		return false;
	for (; at < name.len; at++) {
		int digit = digit_value(name.p[at], base);

		if (digit < 0 || *codepoint > 0x10FFFF)
			return false;
		*codepoint = *codepoint * base + (uint32_t)digit;
	}
	return is_character(*codepoint);
}

static bool read_name(struct str name, uint32_t *codepoint)
{
	const struct named *found = bsearch(&name, entities, sizeof(entities) / sizeof(*entities),
					    sizeof(*entities), compare_name);

	if (found)
		*codepoint = found->codepoint;
	return found != NULL;
}

size_t entity_read(struct str s, size_t at, uint32_t *codepoint)
{
	struct str name = str_sub(s, at + 1, NAME_MAX_LEN);
	size_t len = 0;
	bool is_known;

	if (at >= s.len || s.p[at] != '&')
		return 0;
	while (len < name.len && name.p[len] != ';')
		len++;
	if (len == name.len || len == 0)
		return 0;
	name.len = len;
	is_known = name.p[0] == '#' ? read_number(name, codepoint) : read_name(name, codepoint);
	return is_known ? len + 2 : 0;
}
