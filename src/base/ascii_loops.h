#ifndef BASE_ASCII_LOOPS_H
#define BASE_ASCII_LOOPS_H

/*
 * The loops of base/ascii.h for each kind of processor. All do the same; the tests compare those
 * that the machine can run with the plain ones.
 */

#include <stddef.h>

#if defined(__x86_64__)
#define ASCII_HAVE_X86 1
#endif

/* What find_markup looks for, besides what is not ASCII and dashes. */
#define MARKUP_SIGNS "\\$&^_`~"

/* What find_tex looks for. */
#define TEX_SIGNS "\\{}$~-`'^_:&"

struct ascii_loops {
	size_t (*copy_clean)(const char *in, size_t len, char *out);
	size_t (*copy_lower)(const char *in, size_t len, char *out);
	size_t (*find_special)(const char *in, size_t len);
	size_t (*find_quote)(const char *in, size_t len);
	size_t (*find_return)(const char *in, size_t len, size_t *newlines);
	size_t (*find_markup)(const char *in, size_t len);
	size_t (*find_tex)(const char *in, size_t len);
	size_t (*find_any)(const char *in, size_t len, const char *signs);
	size_t (*find_double_blank)(const char *in, size_t len);
};

extern const struct ascii_loops ascii_loops_plain; /* any processor */

#ifdef ASCII_HAVE_X86
extern const struct ascii_loops ascii_loops_sse2; /* any x86-64 */
extern const struct ascii_loops ascii_loops_avx2; /* where the processor has it */
#endif

#endif
