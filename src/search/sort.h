#ifndef SEARCH_SORT_H
#define SEARCH_SORT_H

/*
 * Orders of papers. Ascending as written, a leading "-" reverses; unknown values are last either
 * way; equal ones in the order of reading. Likeness, to the papers of a query's like: terms, is
 * descending: the most like first.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "search/match.h"

/* X(id, name, title) */
#define SORT_KEYS(X)                              \
	X(FILE, "file", "order of reading")       \
	X(DATE, "date", "date")                   \
	X(TITLE, "title", "title")                \
	X(UPVOTES, "upvotes", "upvotes")          \
	X(COMMENTS, "comments", "comments")       \
	X(AUTHORS, "authors", "authors")          \
	X(STARRED, "starred", "time of starring") \
	X(LIKENESS, "likeness", "likeness")

enum sort_key {
#define X(id, name, title) SORT_##id,
	SORT_KEYS(X)
#undef X
		SORT_KEY_COUNT
};

struct sort_order {
	enum sort_key key;
	bool is_reversed;
};

const char *sort_key_name(enum sort_key key);
const char *sort_key_title(enum sort_key key);

/* "file, date, ... , " with a comma after each, for help: SORT_KEYS(SORT_KEY_LISTED). */
#define SORT_KEY_LISTED(id, name, title) name ", "

/* Reads "date" or "-date"; false when it is no sort key. */
bool sort_order_parse(struct str text, struct sort_order *order);

/* Writes the numbers of all papers of the corpus in that order; papers has room for library->count.
 * By likeness, of which the papers know nothing, that is the order of reading. */
void sort_papers(const struct corpus *corpus, struct sort_order order, uint32_t *papers);

/* Writes the numbers of `count` papers: first those of likest, which has the most like first. */
void sort_by_likeness(const struct like_paper *likest, size_t likest_count, bool is_reversed,
		      uint32_t *papers, size_t count);

#endif
