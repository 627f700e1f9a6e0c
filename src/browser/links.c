/* The links are always those of `owner`; a chosen link is a number below `count`, or NO_LINK. */

#include "config.h"

#include "browser/links.h"

#include <assert.h>

#include "model/paper.h"

void links_init(struct links *links, const struct corpus *corpus)
{
	*links = (struct links){
		.chosen = NO_LINK,
		.owner = NO_PAPER,
		.related = related_new(corpus),
	};
}

void links_free(struct links *links)
{
	related_delete(links->related);
}

void links_invalidate(struct links *links)
{
	links->are_old = true;
	related_papers_changed(links->related);
}

static size_t find_link(const struct links *links, uint32_t paper)
{
	for (size_t i = 0; i < links->count; i++)
		if (links->papers[i] == paper)
			return i;
	return NO_LINK;
}

void links_find(struct links *links, const struct topic_index *index, uint32_t paper)
{
	bool is_counted = topic_index_is_done(index);
	uint32_t chosen = links_target(links, paper);

	if (links->owner == paper && (!links->are_old || !is_counted))
		return;
	links->count = 0;
	links->chosen = NO_LINK;
	links->owner = is_counted ? paper : NO_PAPER;
	if (links->owner == NO_PAPER)
		return;
	links->count = related_find(links->related, index, paper, links->papers, LINKS_MAX);
	links->chosen = find_link(links, chosen);
	links->are_old = false;
}

void links_choose(struct links *links, bool is_forward, bool begin)
{
	size_t step = is_forward ? 1 : links->count - 1;

	assert(links->count > 0);
	if (begin || links->chosen == NO_LINK)
		links->chosen = is_forward ? 0 : links->count - 1;
	else
		links->chosen = (links->chosen + step) % links->count;
	links->must_show = true;
}

bool links_choose_at(struct links *links, size_t link)
{
	if (link >= links->count)
		return false;
	links->chosen = link;
	return true;
}

uint32_t links_target(const struct links *links, uint32_t owner)
{
	if (links->owner != owner || links->chosen == NO_LINK)
		return NO_PAPER;
	return links->papers[links->chosen];
}

bool links_clear_shown(struct links *links)
{
	bool must_show = links->must_show && links->chosen != NO_LINK;

	links->must_show = false;
	return must_show;
}
