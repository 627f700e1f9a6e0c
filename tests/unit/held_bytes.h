#ifndef UNIT_HELD_BYTES_H
#define UNIT_HELD_BYTES_H

/* The bytes that the process holds, with which a test finds what is kept too long: no other program
 * on the machine and no speed of it matters. */

#include <malloc.h>
#include <stddef.h>

/* Of the address sanitizer, where it is there: under it mallinfo2 knows nothing. */
size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

static inline size_t held_bytes(void)
{
	struct mallinfo2 info;

	if (__sanitizer_get_current_allocated_bytes)
		return __sanitizer_get_current_allocated_bytes();
	info = mallinfo2();
	return info.uordblks + info.hblkhd;
}

#endif
