/*
 * The one piece of state is the hook, because memory can run out anywhere. It is set once, before
 * any thread is started.
 */

#include "config.h"

#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_OUT_OF_MEMORY 2
#define FIRST_CAPACITY     8

static void say_out_of_memory(void)
{
	static const char message[] = "shortlist: out of memory\n";
	ssize_t written = write(STDERR_FILENO, message, sizeof(message) - 1);

	(void)written; /* a failure here cannot be reported */
}

static void (*out_of_memory_hook)(void) = say_out_of_memory;

void alloc_set_hook(void (*hook)(void))
{
	out_of_memory_hook = hook ? hook : say_out_of_memory;
}

void alloc_out_of_memory(void)
{
	out_of_memory_hook();
	_exit(EXIT_OUT_OF_MEMORY);
}

void *alloc_bytes(size_t size)
{
	void *memory = malloc(size ? size : 1);

	if (!memory)
		alloc_out_of_memory();
	return memory;
}

void *alloc_zeroed(size_t count, size_t size)
{
	void *memory = count && size ? calloc(count, size) : calloc(1, 1);

	if (!memory)
		alloc_out_of_memory();
	return memory;
}

void *alloc_resize(void *old, size_t count, size_t size)
{
	size_t bytes;
	void *memory;

	if (__builtin_mul_overflow(count, size, &bytes))
		alloc_out_of_memory();
	memory = realloc(old, bytes ? bytes : 1);
	if (!memory)
		alloc_out_of_memory();
	return memory;
}

void *alloc_grow(void *old, size_t *capacity, size_t needed, size_t size)
{
	size_t wanted = *capacity < SIZE_MAX / 2 ? 2 * *capacity : SIZE_MAX;

	if (needed <= *capacity)
		return old;
	if (wanted < needed)
		wanted = needed;
	if (wanted < FIRST_CAPACITY)
		wanted = FIRST_CAPACITY;
	old = alloc_resize(old, wanted, size);
	*capacity = wanted;
	return old;
}

char *alloc_copy(const char *text, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		alloc_out_of_memory();
	copy = alloc_bytes(len + 1);
	if (len)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}
