/*
 * Three indexes from hashes to paper numbers. An entry is a hint: the paper is compared, so an
 * entry that went stale when a paper got another title does no harm.
 */

#include "config.h"

#include "model/library_internal.h"
#include "text/fold.h"

#define ARXIV_SALT 0x9E3779B97F4A7C15u
#define DOI_SALT   0xC2B2AE3D27D4EB4Fu

void library_hash(const struct library *library, const struct paper *paper,
		  struct library_hashes *hashes)
{
	hashes->arxiv_id = str_hash(paper->arxiv_id) ^ ARXIV_SALT;
	hashes->doi = str_hash(paper->doi) ^ DOI_SALT;
	hashes->has_title = library_title_hash(paper, &hashes->title);
	if (paper->arxiv_id.len > 0)
		hash_index_prefetch(&library->by_identifier, hashes->arxiv_id);
	if (paper->doi.len > 0)
		hash_index_prefetch(&library->by_identifier, hashes->doi);
	hash_index_prefetch(&library->by_title, hashes->title);
}

/* The earliest paper with that identifier. */
static bool find_identifier(const struct library *library, struct str id, enum paper_field field,
			    uint64_t hash, uint32_t *number)
{
	size_t cursor = 0;
	uint32_t found;
	bool any = false;

	if (id.len == 0)
		return false;
	while (hash_index_next(&library->by_identifier, hash, &cursor, &found))
		if (str_equal(paper_get_text(&library->papers[found], field), id))
			library_keep_earlier(found, number, &any);
	return any;
}

/* Whether a paper has the title of another, be it one of its other titles. */
static bool has_title(const struct paper *paper, const struct paper *titled)
{
	return library_titles_equal(paper, titled) || library_has_alias(paper, titled->title);
}

/*
 * A guess that is wrong may give any title, so that a guessed title counts only where the abstracts
 * begin alike. Taking one paper for two shows it twice; taking two for one would lose one.
 */
static bool same_by_title(const struct paper *a, const struct paper *b)
{
	if (!has_title(a, b))
		return false;
	if (a->title_is_guessed || b->title_is_guessed)
		return !library_ids_contradict(a, b) && library_abstracts_begin_alike(a, b);
	return !library_contradict(a, b);
}

typedef bool is_same_fn(const struct paper *, const struct paper *);

/* The earliest paper under that hash that `is_same`; adds to *seen how many there are. */
static bool find_under(const struct library *library, uint64_t hash, const struct paper *paper,
		       is_same_fn *is_same, size_t *seen, uint32_t *number)
{
	size_t cursor = 0;
	uint32_t found;
	bool any = false;

	while (hash_index_next(&library->by_title, hash, &cursor, &found)) {
		++*seen;
		if (is_same(&library->papers[found], paper))
			library_keep_earlier(found, number, &any);
	}
	return any;
}

/* The earliest paper of that title that `is_same`; of a title that too many share, one that says
 * the same. */
static bool find_title(const struct library *library, const struct paper *paper, uint64_t hash,
		       is_same_fn *is_same, uint32_t *number)
{
	size_t seen = 0;

	if (find_under(library, hash, paper, is_same, &seen, number))
		return true;
	return seen >= LIBRARY_CANDIDATES_MAX &&
	       find_under(library, library_twin_hash(paper, hash), paper, is_same, &seen, number);
}

static bool find_same_title(const struct library *library, const struct paper *paper,
			    const struct library_hashes *hashes, uint32_t *number)
{
	return hashes->has_title &&
	       find_title(library, paper, hashes->title, same_by_title, number);
}

bool library_look_up(const struct library *library, const struct paper *paper,
		     const struct library_hashes *hashes, uint32_t *number)
{
	if (find_identifier(library, paper->arxiv_id, FIELD_ARXIV_ID, hashes->arxiv_id, number) ||
	    find_identifier(library, paper->doi, FIELD_DOI, hashes->doi, number))
		return true;
	if (paper->title_is_guessed)
		return library_find_opening(library, paper, number) ||
		       find_same_title(library, paper, hashes, number);
	return find_same_title(library, paper, hashes, number) ||
	       (library->guessed_count && library_find_opening(library, paper, number));
}

bool library_look_up_title(const struct library *library, const struct paper *paper,
			   uint32_t *number)
{
	uint64_t hash;

	return library_title_hash(paper, &hash) &&
	       find_title(library, paper, hash, has_title, number);
}

/* Enters a paper under the hash of one of its titles. */
static void index_one_title(struct library *library, uint32_t number, uint64_t hash)
{
	const struct paper *paper = &library->papers[number];

	if (!library_index_add(&library->by_title, hash, number))
		library_index_add(&library->by_title, library_twin_hash(paper, hash), number);
}

static void index_aliases(struct library *library, uint32_t number)
{
	struct str rest = paper_get_text(&library->papers[number], FIELD_ALIASES), alias;

	while (tags_next(&rest, &alias))
		index_one_title(library, number, fold_title_hash(alias));
}

/* Enters a paper under the hash of its title, and the others of its titles. */
static void index_titles(struct library *library, uint32_t number, uint64_t hash, bool has_title)
{
	if (has_title)
		index_one_title(library, number, hash);
	if (library->papers[number].rare)
		index_aliases(library, number);
}

void library_index_title(struct library *library, uint32_t number)
{
	uint64_t hash;
	bool has_title = library_title_hash(&library->papers[number], &hash);

	index_titles(library, number, hash, has_title);
}

void library_index_ids(struct library *library, uint32_t number, const struct paper *before)
{
	const struct paper *paper = &library->papers[number];

	if (paper->arxiv_id.len && !before->arxiv_id.len)
		library_index_add(&library->by_identifier, str_hash(paper->arxiv_id) ^ ARXIV_SALT,
				  number);
	if (paper->doi.len && !before->doi.len)
		library_index_add(&library->by_identifier, str_hash(paper->doi) ^ DOI_SALT, number);
}

void library_index(struct library *library, uint32_t number, const struct library_hashes *hashes)
{
	const struct paper *paper = &library->papers[number];

	index_titles(library, number, hashes->title, hashes->has_title);
	if (paper->arxiv_id.len > 0)
		library_index_add(&library->by_identifier, hashes->arxiv_id, number);
	if (paper->doi.len > 0)
		library_index_add(&library->by_identifier, hashes->doi, number);
	library_index_opening(library, number);
}
