#ifndef BASE_CHAR_H
#define BASE_CHAR_H

/* What kind of character a byte of ASCII is, whatever the locale. Other bytes are of no kind. */

#include <stdbool.h>

static inline bool char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool char_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool char_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool char_is_letter(char c)
{
	return char_is_upper(c) || char_is_lower(c);
}

/* Blanks, tabs and all ends of lines and pages. */
static inline bool char_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

#endif
