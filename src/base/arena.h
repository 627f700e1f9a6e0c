#ifndef BASE_ARENA_H
#define BASE_ARENA_H

/*
 * Memory that is freed all at once. Large blocks are mapped, with huge pages where the system has
 * them; untouched pages of a block cost nothing. Nothing in an arena moves or is freed alone.
 */

#include <stddef.h>

#include "base/str.h"

struct arena {
	struct arena_block *blocks; /* newest first */
	char *next;                 /* the first free byte of the newest block */
	char *end;
	size_t used; /* bytes handed out, for figures only */
};

/*
 * How many bytes past the end of anything in an arena may be read (never written, and their
 * values mean nothing): the vector search reads whole registers.
 */
#define ARENA_READABLE_PAST_END 64

void arena_init(struct arena *arena);
void arena_free(struct arena *arena);

/* Returns size bytes, aligned for any type, zeroed. */
void *arena_alloc(struct arena *arena, size_t size);

/* Returns len bytes without alignment and uninitialised, for text. */
char *arena_text(struct arena *arena, size_t len);

/*
 * Frees the last `unused` bytes of the newest arena_text, which must still be the newest
 * allocation.
 */
void arena_text_shrink(struct arena *arena, size_t unused);

/* Returns a view of a copy of s. */
struct str arena_copy(struct arena *arena, struct str s);

#endif
