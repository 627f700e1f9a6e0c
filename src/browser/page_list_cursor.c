/*
 * The cursor of the list, the detail of its paper and the range, after a key, and after the list
 * has changed.
 */

#include "config.h"

#include "browser/page_list.h"

static struct listed_papers listed(const struct page_list *list)
{
	struct listed_papers listed = { .is_complete = filter_is_done(list->filter) };

	listed.papers = filter_papers(list->filter, &listed.count);
	return listed;
}

/* The detail of another paper begins at its top. */
static void show_detail(struct page_list *list)
{
	if (list->detail.paper == list->cursor.paper)
		return;
	list->detail.paper = list->cursor.paper;
	list->detail.scroll.top = 0;
}

void page_list_follow(struct page_list *list)
{
	const struct listed_papers now = listed(list);
	size_t place = SIZE_MAX;

	if (list->cursor.paper != NO_PAPER && !list->cursor.is_following)
		place = filter_position(list->filter, list->cursor.paper);
	list_cursor_follow(&list->cursor, &now, place);
	show_detail(list);
}

void page_list_follow_range(struct page_list *list)
{
	struct selection *selection = &list->selection;
	size_t at = list->cursor.scroll.cursor, anchor, from, to, count;
	const uint32_t *papers = filter_papers(list->filter, &count);

	if (!selection->is_range)
		return;
	anchor = filter_position(list->filter, selection->anchor);
	if (anchor == SIZE_MAX || list->cursor.paper == NO_PAPER) {
		selection_end_range(selection);
		return;
	}
	from = anchor < at ? anchor : at;
	to = anchor < at ? at : anchor;
	if (to >= count)
		to = count - 1;
	selection_set_range(selection, papers + from, from <= to ? to - from + 1 : 0);
}

/* What all movements of a person have in common. */
static void follow_move(struct page_list *list)
{
	show_detail(list);
	page_list_follow_range(list);
}

void page_list_move(struct page_list *list, enum movement movement)
{
	const struct listed_papers now = listed(list);

	list_cursor_move(&list->cursor, &now, movement);
	follow_move(list);
}

void page_list_pick(struct page_list *list, size_t place)
{
	const struct listed_papers now = listed(list);

	list_cursor_pick(&list->cursor, &now, place);
	follow_move(list);
}

void page_list_go_to(struct page_list *list, size_t place)
{
	const struct listed_papers now = listed(list);

	list_cursor_go_to(&list->cursor, &now, place);
	follow_move(list);
}

void page_list_turn(struct page_list *list, bool is_down)
{
	const struct listed_papers now = listed(list);

	list_cursor_turn_wheel(&list->cursor, &now, is_down);
	follow_move(list);
}

void page_list_finish(struct page_list *list)
{
	if (filter_is_done(list->filter))
		return;
	while (filter_step(list->filter, UINT64_MAX))
		;
	page_list_follow(list);
}
