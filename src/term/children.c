#include "config.h"

#include "term/children.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "term/child.h"

/* In milliseconds: a program that fails later than this after its start has been used, and its
 * failure is not reported. */
#define EARLY 10000

struct child {
	pid_t pid;
	char *name;
	int64_t started_at;
};

bool children_start(struct children *children, char *const argv[], int input, int64_t now)
{
	const struct child_setup setup = { .argv = argv, .input = input, .output = CHILD_NULL };
	pid_t pid = child_start(&setup);

	if (pid < 0)
		return false;
	children->list = alloc_grow(children->list, &children->capacity, children->count + 1,
				    sizeof(*children->list));
	children->list[children->count++] =
		(struct child){ pid, alloc_copy(argv[0], strlen(argv[0])), now };
	return true;
}

static void remove_child(struct children *children, size_t at)
{
	free(children->list[at].name);
	children->list[at] = children->list[--children->count];
}

bool children_reap(struct children *children, int64_t now, struct diag *diag)
{
	bool has_failed = false;

	for (size_t i = children->count; i-- > 0;) {
		const struct child *child = &children->list[i];
		struct child_end end;

		if (!child_has_ended(child->pid, &end))
			continue;
		/* Without a process (error) there is nothing to say of its end. */
		if (end.error == 0 && !child_is_well(&end) && now - child->started_at < EARLY) {
			child_say_failure(child->name, &end, diag);
			has_failed = true;
		}
		remove_child(children, i);
	}
	return has_failed;
}

void children_free(struct children *children)
{
	while (children->count > 0)
		remove_child(children, children->count - 1);
	free(children->list);
	*children = (struct children){ 0 };
}
