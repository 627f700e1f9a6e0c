#ifndef VIEW_WRAP_H
#define VIEW_WRAP_H

/*
 * Breaking text into lines of this many columns: between words, behind a dash that joins two,
 * between wide characters (but not before a full stop or behind a bracket), at a newline, and
 * inside a word only when it is longer than a line.
 */

#include <stddef.h>

#include "base/str.h"

/*
 * The line of text that begins at byte `from` (before text.len): returns its end, and sets *next to
 * where the line after it begins. Takes at least one character, however narrow the width.
 */
size_t wrap_line(struct str text, size_t from, int width, size_t *next);

#endif
