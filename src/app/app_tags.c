/*
 * The prompt for tags. Of one paper it holds the tags to edit; for a selection, tags to put on, or
 * with a "-" before them, to take off. Semicolons and commas separate; a comma in a tag that is
 * there already is part of it.
 */

#include "config.h"

#include <stdlib.h>

#include "app/app_private.h"

void app_tags_describe(const struct app *app, struct strbuf *out)
{
	strbuf_add_cstr(out, "Tags");
	if (app->selected_count > 0)
		strbuf_addf(out, " for %zu paper%s", app->selected_count,
			    app->selected_count == 1 ? "" : "s");
}

static struct str tags_of_cursor(const struct app *app)
{
	if (app->selected_count > 0 || app->cursor == APP_NO_PAPER)
		return STR("");
	return marks_get(&app->session->marks, app->cursor)->tags;
}

/* The next tag may be typed right away. Blanks at the end are lost on all but typing. */
static void end_tag(struct app *app)
{
	line_edit_key(&app->tags, ';');
	line_edit_key(&app->tags, ' ');
}

unsigned app_tags_open(struct app *app)
{
	struct str tags = tags_of_cursor(app);

	if (app->cursor == APP_NO_PAPER)
		return EFFECT_DRAW;
	/* What the line lacks would be taken off. */
	if (!line_edit_set(&app->tags, tags)) {
		app->tags.has_refused = false;
		app_say(app, LEVEL_WARNING,
			"these are too many tags for a line; :tags NAME puts one on, :tags -NAME "
			"takes one off");
		return EFFECT_DRAW;
	}
	if (tags.len > 0)
		end_tag(app);
	app->mode = MODE_TAGS;
	return EFFECT_DRAW;
}

/* Where typed tags go: to put on, and to take off. */
struct typed {
	struct str known; /* tags that are not taken apart */
	struct strbuf added, removed;
};

/* "-" before a tag takes it off, "+" puts it on like nothing at all. */
static void take_tag(struct typed *typed, struct str tag)
{
	bool is_known = tags_have(typed->known, tag);

	if (!is_known && str_starts_with(tag, STR("-")))
		tags_add(&typed->removed, str_sub(tag, 1, SIZE_MAX));
	else if (!is_known && str_starts_with(tag, STR("+")))
		tags_add(&typed->added, str_sub(tag, 1, SIZE_MAX));
	else
		tags_add(&typed->added, tag);
}

static void take_typed(struct typed *typed, struct str text)
{
	struct str piece, tag;

	while (tags_next(&text, &piece)) {
		if (tags_have(typed->known, piece)) {
			take_tag(typed, piece);
			continue;
		}
		while (str_split_next(&piece, ',', &tag))
			take_tag(typed, str_trim(tag));
	}
}

/* Puts the typed tags on; of one paper, whose tags `known` holds, what was deleted from the line
 * goes as well. */
static void put_typed(struct app *app, struct str known, struct str text)
{
	struct typed typed = { .known = known };
	struct mark_edit edit = { .field = MARK_TAGS };
	struct strbuf gone;
	struct str rest = typed.known, tag;

	strbuf_init(&typed.added);
	strbuf_init(&typed.removed);
	strbuf_init(&gone);
	take_typed(&typed, text);
	tags_remove(&typed.added, strbuf_str(&typed.removed));
	strbuf_add(&gone, strbuf_str(&typed.removed));
	while (tags_next(&rest, &tag))
		if (!tags_have(strbuf_str(&typed.added), tag))
			tags_add(&gone, tag);
	edit.text = strbuf_str(&typed.added);
	edit.removed = strbuf_str(&gone);
	app_edit_marks(app, &edit);
	strbuf_free(&gone);
	strbuf_free(&typed.removed);
	strbuf_free(&typed.added);
}

static unsigned accept(struct app *app)
{
	app->mode = MODE_BROWSE;
	put_typed(app, tags_of_cursor(app), line_edit_text(&app->tags));
	return EFFECT_DRAW;
}

unsigned app_tags_put(struct app *app, struct str text)
{
	put_typed(app, STR(""), text);
	return EFFECT_DRAW;
}

unsigned app_tags_key(struct app *app, uint32_t key)
{
	if (key == INPUT_ESCAPE || key == ('G' & 0x1F))
		app->mode = MODE_BROWSE;
	else if (key == INPUT_ENTER)
		return accept(app);
	else if (key == INPUT_TAB || key == INPUT_BACK_TAB)
		return app_complete(app, &app->tags, 0, key, app_offer_tags);
	else
		line_edit_key(&app->tags, key);
	return EFFECT_DRAW;
}
