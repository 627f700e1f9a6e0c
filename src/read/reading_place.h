#ifndef READ_READING_PLACE_H
#define READ_READING_PLACE_H

/* What a text beside a title says of where and when the paper was published. */

#include <stdbool.h>

#include "base/str.h"

/* Whether a text names a venue, or arXiv, and a year. */
bool reading_place_is_one(struct str s);

/* A title without what says at its end where and when it was published: "Kites (SIGMOD 2017)",
 * "Kites - CVPR - 2018", "Kites. ICLR 2020". */
struct str reading_place_cut(struct str s);

#endif
