#ifndef READ_TITLE_SPLIT_H
#define READ_TITLE_SPLIT_H

/*
 * Finds where a paper's title ends and its abstract begins in a text that has nothing between
 * them: a linear scorer over features of the words around each possible cut. Its weights,
 * title_split_weights.h, are made from real pairs by tests/train/train_title_split.c.
 */

#include <stddef.h>

#include "base/str.h"

/*
 * Returns the offset in text of the first byte of the abstract. The title is what is before it,
 * without the white space. A text of one word gives text.len: all of it is title. Only the first 64
 * words are looked at, and a title of more than 48 is not found.
 */
size_t title_split(struct str text);

#endif
