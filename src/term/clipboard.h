#ifndef TERM_CLIPBOARD_H
#define TERM_CLIPBOARD_H

/*
 * How text gets to the clipboard: by a command that takes it on its standard input, or by a
 * sequence (OSC 52) that asks the terminal, which works over any number of connections.
 */

#include <stdbool.h>

#include "base/arguments.h"
#include "base/diag.h"
#include "base/status.h"
#include "base/strbuf.h"

/* What every terminal accepts; some cut or ignore a longer text. In bytes. */
#define CLIPBOARD_MAX ((size_t)74994)

/*
 * The command to run: the configured one, or inside tmux, which by default hands no program's
 * sequence on, tmux's own. False where there is none: the terminal is asked. The caller frees in
 * any case. A configured command that is none is an error in diag, and false.
 */
bool clipboard_choose_command(struct str configured, struct arguments *command, struct diag *diag);

/* Adds the sequence for the terminal, as GNU screen wants it where the program runs inside that.
 * Fails for text that is too long, with a sentence in diag. */
enum status clipboard_add_sequence(struct strbuf *out, struct str text, struct diag *diag);

#endif
