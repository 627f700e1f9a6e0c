#include "config.h"

#include "search/term_vocabulary.h"

#include <stdlib.h>

#include "base/alloc.h"

void term_vocabulary_init(struct term_vocabulary *vocabulary, size_t max)
{
	*vocabulary = (struct term_vocabulary){ .max = max };
	arena_init(&vocabulary->arena);
	hash_index_init(&vocabulary->by_hash);
}

void term_vocabulary_free(struct term_vocabulary *vocabulary)
{
	hash_index_free(&vocabulary->by_hash);
	arena_free(&vocabulary->arena);
	free(vocabulary->terms);
}

uint32_t term_vocabulary_find(const struct term_vocabulary *vocabulary, uint64_t hash,
			      struct str word)
{
	size_t cursor = 0;
	uint32_t term;

	while (hash_index_next(&vocabulary->by_hash, hash, &cursor, &term))
		if (str_equal(vocabulary->terms[term].text, word))
			return term;
	return NO_TERM;
}

uint32_t term_vocabulary_add(struct term_vocabulary *vocabulary, uint64_t hash, struct str word)
{
	uint32_t number = (uint32_t)vocabulary->count;

	if (vocabulary->count >= vocabulary->max)
		return NO_TERM;
	vocabulary->terms = alloc_grow(vocabulary->terms, &vocabulary->capacity,
				       vocabulary->count + 1, sizeof(*vocabulary->terms));
	vocabulary->terms[vocabulary->count++] =
		(struct term){ arena_copy(&vocabulary->arena, word), 0 };
	hash_index_add(&vocabulary->by_hash, hash, number);
	return number;
}
