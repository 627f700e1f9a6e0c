/*
 * memmem(3) takes 4 to 6 instructions a byte of what it searches, memchr(3) one for six bytes. So
 * memchr looks for the byte of the part that is rarest in prose, and only where it is the whole is
 * compared. In a text that has that byte too often memmem does the rest: no text takes much longer
 * than by memmem alone.
 */

#include "config.h"

#include "base/str.h"

#include <string.h>

#include "base/byte_commonness.h"

/* A longer part is left to memmem, so that no comparison takes long. */
#define PART_MAX 32

/* One comparison takes as long as memmem for this many bytes; the first few are made anyway. */
#define BYTES_A_TRY 16
#define TRIES_MIN   8

/* How much rarer a capital is than its small letter, as byte_commonness counts. */
#define CAPITAL_RARER 69

static int commonness(char byte)
{
	int value = (int)byte_commonness(byte);

	return byte >= 'A' && byte <= 'Z' ? value - CAPITAL_RARER : value;
}

static size_t rarest_byte(struct str part)
{
	int least = commonness(part.p[0]);
	size_t best = 0;

	for (size_t i = 1; i < part.len; i++) {
		int value = commonness(part.p[i]);

		if (value >= least)
			continue;
		least = value;
		best = i;
	}
	return best;
}

/* The first occurrence at `from` or behind it. */
static size_t find_by_memmem(struct str s, size_t from, struct str part)
{
	const char *found = memmem(s.p + from, s.len - from, part.p, part.len);

	return found ? (size_t)(found - s.p) : SIZE_MAX;
}

static size_t find_by_rarest(struct str s, struct str part)
{
	size_t rarest = rarest_byte(part), positions = s.len - part.len + 1, tries = 0;

	for (size_t at = 0; at < positions; at++) {
		const char *found = memchr(s.p + at + rarest, part.p[rarest], positions - at);

		if (!found)
			return SIZE_MAX;
		at = (size_t)(found - s.p) - rarest;
		if (memcmp(s.p + at, part.p, part.len) == 0)
			return at;
		if (++tries > TRIES_MIN + at / BYTES_A_TRY)
			return find_by_memmem(s, at, part);
	}
	return SIZE_MAX;
}

size_t str_find(struct str s, struct str part)
{
	if (part.len == 0)
		return 0;
	if (part.len > s.len)
		return SIZE_MAX;
	return part.len > PART_MAX ? find_by_memmem(s, 0, part) : find_by_rarest(s, part);
}
