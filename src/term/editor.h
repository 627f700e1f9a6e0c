#ifndef TERM_EDITOR_H
#define TERM_EDITOR_H

/* The person's own editor, for longer text. */

#include "base/diag.h"
#include "base/status.h"
#include "base/strbuf.h"

/*
 * Lets $VISUAL or $EDITOR (else vi or nano) edit the text, in a file of store/note_file.h that goes
 * away, and waits for it. The terminal must have been given back. When the editor cannot be run,
 * has failed, or left no ordinary file, the text is as it was and diag has one sentence; a file
 * that it has changed stays, and the sentence begins with its name.
 */
enum status editor_run(struct strbuf *text, struct diag *diag);

#endif
