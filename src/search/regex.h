#ifndef SEARCH_REGEX_H
#define SEARCH_REGEX_H

/*
 * Regular expressions over folded text: POSIX extended, case ignored, in time linear in the text
 * whatever the expression, in bounded memory, and from several threads at once. (The C library's
 * regexec takes a lock, and its memory grows with the text for expressions such as e.{50}x.)
 *
 * What differs from POSIX: . [^...] and the classes never match a newline, ^ and $ match at the
 * ends of every line; \d \D \w \W \s \S \b \B \< \> mean what they mean elsewhere, in brackets too,
 * where a backslash quotes; there are no back references, collating elements and classes.
 * Accented and capital letters of the expression are folded as the text is.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The longest expression in bytes, and the most often that {} may repeat. */
#define REGEX_LENGTH_MAX 1000
#define REGEX_REPEAT_MAX 255

struct regex;

struct regex_error {
	size_t at;           /* in bytes of the expression */
	const char *message; /* what was expected; a constant */
};

/* Compiles cleaned text. NULL with *error set when it is no expression, or too large a one. The
 * caller deletes it. */
struct regex *regex_new(struct str pattern, struct regex_error *error);
void regex_delete(struct regex *regex);

/*
 * Writes at most `capacity` texts that are all part of whatever the expression matches, and returns
 * how many there are. They are the regex's.
 */
size_t regex_literals(const struct regex *regex, struct str *literals, size_t capacity);

/*
 * Whether some part of text, folded up to ASCII case, matches. Up to ARENA_READABLE_PAST_END bytes
 * past its end must be readable.
 */
bool regex_test(const struct regex *regex, struct str text);

/*
 * Finds the first, and there the longest, part of text from byte `from` on that matches and is not
 * empty. *budget bounds the work, in bytes passed and more for what is new, and is reduced by it;
 * false when it is used up.
 */
bool regex_find(const struct regex *regex, struct str text, size_t from, size_t *budget,
		size_t *start, size_t *end);

#endif
