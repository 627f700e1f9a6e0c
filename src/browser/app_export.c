/*
 * The export prompt: what is written is chosen with Up and Down, where to with a path that Tab
 * completes; an existing file is replaced only after a yes.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/app_private.h"
#include "store/paths.h"

/* The papers of a choice, in the order of the list where they are listed. The caller frees. */
static uint32_t *starred_papers(const struct app *app, size_t *count)
{
	const struct session *session = app->session;
	size_t all_count;
	const uint32_t *all = filter_all_papers(app->filter, &all_count);
	uint32_t *papers = alloc_resize(NULL, all_count + 1, sizeof(*papers));

	*count = 0;
	for (size_t i = 0; i < all_count; i++)
		if (marks_get(&session->marks, all[i])->starred_at)
			papers[(*count)++] = all[i];
	return papers;
}

static uint32_t *shown_papers(const struct app *app, size_t *count)
{
	const uint32_t *shown = filter_papers(app->filter, count);
	uint32_t *papers = alloc_resize(NULL, *count + 1, sizeof(*papers));

	for (size_t i = 0; i < *count; i++)
		papers[i] = shown[i];
	return papers;
}

static uint32_t *papers_to_export(const struct app *app, size_t *count)
{
	switch (app->private->export_choice) {
	case EXPORT_STARRED:
		return starred_papers(app, count);
	case EXPORT_SELECTED:
		return app_chosen_papers(app, count);
	case EXPORT_SHOWN:
	case EXPORT_CHOICE_COUNT:
		break;
	}
	return shown_papers(app, count);
}

static size_t count_of(const struct app *app, enum export_choice choice)
{
	size_t shown;

	if (choice == EXPORT_STARRED)
		return app->session->marks.starred_count;
	if (choice == EXPORT_SELECTED)
		return app->selected_count;
	filter_papers(app->filter, &shown);
	return shown;
}

void app_export_describe(const struct app *app, struct strbuf *out)
{
	enum export_choice choice = app->private->export_choice;
	size_t count = count_of(app, choice);

	strbuf_addf(out, "%zu %s paper%s", count, export_choice_name(choice),
		    count == 1 ? "" : "s");
}

/* The selection first; a filter's list as it is shown; without a filter the stars. */
static enum export_choice likely_choice(const struct app *app)
{
	if (app->selected_count > 0)
		return EXPORT_SELECTED;
	if (filter_query(app->filter)->type == QUERY_ALL && app->session->marks.starred_count > 0)
		return EXPORT_STARRED;
	return EXPORT_SHOWN;
}

static void next_choice(struct app *app, int step)
{
	int choice = (int)app->private->export_choice;

	do
		choice = (choice + step + EXPORT_CHOICE_COUNT) % EXPORT_CHOICE_COUNT;
	while (count_of(app, (enum export_choice)choice) == 0 &&
	       choice != (int)app->private->export_choice);
	app->private->export_choice = (enum export_choice)choice;
}

unsigned app_export(struct app *app, enum action action)
{
	if (action != ACTION_EXPORT)
		return 0;
	app_wait_for_marks(app);
	app->private->export_choice = likely_choice(app);
	if (count_of(app, app->private->export_choice) == 0) {
		app_say(app, LEVEL_WARNING, "there is nothing to write");
		return EFFECT_DRAW;
	}
	if (app->path.text.len == 0)
		line_edit_set(&app->path, STR("shortlist.csv"));
	app->mode = MODE_EXPORT;
	return EFFECT_DRAW;
}

/* The format whose extension the path has, or the first of all. */
static const struct writer_format *format_for(struct str path)
{
	for (size_t i = 0; i < writer_format_count; i++)
		if (writer_formats[i]->is_export &&
		    str_ends_with(path, str_from(writer_formats[i]->extension)))
			return writer_formats[i];
	return writer_formats[0];
}

static void report_export(struct app *app, enum status status, const char *path)
{
	struct strbuf what;

	strbuf_init(&what);
	app_export_describe(app, &what);
	if (status == STATUS_OK)
		app_say(app, LEVEL_INFO, "%s written to %s", what.data, path);
	else
		app_say_error(app);
	strbuf_free(&what);
}

static app_answer replace_or_not;

/* Standard output is the screen's. */
static unsigned refuse_output(struct app *app)
{
	app->mode = MODE_BROWSE;
	app_say(app, LEVEL_ERROR, "standard output is the browser's; to a file called -: ./-");
	return EFFECT_DRAW;
}

static unsigned export_now(struct app *app, bool force)
{
	size_t count;
	uint32_t *papers = papers_to_export(app, &count);
	char *path = paths_expand(app->path.text.data);
	struct export_job job = {
		.session = app->session,
		.topics = app->topic_index,
		.papers = papers,
		.count = count,
		.format = format_for(str_from(path)),
	};
	enum status status = export_to_file(&job, path, force, &app->session->diag);

	if (status == STATUS_EXISTS) {
		strbuf_clear(&app->question);
		strbuf_addf(&app->question, "%s exists. Replace it?", app->path.text.data);
		app_ask(app, replace_or_not);
	} else {
		app->mode = MODE_BROWSE;
		report_export(app, status, app->path.text.data);
	}
	free(path);
	free(papers);
	return EFFECT_DRAW;
}

unsigned app_export_to(struct app *app, struct str path, bool force)
{
	app_export(app, ACTION_EXPORT);
	if (app->mode != MODE_EXPORT)
		return EFFECT_DRAW;
	if (!line_edit_set(&app->path, path)) {
		app_say_too_long(app, MODE_EXPORT);
		app->mode = MODE_BROWSE;
		return EFFECT_DRAW;
	}
	path = line_edit_text(&app->path);
	return str_equal(path, STR("-")) ? refuse_output(app) : export_now(app, force);
}

static unsigned replace_or_not(struct app *app, bool yes)
{
	if (yes)
		return export_now(app, true);
	app->mode = MODE_EXPORT;
	return EFFECT_DRAW;
}

unsigned app_export_key(struct app *app, uint32_t key)
{
	if (key == INPUT_ESCAPE || key == ('G' & 0x1F)) {
		app->mode = MODE_BROWSE;
	} else if (key == INPUT_ENTER) {
		if (str_equal(strbuf_str(&app->path.text), STR("-")))
			return refuse_output(app);
		if (app->path.text.len > 0)
			return export_now(app, false);
	} else if (key == INPUT_TAB || key == INPUT_BACK_TAB) {
		return app_complete(app, &app->path, 0, key, app_offer_path);
	} else if (key == INPUT_UP || key == INPUT_DOWN) {
		next_choice(app, key == INPUT_UP ? -1 : 1);
	} else {
		line_edit_key(&app->path, key);
	}
	return EFFECT_DRAW;
}
