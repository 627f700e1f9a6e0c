/* A chunk is one register of 32 bytes. Only the functions here are compiled for AVX2. */

#include "config.h"

#include "base/ascii_loops.h"

#ifdef ASCII_HAVE_X86

#include <immintrin.h>
#include <stdint.h>

#define TARGET __attribute__((target("avx2")))

struct chunk {
	__m256i all;
};

TARGET static inline struct chunk load(const char *in)
{
	return (struct chunk){ _mm256_loadu_si256((const __m256i *)(const void *)in) };
}

TARGET static inline void store(char *out, struct chunk chunk)
{
	_mm256_storeu_si256((__m256i *)(void *)out, chunk.all);
}

/* Bytes above `above` and below `below`, as signed numbers: those from 0x80 on are below 0. */
TARGET static inline __m256i between(__m256i bytes, char above, char below)
{
	return _mm256_and_si256(_mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(above)),
				_mm256_cmpgt_epi8(_mm256_set1_epi8(below), bytes));
}

TARGET static inline struct chunk lower(struct chunk chunk)
{
	__m256i is_upper = between(chunk.all, 'A' - 1, 'Z' + 1);
	__m256i difference = _mm256_and_si256(is_upper, _mm256_set1_epi8('a' - 'A'));

	return (struct chunk){ _mm256_or_si256(chunk.all, difference) };
}

TARGET static inline uint32_t find_byte(struct chunk chunk, char byte)
{
	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(chunk.all, _mm256_set1_epi8(byte)));
}

TARGET static inline uint32_t find_non_ascii(struct chunk chunk)
{
	return (uint32_t)_mm256_movemask_epi8(chunk.all);
}

TARGET static inline uint32_t find_printable(struct chunk chunk)
{
	return (uint32_t)_mm256_movemask_epi8(between(chunk.all, 0x1F, 0x7F));
}

/*
 * A set of ASCII signs: for each lower half of a byte, a bit for each upper half that makes a sign
 * of it.
 */
struct signs {
	unsigned char uppers[16];
};

/* MARKUP_SIGNS */
static const struct signs markup_signs = { {
	[0x0] = 1 << 6,          /* ` */
	[0x4] = 1 << 2,          /* $ */
	[0x6] = 1 << 2,          /* & */
	[0xC] = 1 << 5,          /* \ */
	[0xE] = 1 << 5 | 1 << 7, /* ^ ~ */
	[0xF] = 1 << 5,          /* _ */
} };

/* TEX_SIGNS */
static const struct signs tex_signs = { {
	[0x0] = 1 << 6,          /* ` */
	[0x4] = 1 << 2,          /* $ */
	[0x6] = 1 << 2,          /* & */
	[0x7] = 1 << 2,          /* ' */
	[0xA] = 1 << 3,          /* : */
	[0xB] = 1 << 7,          /* { */
	[0xC] = 1 << 5,          /* \ */
	[0xD] = 1 << 2 | 1 << 7, /* - } */
	[0xE] = 1 << 5 | 1 << 7, /* ^ ~ */
	[0xF] = 1 << 5,          /* _ */
} };

/* The bytes that are signs of the set, or not ASCII. */
TARGET static inline uint32_t find_signs_or_non_ascii(struct chunk chunk, const struct signs *signs)
{
	const __m256i bits = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0,
					      1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
	__m256i uppers = _mm256_broadcastsi128_si256(
		_mm_loadu_si128((const __m128i *)(const void *)signs->uppers));
	__m256i upper = _mm256_and_si256(_mm256_srli_epi16(chunk.all, 4), _mm256_set1_epi8(0x0F));
	__m256i bit = _mm256_shuffle_epi8(bits, upper);

	/* A byte that is not ASCII has no bit, and none are looked up for it. */
	uppers = _mm256_shuffle_epi8(uppers, chunk.all);
	return (uint32_t)_mm256_movemask_epi8(
		_mm256_cmpeq_epi8(_mm256_and_si256(uppers, bit), bit));
}

TARGET static inline uint32_t find_markup_signs(struct chunk chunk)
{
	return find_signs_or_non_ascii(chunk, &markup_signs);
}

TARGET static inline uint32_t find_tex_signs(struct chunk chunk)
{
	return find_signs_or_non_ascii(chunk, &tex_signs) & ~find_non_ascii(chunk);
}

#include "base/ascii_body.h"

const struct ascii_loops ascii_loops_avx2 = { copy_clean, copy_lower,  find_special,
					      find_quote, find_return, find_markup,
					      find_tex,   find_any,    find_double_blank };

#endif
