#include "config.h"

#include "browser/page_manual.h"

void page_manual_init(struct page_manual *manual)
{
	*manual = (struct page_manual){ .is_read = false };
	manual_init(&manual->text);
}

void page_manual_free(struct page_manual *manual)
{
	manual_free(&manual->text);
}

void page_manual_open(struct page_manual *manual, enum manual_page page)
{
	manual->page = page;
	manual->scroll.top = manual->scroll.count = 0;
	manual->is_read = false;
	manual_set(&manual->text, STR(""));
}

void page_manual_set_text(struct page_manual *manual, struct str printed)
{
	size_t before = manual->text.count;

	manual_set(&manual->text, printed);
	manual->is_read = true;
	manual->scroll.count = manual->text.count;
	if (before > 0)
		manual->scroll.top = manual->scroll.top * manual->text.count / before;
	manual->scroll.top = scroll_first(&manual->scroll);
}

void page_manual_set_rows(struct page_manual *manual, size_t rows)
{
	manual->scroll.rows = rows;
}

/* What closes the page, whatever it does elsewhere. */
static bool closes(const struct page_key *key)
{
	return key->action == ACTION_QUIT || key->action == ACTION_CANCEL ||
	       key->action == ACTION_BACK || key->action == ACTION_MAN ||
	       key->key == INPUT_ESCAPE || key->key == 'q';
}

static bool works_here(enum action action)
{
	return action == ACTION_COMMAND || action == ACTION_HELP || action == ACTION_REDRAW;
}

static struct page_reply press(void *page, const struct page_key *key)
{
	struct page_manual *manual = page;
	struct page_reply reply = page_reply_with(ACTION_NONE);

	if (key->key == ' ')
		scroll_move_top(&manual->scroll, MOVE_PAGE_DOWN);
	else if (key->key == INPUT_ENTER)
		scroll_move_top(&manual->scroll, MOVE_DOWN);
	else if (key->is_movement)
		scroll_move_top(&manual->scroll, key->movement);
	else if (closes(key))
		reply.is_closed = true;
	else if (works_here(key->action))
		reply = (struct page_reply){ .action = key->action };
	return reply;
}

static struct page_reply turn_wheel(void *page, const struct event *event)
{
	struct page_manual *manual = page;

	scroll_turn_wheel(&manual->scroll, event->mouse == MOUSE_DOWN);
	return page_reply_with(ACTION_NONE);
}

const struct page_functions page_manual_functions = {
	.key = press,
	.turn_wheel = turn_wheel,
	/* It is formatted for the width of the screen. */
	.resize_effects = EFFECT_MANUAL,
	.lies_over = true,
};
