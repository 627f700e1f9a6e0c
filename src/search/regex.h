#ifndef SEARCH_REGEX_H
#define SEARCH_REGEX_H

/*
 * Regular expressions over folded text: PCRE2 with its JIT compiler where the system allows one,
 * with its interpreter otherwise. One compiled expression may be used by several threads at once.
 *
 * Expressions are Perl's, with what searching folded text asks for: case is always ignored, letters
 * outside ASCII are folded as the text is, ^ and $ match at the ends of every line, and \d \w \s \b
 * know Unicode. What distinguishes upper from lower case, \C, \G and callouts are errors.
 *
 * An expression can need more steps than there is time for. Then the search is aborted, and the
 * result is neither a match nor none.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The longest expression in bytes, and how deep its parentheses may nest. */
#define REGEX_LENGTH_MAX 1000
#define REGEX_DEPTH_MAX  100

/*
 * The steps that deciding one text may take (regex_test), and that highlighting one may. A step is
 * what PCRE2's match limit counts, 1 to 10 nanoseconds: the search of a text is aborted after a few
 * milliseconds. (The first quick search of the whole text, which decides nearly all, is not
 * counted.) An expression that was aborted REGEX_PATIENCE times in a thread gets only
 * REGEX_HASTY_STEPS from then on, so that a hostile one is soon done with all papers.
 */
#define REGEX_TEST_STEPS      500000
#define REGEX_HASTY_STEPS     20000
#define REGEX_PATIENCE        8
#define REGEX_HIGHLIGHT_STEPS 100000

struct regex;

struct regex_error {
	size_t at;          /* in bytes of the expression */
	bool is_incomplete; /* it ends too early: a bracket is still open */
	char message[120];  /* safe for a terminal */
};

enum regex_result { REGEX_NO_MATCH, REGEX_MATCH, REGEX_ABORTED };

/* Compiles valid UTF-8. NULL with *error set when it is no expression, or too large a one. The
 * caller deletes it. */
struct regex *regex_new(struct str pattern, struct regex_error *error);
void regex_delete(struct regex *regex);

/* Whether regex_new would compile the expression, in a fraction of its time. */
bool regex_check(struct str pattern, struct regex_error *error);

/* How many literals are part of whatever the expression matches. They are searched first, so that
 * an expression that has some is tested faster. */
size_t regex_literal_count(const struct regex *regex);

/*
 * Whether some part of text matches. The text is folded up to ASCII case and valid UTF-8; up to
 * ARENA_READABLE_PAST_END bytes past its end must be readable.
 */
enum regex_result regex_test(const struct regex *regex, struct str text);

/*
 * Finds the first part of text from byte `from` on that matches and is not empty; text is as for
 * regex_test. *steps is how many steps this may take, and is reduced by those used where they were
 * many; false when they are used up.
 */
bool regex_find(const struct regex *regex, struct str text, size_t from, size_t *steps,
		size_t *start, size_t *end);

#endif
