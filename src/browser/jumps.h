#ifndef BROWSER_JUMPS_H
#define BROWSER_JUMPS_H

/* The way back: where the cursor was each time that a link was followed, the last first. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "browser/pane.h"

struct jump {
	uint32_t paper;
	size_t position; /* in the list */
	char *query;     /* in force then; ends with a NUL */
	size_t detail_top;
	enum browser_pane pane;
};

struct jumps {
	struct jump *places;
	size_t count, capacity;
};

void jumps_init(struct jumps *jumps);
void jumps_free(struct jumps *jumps);

/* Remembers a place, with a copy of the query in place of the place's own. The oldest is forgotten
 * for it when there are JUMPS_MAX. */
void jumps_push(struct jumps *jumps, const struct jump *place, struct str query);

/* Takes the last place out; the caller frees its query. False: there is none. */
bool jumps_pop(struct jumps *jumps, struct jump *place);

#define JUMPS_MAX 100

#endif
