/*
 * Going back through what was typed before. A walk begins at the line as it is and ends with the
 * first key that belongs to something else; past the newest entry stands what the walk began with.
 */

#include "config.h"

#include "browser/browser_private.h"

enum direction { NO_WALK, OLDER, NEWER };

static enum direction direction_of(uint32_t key, bool arrows, bool *by_prefix)
{
	*by_prefix = true;
	if (key == (KEY_ALT_BIT | 'p') || (arrows && key == INPUT_UP))
		return OLDER;
	if (key == (KEY_ALT_BIT | 'n') || (arrows && key == INPUT_DOWN))
		return NEWER;
	*by_prefix = false;
	if (key == ('P' & 0x1F))
		return OLDER;
	return key == ('N' & 0x1F) ? NEWER : NO_WALK;
}

static void begin_walk(struct browser *browser, const struct line_edit *line)
{
	struct browser_walk *walk = &browser->private->walk;

	walk->is_open = true;
	walk->at = history_count(browser->private->history);
	strbuf_set(&walk->typed, line_edit_text(line));
}

/* The next entry; not the one that the line began with, which is the query in force. */
static bool find(struct browser *browser, enum history_kind kind, struct str prefix, bool forwards,
		 struct str *text)
{
	struct browser_walk *walk = &browser->private->walk;
	struct str typed = str_trim(strbuf_str(&walk->typed));

	while (history_find(browser->private->history, kind, prefix, forwards, &walk->at, text))
		if (!str_equal(*text, typed))
			return true;
	return false;
}

bool browser_history_key(struct browser *browser, struct line_edit *line, enum history_kind kind,
			 uint32_t key, bool arrows)
{
	struct browser_walk *walk = &browser->private->walk;
	struct str prefix = STR(""), text;
	bool by_prefix;
	enum direction direction = direction_of(key, arrows, &by_prefix);

	if (direction == NO_WALK) {
		walk->is_open = false;
		return false;
	}
	if (!walk->is_open)
		begin_walk(browser, line);
	if (by_prefix)
		prefix = str_trim(strbuf_str(&walk->typed));
	if (find(browser, kind, prefix, direction == NEWER, &text)) {
		line_edit_set(line, text);
	} else if (direction == NEWER) {
		walk->at = history_count(browser->private->history);
		line_edit_replace(line, 0, line->text.len, strbuf_str(&walk->typed));
	}
	return true;
}

void browser_remember(struct browser *browser, enum history_kind kind, struct str text)
{
	browser->private->walk.is_open = false;
	if (history_add(browser->private->history, kind, text, &browser->session->diag) !=
	    STATUS_OK)
		browser_say_error(browser);
}
