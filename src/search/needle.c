/*
 * A letter of the needle fits its capital, a blank or a dash either of the two, and any other byte
 * of the needle itself. Each has a mask, which is put over it and over the hay before they are
 * compared, in the vector loops and in the final check alike: 0x20 is all that distinguishes a
 * small letter from its capital, and 0x0D a blank from a dash. Under that one a few signs look
 * alike as well, which the final check tells apart. A needle of nothing but blanks and dashes fits
 * only itself.
 *
 * The vector loops read a block's positions shifted by `first` and by `second`. Positions reach to
 * hay.len - needle.len, and both shifts are less than needle.len, so a block that starts at a
 * position reads less than its own width past the hay's end: at most 63 bytes.
 */

#include "config.h"

#include "search/needle.h"

#include <assert.h>
#include <limits.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/byte_commonness.h"

/* How far ahead, in bytes, the scan asks for memory: two papers or so. */
#define PREFETCH_DISTANCE 2560

#define NEIGHBOUR_COST 20u

static inline uint8_t byte_at(struct str s, size_t at)
{
	return (uint8_t)s.p[at];
}

static inline bool is_blank(uint8_t byte)
{
	return byte == ' ' || byte == '-';
}

/* What is put over a byte of the hay, and over this one, before they are compared. */
static inline uint8_t mask_of(const struct needle *needle, uint8_t byte)
{
	if (needle->has_words && is_blank(byte))
		return 0x0D;
	return byte >= 'a' && byte <= 'z' ? 0x20 : 0;
}

static inline bool fits(const struct needle *needle, uint8_t byte, uint8_t hay)
{
	uint8_t mask = mask_of(needle, byte);

	return (hay | mask) == (byte | mask) && (mask != 0x0D || is_blank(hay));
}

static inline bool is_at(const struct needle *needle, const char *hay)
{
	/* Most that is searched is in small letters. */
	for (size_t i = 0; i < needle->text.len; i++)
		if (hay[i] != needle->text.p[i] &&
		    !fits(needle, byte_at(needle->text, i), (uint8_t)hay[i]))
			return false;
	return true;
}

static size_t find_plain(const struct needle *needle, struct str hay)
{
	const struct needle_byte *first = &needle->first;
	size_t i;

	for (i = 0; i + needle->text.len <= hay.len; i++)
		if ((byte_at(hay, i + first->at) | first->mask) == first->byte &&
		    is_at(needle, hay.p + i))
			return i;
	return SIZE_MAX;
}

#if defined(__x86_64__)

/*
 * Tries the positions of a block whose bits are set in `hits`; `left` is the number of positions
 * from the block on.
 */
static inline size_t first_of_hits(const struct needle *needle, struct str hay, size_t block,
				   size_t left, uint64_t hits)
{
	while (hits) {
		size_t i = (size_t)__builtin_ctzll(hits);

		if (i >= left)
			return SIZE_MAX;
		if (is_at(needle, hay.p + block + i))
			return block + i;
		hits &= hits - 1;
	}
	return SIZE_MAX;
}

static inline uint64_t sse2_hits(const char *at, __m128i byte, __m128i mask)
{
	__m128i hay = _mm_loadu_si128((const __m128i *)at);

	return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_or_si128(hay, mask), byte));
}

static size_t find_sse2(const struct needle *needle, struct str hay)
{
	const struct needle_byte *first = &needle->first, *second = &needle->second;
	__m128i first_byte = _mm_set1_epi8((char)first->byte);
	__m128i first_mask = _mm_set1_epi8((char)first->mask);
	__m128i second_byte = _mm_set1_epi8((char)second->byte);
	__m128i second_mask = _mm_set1_epi8((char)second->mask);
	size_t positions, i;

	if (hay.len < needle->text.len)
		return SIZE_MAX;
	positions = hay.len - needle->text.len + 1;
	for (i = 0; i < positions; i += 16) {
		const char *block = hay.p + i;
		uint64_t hits = sse2_hits(block + first->at, first_byte, first_mask) &
				sse2_hits(block + second->at, second_byte, second_mask);

		_mm_prefetch(block + PREFETCH_DISTANCE, _MM_HINT_T0);
		if (hits) {
			size_t found = first_of_hits(needle, hay, i, positions - i, hits);

			if (found != SIZE_MAX)
				return found;
		}
	}
	return SIZE_MAX;
}

