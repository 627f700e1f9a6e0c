/*
 * Notes are written in the person's editor: the text goes out with an effect and comes back.
 */

#include "config.h"

#include <stdlib.h>

#include "browser/actions.h"
#include "browser/browser_private.h"

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
	size_t count;
	uint32_t *papers;

	(void)value;
	/* What is edited is what the library holds. */
	browser_wait_for_marks(browser);
	papers = browser_chosen_papers(browser, &count);
	if (count > 0)
		note_draft_begin(&browser->note, shared_note(browser, papers, count));
	free(papers);
	return count > 0 ? EFFECT_DRAW | EFFECT_EDIT_NOTE : EFFECT_DRAW;
}

struct str browser_note_text(const struct browser *browser)
{
	return strbuf_str(&browser->note.text);
}

/* The name comes first, for a narrow screen; what the matter was follows. */
static void say_kept(struct browser *browser)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "%s: the note, not saved", browser->note.path);
	if (browser->messages.text.len > 0)
		strbuf_addf(&text, "; %s", browser->messages.text.data);
	browser_say(browser, LEVEL_ERROR, "%s", text.data);
	strbuf_free(&text);
}

void browser_keep_note(struct browser *browser, struct str text)
{
	if (text.len == 0)
		return;
	if (note_draft_keep(&browser->note, text, &browser->session->diag) == STATUS_OK)
		say_kept(browser);
	else
		browser_say_error(browser);
}

unsigned browser_set_note(struct browser *browser, enum status status, struct str text)
{
	struct mark_edit edit = { .field = MARK_NOTE };
	struct strbuf clean;

	if (status != STATUS_OK)
		return browser_failed(browser);
	strbuf_init(&clean);
	note_clean(&clean, text);
	edit.text = strbuf_str(&clean);
	if (note_draft_take(&browser->note, edit.text))
		browser_edit_marks(browser, &edit);
	else
		browser_say(browser, LEVEL_INFO, "the note is as it was");
	strbuf_free(&clean);
	return EFFECT_DRAW;
}
