#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

/*
 * Allocation that never returns NULL. When the system has no memory left, the hook is called, and
 * when the hook returns, the process ends. A program that owns a terminal sets a hook that restores
 * the terminal first.
 */

#include <stddef.h>

/* Returns size bytes, uninitialised; the caller frees them. A size of 0 gives a valid pointer. */
void *alloc_bytes(size_t size);

/* Returns count elements of size bytes, zeroed; the caller frees them. */
void *alloc_zeroed(size_t count, size_t size);

/*
 * Resizes old (or NULL) to count elements of size bytes; an overflow of the product counts as out
 * of memory.
 */
void *alloc_resize(void *old, size_t count, size_t size);

/*
 * Makes room for at least `needed` elements in an array of *capacity elements, at least doubling
 * it, so that appending one at a time takes linear time. Returns the array, maybe moved.
 */
void *alloc_grow(void *old, size_t *capacity, size_t needed, size_t size);

/* Returns a NUL-terminated copy of the len bytes at text; the caller frees it. */
char *alloc_copy(const char *text, size_t len);

/* Calls the hook and ends the process: for memory that was not allocated here. */
_Noreturn void alloc_out_of_memory(void);

/* Sets what is called when memory runs out; NULL restores the message on standard error. */
void alloc_set_hook(void (*hook)(void));

#endif
