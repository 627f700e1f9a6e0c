/*
 * Notes are written in the person's editor: the text goes out with an effect and comes back. What
 * could not be saved is not lost: it goes to a file of its own, and the next edit begins with it.
 */

#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "browser/app_private.h"
#include "store/note_file.h"

/* The note that all chosen papers have; empty where they have several. */
static struct str shared_note(const struct app *app, const uint32_t *papers, size_t count)
{
	const struct marks_table *marks = &app->session->marks;

	for (size_t i = 1; i < count; i++)
		if (!str_equal(marks_get(marks, papers[i])->note,
			       marks_get(marks, papers[0])->note))
			return STR("");
	return count > 0 ? marks_get(marks, papers[0])->note : STR("");
}

unsigned app_note_open(struct app *app)
{
	struct app_private *private = app->private;
	size_t count;
	uint32_t *papers = app_chosen_papers(app, &count);

	if (count > 0 && !private->is_note_unsaved) {
		strbuf_set(&private->note, shared_note(app, papers, count));
	}
	free(papers);
	return count > 0 ? EFFECT_DRAW | EFFECT_EDIT_NOTE : EFFECT_DRAW;
}

struct str app_note_text(const struct app *app)
{
	return strbuf_str(&app->private->note);
}

/* The name comes first, for a narrow screen; what the matter was follows. */
static void say_kept(struct app *app, const char *path)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "%s: the note, not saved", path);
	if (app->message.len > 0)
		strbuf_addf(&text, "; %s", app->message.data);
	app_say(app, LEVEL_ERROR, "%s", text.data);
	strbuf_free(&text);
}

void app_keep_note(struct app *app, struct str text)
{
	struct app_private *private = app->private;
	char *path;

	if (text.len == 0)
		return;
	strbuf_set(&private->note, text);
	private->is_note_unsaved = true;
	if (note_file_new(text, &path, &app->session->diag) != STATUS_OK) {
		app_say_error(app);
		return;
	}
	say_kept(app, path);
	free(private->note_path);
	private->note_path = path;
}

void app_note_saved(struct app *app)
{
	struct app_private *private = app->private;

	if (private->is_note_unsaved || !private->note_path)
		return;
	unlink(private->note_path);
	free(private->note_path);
	private->note_path = NULL;
}

unsigned app_set_note(struct app *app, enum status status, struct str text)
{
	struct app_private *private = app->private;
	struct mark_edit edit = { .field = MARK_NOTE };
	struct strbuf clean;

	if (status != STATUS_OK) {
		app_say_error(app);
		return EFFECT_DRAW;
	}
	strbuf_init(&clean);
	note_clean(&clean, text);
	edit.text = strbuf_str(&clean);
	if (str_equal(edit.text, strbuf_str(&private->note)) && !private->is_note_unsaved) {
		app_say(app, LEVEL_INFO, "the note is as it was");
	} else {
		private->is_note_unsaved = false;
		app_edit_marks(app, &edit);
	}
	strbuf_free(&clean);
	return EFFECT_DRAW;
}
