/*
 * A list of blocks, each a mapping of its own that begins with its struct arena_block; memory is
 * handed out from the newest only. The first blocks are small and of ordinary pages, so that an
 * arena with little in it costs little; later ones are larger, aligned to huge pages and ask for
 * them. A mapping is zero until it is written, and so is everything from `dirty` on.
 *
 * The last ARENA_READABLE_PAST_END bytes of a block are never handed out.
 */

#include "config.h"

#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "base/alloc.h"

#define FIRST_BLOCK ((size_t)64 << 10)
#define LARGE_BLOCK ((size_t)256 << 20)
#define GROWTH      4
#define HUGE_PAGE   ((size_t)2 << 20)
#define SMALL_PAGE  ((size_t)4 << 10)

struct arena_block {
	struct arena_block *older;
	size_t size;
	char *dirty; /* the end of what arena_text_shrink gave back, which may have been written */
	max_align_t first[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena){ NULL, NULL, NULL, 0 };
}

void arena_free(struct arena *arena)
{
	for (struct arena_block *block = arena->blocks, *older; block; block = older) {
		older = block->older;
		munmap(block, block->size);
	}
	arena_init(arena);
}

static void *map(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

/* Maps size bytes, a multiple of a huge page, aligned to one: more is mapped and trimmed. */
static void *map_huge(size_t size)
{
	char *memory = size < SIZE_MAX - HUGE_PAGE ? map(size + HUGE_PAGE) : NULL;
	size_t before, after;

	if (!memory)
		return NULL;
	before = (HUGE_PAGE - (uintptr_t)memory % HUGE_PAGE) % HUGE_PAGE;
	after = HUGE_PAGE - before;
	if (before)
		munmap(memory, before);
	if (after)
		munmap(memory + before + size, after);
	/* Where the system has no huge pages, ordinary ones serve as well. */
	(void)madvise(memory + before, size, MADV_HUGEPAGE);
	return memory + before;
}

static size_t round_up(size_t size, size_t unit)
{
	if (size > SIZE_MAX - unit)
		alloc_out_of_memory();
	return (size + unit - 1) / unit * unit;
}

static struct arena_block *block_new(size_t size)
{
	struct arena_block *block;

	if (size >= HUGE_PAGE) {
		size = round_up(size, HUGE_PAGE);
		block = map_huge(size);
	} else {
		size = round_up(size, SMALL_PAGE);
		block = map(size);
	}
	if (block)
		block->size = size;
	return block;
}

/* Puts a new block in front that has room for size bytes. */
static void add_block(struct arena *arena, size_t size)
{
	size_t overhead =
		sizeof(struct arena_block) + alignof(max_align_t) + ARENA_READABLE_PAST_END;
	size_t wanted = arena->blocks ? arena->blocks->size : FIRST_BLOCK / GROWTH;
	struct arena_block *block;

	if (__builtin_add_overflow(size, overhead, &size))
		alloc_out_of_memory();
	wanted = wanted < LARGE_BLOCK / GROWTH ? wanted * GROWTH : LARGE_BLOCK;
	block = block_new(wanted > size ? wanted : size);
	if (!block &&
	    wanted > size) /* a small block may still be had where address space is limited */
		block = block_new(size);
	if (!block)
		alloc_out_of_memory();
	block->older = arena->blocks;
	block->dirty = (char *)block->first;
	arena->blocks = block;
	arena->next = (char *)block->first;
	arena->end = (char *)block + block->size - ARENA_READABLE_PAST_END;
}

static size_t room(const struct arena *arena)
{
	return (size_t)(arena->end - arena->next);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t padding = -(uintptr_t)arena->next % alignof(max_align_t);
	char *memory;

	if (!arena->blocks || room(arena) < padding || room(arena) - padding < size) {
		add_block(arena, size);
		padding = 0;
	}
	memory = arena->next + padding;
	arena->next = memory + size;
	arena->used += padding + size;
	if (memory < arena->blocks->dirty) {
		size_t dirty = (size_t)(arena->blocks->dirty - memory);

		memset(memory, 0, dirty < size ? dirty : size);
	}
	return memory;
}

char *arena_text(struct arena *arena, size_t len)
{
	char *text;

	if (!arena->blocks || room(arena) < len)
		add_block(arena, len);
	text = arena->next;
	arena->next += len;
	arena->used += len;
	return text;
}

void arena_text_shrink(struct arena *arena, size_t unused)
{
	assert(unused <= arena->used);
	if (unused == 0)
		return;
	if (arena->next > arena->blocks->dirty)
		arena->blocks->dirty = arena->next;
	arena->next -= unused;
	arena->used -= unused;
}

struct str arena_copy(struct arena *arena, struct str s)
{
	char *text = arena_text(arena, s.len);

	if (s.len)
		memcpy(text, s.p, s.len);
	return (struct str){ text, s.len };
}
