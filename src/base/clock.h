#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

/* The time: one clock to measure with, which never goes back, and the calendar's. */

#include <stdint.h>

/* Microseconds, and milliseconds, since some moment before the program began (monotonic clock). */
uint64_t clock_microseconds(void);
int64_t clock_milliseconds(void);

/* Seconds since 1970 (wall clock). */
int64_t clock_wall_seconds(void);

#endif
