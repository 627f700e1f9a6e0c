/* What makes two papers the same, or tells them apart, and the hashes to look for it by. */

#include "config.h"

#include "base/utf8.h"
#include "model/library_internal.h"
#include "text/fold.h"

/* How much of an abstract is used for a title that is not there. */
#define OPENING_BYTES 300

#define ABSTRACT_SALT 0x165667B19E3779F9u

bool library_index_add(const struct library *library, struct hash_index *index, uint64_t hash,
		       uint32_t paper)
{
	size_t cursor = 0, seen = 0;
	uint32_t other;

	while (hash_index_next(index, hash, &cursor, &other))
		if (library_living(library, other) == paper)
			return true;
		else if (++seen == LIBRARY_CANDIDATES_MAX)
			return false;
	hash_index_add(index, hash, paper);
	return true;
}

/* How an untitled paper's abstract begins. */
static struct str opening(const struct paper *paper)
{
	return utf8_front(paper->abstract, OPENING_BYTES);
}

bool library_title_hash(const struct paper *paper, uint64_t *hash)
{
	if (paper->title.len)
		*hash = fold_title_hash(paper->title);
	else
		*hash = fold_title_hash(opening(paper)) ^ ABSTRACT_SALT;
	return paper->title.len || paper->abstract.len;
}

bool library_titles_equal(const struct paper *a, const struct paper *b)
{
	if ((a->title.len == 0) != (b->title.len == 0))
		return false;
	if (a->title.len)
		return str_equal(a->title, b->title) || fold_titles_equal(a->title, b->title);
	return a->abstract.len && b->abstract.len && fold_titles_equal(opening(a), opening(b));
}

const enum paper_field library_identities[LIBRARY_IDENTITY_COUNT] = {
	FIELD_ARXIV_ID,
	FIELD_DOI,
	FIELD_PMID,
	FIELD_PMCID,
};

bool library_is_arxiv_doi(struct str doi)
{
	return str_starts_with(doi, STR("10.48550/"));
}

struct str library_own_id(const struct paper *paper, enum paper_field identity)
{
	struct str id = paper_get_text(paper, identity);

	if (identity == FIELD_DOI && library_is_arxiv_doi(id))
		return STR("");
	return id;
}

bool library_ids_contradict(const struct paper *a, const struct paper *b)
{
	bool differ = false;

	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++) {
		struct str id_a = library_own_id(a, library_identities[i]);
		struct str id_b = library_own_id(b, library_identities[i]);

		if (id_a.len == 0 || id_b.len == 0)
			continue;
		if (str_equal(id_a, id_b))
			return false;
		differ = true;
	}
	return differ;
}
