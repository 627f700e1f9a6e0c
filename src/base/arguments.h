#ifndef BASE_ARGUMENTS_H
#define BASE_ARGUMENTS_H

/*
 * A command as a person writes it, split into the words of an argument vector, without a shell:
 * blanks separate words, ' and " keep blanks within one, and nothing else is special.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arguments {
	char **words; /* `count` of them and a NULL, as execvp wants it */
	size_t count;
	size_t capacity;
};

/* False when a quote is not closed, or there is no word, or a word holds a NUL. The caller frees
 * it either way. */
bool arguments_split(struct arguments *arguments, struct str command);

/* Adds a copy of a word. */
void arguments_add(struct arguments *arguments, struct str word);

void arguments_free(struct arguments *arguments);

#endif
