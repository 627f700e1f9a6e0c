#ifndef INPUT_PATH_COMPLETE_H
#define INPUT_PATH_COMPLETE_H

/* Completing a path as a shell does. */

#include "base/str.h"
#include "input/complete.h"

/*
 * Offers the files whose paths begin like `typed` (a leading ~ is kept), folders with a slash after
 * them, by name. Hidden ones only where the dot was typed.
 */
void path_offer(struct str typed, struct completion *completion);

#endif
