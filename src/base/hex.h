#ifndef BASE_HEX_H
#define BASE_HEX_H

/* Hexadecimal digits, in either case. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The value of a digit, 0 to 15; -1: it is none. */
static inline int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Reads a number of 1 to 8 digits; false: there is something else. */
static inline bool hex_read(struct str digits, uint32_t *number)
{
	*number = 0;
	for (size_t i = 0; i < digits.len; i++) {
		int value = hex_value(digits.p[i]);

		if (value < 0)
			return false;
		*number = *number << 4 | (uint32_t)value;
	}
	return digits.len > 0 && digits.len <= 8;
}

#endif
