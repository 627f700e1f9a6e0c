#ifndef BASE_STR_H
#define BASE_STR_H

/*
 * A borrowed view of bytes: a pointer and a length. It owns nothing, need not end in NUL, and may
 * hold any byte. The empty view has length 0, and its pointer may then be NULL.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p;
	size_t len;
};

/* A view of a string literal, usable as an expression and as a constant initialiser (STR_INIT). */
#define STR_INIT(literal)                       \
	{                                       \
		"" literal, sizeof(literal) - 1 \
	}
#define STR(literal) ((struct str)STR_INIT(literal))

/* The precision and argument pair for printf's "%.*s". */
#define STR_ARG(s) (int)(s).len, (s).p

/* NULL gives the empty view. */
static inline struct str str_from(const char *c_string)
{
	return (struct str){ c_string, c_string ? strlen(c_string) : 0 };
}

/* s from byte `from` on, at most len bytes; positions past the end are cut off. */
static inline struct str str_sub(struct str s, size_t from, size_t len)
{
	if (from > s.len)
		from = s.len;
	if (len > s.len - from)
		len = s.len - from;
	return (struct str){ s.p ? s.p + from : NULL, len };
}

/* s without its first bytes. */
static inline struct str str_drop(struct str s, size_t len)
{
	return str_sub(s, len, SIZE_MAX);
}

static inline bool str_equal(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, a.len) == 0);
}

static inline bool str_starts_with(struct str s, struct str prefix)
{
	return s.len >= prefix.len && str_equal(str_sub(s, 0, prefix.len), prefix);
}

static inline bool str_ends_with(struct str s, struct str suffix)
{
	return s.len >= suffix.len && str_equal(str_sub(s, s.len - suffix.len, suffix.len), suffix);
}

bool str_equal_ignoring_case(struct str a, struct str b); /* ASCII letters only */
int str_compare(struct str a, struct str b);              /* bytewise, as strcmp */

/* The position of the first occurrence of part in s, or SIZE_MAX. Fast in prose, linear always. */
size_t str_find(struct str s, struct str part);

/* How often a byte is in s. */
size_t str_count(struct str s, char byte);

/* s without the ASCII white space at both ends. */
struct str str_trim(struct str s);

/* s without the bytes at its end that are one of those signs, which are ASCII. */
struct str str_cut_end(struct str s, const char *signs);

/*
 * Takes the part before the next separator off *rest and puts it into *part. Returns false when
 * *rest is exhausted (its pointer is then NULL). "a;;b" gives "a", "", "b".
 */
bool str_split_next(struct str *rest, char separator, struct str *part);

/* Whether a word, which is not empty, is one of those that blanks separate. */
bool str_has_word(struct str words, struct str word);

/* Whether s begins with one of a table's. */
bool str_starts_with_any(struct str s, const struct str *table, size_t count);

/* Whether s is one of a table's, in any case of its ASCII letters. */
bool str_is_among(struct str s, const struct str *table, size_t count);

/* Reads all of s as a decimal number of at most `max`; false when it is not one. */
bool str_to_uint(struct str s, uint64_t max, uint64_t *value);

/* A 64-bit hash, the same in every run. */
uint64_t str_hash(struct str s);

/*
 * The number of single-letter edits (insert, delete, replace, swap) between a and b; larger ones
 * all give limit + 1.
 */
size_t str_distance(struct str a, struct str b, size_t limit);

#endif
