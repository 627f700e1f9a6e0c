#ifndef STORE_NOTE_FILE_H
#define STORE_NOTE_FILE_H

/*
 * A note outside the library: while an editor has it, and when it could not be saved. Its file lies
 * beside the history, or where that cannot be written in a temporary folder; nobody else can read
 * it, and nothing takes it away but its owner.
 */

#include <stddef.h>

#include "base/diag.h"
#include "base/status.h"
#include "base/str.h"
#include "base/strbuf.h"

/* More than this is no note; bytes. */
#define NOTE_FILE_MAX ((size_t)1 << 20)

/* Writes the text to a new file and sets *path, which the caller frees. On failure *path is NULL
 * and diag has one sentence. */
enum status note_file_new(struct str text, char **path, struct diag *diag);

/* Adds what the file holds now. Whatever else an editor has left in its place is refused; diag has
 * one sentence. */
enum status note_file_read(const char *path, struct strbuf *out, struct diag *diag);

#endif
