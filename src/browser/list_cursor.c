#include "config.h"

#include "browser/list_cursor.h"

void list_cursor_init(struct list_cursor *list)
{
	*list = (struct list_cursor){ .paper = NO_PAPER, .is_following = true };
}

/* The paper is that of the place which scrolling has come to. */
static void follow_place(struct list_cursor *list, const struct listed_papers *listed)
{
	list->paper = listed->count > 0 ? listed->papers[list->scroll.cursor] : NO_PAPER;
}

/* A person has moved the cursor, by scrolling. */
static void follow_scroll(struct list_cursor *list, const struct listed_papers *listed)
{
	list->is_following = false;
	list->wanted = list->scroll.cursor;
	follow_place(list, listed);
}

void list_cursor_follow(struct list_cursor *list, const struct listed_papers *listed, size_t place)
{
	bool is_found = list->paper != NO_PAPER && !list->is_following && place != SIZE_MAX;

	list->scroll.count = listed->count;
	if (is_found)
		list->wanted = place;
	else if (!listed->is_complete && !list->is_following)
		return;
	scroll_to(&list->scroll, list->wanted);
	follow_place(list, listed);
}

void list_cursor_move(struct list_cursor *list, const struct listed_papers *listed,
		      enum movement movement)
{
	list->scroll.count = listed->count;
	scroll_move(&list->scroll, movement);
	follow_scroll(list, listed);
}

void list_cursor_go_to(struct list_cursor *list, const struct listed_papers *listed, size_t place)
{
	list->scroll.count = listed->count;
	scroll_to(&list->scroll, place);
	follow_scroll(list, listed);
}

void list_cursor_pick(struct list_cursor *list, const struct listed_papers *listed, size_t place)
{
	list->scroll.count = listed->count;
	scroll_pick(&list->scroll, place);
	follow_scroll(list, listed);
}

/* A cursor that the wheel leaves on its paper keeps following. */
void list_cursor_turn_wheel(struct list_cursor *list, const struct listed_papers *listed,
			    bool is_down)
{
	size_t before = list->scroll.cursor;

	list->scroll.count = listed->count;
	scroll_turn_wheel(&list->scroll, is_down);
	if (list->scroll.cursor != before)
		follow_scroll(list, listed);
}

void list_cursor_seek(struct list_cursor *list, uint32_t paper, size_t place)
{
	list->is_following = false;
	list->wanted = place;
	list->paper = paper;
}
