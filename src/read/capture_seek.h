#ifndef READ_CAPTURE_SEEK_H
#define READ_CAPTURE_SEEK_H

/*
 * Where a capture may begin in text that belongs to none. It is the sniffs of the captured layouts
 * that decide; but each of them looks at many lines, and must not do that at every line of a file
 * in which there is no capture.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * How many bytes, in whole lines, are at the front of a text at which no captured layout is sure
 * that a capture begins. The text begins at a line's start. Unless the file ends with it
 * (`is_last`), the lines at its end are not among them, since what follows may be part of what
 * makes them a capture. The time is in proportion to the bytes.
 */
size_t capture_seek(struct str text, bool is_last);

#endif
