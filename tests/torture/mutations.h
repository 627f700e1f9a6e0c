#ifndef TESTS_TORTURE_MUTATIONS_H
#define TESTS_TORTURE_MUTATIONS_H

/* Ways in which a library's file can be damaged, or made to hold what no program of ours wrote. */

#include <stddef.h>

#include "torture/campaign.h"

/* Damages the library in one way, at random; `what`, for messages, says how. */
void mutate(const char *path, struct campaign *campaign, char *what, size_t size);

#endif
