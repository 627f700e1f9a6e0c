#ifndef BROWSER_OUTGOING_H
#define BROWSER_OUTGOING_H

/*
 * What leaves the program by others' hands: an address for a web browser, a text for the clipboard
 * and the sentence that tells of it once it is there, a note for the editor.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "browser/note_draft.h"

/* More than this no clipboard wants; bytes. */
#define OUTGOING_TEXT_MAX ((size_t)16 << 20)

struct outgoing {
	struct strbuf address;
	struct strbuf text;
	size_t item_count;      /* titles, entries and the like in the text */
	struct strbuf sentence; /* "3 addresses copied; 2 papers have none" */
	struct note_draft note;
};

void outgoing_init(struct outgoing *outgoing);
void outgoing_free(struct outgoing *outgoing);

/* Begins a new text. */
void outgoing_clear_text(struct outgoing *outgoing);

/* Adds that many items to it, without what would act on a terminal or a shell that it is pasted
 * into, or make text read otherwise than it is written. False: the text is longer than
 * OUTGOING_TEXT_MAX. */
bool outgoing_add_items(struct outgoing *outgoing, struct str items, size_t count);

/* Makes the sentence: the text's items, called "title" or "titles", were copied, and this many
 * papers had none. */
void outgoing_describe_text(struct outgoing *outgoing, const char *one, const char *several,
			    size_t missing);

#endif
