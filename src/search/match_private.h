#ifndef SEARCH_MATCH_PRIVATE_H
#define SEARCH_MATCH_PRIVATE_H

/* What testing (match.c) and highlighting (match_spans.c) share: the query made ready by
 * match_make.c. */

#include "base/arena.h"
#include "search/likeness.h"
#include "search/match.h"
#include "search/needle.h"
#include "search/regex.h"

struct test {
	enum query_type type; /* any but TOPIC */
	int field;
	struct str key;         /* of LIKE */
	struct like_list *like; /* of LIKE: NULL until a paper has the key */
	bool is_negative;       /* of LIKE: it is under NOT */
	struct needle needle;   /* of TEXT */
	size_t text;            /* of TEXT: its number in the matcher's text_set, or SIZE_MAX */
	struct regex *regex;    /* of REGEX */
	int64_t low, high;      /* of COUNT and DATE */
	unsigned cost;          /* of one test, as far as it matters to what comes first */
	struct test *children;
	size_t child_count;
};

struct matcher {
	struct arena arena;
	struct test root;
	bool has_positive; /* there is something to highlight */
	bool uses_regex;

	struct test **likes; /* the LIKE tests */
	size_t like_count;
	size_t likes_prepared; /* in the round of preparing that goes on */
	size_t library_count;  /* papers that there were when it was last prepared */
};

/* match_like.c: notes the LIKE tests of the finished tree. */
void match_find_likes(struct matcher *matcher);

#endif
