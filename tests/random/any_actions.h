#ifndef TESTS_SCREEN_ANY_ACTIONS_H
#define TESTS_SCREEN_ANY_ACTIONS_H

/* Random lines of a script, and doing them with an eye on what must always hold. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lines {
	char **texts;
	size_t count;
	bool has_other; /* another program marks papers too */
};

/* A folder that goes away again. */
void any_actions_begin(void);
void any_actions_clean(void);
void any_actions_end(void);

/* A random line; the caller frees it. */
char *any_actions_line(uint64_t *random, bool has_other);

/* Does the lines, from a new library on. Something that does not hold is said on standard output,
 * and has a number from 1 to 200; 0 when all is well. */
int any_actions_do(const struct lines *lines);

#endif
