/* Chooses the loops that the processor can run. The check is a load and a test at each call. */

#include "config.h"

#include "base/ascii.h"

#include "base/ascii_loops.h"

static const struct ascii_loops *best_loops(void)
{
#ifdef ASCII_HAVE_X86
	return __builtin_cpu_supports("avx2") ? &ascii_loops_avx2 : &ascii_loops_sse2;
#else
	return &ascii_loops_plain;
#endif
}

size_t ascii_copy_clean(const char *in, size_t len, char *out)
{
	return best_loops()->copy_clean(in, len, out);
}

size_t ascii_copy_lower(const char *in, size_t len, char *out)
{
	return best_loops()->copy_lower(in, len, out);
}

size_t ascii_find_special(const char *in, size_t len)
{
	return best_loops()->find_special(in, len);
}

size_t ascii_find_quote(const char *in, size_t len)
{
	return best_loops()->find_quote(in, len);
}

size_t ascii_find_return(const char *in, size_t len, size_t *newlines)
{
	return best_loops()->find_return(in, len, newlines);
}

size_t ascii_find_markup(const char *in, size_t len)
{
	return best_loops()->find_markup(in, len);
}

size_t ascii_find_any(const char *in, size_t len, const char *signs)
{
	return best_loops()->find_any(in, len, signs);
}

size_t ascii_find_tex(const char *in, size_t len)
{
	return best_loops()->find_tex(in, len);
}

size_t ascii_find_double_blank(const char *in, size_t len)
{
	return best_loops()->find_double_blank(in, len);
}
