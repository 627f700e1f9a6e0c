#ifndef TESTS_GROWTH_H
#define TESTS_GROWTH_H

/*
 * Whether work grows as its size does. The processor's time of this program alone is measured, once
 * for a size and once for one 16 times as large, so that it does not matter how fast the machine is
 * or what else it does: where each thing is compared with each other, the second takes 256 times as
 * long. Included behind cmocka.h.
 */

#include <stddef.h>
#include <time.h>

typedef void growth_work(void *context, size_t size);

static inline double growth_seconds(growth_work *work, void *context, size_t size)
{
	double best = 1e9;

	for (int i = 0; i < 3; i++) {
		struct timespec from, to;
		double seconds;

		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
		work(context, size);
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
		seconds = (double)(to.tv_sec - from.tv_sec) +
			  (double)(to.tv_nsec - from.tv_nsec) / 1e9;
		best = seconds < best ? seconds : best;
	}
	return best;
}

/* The half of a quadratic growth's factor leaves room for memory that no longer fits a cache. */
static inline void assert_grows_with_size(growth_work *work, void *context, size_t size)
{
	double small = growth_seconds(work, context, size);
	double large = growth_seconds(work, context, 16 * size);

	if (large > 128 * small)
		fail_msg("%zu take %g s, 16 times as many %g s", size, small, large);
}

#endif
