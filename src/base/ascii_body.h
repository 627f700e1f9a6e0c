/*
 * The loops of base/ascii_loops.h, for a file that defines what a chunk is and then includes this:
 *
 *   TARGET            the attribute that all its functions have
 *   struct chunk      CHUNK_SIZE bytes
 *   load, store       from and to memory that need not be aligned
 *   lower             with the ASCII letters in lower case
 *   find_byte, find_non_ascii, find_printable, find_markup_signs (or not ASCII), find_tex_signs
 *                     masks with a bit for each byte that is one, the first byte's lowest
 *
 * A loop ends at the lowest bit of a mask. The rest at the end is read as a chunk that overlaps the
 * one before; a text shorter than a chunk goes through a padded copy. So there is no second loop
 * for single bytes, and nothing past the end is read.
 */

#include <stdint.h>
#include <string.h>

#define CHUNK_SIZE 32
#define ALL        0xFFFFFFFFu

/* Copies fewer bytes than a chunk has: by its halves, which may overlap, without a call. */
static inline void copy_short(char *out, const char *in, size_t len)
{
	if (len >= 16) {
		memcpy(out, in, 16);
		memcpy(out + len - 16, in + len - 16, 16);
	} else if (len >= 8) {
		memcpy(out, in, 8);
		memcpy(out + len - 8, in + len - 8, 8);
	} else if (len >= 4) {
		memcpy(out, in, 4);
		memcpy(out + len - 4, in + len - 4, 4);
	} else {
		for (size_t i = 0; i < len; i++)
			out[i] = in[i];
	}
}

/* The bytes of a text shorter than a chunk, followed by letters. */
TARGET static inline struct chunk load_short(const char *in, size_t len)
{
	char padded[CHUNK_SIZE];

	memset(padded, 'x', CHUNK_SIZE);
	copy_short(padded, in, len);
	return load(padded);
}

TARGET static inline void store_short(char *out, size_t len, struct chunk chunk)
{
	char bytes[CHUNK_SIZE];

	store(bytes, chunk);
	copy_short(out, bytes, len);
}

static inline size_t lowest(uint32_t bits)
{
	return (size_t)__builtin_ctz(bits);
}

/* The spaces behind another one; *after_space is kept from chunk to chunk. */
TARGET static inline uint32_t find_second_spaces(struct chunk chunk, uint32_t *after_space)
{
	uint32_t spaces = find_byte(chunk, ' ');
	uint32_t seconds = spaces & (spaces << 1 | *after_space);

	*after_space = spaces >> (CHUNK_SIZE - 1);
	return seconds;
}

/* The bytes that cannot be copied as they are. */
TARGET static inline uint32_t find_unclean(struct chunk chunk, uint32_t *after_space)
{
	return (find_printable(chunk) ^ ALL) | find_second_spaces(chunk, after_space);
}

TARGET static size_t copy_clean_short(const char *in, size_t len, char *out)
{
	struct chunk chunk = load_short(in, len);
	uint32_t after_space = 0, unclean = find_unclean(chunk, &after_space);

	store_short(out, len, chunk);
	return unclean ? lowest(unclean) : len;
}

TARGET static size_t copy_clean(const char *in, size_t len, char *out)
{
	uint32_t after_space = 0, unclean = 0;
	size_t i = 0;

	if (len < CHUNK_SIZE)
		return copy_clean_short(in, len, out);
	for (; !unclean && i < len; i += CHUNK_SIZE) {
		struct chunk chunk;

		if (len - i < CHUNK_SIZE) {
			i = len - CHUNK_SIZE;
			after_space = 0; /* a second space here would have been seen before */
		}
		chunk = load(in + i);
		unclean = find_unclean(chunk, &after_space);
		store(out + i, chunk);
	}
	return unclean ? i - CHUNK_SIZE + lowest(unclean) : len;
}

TARGET static size_t copy_lower_short(const char *in, size_t len, char *out)
{
	struct chunk chunk = load_short(in, len);
	uint32_t non_ascii = find_non_ascii(chunk);

	len = non_ascii ? lowest(non_ascii) : len;
	store_short(out, len, lower(chunk));
	return len;
}

TARGET static size_t copy_lower(const char *in, size_t len, char *out)
{
	size_t i = 0;

	if (len < CHUNK_SIZE)
		return copy_lower_short(in, len, out);
	while (i < len) {
		struct chunk chunk;

		if (len - i < CHUNK_SIZE)
			i = len - CHUNK_SIZE;
		chunk = load(in + i);
		if (find_non_ascii(chunk)) /* in place, the bytes after the ASCII must not change */
			return i + copy_lower_short(in + i, CHUNK_SIZE, out + i);
		store(out + i, lower(chunk));
		i += CHUNK_SIZE;
	}
	return len;
}

TARGET static inline uint32_t find_special_in(struct chunk chunk)
{
	return find_non_ascii(chunk) | find_byte(chunk, '\\');
}

TARGET static size_t find_special(const char *in, size_t len)
{
	uint32_t special = 0;
	size_t i = 0;

	if (len < CHUNK_SIZE) {
		special = find_special_in(load_short(in, len));
		return special ? lowest(special) : len;
	}
	for (; !special && i < len; i += CHUNK_SIZE) {
		if (len - i < CHUNK_SIZE)
			i = len - CHUNK_SIZE;
		special = find_special_in(load(in + i));
	}
	return special ? i - CHUNK_SIZE + lowest(special) : len;
}

