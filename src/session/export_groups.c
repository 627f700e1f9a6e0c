#include "config.h"

#include "session/export_groups.h"

#include <stdlib.h>

#include "base/alloc.h"

/* How many papers a step looks at: what the topics' index does not know yet is tested. */
#define BATCH 256

void export_groups_init(struct export_groups *groups, const struct topic_index *topics,
			size_t count)
{
	*groups = (struct export_groups){ .topics = topics, .count = count };
	groups->group_of = alloc_resize(NULL, count + 1, sizeof(*groups->group_of));
	groups->ends = alloc_zeroed(topic_index_topics(topics) + 1, sizeof(*groups->ends));
}

void export_groups_free(struct export_groups *groups)
{
	free(groups->group_of);
	free(groups->order);
	free(groups->ends);
}

/* A counting sort: `ends` has the sizes of the groups, then where each goes on, at last its end. */
static void sort(struct export_groups *groups)
{
	size_t at = 0;

	for (size_t i = 0; i <= topic_index_topics(groups->topics); i++) {
		size_t size = groups->ends[i];

		groups->ends[i] = at;
		at += size;
	}
	groups->order = alloc_resize(NULL, groups->count + 1, sizeof(*groups->order));
	for (size_t i = 0; i < groups->count; i++)
		groups->order[groups->ends[groups->group_of[i]]++] = (uint32_t)i;
}

bool export_groups_step(struct export_groups *groups, const uint32_t *papers)
{
	size_t to = groups->found + BATCH;

	if (groups->order)
		return false;
	for (; groups->found < groups->count && groups->found < to; groups->found++) {
		size_t group = topic_index_first(groups->topics, papers[groups->found]);

		groups->group_of[groups->found] = (uint32_t)group;
		groups->ends[group]++;
	}
	if (groups->found < groups->count)
		return true;
	sort(groups);
	return false;
}

bool export_groups_begins(const struct export_groups *groups, size_t next, size_t *topic)
{
	*topic = groups->group_of[groups->order[next]];
	return next == 0 || groups->group_of[groups->order[next - 1]] != *topic;
}
