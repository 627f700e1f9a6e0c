#ifndef TESTS_TORTURE_STATE_H
#define TESTS_TORTURE_STATE_H

/*
 * What is the person's in a home, as a text that is the same whenever all of it is the same: the
 * marks of each paper, the steps that can be undone, the files. Times in it are no part of that.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "torture/home.h"

/* Adds all of it. False when the library cannot be read or is damaged; the text then says why. */
bool state_add(const struct home *home, struct strbuf *out);

/* Only what is in a library. */
bool state_add_library(const char *path, struct strbuf *out);

/* Adds a text without its times. */
void state_add_text(const char *text, struct strbuf *out);

/* Where two texts differ, as two lines for a message; good until the next call. */
const char *state_difference(const char *expected, const char *found);

/* How many temporary files of the program's are left where it exports to. */
size_t state_leftovers(const struct home *home);

#endif
