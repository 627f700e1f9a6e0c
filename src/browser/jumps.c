/* A stack that forgets at its bottom. */

#include "config.h"

#include "browser/jumps.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void jumps_init(struct jumps *jumps)
{
	*jumps = (struct jumps){ .count = 0 };
}

void jumps_free(struct jumps *jumps)
{
	for (size_t i = 0; i < jumps->count; i++)
		free(jumps->places[i].query);
	free(jumps->places);
}

static void forget_oldest(struct jumps *jumps)
{
	free(jumps->places[0].query);
	jumps->count--;
	memmove(jumps->places, jumps->places + 1, jumps->count * sizeof(*jumps->places));
}

void jumps_push(struct jumps *jumps, const struct jump *place, struct str query)
{
	if (jumps->count == JUMPS_MAX)
		forget_oldest(jumps);
	jumps->places = alloc_grow(jumps->places, &jumps->capacity, jumps->count + 1,
				   sizeof(*jumps->places));
	jumps->places[jumps->count] = *place;
	jumps->places[jumps->count++].query = alloc_copy(query.p, query.len);
}

bool jumps_pop(struct jumps *jumps, struct jump *place)
{
	if (jumps->count == 0)
		return false;
	*place = jumps->places[--jumps->count];
	return true;
}
