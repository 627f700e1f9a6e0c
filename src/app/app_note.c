/*
 * Notes are written in the person's editor: the text goes out with an effect and comes back. What
 * could not be saved is not lost: the next edit begins with it.
 */

#include "config.h"

#include <stdlib.h>

#include "app/app_private.h"

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

void app_keep_note(struct app *app, struct str text)
{
	struct app_private *private = app->private;

	strbuf_set(&private->note, text);
	private->is_note_unsaved = true;
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
