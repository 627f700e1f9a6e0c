#ifndef SESSION_EXPORT_GROUPS_H
#define SESSION_EXPORT_GROUPS_H

/*
 * Papers in the order of the topics: each once, under the first topic that has it, and those that
 * no topic has last. Within a topic they stay in their order.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search/topic_index.h"

struct export_groups {
	const struct topic_index *topics;
	uint32_t *group_of; /* of the paper at each place; the number of topics: none */
	size_t found;       /* how many of them are known */
	size_t *ends;       /* of each group, in `order` */
	uint32_t *order;    /* places, group by group; NULL until all groups are known */
	size_t count;       /* of places */
};

/* For that many papers; the topics are borrowed. */
void export_groups_init(struct export_groups *groups, const struct topic_index *topics,
			size_t count);
void export_groups_free(struct export_groups *groups);

/* Finds the groups of some of the papers, whose numbers these are; false when all are known, and
 * `order` is there. */
bool export_groups_step(struct export_groups *groups, const uint32_t *papers);

/* Whether the paper that is the next in `order` begins a group; and the topic of that, the number
 * of topics for none. */
bool export_groups_begins(const struct export_groups *groups, size_t next, size_t *topic);

#endif
