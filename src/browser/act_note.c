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
		note_draft_begin(&browser->outgoing.note, shared_note(browser, papers, count));
	free(papers);
	return count > 0 ? EFFECT_DRAW | EFFECT_EDIT_NOTE : EFFECT_DRAW;
}

struct str browser_note_text(const struct browser *browser)
{
	return strbuf_str(&browser->outgoing.note.text);
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
	if (note_draft_set(&browser->outgoing.note, edit.text))
		browser_edit_marks(browser, &edit);
	else
		browser_say(browser, LEVEL_INFO, "the note is as it was");
	strbuf_free(&clean);
	return EFFECT_DRAW;
}