TARGET static inline uint32_t find_quote_in(struct chunk chunk)
{
	return find_byte(chunk, '"') | find_byte(chunk, '\\') | find_byte(chunk, '\n');
}

TARGET static size_t find_quote(const char *in, size_t len)
{
	uint32_t found = 0;
	size_t i = 0;

	if (len < CHUNK_SIZE) {
		found = find_quote_in(load_short(in, len));
		return found ? lowest(found) : len;
	}
	for (; !found && i < len; i += CHUNK_SIZE) {
		if (len - i < CHUNK_SIZE)
			i = len - CHUNK_SIZE;
		found = find_quote_in(load(in + i));
	}
	return found ? i - CHUNK_SIZE + lowest(found) : len;
}

/* Looks at a chunk without its first `skip` bytes. Returns the position in it, or CHUNK_SIZE. */
TARGET static inline size_t find_return_in(struct chunk chunk, size_t skip, size_t *newlines)
{
	uint32_t seen = ALL << skip;
	uint32_t found = (find_non_ascii(chunk) | find_byte(chunk, '\r')) & seen;
	uint32_t ends = find_byte(chunk, '\n') & seen;

	if (found)
		ends &= (found & (0u - found)) - 1;
	*newlines += (size_t)__builtin_popcount(ends);
	return found ? lowest(found) : CHUNK_SIZE;
}

TARGET static size_t find_return(const char *in, size_t len, size_t *newlines)
{
	size_t i = 0, at;

	if (len < CHUNK_SIZE) {
		at = find_return_in(load_short(in, len), 0, newlines);
		return at < len ? at : len;
	}
	for (; len - i >= CHUNK_SIZE; i += CHUNK_SIZE) {
		struct chunk chunk = load(in + i);

		/* Lines are long: most chunks have nothing of interest. */
		if (!(find_non_ascii(chunk) | find_byte(chunk, '\r') | find_byte(chunk, '\n')))
			continue;
		at = find_return_in(chunk, 0, newlines);
		if (at < CHUNK_SIZE)
			return i + at;
	}
	if (i == len)
		return len;
	return len - CHUNK_SIZE +
	       find_return_in(load(in + len - CHUNK_SIZE), CHUNK_SIZE - (len - i), newlines);
}

/* What has a meaning; *after_dash is kept from chunk to chunk. */
TARGET static inline uint32_t find_markup_in(struct chunk chunk, uint32_t *after_dash)
{
	uint32_t dashes = find_byte(chunk, '-');
	uint32_t seconds = dashes & (dashes << 1 | *after_dash);

	*after_dash = dashes >> (CHUNK_SIZE - 1);
	return find_markup_signs(chunk) | seconds;
}

TARGET static size_t find_markup(const char *in, size_t len)
{
	uint32_t markup = 0, after_dash = 0;
	size_t i = 0;

	if (len < CHUNK_SIZE) {
		markup = find_markup_in(load_short(in, len), &after_dash);
		return markup ? lowest(markup) : len;
	}
	for (; !markup && i < len; i += CHUNK_SIZE) {
		if (len - i < CHUNK_SIZE) {
			i = len - CHUNK_SIZE;
			after_dash = 0; /* a second dash here would have been seen before */
		}
		markup = find_markup_in(load(in + i), &after_dash);
	}
	return markup ? i - CHUNK_SIZE + lowest(markup) : len;
}

TARGET static size_t find_tex(const char *in, size_t len)
{
	uint32_t found = 0;
	size_t i = 0;

	if (len < CHUNK_SIZE) {
		found = find_tex_signs(load_short(in, len));
		return found ? lowest(found) : len;
	}
	for (; !found && i < len; i += CHUNK_SIZE) {
		if (len - i < CHUNK_SIZE)
			i = len - CHUNK_SIZE;
		found = find_tex_signs(load(in + i));
	}
	return found ? i - CHUNK_SIZE + lowest(found) : len;
}

TARGET static size_t find_double_blank(const char *in, size_t len)
{
	uint32_t seconds = 0, after_space = 0;
	size_t i = 0;

	if (len < CHUNK_SIZE) {
		seconds = find_second_spaces(load_short(in, len), &after_space);
		return seconds ? lowest(seconds) : len;
	}
	for (; !seconds && i < len; i += CHUNK_SIZE) {
		if (len - i < CHUNK_SIZE) {
			i = len - CHUNK_SIZE;
			after_space = 0; /* a second space here would have been seen before */
		}
		seconds = find_second_spaces(load(in + i), &after_space);
	}
	return seconds ? i - CHUNK_SIZE + lowest(seconds) : len;
}

TARGET static inline uint32_t find_any_in(struct chunk chunk, const char *signs)
{
	uint32_t found = 0;

	for (; *signs; signs++)
		found |= find_byte(chunk, *signs);
	return found;
}

TARGET static size_t find_any(const char *in, size_t len, const char *signs)
{
	uint32_t found = 0;
	size_t i = 0;

	if (len < CHUNK_SIZE) {
		/* What the text is padded with may be a sign. */
		found = find_any_in(load_short(in, len), signs) & ~(ALL << len);
		return found ? lowest(found) : len;
	}
	for (; !found && i < len; i += CHUNK_SIZE) {
		if (len - i < CHUNK_SIZE)
			i = len - CHUNK_SIZE;
		found = find_any_in(load(in + i), signs);
	}
	return found ? i - CHUNK_SIZE + lowest(found) : len;
}

#undef ALL
