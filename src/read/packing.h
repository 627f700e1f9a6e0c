#ifndef READ_PACKING_H
#define READ_PACKING_H

/* How a file is packed, which its first bytes tell, never its name. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct packing;

/*
 * Sets *packing, NULL where the file that begins with the head is not packed. Returns false while
 * the head, of a file that goes on unless is_whole, is too short to tell.
 */
bool packing_from_head(struct str head, bool is_whole, const struct packing **packing);

/* "gzip", for people. */
const char *packing_name(const struct packing *packing);

/* Whether an unpacker can read it; false for some that are only known by name. */
bool packing_is_read(const struct packing *packing);

#endif