__attribute__((target("avx2"))) static inline __m256i avx2_hits(const char *at, __m256i byte,
								__m256i mask)
{
	__m256i hay = _mm256_loadu_si256((const __m256i *)at);

	return _mm256_cmpeq_epi8(_mm256_or_si256(hay, mask), byte);
}

__attribute__((target("avx2"))) static size_t find_avx2(const struct needle *needle, struct str hay)
{
	const struct needle_byte *first = &needle->first, *second = &needle->second;
	__m256i first_byte = _mm256_set1_epi8((char)first->byte);
	__m256i first_mask = _mm256_set1_epi8((char)first->mask);
	__m256i second_byte = _mm256_set1_epi8((char)second->byte);
	__m256i second_mask = _mm256_set1_epi8((char)second->mask);
	size_t positions, i;

	if (hay.len < needle->text.len)
		return SIZE_MAX;
	positions = hay.len - needle->text.len + 1;
	for (i = 0; i < positions; i += 64) {
		const char *one = hay.p + i + first->at;
		const char *two = hay.p + i + second->at;
		__m256i low = _mm256_and_si256(avx2_hits(one, first_byte, first_mask),
					       avx2_hits(two, second_byte, second_mask));
		__m256i high = _mm256_and_si256(avx2_hits(one + 32, first_byte, first_mask),
						avx2_hits(two + 32, second_byte, second_mask));

		/* The next papers mostly follow this one in memory: prefetch them. */
		_mm_prefetch(one + PREFETCH_DISTANCE, _MM_HINT_T0);
		/* One branch for 64 positions. */
		if (!_mm256_testz_si256(_mm256_or_si256(low, high), _mm256_set1_epi8(-1))) {
			uint64_t hits = (uint32_t)_mm256_movemask_epi8(low) |
					(uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
			size_t found = first_of_hits(needle, hay, i, positions - i, hits);

			if (found != SIZE_MAX)
				return found;
		}
	}
	return SIZE_MAX;
}

static enum needle_engine supported_engine(enum needle_engine wanted)
{
	bool has_avx2 = __builtin_cpu_supports("avx2");

	if (wanted == NEEDLE_BEST)
		return has_avx2 ? NEEDLE_AVX2 : NEEDLE_SSE2;
	return wanted == NEEDLE_AVX2 && !has_avx2 ? NEEDLE_PLAIN : wanted;
}

#endif

unsigned needle_commonness_of(char byte)
{
	return byte_commonness(byte == '-' ? ' ' : byte);
}

/*
 * Finds the rarest byte of the needle, not counting that at position `but`. The neighbours of `but`
 * count as more common than they are, since letters come in pairs: an o is often there where an n
 * follows.
 */
static size_t rarest_byte(struct str text, size_t but)
{
	size_t best = 0;
	unsigned least = UINT_MAX;
	size_t i;

	for (i = 0; i < text.len; i++) {
		bool is_neighbour = i + 1 == but || i == but + 1;
		unsigned value =
			needle_commonness_of(text.p[i]) + (is_neighbour ? NEIGHBOUR_COST : 0);

		if (i != but && value < least) {
			least = value;
			best = i;
		}
	}
	return best;
}

static struct needle_byte make_byte(const struct needle *needle, size_t at)
{
	uint8_t byte = byte_at(needle->text, at), mask = mask_of(needle, byte);

	return (struct needle_byte){ at, mask, byte | mask };
}

void needle_init_with(struct needle *needle, struct str text, enum needle_engine engine)
{
	assert(text.len > 0);
	needle->text = text;
	needle->has_words = false;
	for (size_t i = 0; i < text.len; i++)
		needle->has_words |= !is_blank(byte_at(text, i));
	needle->first = make_byte(needle, rarest_byte(text, SIZE_MAX));
	needle->second = make_byte(needle, rarest_byte(text, needle->first.at));
	needle->find = find_plain;
#if defined(__x86_64__)
	if (supported_engine(engine) == NEEDLE_SSE2)
		needle->find = find_sse2;
	else if (supported_engine(engine) == NEEDLE_AVX2)
		needle->find = find_avx2;
#else
	(void)engine;
#endif
}

void needle_init(struct needle *needle, struct str text)
{
	needle_init_with(needle, text, NEEDLE_BEST);
}

bool needle_fits(const struct needle *needle, const char *hay)
{
	return is_at(needle, hay);
}

unsigned needle_commonness(const struct needle *needle)
{
	return byte_commonness(needle->text.p[needle->first.at]);
}
