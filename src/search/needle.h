#ifndef SEARCH_NEEDLE_H
#define SEARCH_NEEDLE_H

/*
 * Finding one folded text in much text, ASCII case ignored, at the speed of memory: two bytes of
 * the needle that are rare in prose are compared for a register's worth of positions at once, and
 * only where both fit the whole is compared. AVX2 where the processor has it, SSE2 on other x86-64,
 * plain C elsewhere.
 */

#include <stddef.h>

#include "base/str.h"

struct needle {
	struct str text; /* folded; borrowed */
	size_t first, second; /* the two positions that are compared first */
};

/* text must be folded, live as long as the needle, and not be empty. */
void needle_init(struct needle *needle, struct str text);

/*
 * The position of the needle's first occurrence in hay, or SIZE_MAX. Up to ARENA_READABLE_PAST_END bytes
 * past hay's end must be readable.
 */
size_t needle_find(const struct needle *needle, struct str hay);

#endif
