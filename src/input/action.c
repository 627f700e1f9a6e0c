/*
 * The action table, spelled out from ACTION_LIST: one row an action, in the order of the enum.
 */

#include "config.h"

#include "input/action.h"

#include <assert.h>

static const struct action_info actions[] = {
#define X(id, name, group, keys, argument, run, value, needs, help) \
	{ name, ACTION_GROUP_##group, keys, argument, needs, help },
	ACTION_LIST(X)
#undef X
};

static const char *const group_titles[] = {
#define X(id, title) title,
	ACTION_GROUPS(X)
#undef X
};

const struct action_info *action_info(enum action action)
{
	assert(action < ACTION_COUNT);
	return &actions[action];
}

const char *action_group_title(enum action_group group)
{
	assert(group < ACTION_GROUP_COUNT);
	return group_titles[group];
}

enum action action_find(struct str name)
{
	for (unsigned i = 0; i < ACTION_COUNT; i++)
		if (str_equal(name, str_from(actions[i].name)))
			return (enum action)i;
	return ACTION_NONE;
}
