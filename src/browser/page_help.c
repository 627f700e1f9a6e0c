#include "config.h"

#include "browser/page_help.h"

#include "base/array.h"
#include "text/fold.h"

static const struct prompt_kind filter_kind = { .name = "what help is narrowed by", .limit = 256 };

void page_help_init(struct page_help *help, const struct keymap *keymap)
{
	*help = (struct page_help){ .keymap = keymap };
	prompt_init(&help->filter, &filter_kind);
}

void page_help_free(struct page_help *help)
{
	prompt_free(&help->filter);
}

/* Whether every word typed is somewhere in what help shows of the action. */
static bool is_wanted(const struct page_help *help, enum action action)
{
	const struct action_info *info = action_info(action);
	struct strbuf shown, typed;
	struct str words, word;
	bool all = true;

	strbuf_init(&shown);
	strbuf_init(&typed);
	keymap_format(help->keymap, action, false, &shown);
	strbuf_add_byte(&shown, ' ');
	strbuf_add_cstr(&shown, info->name);
	strbuf_add_byte(&shown, ' ');
	fold_add(&shown, str_from(info->help));
	fold_add(&typed, line_edit_text(&help->filter.line));
	words = strbuf_str(&typed);
	while (all && str_split_next(&words, ' ', &word))
		all = str_find(strbuf_str(&shown), word) != SIZE_MAX;
	strbuf_free(&typed);
	strbuf_free(&shown);
	return all;
}

static bool is_listed(const struct page_help *help, enum action action, unsigned group)
{
	const struct action_info *info = action_info(action);

	return info->group == group && !(info->needs & help->refused_needs) &&
	       is_wanted(help, action);
}

/* Lists what fits what is typed. */
static void narrow(void *page)
{
	struct page_help *help = page;

	help->count = 0;
	for (unsigned group = 0; group < ACTION_GROUP_COUNT; group++)
		for (unsigned i = 0; i < ACTION_COUNT; i++)
			if (is_listed(help, (enum action)i, group))
				help->actions[help->count++] = (enum action)i;
	help->scroll.count = help->count;
	scroll_to(&help->scroll, 0);
}

void page_help_open(struct page_help *help, unsigned refused_needs)
{
	help->refused_needs = refused_needs;
	line_edit_set(&help->filter.line, STR(""));
	narrow(help);
}

void page_help_set_rows(struct page_help *help, size_t rows)
{
	help->scroll.rows = rows;
}

static struct page_reply close_page(enum action action)
{
	return (struct page_reply){ .is_closed = true, .action = action, .effects = EFFECT_DRAW };
}

static struct page_reply do_chosen(const struct page_help *help)
{
	return close_page(help->count > 0 ? help->actions[help->scroll.cursor] : ACTION_NONE);
}

/* Letters are typed: only keys with a name move. */
static bool find_movement(uint32_t key, enum movement *movement)
{
	static const struct {
		uint32_t key;
		enum movement movement;
	} movements[] = {
		{ INPUT_UP, MOVE_UP },
		{ INPUT_DOWN, MOVE_DOWN },
		{ INPUT_PAGE_UP, MOVE_PAGE_UP },
		{ INPUT_PAGE_DOWN, MOVE_PAGE_DOWN },
	};

	for (size_t i = 0; i < COUNT_OF(movements); i++)
		if (movements[i].key == key) {
			*movement = movements[i].movement;
			return true;
		}
	return false;
}

static struct page_reply press(void *page, const struct page_key *key)
{
	struct page_help *help = page;
	bool is_narrowed = help->filter.line.text.len > 0;
	enum movement movement;

	if (key->key == INPUT_ENTER)
		return do_chosen(help);
	if (key->key == INPUT_ESCAPE && is_narrowed) {
		page_help_open(help, help->refused_needs);
		return page_reply_with(ACTION_NONE);
	}
	if (key->key == INPUT_ESCAPE || ((key->key == '?' || key->key == 'q') && !is_narrowed))
		return close_page(ACTION_NONE);
	if (find_movement(key->key, &movement)) {
		scroll_move(&help->scroll, movement);
	} else {
		line_edit_key(&help->filter.line, key->key);
		narrow(help);
	}
	return page_reply_with(ACTION_NONE);
}

/* Choosing moves the list, so the second click is for what the first one chose. */
static struct page_reply click(void *page, const struct event *event)
{
	struct page_help *help = page;

	if (event->mouse == MOUSE_DOUBLE)
		return do_chosen(help);
	if (event->target == TARGET_HELP)
		scroll_pick(&help->scroll, event->index);
	return page_reply_with(ACTION_NONE);
}

/* There is no place to scroll to but the cursor's. */
static struct page_reply turn_wheel(void *page, const struct event *event)
{
	struct page_help *help = page;

	for (int i = 0; i < SCROLL_WHEEL_LINES; i++)
		scroll_move(&help->scroll, event->mouse == MOUSE_DOWN ? MOVE_DOWN : MOVE_UP);
	return page_reply_with(ACTION_NONE);
}

static struct prompt *typed(void *page)
{
	return &((struct page_help *)page)->filter;
}

const struct page_functions page_help_functions = {
	.typed = typed,
	.key = press,
	.click = click,
	.turn_wheel = turn_wheel,
	.line_changed = narrow,
	.lies_over = true,
};
