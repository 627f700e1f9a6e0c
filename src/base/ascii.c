/*
 * Every loop is the same: it classifies the bytes of a register into a mask with a bit a byte, and
 * ends at the lowest bit. What is left at the end, less than a register, goes through a padded
 * copy of it, so that one piece of code decides and nothing is read that is not there.
 *
 * SSE2 is part of every x86-64; elsewhere a "register" is an array that the compiler makes the best
 * of. Twice as wide registers were measured and gain nothing: the loops wait for memory.
 */

#include "config.h"

#include "base/ascii.h"

#include <stdint.h>
#include <string.h>

#define WIDTH 32 /* bytes that are looked at together: a bit each in a mask of 32 bits */
#define ALL   0xFFFFFFFFu

#ifdef __SSE2__
#include <emmintrin.h>

struct chunk {
	__m128i low, high;
};

static inline struct chunk load(const char *in)
{
	return (struct chunk){ _mm_loadu_si128((const __m128i *)(const void *)in),
			       _mm_loadu_si128((const __m128i *)(const void *)(in + 16)) };
}

static inline void store(char *out, struct chunk chunk)
{
	_mm_storeu_si128((__m128i *)(void *)out, chunk.low);
	_mm_storeu_si128((__m128i *)(void *)(out + 16), chunk.high);
}

static inline uint32_t mask(__m128i low, __m128i high)
{
	return (uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high) << 16;
}

static inline uint32_t find_byte(struct chunk chunk, char byte)
{
	__m128i wanted = _mm_set1_epi8(byte);

	return mask(_mm_cmpeq_epi8(chunk.low, wanted), _mm_cmpeq_epi8(chunk.high, wanted));
}

static inline uint32_t find_non_ascii(struct chunk chunk)
{
	return mask(chunk.low, chunk.high);
}

/* Bytes from 0x20 to 0x7E; as signed numbers those above 0x7F are below 0. */
static inline uint32_t find_printable(struct chunk chunk)
{
	__m128i below = _mm_set1_epi8(0x1F), above = _mm_set1_epi8(0x7F);

	return mask(
		_mm_and_si128(_mm_cmpgt_epi8(chunk.low, below), _mm_cmplt_epi8(chunk.low, above)),
		_mm_and_si128(_mm_cmpgt_epi8(chunk.high, below),
			      _mm_cmplt_epi8(chunk.high, above)));
}

static inline __m128i lower_half(__m128i half)
{
	__m128i is_upper = _mm_and_si128(_mm_cmpgt_epi8(half, _mm_set1_epi8('A' - 1)),
					 _mm_cmplt_epi8(half, _mm_set1_epi8('Z' + 1)));

	return _mm_or_si128(half, _mm_and_si128(is_upper, _mm_set1_epi8('a' - 'A')));
}

static inline struct chunk lower(struct chunk chunk)
{
	return (struct chunk){ lower_half(chunk.low), lower_half(chunk.high) };
}

#else

struct chunk {
	unsigned char bytes[WIDTH];
};

static inline struct chunk load(const char *in)
{
	struct chunk chunk;

	memcpy(chunk.bytes, in, WIDTH);
	return chunk;
}

static inline void store(char *out, struct chunk chunk)
{
	memcpy(out, chunk.bytes, WIDTH);
}

static inline uint32_t find_range(const struct chunk *chunk, unsigned first, unsigned last)
{
	uint32_t found = 0;

	for (unsigned i = 0; i < WIDTH; i++)
		found |= (uint32_t)((unsigned)chunk->bytes[i] - first <= last - first) << i;
	return found;
}

static inline uint32_t find_byte(struct chunk chunk, char byte)
{
	return find_range(&chunk, (unsigned char)byte, (unsigned char)byte);
}

static inline uint32_t find_non_ascii(struct chunk chunk)
{
	return find_range(&chunk, 0x80, 0xFF);
}

static inline uint32_t find_printable(struct chunk chunk)
{
	return find_range(&chunk, 0x20, 0x7E);
}

static inline struct chunk lower(struct chunk chunk)
{
	for (unsigned i = 0; i < WIDTH; i++)
		if ((unsigned)chunk.bytes[i] - 'A' <= 'Z' - 'A')
			chunk.bytes[i] |= 'a' - 'A';
	return chunk;
}

#endif

/* The last bytes, fewer than a chunk has, followed by letters. */
static inline struct chunk load_part(const char *in, size_t len)
{
	char padded[WIDTH];

	memset(padded, 'x', WIDTH);
	if (len)
		memcpy(padded, in, len);
	return load(padded);
}

static inline void store_part(char *out, size_t len, struct chunk chunk)
{
	char bytes[WIDTH];

	store(bytes, chunk);
	if (len)
		memcpy(out, bytes, len);
}

static inline size_t lowest(uint32_t bits)
{
	return (size_t)__builtin_ctz(bits);
}

/* The bytes that cannot be copied as they are; *after_space goes from chunk to chunk. */
static inline uint32_t find_unclean(struct chunk chunk, uint32_t *after_space)
{
	uint32_t spaces = find_byte(chunk, ' ');
	uint32_t seconds = spaces & (spaces << 1 | *after_space);

	*after_space = spaces >> (WIDTH - 1);
	return (find_printable(chunk) ^ ALL) | seconds;
}

size_t ascii_copy_clean(const char *in, size_t len, char *out)
{
	uint32_t after_space = 0, unclean;
	struct chunk chunk;
	size_t i = 0;

	for (; len - i >= WIDTH; i += WIDTH) {
		chunk = load(in + i);
		unclean = find_unclean(chunk, &after_space);
		store(out + i, chunk);
		if (unclean)
			return i + lowest(unclean);
	}
	if (i == len)
		return len;
	chunk = load_part(in + i, len - i);
	unclean = find_unclean(chunk, &after_space);
	store_part(out + i, len - i, chunk);
	return unclean ? i + lowest(unclean) : len;
}

size_t ascii_copy_lower(const char *in, size_t len, char *out)
{
	struct chunk chunk;
	uint32_t non_ascii;
	size_t i = 0;

	for (; len - i >= WIDTH; i += WIDTH) {
		chunk = load(in + i);
		non_ascii = find_non_ascii(chunk);
		if (non_ascii)
			break;
		store(out + i, lower(chunk));
	}
	if (i == len)
		return len;
	/* In place, what follows the ASCII must stay as it is, so no more than that is written. */
	chunk = load_part(in + i, len - i < WIDTH ? len - i : WIDTH);
	non_ascii = find_non_ascii(chunk);
	len = non_ascii ? i + lowest(non_ascii) : len;
	store_part(out + i, len - i, lower(chunk));
	return len;
}

size_t ascii_find_special(const char *in, size_t len)
{
	struct chunk chunk;
	uint32_t special;
	size_t i = 0;

	for (; len - i >= WIDTH; i += WIDTH) {
		chunk = load(in + i);
		special = find_non_ascii(chunk) | find_byte(chunk, '\\');
		if (special)
			return i + lowest(special);
	}
	if (i == len)
		return len;
	chunk = load_part(in + i, len - i);
	special = find_non_ascii(chunk) | find_byte(chunk, '\\');
	return special ? i + lowest(special) : len;
}
