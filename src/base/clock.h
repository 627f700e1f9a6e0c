#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

/* The time: a monotonic clock for measuring, and the wall clock for dates. */

#include <stdint.h>

/* Microseconds and milliseconds of the monotonic clock, whose zero means nothing. */
uint64_t clock_microseconds(void);
int64_t clock_milliseconds(void);

/* Seconds since 1970 by the wall clock. */
int64_t clock_wall_seconds(void);

#endif
