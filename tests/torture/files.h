#ifndef TESTS_TORTURE_FILES_H
#define TESTS_TORTURE_FILES_H

/* Files and folders, for tests that cannot go on when something is wrong with them. */

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/* Says so and ends the process. */
void files_fail(const char *what, const char *why) __attribute__((noreturn));

/* Adds the bytes of a file; false when there is none. */
bool files_read(const char *path, struct strbuf *out);

/* Writes a file, in place of one that is there, or ends the program. */
void files_write(const char *path, const char *text, size_t len);

/* Copies a folder with all that is in it to a path where nothing is, or ends the program. */
void files_copy(const char *from, const char *to);

/* Removes a folder with all that is in it, or a file. */
void files_remove(const char *path);

#endif
