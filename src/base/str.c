/*
 * Views of bytes. Nothing here allocates but str_distance, and nothing reads past a view's length.
 */

#include "config.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/char.h"

static unsigned char lower(char c)
{
	unsigned char byte = (unsigned char)c;

	return byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte + ('a' - 'A')) : byte;
}

bool str_equal_ignoring_case(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

int str_compare(struct str a, struct str b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common ? memcmp(a.p, b.p, common) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

size_t str_count(struct str s, char byte)
{
	size_t count = 0;
	const char *at;

	while (s.len > 0 && (at = memchr(s.p, byte, s.len))) {
		s = str_drop(s, (size_t)(at - s.p) + 1);
		count++;
	}
	return count;
}

struct str str_trim(struct str s)
{
	while (s.len && char_is_space(s.p[s.len - 1]))
		s.len--;
	while (s.len && char_is_space(*s.p)) {
		s.p++;
		s.len--;
	}
	return s;
}

struct str str_cut_end(struct str s, const char *signs)
{
	while (s.len > 0 && s.p[s.len - 1] != '\0' && strchr(signs, s.p[s.len - 1]))
		s.len--;
	return s;
}

bool str_split_next(struct str *rest, char separator, struct str *part)
{
	const char *found;

	if (!rest->p)
		return false;
	found = rest->len ? memchr(rest->p, separator, rest->len) : NULL;
	if (!found) {
		*part = *rest;
		*rest = (struct str){ NULL, 0 };
		return true;
	}
	*part = (struct str){ rest->p, (size_t)(found - rest->p) };
	*rest = str_drop(*rest, part->len + 1);
	return true;
}

bool str_has_word(struct str words, struct str word)
{
	struct str each;

	while (str_split_next(&words, ' ', &each))
		if (str_equal(each, word))
			return true;
	return false;
}

bool str_starts_with_any(struct str s, const struct str *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts_with(s, table[i]))
			return true;
	return false;
}

bool str_is_among(struct str s, const struct str *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (s.len == table[i].len && str_equal_ignoring_case(s, table[i]))
			return true;
	return false;
}

bool str_to_uint(struct str s, uint64_t max, uint64_t *value)
{
	uint64_t sum = 0;

	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned digit = (unsigned char)s.p[i] - (unsigned)'0';

		if (digit > 9 || __builtin_mul_overflow(sum, (uint64_t)10, &sum) ||
		    __builtin_add_overflow(sum, (uint64_t)digit, &sum))
			return false;
	}
	if (sum > max)
		return false;
	*value = sum;
	return true;
}

/*
 * The hash takes 16 bytes a step: two words are multiplied to 128 bits, and both halves are folded
 * over the words themselves, so that a word that is zero does not cancel another.
 */
#define HASH_K0 0xA0F2C9B3D57E4A61u
#define HASH_K1 0x5BD1E995C2B2AE3Du

__extension__ typedef unsigned __int128 wide;

static uint64_t hash_mix(uint64_t a, uint64_t b)
{
	wide product = (wide)a * b;

	b ^= (uint64_t)(product >> 64);
	return a ^ (uint64_t)product ^ (b << 29 | b >> 35);
}

/* The bytes of p, 1 to 8, as a number; read in two pieces that may overlap, not one by one. */
static uint64_t hash_word(const char *p, size_t len)
{
	uint64_t word = 0, end = 0;

	if (len == 8) {
		memcpy(&word, p, 8);
		return word;
	}
	if (len >= 4) {
		memcpy(&word, p, 4);
		memcpy(&end, p + len - 4, 4);
		return word | end << 8 * (len - 4);
	}
	if (len >= 2) {
		memcpy(&word, p, 2);
		memcpy(&end, p + len - 2, 2);
		return word | end << 8 * (len - 2);
	}
	memcpy(&word, p, 1);
	return word;
}

uint64_t str_hash(struct str s)
{
	uint64_t hash = HASH_K0 ^ s.len;
	const char *p = s.p;
	size_t left = s.len;

	for (; left > 16; left -= 16, p += 16)
		hash = hash_mix(hash_word(p, 8) ^ hash, hash_word(p + 8, 8) ^ HASH_K1);
	if (left >= 8) /* the last two words overlap rather than be short */
		hash = hash_mix(hash_word(p, 8) ^ hash, hash_word(p + left - 8, 8) ^ HASH_K1);
	else if (left)
		hash = hash_mix(hash_word(p, left) ^ hash, HASH_K1);
	return hash_mix(hash ^ HASH_K1, hash_mix(hash, HASH_K0) | 1);
}

static size_t min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * One row of the table of edit distances, for the first i bytes of a; only the columns within
 * `limit` of the diagonal can matter, and those beside them hold limit + 1.
 */
static void distance_row(struct str a, struct str b, size_t i, size_t limit, size_t *rows[3])
{
	size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
	size_t first = i > limit ? i - limit : 1;
	size_t last = limit < b.len - min(i, b.len) ? i + limit : b.len;

	row[first - 1] = first == 1 ? min(i, limit + 1) : limit + 1;
	for (size_t j = first; j <= last; j++) {
		size_t best = above[j - 1] + (a.p[i - 1] != b.p[j - 1]);

		best = min(best, min(above[j], row[j - 1]) + 1);
		if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
			best = min(best, above2[j - 2] + 1);
		row[j] = min(best, limit + 1);
	}
	if (last < b.len)
		row[last + 1] = limit + 1;
}

size_t str_distance(struct str a, struct str b, size_t limit)
{
	size_t longest = a.len > b.len ? a.len : b.len;
	size_t *table, *rows[3], distance;

	limit = min(limit, longest); /* no distance is larger, and limit + 1 must not overflow */
	if (longest - min(a.len, b.len) > limit)
		return limit + 1;
	if (a.len == 0 || b.len == 0)
		return longest;
	table = alloc_zeroed(3 * (b.len + 1), sizeof(*table));
	for (size_t i = 0; i < 3; i++)
		rows[i] = table + i * (b.len + 1);
	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = min(j, limit + 1);
	for (size_t i = 1; i <= a.len; i++)
		distance_row(a, b, i, limit, rows);
	distance = rows[a.len % 3][b.len];
	free(table);
	return distance;
}
