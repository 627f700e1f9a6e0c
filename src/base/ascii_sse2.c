/* A chunk is two registers of 16 bytes. */

#include "config.h"

#include "base/ascii_loops.h"

#ifdef ASCII_HAVE_X86

#include <emmintrin.h>
#include <stdint.h>

#define TARGET

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

/* Bytes above `above` and below `below`, as signed numbers: those from 0x80 on are below 0. */
static inline __m128i between(__m128i half, char above, char below)
{
	return _mm_and_si128(_mm_cmpgt_epi8(half, _mm_set1_epi8(above)),
			     _mm_cmplt_epi8(half, _mm_set1_epi8(below)));
}

static inline __m128i lower_half(__m128i half)
{
	__m128i is_upper = between(half, 'A' - 1, 'Z' + 1);

	return _mm_or_si128(half, _mm_and_si128(is_upper, _mm_set1_epi8('a' - 'A')));
}

static inline struct chunk lower(struct chunk chunk)
{
	return (struct chunk){ lower_half(chunk.low), lower_half(chunk.high) };
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

static inline uint32_t find_printable(struct chunk chunk)
{
	return mask(between(chunk.low, 0x1F, 0x7F), between(chunk.high, 0x1F, 0x7F));
}

static inline uint32_t find_signs(struct chunk chunk, const char *signs)
{
	uint32_t found = 0;

	for (; *signs; signs++)
		found |= find_byte(chunk, *signs);
	return found;
}

static inline uint32_t find_markup_signs(struct chunk chunk)
{
	return find_signs(chunk, MARKUP_SIGNS) | find_non_ascii(chunk);
}

static inline uint32_t find_tex_signs(struct chunk chunk)
{
	return find_signs(chunk, TEX_SIGNS);
}

#include "base/ascii_body.h"

const struct ascii_loops ascii_loops_sse2 = { copy_clean, copy_lower,  find_special,
					      find_quote, find_return, find_markup,
					      find_tex,   find_any,    find_double_blank };

#endif
