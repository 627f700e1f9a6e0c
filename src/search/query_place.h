#ifndef SEARCH_QUERY_PLACE_H
#define SEARCH_QUERY_PLACE_H

/* What could come next in a query that is being typed: for completion. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum query_place {
	QUERY_PLACE_OTHER, /* in a phrase, a number, an expression: nothing to choose from */
	QUERY_PLACE_TERM,  /* a word, or the name of a field */
	QUERY_PLACE_TOPIC, /* behind @ */
	QUERY_PLACE_TAG,   /* behind tag: */
	QUERY_PLACE_IS,    /* behind is: */
	QUERY_PLACE_HAS,   /* behind has: */
};

/* Where a query ends that goes up to the cursor. */
struct query_end {
	enum query_place place;
	size_t start;     /* where the word begins, its quote or @ included */
	struct str typed; /* what there is of it, without these */
	bool is_quoted;
};

struct query_end query_find_end(struct str text);

/* The words that the language has for a place, numbered from 0; NULL past the last. Fields are
 * named without their colon. */
const char *query_place_word(enum query_place place, size_t number);

/* Whether a value must be quoted after the colon of its field. */
bool query_value_needs_quotes(struct str value);

#endif
