#ifndef TESTS_UNIT_REGEX_FIXTURE_H
#define TESTS_UNIT_REGEX_FIXTURE_H

/* Compiling regular expressions and testing texts, for tests. */

#include "base/arena.h"
#include "base/strbuf.h"
#include "search/regex.h"
#include "text/fold.h"

static inline struct regex *compiled(const char *pattern)
{
	struct regex_error error;
	struct regex *regex = regex_new(str_from(pattern), &error);

	if (!regex)
		fail_msg("%s: %zu: %s", pattern, error.at, error.message);
	return regex;
}

/* Tests the text as papers have theirs: folded, and readable past its end. */
static inline enum regex_result test_folded(const struct regex *regex, struct str text)
{
	enum regex_result result;
	struct strbuf folded;

	strbuf_init(&folded);
	fold_add(&folded, text);
	strbuf_reserve(&folded, ARENA_READABLE_PAST_END);
	result = regex_test(regex, strbuf_str(&folded));
	strbuf_free(&folded);
	return result;
}

#endif
