#ifndef TEXT_FOLD_TEX_H
#define TEXT_FOLD_TEX_H

/*
 * TeX's ways to write accented letters: \"o \"{o} {\"o} \'{\i} \v{s} \c c \o \ss. This is the
 * second half of text/fold.h and works on the result of the first: text in lower case without
 * diacritics.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Replaces every accented letter among the len bytes at text by the plain one, in place, and
 * returns how many bytes are left. offsets (or NULL) has an element a byte and is changed alike;
 * letters that come from an accent get the offset of its backslash, or of the brace around it.
 */
size_t fold_tex_strip(char *text, size_t len, uint32_t *offsets);

/* Whether an accented letter begins with the backslash at byte `at` of s; in any case of letters.
 */
bool fold_tex_is_accent(struct str s, size_t at);

#endif
