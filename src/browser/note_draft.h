#ifndef BROWSER_NOTE_DRAFT_H
#define BROWSER_NOTE_DRAFT_H

/*
 * The note that goes to an editor and comes back. One that could not be saved is not lost: it is
 * written to a file of its own, and the next edit begins with it.
 */

#include <stdbool.h>

#include "base/diag.h"
#include "base/status.h"
#include "base/str.h"
#include "base/strbuf.h"

struct note_draft {
	struct strbuf text; /* as it goes to the editor, or, when saving failed, as it came back */
	bool is_unsaved;    /* saving it has failed */
	char *path;         /* the file of the last note that was not saved; NULL: there is none */
};

void note_draft_init(struct note_draft *draft);

/* The file stays. */
void note_draft_free(struct note_draft *draft);

/* An edit begins, with this text unless there is one that was not saved. */
void note_draft_begin(struct note_draft *draft, struct str text);

/* The text comes back, clean (note_clean). False: it is as it was, and saved. */
bool note_draft_set(struct note_draft *draft, struct str text);

/* The text, not empty, could not be saved: writes it to a new file. On failure diag has one
 * sentence, and the text is here for the next edit all the same. */
enum status note_draft_keep(struct note_draft *draft, struct str text, struct diag *diag);

/* A note was saved: removes the file of the one that the edit began with. */
void note_draft_saved(struct note_draft *draft);

#endif
