#include "config.h"

#include "search/filter_base.h"

#include <stdlib.h>

#include "search/likeness.h"

void filter_base_free(struct filter_base *base)
{
	filter_base_forget(base);
	free(base->papers.papers);
}

void filter_base_forget(struct filter_base *base)
{
	if (base->query.root)
		query_free(&base->query);
	base->query.root = NULL;
}

void filter_base_keep(struct filter_base *base, const struct query *query, struct paper_list *found)
{
	struct paper_list list = base->papers;

	filter_base_forget(base);
	base->papers = *found;
	base->query = *query;
	*found = list;
	found->count = 0;
}

/* Marks may have changed since the base was made: unless one of the two queries ignores them, it
 * may lack papers. */
bool filter_base_holds(const struct filter_base *base, const struct query_node *narrow)
{
	const struct query_node *wide = base->query.root;

	return wide && !base->lacks_papers &&
	       !(query_uses_marks(narrow) && query_uses_marks(wide)) && query_implies(narrow, wide);
}

bool filter_base_is_current(const struct filter_base *base, const struct corpus *corpus)
{
	return base->like_state == 0 ||
	       (base->like_state != UINT64_MAX &&
		base->like_state == likeness_version(corpus->likeness) + 1);
}
