/*
 * A table for each state of the program. Keys come from the keymap; only those of prompts, which no
 * keymap changes, are written here.
 */

#include "config.h"

#include "view/key_line.h"

#include <string.h>

#include "base/utf8.h"

/* Which of an action's keys is shown: letters come first in its list, keys with a name last. */
enum which_key { FIRST_KEY, LAST_KEY };

struct hint {
	enum action action;
	enum action second; /* shown right behind, after `joint`; ACTION_NONE: nothing */
	const char *joint;
	enum which_key which;
	const char *fixed; /* the keys themselves, where no action is behind them */
	const char *word;
};

#define ONE(action, which, word)                                    \
	{                                                           \
		ACTION_##action, ACTION_NONE, "", which, NULL, word \
	}
#define PAIR(first, second, joint, which, word)                           \
	{                                                                 \
		ACTION_##first, ACTION_##second, joint, which, NULL, word \
	}
#define FIXED(keys, word)                                           \
	{                                                           \
		ACTION_NONE, ACTION_NONE, "", FIRST_KEY, keys, word \
	}
#define END                                                         \
	{                                                           \
		ACTION_NONE, ACTION_NONE, "", FIRST_KEY, NULL, NULL \
	}

static const struct hint list_hints[] = {
	PAIR(UP, DOWN, "", LAST_KEY, "move"),
	ONE(SELECT, FIRST_KEY, "select"),
	ONE(STAR, FIRST_KEY, "star"),
	ONE(FILTER, FIRST_KEY, "filter"),
	PAIR(TOPIC_1, TOPIC_9, "-", FIRST_KEY, "topics"),
	ONE(EXPORT, FIRST_KEY, "export"),
	ONE(HELP, FIRST_KEY, "help"),
	ONE(QUIT, FIRST_KEY, "quit"),
	ONE(READ, FIRST_KEY, "read"),
	ONE(STATUS, FIRST_KEY, "status"),
	ONE(TAGS, FIRST_KEY, "tags"),
	ONE(NOTE, FIRST_KEY, "note"),
	ONE(UNDO, FIRST_KEY, "undo"),
	ONE(SORT, FIRST_KEY, "sort"),
	ONE(NEXT_PANE, FIRST_KEY, "next pane"),
	ONE(OPEN, FIRST_KEY, "web page"),
	END,
};

static const struct hint detail_hints[] = {
	PAIR(UP, DOWN, "", LAST_KEY, "scroll"),
	ONE(NEXT_MATCH, FIRST_KEY, "next match"),
	PAIR(PREVIOUS_LINK, NEXT_LINK, "", FIRST_KEY, "links"),
	ONE(BACK, FIRST_KEY, "back"),
	ONE(STAR, FIRST_KEY, "star"),
	ONE(NEXT_PANE, FIRST_KEY, "next pane"),
	ONE(HELP, FIRST_KEY, "help"),
	ONE(QUIT, FIRST_KEY, "quit"),
	END,
};

static const struct hint topic_hints[] = {
	PAIR(UP, DOWN, "", LAST_KEY, "move"),
	ONE(READ, FIRST_KEY, "on or off"),
	ONE(BACK, FIRST_KEY, "back"),
	ONE(NEXT_PANE, FIRST_KEY, "next pane"),
	ONE(HELP, FIRST_KEY, "help"),
	ONE(QUIT, FIRST_KEY, "quit"),
	END,
};

static const struct hint filter_hints[] = {
	FIXED("⏎", "keep"),        FIXED("Esc", "undo"),     FIXED("↑↓", "move"),
	FIXED("^U", "clear"),      FIXED("@name", "topic"),  FIXED("\"…\"", "phrase"),
	FIXED("-word", "without"), FIXED("date:2024..", ""), END,
};

static const struct hint range_hints[] = {
	PAIR(UP, DOWN, "", LAST_KEY, "extend"),
	ONE(SELECT_RANGE, FIRST_KEY, "end"),
	ONE(STAR, FIRST_KEY, "star"),
	ONE(TAGS, FIRST_KEY, "tags"),
	ONE(STATUS, FIRST_KEY, "status"),
	ONE(CANCEL, FIRST_KEY, "select none"),
	END,
};

static const struct hint overview_hints[] = {
	FIXED("←↑↓→", "move"),
	ONE(READ, FIRST_KEY, "list them"),
	ONE(SELECT, FIRST_KEY, "narrow"),
	ONE(NEXT_PANE, FIRST_KEY, "next part"),
	ONE(FILTER, FIRST_KEY, "filter"),
	ONE(CANCEL, FIRST_KEY, "back"),
	PAIR(TOPIC_1, TOPIC_9, "-", FIRST_KEY, "topics"),
	ONE(HELP, FIRST_KEY, "help"),
	ONE(QUIT, FIRST_KEY, "quit"),
	END,
};

static const struct hint help_hints[] = {
	FIXED("↑↓", "move"),
	FIXED("⏎", "do it"),
	FIXED("Esc", "back"),
	END,
};

static const struct hint manual_hints[] = {
	PAIR(UP, DOWN, "", LAST_KEY, "scroll"),
	PAIR(PAGE_UP, PAGE_DOWN, " ", LAST_KEY, "a page"),
	ONE(FIRST, FIRST_KEY, "top"),
	ONE(LAST, FIRST_KEY, "end"),
	FIXED("Esc", "back"),
	END,
};

