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

TARGET static inline __m256i equal(struct chunk chunk, char byte)
{
	return _mm256_cmpeq_epi8(chunk.all, _mm256_set1_epi8(byte));
}

TARGET static inline uint32_t find_signs(struct chunk chunk)
{
	__m256i found = chunk.all; /* the highest bit of each byte is what counts */

	for (size_t i = 0; i < sizeof(MARKUP_SIGNS) - 1; i++)
		found = _mm256_or_si256(found, equal(chunk, MARKUP_SIGNS[i]));
	return (uint32_t)_mm256_movemask_epi8(found);
}

#include "base/ascii_body.h"

const struct ascii_loops ascii_loops_avx2 = { copy_clean,  copy_lower,  find_special, find_quote,
					      find_return, find_markup, find_any };

#endif
