/* The arena: nothing overlaps, everything stays, zeroed is zero, and little memory is wasted. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "support.h"

/* Pages of memory that the process has now. */
static size_t resident_bytes(void)
{
	unsigned long size = 0, resident = 0;
	FILE *stream = fopen("/proc/self/statm", "r");

	if (stream) {
		if (fscanf(stream, "%lu %lu", &size, &resident) != 2)
			resident = 0;
		fclose(stream);
	}
	return (size_t)resident * (size_t)sysconf(_SC_PAGESIZE);
}

static void test_empty(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	arena_free(&arena);
	arena_free(&arena);
	assert_non_null(arena_alloc(&arena, 0));
	assert_int_equal(arena_copy(&arena, (struct str){ NULL, 0 }).len, 0);
	assert_int_equal(arena.used, 0);
	arena_free(&arena);
}

#define PIECES 3000

/* Pieces of all sizes, each filled with a byte of its own, are whole at the end. */
static void test_pieces_stay(void **state)
{
	static struct str pieces[PIECES];
	struct arena arena;
	uint64_t random = 4;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < PIECES; i++) {
		size_t size = support_below(&random, i % 100 == 0 ? 300000 : 3000);
		bool is_text = support_below(&random, 2);
		char *piece = is_text ? arena_text(&arena, size) : arena_alloc(&arena, size);
		size_t unused = is_text ? support_below(&random, size + 1) : 0;

		for (size_t j = 0; j < size && !is_text; j++)
			assert_int_equal(piece[j], 0);
		if (!is_text)
			assert_int_equal((uintptr_t)piece % alignof(max_align_t), 0);
		memset(piece, (int)(i % 251) + 1, size);
		arena_text_shrink(&arena, unused);
		pieces[i] = (struct str){ piece, size - unused };
	}
	for (size_t i = 0; i < PIECES; i++)
		for (size_t j = 0; j < pieces[i].len; j++)
			assert_int_equal((unsigned char)pieces[i].p[j], i % 251 + 1);
	arena_free(&arena);
}

static void test_readable_past_end(void **state)
{
	struct arena arena;
	volatile const char *end;

	(void)state;
	arena_init(&arena);
	for (size_t size = 1; size < 40000000; size = size * 3 + 1) {
		end = arena_text(&arena, size) + size;
		for (size_t i = 0; i < ARENA_READABLE_PAST_END; i++)
			(void)end[i];
	}
	/* to the last byte that the block hands out */
	end = arena_text(&arena, (size_t)(arena.end - arena.next)) + (arena.end - arena.next);
	end = arena.end;
	for (size_t i = 0; i < ARENA_READABLE_PAST_END; i++)
		(void)end[i];
	arena_free(&arena);
}

static void test_large_blocks_are_aligned(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	arena_text(&arena, 5000000);
	assert_int_equal((uintptr_t)arena.blocks % (2 << 20), 0);
	arena_free(&arena);
}

static void test_shrink_reuses(void **state)
{
	struct arena arena;
	char *first, *second, *zeroed;

	(void)state;
	arena_init(&arena);
	first = arena_text(&arena, 100);
	memset(first, 'x', 100);
	arena_text_shrink(&arena, 60);
	assert_int_equal(arena.used, 40);
	second = arena_text(&arena, 4);
	assert_ptr_equal(second, first + 40);
	zeroed = arena_alloc(&arena, 32);
	for (size_t i = 0; i < 32; i++)
		assert_int_equal(zeroed[i], 0);
	arena_free(&arena);
}

/* As the library does: room for the worst, then what was needed is kept. */
static void test_memory_stays_close_to_what_is_used(void **state)
{
	struct arena arena;
	size_t before = resident_bytes(), grown;

	(void)state;
	if (before == 0)
		skip();
	arena_init(&arena);
	for (int i = 0; i < 30000; i++) {
		memset(arena_text(&arena, 3 * 1200), 'x', 1200);
		arena_text_shrink(&arena, 2 * 1200);
	}
	assert_int_equal(arena.used, 30000 * 1200);
	grown = resident_bytes() - before;
	assert_true(grown < arena.used + arena.used / 10 + (4 << 20));
	arena_free(&arena);
}

static void test_a_small_arena_is_small(void **state)
{
	struct arena arena;
	size_t before = resident_bytes();

	(void)state;
	if (before == 0)
		skip();
	arena_init(&arena);
	arena_copy(&arena, STR("a few bytes"));
	assert_true(resident_bytes() - before < 64 << 10);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_pieces_stay),
		cmocka_unit_test(test_readable_past_end),
		cmocka_unit_test(test_large_blocks_are_aligned),
		cmocka_unit_test(test_shrink_reuses),
		cmocka_unit_test(test_memory_stays_close_to_what_is_used),
		cmocka_unit_test(test_a_small_arena_is_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
