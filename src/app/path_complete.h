#ifndef APP_PATH_COMPLETE_H
#define APP_PATH_COMPLETE_H

/* Completing a path as a shell does. */

#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/*
 * Adds to out what `typed` (a leading ~ is kept) becomes when its last name is completed as far as
 * all the files that begin like it agree; a folder that is the only one gets a slash. Returns how
 * many begin like it; with none, out is what was typed.
 */
size_t path_complete(struct str typed, struct strbuf *out);

#endif
