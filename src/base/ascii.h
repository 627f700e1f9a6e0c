#ifndef BASE_ASCII_H
#define BASE_ASCII_H

/*
 * The loops over plain ASCII that loading and folding spend their time in, a register's worth at a
 * time. Each stops at the first byte that is not handled here, and leaves it to the caller. None
 * reads past the end of its input or writes past what its comment says.
 */

#include <stddef.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/*
 * Copies printable ASCII without two spaces in a row from in to out, and returns how many bytes it
 * copied. out has room for len bytes, all of which may be written.
 */
size_t ascii_copy_clean(const char *in, size_t len, char *out);

/*
 * Copies ASCII in lower case from in to out, and returns how many bytes were ASCII. out has room
 * for len bytes, all of which may be written; it may be in.
 */
size_t ascii_copy_lower(const char *in, size_t len, char *out);

/* The position of the first byte that is a backslash or not ASCII, or len. */
size_t ascii_find_special(const char *in, size_t len);

/* The position of the first byte that is a quote ("), a backslash or a newline, or len. */
size_t ascii_find_quote(const char *in, size_t len);

/* The same, for one that is expected near the start: without a call where it is in the first bytes
 * and the processor is known to compare them at once. */
static inline size_t ascii_find_quote_near(const char *in, size_t len)
{
#ifdef __SSE2__
	if (len >= sizeof(__m128i)) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)in);
		__m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
					     _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
		int mask = _mm_movemask_epi8(
			_mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'))));

		if (mask)
			return (size_t)__builtin_ctz((unsigned int)mask);
	}
#endif
	return ascii_find_quote(in, len);
}

/*
 * The position of the first byte that is a carriage return or not ASCII, or len. The newlines
 * before it are added to *newlines.
 */
size_t ascii_find_return(const char *in, size_t len, size_t *newlines);

/*
 * The position of the first byte that is not ASCII, or to which TeX or HTML may give a meaning:
 * \ $ & ^ _ ` ~ and the second of two dashes; or len.
 */
size_t ascii_find_markup(const char *in, size_t len);

/* The position of the first byte that may begin or end a piece of TeX or HTML, or decide what a
 * later one means: \ { } $ ~ - ` ' ^ _ : & or len. */
size_t ascii_find_tex(const char *in, size_t len);

/* The position of the first space behind another one, or len. */
size_t ascii_find_double_blank(const char *in, size_t len);

/* The position of the first byte that is one of the signs, ASCII and a few, or len. */
size_t ascii_find_any(const char *in, size_t len, const char *signs);

#endif
