#ifndef READ_LISTING_TAIL_H
#define READ_LISTING_TAIL_H

/*
 * The numbers of a listing: "25 " before a title; "N authors", the date and the number of comments
 * behind an abstract. Where the next capture was glued to a number, these say where it begins.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/date.h"

/* "Mon D[, YYYY] [COMMENTS]" */
struct listing_tail {
	struct date date;
	int32_t comments; /* 0 where there is none; COUNT_UNKNOWN where glue made it ambiguous */
	size_t len;       /* the bytes it takes; what follows was glued to it */
};

/* "N authors · " and a listing_tail */
struct record_tail {
	size_t begin; /* of the number of authors */
	size_t end;
	int32_t authors;
	struct listing_tail listing;
};

/* Reads "Mon D[, YYYY] [COMMENTS]" at the start of s, which has no white space at its end. */
bool listing_tail_parse(struct str s, struct listing_tail *tail);

/* Finds the first "N authors · Mon D[, YYYY] [COMMENTS]" of s from byte `from` on. */
bool record_tail_find(struct str s, size_t from, struct record_tail *tail);

/*
 * Reads "25 " or "- " at the start of s and sets *len to the bytes it took. A number too great
 * gives COUNT_UNKNOWN.
 */
bool upvotes_parse(struct str s, int32_t *upvotes, size_t *len);

/* Reads all of "N authors", with or without a bullet before it. */
bool authors_parse(struct str s, int32_t *authors);

#endif
