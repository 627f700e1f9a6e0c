/* Looking a word up in a table of words. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "model/names_private.h"

/* No word of a table is longer. */
#define WORD_LEN_MAX 15

static int compare_words(const void *word, const void *among)
{
	const char *other = *(const char *const *)among;
	int order = *(const unsigned char *)word - *(const unsigned char *)other;

	/* Most differ in the first letter. */
	return order ? order : strcmp(word, other);
}

bool names_is_among(struct str word, const char *const *words, size_t count)
{
	char lower[WORD_LEN_MAX + 1];

	if (word.len == 0 || word.len > WORD_LEN_MAX)
		return false;
	for (size_t i = 0; i < word.len; i++)
		lower[i] =
			(char)(word.p[i] >= 'A' && word.p[i] <= 'Z' ? word.p[i] | 0x20 : word.p[i]);
	lower[word.len] = '\0';
	return bsearch(lower, words, count, sizeof(*words), compare_words) != NULL;
}
