/* What makes two papers the same, or tells them apart, and the hashes to look for it by. */

#include "config.h"

#include "model/library_internal.h"
#include "text/fold.h"

/* How much of an abstract is used for a title that is not there. */
#define OPENING_BYTES 300

#define ABSTRACT_SALT 0x165667B19E3779F9u

bool library_index_add(struct hash_index *index, uint64_t hash, uint32_t paper)
{
	size_t cursor = 0, seen = 0;
	uint32_t other;

	while (hash_index_next(index, hash, &cursor, &other))
		if (other == paper)
			return true;
		else if (++seen == LIBRARY_CANDIDATES_MAX)
			return false;
	hash_index_add(index, hash, paper);
	return true;
}

/* How an untitled paper's abstract begins. */
static struct str opening(const struct paper *paper)
{
	struct str s = paper->abstract;
	size_t len = OPENING_BYTES;

	if (s.len <= len)
		return s;
	while (((unsigned char)s.p[len] & 0xC0) == 0x80)
		len--;
	return str_sub(s, 0, len);
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

bool library_has_publisher_doi(const struct paper *paper)
{
	return paper->doi.len && !str_starts_with(paper->doi, STR("10.48550/"));
}

bool library_ids_contradict(const struct paper *a, const struct paper *b)
{
	if (a->arxiv_id.len && b->arxiv_id.len)
		return !str_equal(a->arxiv_id, b->arxiv_id);
	return library_has_publisher_doi(a) && library_has_publisher_doi(b) &&
	       !str_equal(a->doi, b->doi);
}
