/*
 * The prompt for tags. Of one paper it holds the tags to edit; for a selection, tags to put on, or
 * with a "-" before them, to take off. Semicolons and commas separate; a comma in a tag that is
 * there already is part of it.
 */

#include "config.h"

#include <stdlib.h>

#include "app/app_private.h"
#include "base/alloc.h"
#include "base/utf8.h"

/* More than this is too much to read in one line. */
#define NAMED_MAX 6

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
	line_edit_set(&app->tags, tags);
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

static void take_tag(struct typed *typed, struct str tag)
{
	bool is_removed = str_starts_with(tag, STR("-")) && !tags_have(typed->known, tag);

	if (is_removed)
		tags_add(&typed->removed, str_sub(tag, 1, SIZE_MAX));
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

static unsigned accept(struct app *app)
{
	struct typed typed = { .known = tags_of_cursor(app) };
	struct mark_edit edit = { .field = MARK_TAGS };
	struct strbuf gone;
	struct str rest = typed.known, tag;

	strbuf_init(&typed.added);
	strbuf_init(&typed.removed);
	strbuf_init(&gone);
	take_typed(&typed, line_edit_text(&app->tags));
	tags_remove(&typed.added, strbuf_str(&typed.removed));
	/* Of one paper, what was deleted from the line goes as well. */
	strbuf_add(&gone, strbuf_str(&typed.removed));
	while (tags_next(&rest, &tag))
		if (!tags_have(strbuf_str(&typed.added), tag))
			tags_add(&gone, tag);
	edit.text = strbuf_str(&typed.added);
	edit.removed = strbuf_str(&gone);
	app->mode = MODE_BROWSE;
	app_edit_marks(app, &edit);
	strbuf_free(&gone);
	strbuf_free(&typed.removed);
	strbuf_free(&typed.added);
	return EFFECT_DRAW;
}

static void add_tags_in_use(const struct marks_table *table, struct strbuf *out)
{
	for (size_t i = 0; i < table->count; i++) {
		strbuf_add(out, table->marks[i].tags);
		strbuf_add_byte(out, ';');
	}
}

/* What the tags that begin like `prefix` have in common, and the first of them by name. */
struct completion {
	struct str prefix;
	struct str common;
	size_t count;
	struct strbuf named;
};

static void take_candidate(struct completion *completion, struct str tag)
{
	size_t same = completion->prefix.len;

	if (!str_equal_ignoring_case(str_sub(tag, 0, same), completion->prefix))
		return;
	if (completion->count++ == 0)
		completion->common = tag;
	while (same < tag.len && same < completion->common.len &&
	       str_equal_ignoring_case(str_sub(tag, same, 1), str_sub(completion->common, same, 1)))
		same++;
	while (same > 0 && same < tag.len && ((unsigned char)tag.p[same] & 0xC0) == 0x80)
		same--;
	completion->common = str_sub(completion->common, 0, same);
	if (completion->count > NAMED_MAX)
		return;
	strbuf_add_cstr(&completion->named, completion->count > 1 ? "; " : "");
	utf8_add_printable(&completion->named, tag);
}

/* Where the tag before the cursor begins. */
static size_t tag_start(struct str text, size_t cursor)
{
	size_t at = cursor;

	while (at > 0 && text.p[at - 1] != ';' && text.p[at - 1] != ',')
		at--;
	while (at < cursor && (text.p[at] == ' ' || text.p[at] == '-'))
		at++;
	return at;
}

static void put_completion(struct app *app, size_t start, const struct completion *completion)
{
	struct strbuf head, rest;
	size_t cursor;

	strbuf_init(&head);
	strbuf_init(&rest);
	strbuf_add(&head, str_sub(line_edit_text(&app->tags), 0, start));
	strbuf_add(&head, completion->common);
	strbuf_add(&rest, str_sub(line_edit_text(&app->tags), app->tags.cursor, SIZE_MAX));
	line_edit_set(&app->tags, strbuf_str(&head));
	if (completion->count == 1)
		end_tag(app);
	cursor = app->tags.cursor;
	line_edit_paste(&app->tags, strbuf_str(&rest));
	app->tags.cursor = cursor;
	strbuf_free(&rest);
	strbuf_free(&head);
}

static void complete(struct app *app)
{
	struct str text = line_edit_text(&app->tags), rest, tag;
	size_t start = tag_start(text, app->tags.cursor);
	struct completion completion = {
		.prefix = str_sub(text, start, app->tags.cursor - start),
	};
	struct strbuf all, sorted;

	strbuf_init(&all);
	strbuf_init(&sorted);
	strbuf_init(&completion.named);
	add_tags_in_use(&app->session->marks, &all);
	add_tags_in_use(&app->session->kept_marks, &all);
	tags_normalise(&sorted, strbuf_str(&all));
	rest = strbuf_str(&sorted);
	while (tags_next(&rest, &tag))
		take_candidate(&completion, tag);
	if (completion.count == 0)
		app_say(app, LEVEL_INFO, "no tag begins like that");
	else
		put_completion(app, start, &completion);
	if (completion.count > 1)
		app_say(app, LEVEL_INFO, "%s%s", completion.named.data,
			completion.count > NAMED_MAX ? " …" : "");
	strbuf_free(&completion.named);
	strbuf_free(&sorted);
	strbuf_free(&all);
}

unsigned app_tags_key(struct app *app, uint32_t key)
{
	if (key == INPUT_ESCAPE || key == ('G' & 0x1F))
		app->mode = MODE_BROWSE;
	else if (key == INPUT_ENTER)
		return accept(app);
	else if (key == INPUT_TAB)
		complete(app);
	else
		line_edit_key(&app->tags, key);
	return EFFECT_DRAW;
}
