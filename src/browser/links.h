#ifndef BROWSER_LINKS_H
#define BROWSER_LINKS_H

/*
 * Links from one paper to others on the same topics, and which of them is chosen. They are found
 * when the paper is shown for the first time, and again when its topics were counted again; the old
 * ones stay until then, so that nothing jumps meanwhile.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search/match.h"
#include "search/related.h"
#include "search/topic_index.h"

#define LINKS_MAX 5
#define NO_LINK   SIZE_MAX

/* Others read papers, count and chosen; the functions change them. */
struct links {
	uint32_t papers[LINKS_MAX];
	size_t count;
	size_t chosen;  /* NO_LINK: none */
	uint32_t owner; /* the paper whose links they are; NO_PAPER: nobody's */
	bool are_old;   /* the topics have changed since */
	bool must_show; /* the chosen link was not shown yet */
	struct related *related;
};

/* The corpus is borrowed. */
void links_init(struct links *links, const struct corpus *corpus);
void links_free(struct links *links);

/* The papers of topics have changed. */
void links_invalidate(struct links *links);

/* Finds the links of a paper (NO_PAPER: there are none), unless that is done, or the topics are not
 * counted yet. */
void links_find(struct links *links, const struct topic_index *index, uint32_t paper);

/* Chooses the next or the previous link, round and round; with `begin` the first or the last. There
 * must be links. */
void links_choose(struct links *links, bool is_forward, bool begin);

/* Chooses the link of that number. False: there is none. */
bool links_choose_at(struct links *links, size_t link);

/* The paper that the chosen link of `owner` leads to, or NO_PAPER. */
uint32_t links_target(const struct links *links, uint32_t owner);

/* Whether the chosen link is to be put in view; true once after each choice by links_choose. */
bool links_clear_shown(struct links *links);

#endif
