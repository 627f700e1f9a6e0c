#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

/* The number of items of an array whose size the compiler knows. */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