static const struct hint *hints_for(const struct browser *browser)
{
	if (browser->page == PAGE_MANUAL)
		return manual_hints;
	if (browser->page == PAGE_HELP)
		return help_hints;
	if (browser->prompt == PROMPT_QUERY)
		return filter_hints;
	if (browser->page == PAGE_OVERVIEW)
		return overview_hints;
	if (browser->selection.is_range)
		return range_hints;
	switch (browser->pane) {
	case PANE_LIST:
		return list_hints;
	case PANE_DETAIL:
		return detail_hints;
	case PANE_TOPICS:
		return topic_hints;
	}
	return list_hints;
}

/* Adds one of the action's keys; false when it has none. */
static bool add_key(const struct browser *browser, enum action action, enum which_key which,
		    struct strbuf *out)
{
	struct strbuf keys;
	struct str rest, key, chosen = { 0 };

	strbuf_init(&keys);
	keymap_format(&browser->keymap, action, true, &keys);
	rest = strbuf_str(&keys);
	while (str_split_next(&rest, ' ', &key)) {
		chosen = key;
		if (which == FIRST_KEY)
			break;
	}
	strbuf_add(out, chosen);
	strbuf_free(&keys);
	return chosen.len > 0;
}

static bool add_keys(const struct browser *browser, const struct hint *hint, struct strbuf *out)
{
	if (hint->fixed) {
		strbuf_add_cstr(out, hint->fixed);
		return true;
	}
	if (!add_key(browser, hint->action, hint->which, out))
		return false;
	if (hint->second == ACTION_NONE)
		return true;
	strbuf_add_cstr(out, hint->joint);
	return add_key(browser, hint->second, hint->which, out);
}

/* Draws a hint if all of it has room; returns the column behind it, or -1. */
static int draw_hint(struct canvas *canvas, const struct area *area, int column, struct str keys,
		     struct str word)
{
	int keys_width = (int)utf8_str_width(keys), word_width = (int)utf8_str_width(word);
	int gap = keys_width > 0 && word_width > 0 ? 1 : 0, width = keys_width + gap + word_width;

	if (column + width > area->columns)
		return -1;
	canvas_text(canvas, area, 0, column, keys_width, keys, STYLE_KEY, false);
	canvas_text(canvas, area, 0, column + keys_width + gap, word_width, word, STYLE_DIM, false);
	return column + width + 2;
}

/*
 * The bytes that the names of all actions begin with that an unfinished sequence may become, up to
 * a hyphen: "copy-" of copy-title and copy-url.
 */
static size_t shared_beginning(const struct keymap *keymap)
{
	struct str first = { NULL, 0 };
	struct strbuf keys;
	size_t shared = 0;

	strbuf_init(&keys);
	for (size_t i = 0; i < keymap->count; i++) {
		const struct keymap_binding *binding = &keymap->bindings[i];
		struct str name = str_from(action_info(binding->action)->name);

		if (!keymap_format_rest(keymap, binding, &keys))
			continue;
		if (!first.p) {
			first = name;
			shared = str_find(name, STR("-")) + 1;
		} else if (!str_starts_with(name, str_sub(first, 0, shared))) {
			shared = 0;
		}
	}
	strbuf_free(&keys);
	return shared;
}

/* What an action is called behind its key: its name without what all names here begin with, and
 * nothing when that is the key itself (priority-1). */
static struct str short_name(enum action action, size_t shared, struct str keys)
{
	struct str name = str_sub(str_from(action_info(action)->name), shared, SIZE_MAX);

	return str_equal(name, keys) ? STR("") : name;
}

/* Whether another key that was shown before leads to the same. */
static bool is_repeated(const struct keymap *keymap, size_t at)
{
	struct strbuf keys;
	bool is_repeated = false;

	strbuf_init(&keys);
	for (size_t i = 0; i < at && !is_repeated; i++)
		is_repeated = keymap->bindings[i].action == keymap->bindings[at].action &&
			      keymap_format_rest(keymap, &keymap->bindings[i], &keys);
	strbuf_free(&keys);
	return is_repeated;
}

/* What may follow the keys that were pressed: "copy  t title  u url". */
static void draw_sequence(struct canvas *canvas, const struct area *area,
			  const struct keymap *keymap)
{
	size_t shared = shared_beginning(keymap);
	bool has_label = false;
	struct strbuf keys;
	int column = 1;

	strbuf_init(&keys);
	for (size_t i = 0; i < keymap->count && column >= 0; i++) {
		const struct keymap_binding *binding = &keymap->bindings[i];
		struct str name = str_from(action_info(binding->action)->name);

		strbuf_clear(&keys);
		if (!keymap_format_rest(keymap, binding, &keys) || is_repeated(keymap, i))
			continue;
		if (shared > 0 && !has_label)
			column = draw_hint(canvas, area, column, STR(""),
					   str_sub(name, 0, shared - 1));
		has_label = true;
		if (column >= 0)
			column = draw_hint(canvas, area, column, strbuf_str(&keys),
					   short_name(binding->action, shared, strbuf_str(&keys)));
	}
	strbuf_free(&keys);
}

static void draw_hints(struct canvas *canvas, const struct area *area,
		       const struct browser *browser)
{
	const struct hint *hint = hints_for(browser);
	struct strbuf keys;
	int column = 1;

	strbuf_init(&keys);
	for (; hint->word && column >= 0; hint++) {
		strbuf_clear(&keys);
		if (add_keys(browser, hint, &keys))
			column = draw_hint(canvas, area, column, strbuf_str(&keys),
					   str_from(hint->word));
	}
	strbuf_free(&keys);
}

void key_line_draw(struct canvas *canvas, const struct area *area, const struct browser *browser)
{
	if (browser_is_browsing(browser) && browser->keymap.pending_count > 0)
		draw_sequence(canvas, area, &browser->keymap);
	else
		draw_hints(canvas, area, browser);
}
