/*
 * The prompt for tags. Of one paper it holds the tags to edit; for a selection, tags to put on, or
 * with a "-" before them, to take off. Semicolons and commas separate; a comma in a tag that is
 * there already is part of it.
 */

#include "config.h"

#include <stdlib.h>

#include "browser/actions.h"
#include "browser/browser_private.h"

void browser_tags_describe(const struct browser *browser, struct strbuf *out)
{
	strbuf_add_cstr(out, "Tags");
	if (browser->pages.list.selection.count > 0)
		strbuf_addf(out, " for %zu paper%s", browser->pages.list.selection.count,
			    browser->pages.list.selection.count == 1 ? "" : "s");
}

static struct str tags_of_cursor(const struct browser *browser)
{
	if (browser->pages.list.selection.count > 0 || browser->pages.list.cursor.paper == NO_PAPER)
		return STR("");
	return marks_get(&browser->session->marks, browser->pages.list.cursor.paper)->tags;
}

/* The next tag may be typed right away. Blanks at the end are lost on all but typing. */
static void end_tag(struct browser *browser)
{
	line_edit_key(&browser->prompts.lines[PROMPT_TAGS].line, ';');
	line_edit_key(&browser->prompts.lines[PROMPT_TAGS].line, ' ');
}

unsigned act_tags(struct browser *browser, int value)
{
	struct str tags;

	(void)value;
	/* What is edited is what the library holds. */
	browser_wait_for_marks(browser);
	if (browser->pages.list.cursor.paper == NO_PAPER)
		return EFFECT_DRAW;
	tags = tags_of_cursor(browser);
	/* What the line lacks would be taken off. */
	if (!line_edit_set(&browser->prompts.lines[PROMPT_TAGS].line, tags)) {
		prompt_clear_refusal(&browser->prompts.lines[PROMPT_TAGS]);
		browser_say(
			browser, LEVEL_WARNING,
			"these are too many tags for a line; :tags NAME puts one on, :tags -NAME "
			"takes one off");
		return EFFECT_DRAW;
	}
	strbuf_set(&browser->prompts.tags_before, tags);
	if (tags.len > 0)
		end_tag(browser);
	browser_open_prompt(browser, PROMPT_TAGS);
	return EFFECT_DRAW;
}

/* Where typed tags go: to put on, and to take off. */
struct typed {
	struct tag_set known; /* tags that are not taken apart */
	struct strbuf added, removed;
};

static void add_tag(struct strbuf *tags, struct str tag)
{
	strbuf_add(tags, tag);
	strbuf_add_byte(tags, ';');
}

/* "-" before a tag takes it off, "+" puts it on like nothing at all. */
static void read_tag(struct typed *typed, struct str tag)
{
	bool is_known = tag_set_has(&typed->known, tag);

	if (!is_known && str_starts_with(tag, STR("-")))
		add_tag(&typed->removed, str_drop(tag, 1));
	else if (!is_known && str_starts_with(tag, STR("+")))
		add_tag(&typed->added, str_drop(tag, 1));
	else
		add_tag(&typed->added, tag);
}

static void read_typed(struct typed *typed, struct str text)
{
	struct str piece, tag;

	while (tags_next(&text, &piece)) {
		if (tag_set_has(&typed->known, piece)) {
			read_tag(typed, piece);
			continue;
		}
		while (str_split_next(&piece, ',', &tag))
			read_tag(typed, str_trim(tag));
	}
}

/* Puts the typed tags on; of one paper, whose tags `known` holds, what was deleted from the line
 * goes as well. */
static void put_typed(struct browser *browser, struct str known, struct str text)
{
	struct mark_edit edit = { .field = MARK_TAGS };
	struct strbuf added, gone;
	struct typed typed;

	tag_set_init(&typed.known, known);
	strbuf_init(&typed.added);
	strbuf_init(&typed.removed);
	strbuf_init(&added);
	strbuf_init(&gone);
	read_typed(&typed, text);
	tags_normalise(&added, strbuf_str(&typed.added));
	tags_remove(&added, strbuf_str(&typed.removed));
	tags_normalise(&gone, strbuf_str(&typed.removed));
	tags_add_missing(&gone, known, strbuf_str(&added));
	edit.text = strbuf_str(&added);
	edit.removed = strbuf_str(&gone);
	browser_edit_marks(browser, &edit);
	strbuf_free(&gone);
	strbuf_free(&added);
	strbuf_free(&typed.removed);
	strbuf_free(&typed.added);
	tag_set_free(&typed.known);
}

unsigned browser_tags_accept(struct browser *browser)
{
	browser_close_prompt(browser);
	/* What another program has put on meanwhile was not in the line to be deleted. */
	put_typed(browser, strbuf_str(&browser->prompts.tags_before),
		  line_edit_text(&browser->prompts.lines[PROMPT_TAGS].line));
	return EFFECT_DRAW;
}

unsigned browser_tags_put(struct browser *browser, struct str text)
{
	put_typed(browser, STR(""), text);
	return EFFECT_DRAW;
}
