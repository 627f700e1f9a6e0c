#ifndef READ_LISTING_PAPER_PRIVATE_H
#define READ_LISTING_PAPER_PRIVATE_H

#include "read/listing_paper.h"

/* Begins a paper at the line of that number, which is its title; the one before ends. */
void listing_paper_begin(struct listing_paper *state, size_t number);

/* Ends the paper, if there is one: it becomes a record if it fits. */
void listing_paper_end(struct listing_paper *state);

/* Leaves what was put together, if anything was: it is no paper, and its lines are passed over. */
void listing_paper_drop(struct listing_paper *state);

/* Whether more than its title tells that it is a paper. */
bool listing_paper_fits(const struct listing_paper *state);

#endif
