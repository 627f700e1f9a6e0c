#ifndef BASE_FILE_H
#define BASE_FILE_H

/*
 * Files: opening, reading whole files into memory, and replacing a file atomically: a reader sees
 * the old content or the new, never a part.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/diag.h"
#include "base/status.h"
#include "base/str.h"
#include "base/strbuf.h"

/* As open(2), but tried again when a signal interrupts it. -1 with errno. */
int file_open(const char *path, int flags, mode_t mode);

/* Adds the content of path to out; more than `limit` bytes is an error. */
enum status file_read(const char *path, size_t limit, struct strbuf *out, struct diag *diag);

/*
 * The same where the file may be missing: then it is STATUS_MISSING, without a message. A FIFO is
 * refused, and never waited for.
 */
enum status file_read_if_there(const char *path, size_t limit, struct strbuf *out,
			       struct diag *diag);

/*
 * The same for a file that others may have replaced by anything: what is not an ordinary file, a
 * symbolic link among others, is refused, and never waited for.
 */
enum status file_read_plain(const char *path, size_t limit, struct strbuf *out, struct diag *diag);

/* Whether path leads to a FIFO: opening that waits for another program. */
bool file_is_fifo(const char *path);

/* A file that is being written beside its target. */
struct file_replacement {
	FILE *stream;    /* write here, by file_replace_add */
	char *path;      /* the target, symbolic links followed */
	char *temporary; /* NULL when path is written directly */
	int held; /* holds the temporary file until it has the target's name; -1: there is none */
	bool force;
	int error; /* errno of the first write that failed; 0: none has */
};

/*
 * Starts writing the new content of path. Without `force` an existing target is STATUS_EXISTS, and
 * no message is added: the caller knows how to ask. A target that is no regular file (a device, a
 * pipe) is opened and written directly. The mode of an existing target is kept; a new file gets
 * 0666 less the umask.
 */
enum status file_replace_begin(struct file_replacement *file, const char *path, bool force,
			       struct diag *diag);

/* Writes more. A failure is reported by the commit; returns whether all was written, so that a
 * caller with much to write can stop. */
bool file_replace_add(struct file_replacement *file, struct str text);

/*
 * Flushes, syncs, closes, renames and syncs the folder, and frees. When any of it fails, *file is
 * freed all the same, the old file is whole, the temporary one is gone and diag says why. Without
 * force, a target that appeared meanwhile is STATUS_EXISTS.
 */
enum status file_replace_commit(struct file_replacement *file, struct diag *diag);

/*
 * Aborts: the old file stays, the temporary one is removed. Does nothing when *file is zeroed or
 * was committed.
 */
void file_replace_abort(struct file_replacement *file);

/* All of the above for one text: replaces the content of path. */
enum status file_replace(const char *path, struct str text, struct diag *diag);

/* Creates the folders of path (mode 0700) up to its last slash. */
enum status file_make_parents(const char *path, struct diag *diag);

#endif
