/*
 * Notes are written in the person's editor: the text goes out with an effect and comes back. What
 * could not be saved is not lost: it goes to a file of its own, and the next edit begins with it.
 */

#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "browser/actions.h"
#include "browser/browser_private.h"
#include "store/note_file.h"

/* The note that all chosen papers have; empty where they have several. */
static struct str shared_note(const struct browser *browser, const uint32_t *papers, size_t count)
{
	const struct marks_table *marks = &browser->session->marks;

	for (size_t i = 1; i < count; i++)
		if (!str_equal(marks_get(marks, papers[i])->note,
			       marks_get(marks, papers[0])->note))
			return STR("");
	return count > 0 ? marks_get(marks, papers[0])->note : STR("");
}

unsigned act_note(struct browser *browser, int value)
{
	struct browser_private *private = browser->private;
	size_t count;
	uint32_t *papers;

	(void)value;
	/* What is edited is what the library holds. */
	browser_wait_for_marks(browser);
	papers = browser_chosen_papers(browser, &count);
	if (count > 0 && !private->is_note_unsaved) {
		strbuf_set(&private->note, shared_note(browser, papers, count));
	}
	free(papers);
	return count > 0 ? EFFECT_DRAW | EFFECT_EDIT_NOTE : EFFECT_DRAW;
}

struct str browser_note_text(const struct browser *browser)
{
	return strbuf_str(&browser->private->note);
}

/* The name comes first, for a narrow screen; what the matter was follows. */
static void say_kept(struct browser *browser, const char *path)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "%s: the note, not saved", path);
	if (browser->message.len > 0)
		strbuf_addf(&text, "; %s", browser->message.data);
	browser_say(browser, LEVEL_ERROR, "%s", text.data);
	strbuf_free(&text);
}

void browser_keep_note(struct browser *browser, struct str text)
{
	struct browser_private *private = browser->private;
	char *path;

	if (text.len == 0)
		return;
	strbuf_set(&private->note, text);
	private->is_note_unsaved = true;
	if (note_file_new(text, &path, &browser->session->diag) != STATUS_OK) {
		browser_say_error(browser);
		return;
	}
	say_kept(browser, path);
	free(private->note_path);
	private->note_path = path;
}

void browser_note_saved(struct browser *browser)
{
	struct browser_private *private = browser->private;

	if (private->is_note_unsaved || !private->note_path)
		return;
	unlink(private->note_path);
	free(private->note_path);
	private->note_path = NULL;
}

unsigned browser_set_note(struct browser *browser, enum status status, struct str text)
{
	struct browser_private *private = browser->private;
	struct mark_edit edit = { .field = MARK_NOTE };
	struct strbuf clean;

	if (status != STATUS_OK) {
		browser_say_error(browser);
		return EFFECT_DRAW;
	}
	strbuf_init(&clean);
	note_clean(&clean, text);
	edit.text = strbuf_str(&clean);
	if (str_equal(edit.text, strbuf_str(&private->note)) && !private->is_note_unsaved) {
		browser_say(browser, LEVEL_INFO, "the note is as it was");
	} else {
		private->is_note_unsaved = false;
		browser_edit_marks(browser, &edit);
	}
	strbuf_free(&clean);
	return EFFECT_DRAW;
}
