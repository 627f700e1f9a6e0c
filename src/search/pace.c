/* Sizes double and halve between fixed bounds, by how long the last batch took. */

#include "config.h"

#include "search/pace.h"

#include "base/clock.h"

#define PACE_FIRST 128
#define PACE_MIN   64

/* A batch should take between these, in microseconds. */
#define SHORT 700
#define LONG  2000

void pace_reset(struct pace *pace)
{
	pace->papers = PACE_FIRST;
}

void pace_begin(struct pace *pace)
{
	pace->started = clock_microseconds();
}

void pace_end(struct pace *pace, size_t papers)
{
	uint64_t taken = clock_microseconds() - pace->started;

	if (taken > LONG && pace->papers > PACE_MIN)
		pace->papers =
			papers < pace->papers / 2 && papers >= PACE_MIN ? papers : pace->papers / 2;
	else if (taken < SHORT && papers == pace->papers && pace->papers < PACE_MAX)
		pace->papers *= 2;
}
