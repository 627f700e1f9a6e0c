/* Keys: what a person calls a paper, and what to call one so that it is found again. */

#include "config.h"

#include "base/array.h"
#include "model/identifier.h"
#include "model/library.h"
#include "model/library_internal.h"

/* A guessed title counts for less when papers are merged, but it is what the paper is called. */
static bool look_up(const struct library *library, const struct paper *named, uint32_t *number)
{
	struct library_shared_ids shared;
	struct library_hashes hashes;

	library_hash(library, named, &hashes);
	return library_look_up(library, named, &hashes, number, &shared) ||
	       (named->title.len > 0 && library_look_up_title(library, named, number));
}

/* Says of a paper what a key is: an identifier, else its title. */
static void name_by_key(struct paper *named, struct str key, char identifier[IDENTIFIER_MAX],
			struct strbuf *rare)
{
	/* A number alone may be part of a title. */
	bool may_be_pubmed = identifier_is_pubmed(key) || str_find(key, STR("/")) != SIZE_MAX;

	if (arxiv_id_normalise(key, identifier))
		named->arxiv_id = str_from(identifier);
	else if (doi_normalise(key, identifier))
		named->doi = str_from(identifier);
	else if (may_be_pubmed && pmid_normalise(key, identifier))
		paper_set_text(named, FIELD_PMID, str_from(identifier), rare);
	else if (may_be_pubmed && pmcid_normalise(key, identifier))
		paper_set_text(named, FIELD_PMCID, str_from(identifier), rare);
	else
		named->title = key;
}

bool library_find_key(const struct library *library, struct str key, uint32_t *number)
{
	char identifier[IDENTIFIER_MAX];
	struct paper named, clean;
	struct strbuf rare;
	struct arena arena;
	size_t reserved;
	bool is_found;

	paper_init(&named);
	strbuf_init(&rare);
	name_by_key(&named, key, identifier, &rare);
	arena_init(&arena);
	library_clean(&arena, &named, &clean, &reserved);
	is_found = look_up(library, &clean, number);
	arena_free(&arena);
	strbuf_free(&rare);
	return is_found;
}

bool library_key(const struct library *library, uint32_t number, struct str *key)
{
	const struct paper *paper = &library->papers[number];
	const struct str keys[] = { paper->arxiv_id, paper->doi, paper_get_text(paper, FIELD_PMCID),
				    paper->title };
	uint32_t found;

	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		*key = keys[i];
		if (key->len > 0 && library_find_key(library, *key, &found) && found == number)
			return true;
	}
	return false;
}
