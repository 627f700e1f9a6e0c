#include "config.h"

#include "browser/page_overview.h"

void page_overview_init(struct page_overview *page, void (*count)(void *context), void *context)
{
	*page = (struct page_overview){ .count = count, .context = context };
	overview_cursor_init(&page->cursor);
	strbuf_init(&page->narrowed);
}

void page_overview_free(struct page_overview *page)
{
	overview_delete(page->model);
	strbuf_free(&page->narrowed);
}

void page_overview_set_room(struct page_overview *page, struct overview_room room)
{
	page->room = room;
}

void page_overview_move(struct page_overview *page, enum movement movement)
{
	page->count(page->context);
	overview_cursor_move(&page->cursor, page->model, &page->room, movement);
}

void page_overview_turn(struct page_overview *page, bool is_right)
{
	page->count(page->context);
	overview_cursor_turn(&page->cursor, page->model, &page->room, is_right);
}

void page_overview_note_query(struct page_overview *page, struct str query)
{
	strbuf_add(&page->narrowed, query);
	strbuf_add_byte(&page->narrowed, '\0');
}

/* Where the last of the queries begins. */
static size_t last_query(const struct strbuf *narrowed)
{
	size_t from = narrowed->len - 1;

	while (from > 0 && narrowed->data[from - 1] != '\0')
		from--;
	return from;
}

bool page_overview_last_query(const struct page_overview *page, struct str *query)
{
	const struct strbuf *narrowed = &page->narrowed;
	size_t from;

	if (narrowed->len == 0)
		return false;
	from = last_query(narrowed);
	*query = str_sub(strbuf_str(narrowed), from, narrowed->len - from - 1);
	return true;
}

void page_overview_forget_query(struct page_overview *page)
{
	strbuf_truncate(&page->narrowed, last_query(&page->narrowed));
}

static struct page_reply press(void *page, const struct page_key *key)
{
	/* In the panes one key reads and goes right; here only Enter chooses. */
	if (key->action == ACTION_READ && key->key != INPUT_ENTER) {
		page_overview_turn(page, true);
		return page_reply_with(ACTION_NONE);
	}
	return page_reply_with(key->action);
}

static struct page_reply turn_wheel(void *page, const struct event *event)
{
	for (int i = 0; i < SCROLL_WHEEL_LINES; i++)
		page_overview_move(page, event->mouse == MOUSE_DOWN ? MOVE_DOWN : MOVE_UP);
	return page_reply_with(ACTION_NONE);
}

const struct page_functions page_overview_functions = {
	.key = press,
	.turn_wheel = turn_wheel,
	.shows_query = true,
	.refused_needs = NEEDS_PAPER,
	.why_refused = "that is for papers; Enter lists those of a bar",
};
