/* Keys: what a person calls a paper, and what to call one so that it is found again. */

#include "config.h"

#include "model/identifier.h"
#include "model/library.h"
#include "model/library_internal.h"

/* A guessed title counts for less when papers are merged, but it is what the paper is called. */
static bool look_up(const struct library *library, const struct paper *named, uint32_t *number)
{
	struct library_hashes hashes;

	library_hash(library, named, &hashes);
	return library_look_up(library, named, &hashes, number) ||
	       (named->title.len > 0 && library_look_up_title(library, named, number));
}

bool library_find_key(const struct library *library, struct str key, uint32_t *number)
{
	char identifier[IDENTIFIER_MAX];
	struct paper named, clean;
	struct arena arena;
	size_t reserved;
	bool is_found;

	paper_init(&named);
	if (arxiv_id_normalise(key, identifier))
		named.arxiv_id = str_from(identifier);
	else if (doi_normalise(key, identifier))
		named.doi = str_from(identifier);
	else
		named.title = key;
	arena_init(&arena);
	library_clean(&arena, &named, &clean, &reserved);
	is_found = look_up(library, &clean, number);
	arena_free(&arena);
	return is_found;
}

bool library_key(const struct library *library, uint32_t number, struct str *key)
{
	const struct paper *paper = &library->papers[number];
	const struct str keys[] = { paper->arxiv_id, paper->doi, paper->title };
	uint32_t found;

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		*key = keys[i];
		if (key->len > 0 && library_find_key(library, *key, &found) && found == number)
			return true;
	}
	return false;
}
