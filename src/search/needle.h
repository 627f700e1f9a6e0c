#ifndef SEARCH_NEEDLE_H
#define SEARCH_NEEDLE_H

/*
 * Finding one folded text in much text at the speed of memory, ASCII case ignored, and a blank as
 * good as a dash (state of the art, state-of-the-art): two bytes of
 * the needle that are rare in prose are compared for a register's worth of positions at once, and
 * only where both fit the whole is compared. AVX2 where the processor has it, SSE2 on other x86-64,
 * plain C elsewhere.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* How to compare. NEEDLE_BEST is what needle_init chooses; the others are for tests. */
enum needle_engine { NEEDLE_BEST, NEEDLE_PLAIN, NEEDLE_SSE2, NEEDLE_AVX2 };

/* One of the two bytes that are compared first. */
struct needle_byte {
	size_t at;          /* in the needle */
	uint8_t mask, byte; /* put over a byte of the hay; what it then is */
};

struct needle {
	struct str text; /* folded; borrowed */
	struct needle_byte first, second;
	bool has_words; /* it has more than blanks and dashes */
	size_t (*find)(const struct needle *needle, struct str hay);
};

/* text must be folded, live as long as the needle, and not be empty. */
void needle_init(struct needle *needle, struct str text);

/* The same with a given engine, or the plain one where the processor lacks it. */
void needle_init_with(struct needle *needle, struct str text, enum needle_engine engine);

/*
 * The position of the needle's first occurrence in hay, or SIZE_MAX. Up to
 * ARENA_READABLE_PAST_END bytes past hay's end must be readable.
 */
static inline size_t needle_find(const struct needle *needle, struct str hay)
{
	return needle->find(needle, hay);
}

/* Whether the bytes at hay, of which there must be as many as in the needle, fit it. */
bool needle_fits(const struct needle *needle, const char *hay);

/* How common a byte of a folded text, and the needle's rarest one, is (base/byte_commonness.h). */
unsigned needle_commonness_of(char byte);
unsigned needle_commonness(const struct needle *needle);

#endif
