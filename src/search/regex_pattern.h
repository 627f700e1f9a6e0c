#ifndef SEARCH_REGEX_PATTERN_H
#define SEARCH_REGEX_PATTERN_H

/*
 * An expression as a person types it, made ready for PCRE2 to be matched with folded text: its
 * letters are folded, and what makes no sense there is refused. Whether it is an expression at all
 * is PCRE2's to say.
 */

#include "base/strbuf.h"
#include "search/regex.h"

/* The most literals that are kept. */
#define REGEX_LITERALS_MAX 4

struct regex_pattern {
	struct strbuf text;
	size_t *offsets; /* by byte of text: where in the typed expression it comes from */
	size_t offset_capacity;
	struct str literals[REGEX_LITERALS_MAX]; /* folded, not empty, on the heap */
	size_t literal_count;
};

/* False with *error set when the expression is refused; *pattern needs freeing either way. */
bool regex_pattern_init(struct regex_pattern *pattern, struct str typed, struct regex_error *error);
void regex_pattern_free(struct regex_pattern *pattern);

/* Where in the typed expression byte `at` of the text comes from; its length for the end. */
size_t regex_pattern_origin(const struct regex_pattern *pattern, struct str typed, size_t at);

#endif
