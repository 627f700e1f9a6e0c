/*
 * Three indexes from hashes to paper numbers. An entry is a hint: the paper is compared, so an
 * entry that went stale when a paper got another title does no harm.
 */

#include "config.h"

#include <string.h>

#include "model/library_internal.h"
#include "text/fold.h"

/* What tells the identities of one spelling apart, in their order. */
static const uint64_t salts[LIBRARY_IDENTITY_COUNT] = {
	0x9E3779B97F4A7C15u,
	0xC2B2AE3D27D4EB4Fu,
	0x165667B19E3779F9u,
	0x27D4EB2F165667C5u,
};

static uint64_t id_hash(struct str id, size_t identity)
{
	return str_hash(id) ^ salts[identity];
}

void library_hash(const struct library *library, const struct paper *paper,
		  struct library_hashes *hashes)
{
	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++) {
		struct str id = paper_get_text(paper, library_identities[i]);

		hashes->ids[i] = id_hash(id, i);
		if (id.len > 0)
			hash_index_prefetch(&library->by_identifier, hashes->ids[i]);
	}
	hashes->has_title = library_title_hash(paper, &hashes->title);
	hash_index_prefetch(&library->by_title, hashes->title);
}

/* How well a paper that has the identifier fits, the best last. */
enum fit { FIT_NOT, FIT_BY_ID, FIT_NOTHING_AGAINST, FIT_TITLE, FIT_COUNT };

/* The papers of one identifier: of each fit the earliest. */
struct holders {
	uint32_t all[LIBRARY_CANDIDATES_MAX];
	size_t count;
	bool any[FIT_COUNT];
	uint32_t papers[FIT_COUNT];
};

/* Two numbers may be of one paper by now. */
static bool holders_have(const struct holders *holders, uint32_t paper)
{
	for (size_t i = 0; i < holders->count; i++)
		if (holders->all[i] == paper)
			return true;
	return false;
}

static enum fit compare_holder(const struct paper *holder, const struct paper *paper)
{
	static const enum fit fits[] = {
		[CLAIM_OF_ONE] = FIT_NOTHING_AGAINST,
		[CLAIM_UNCERTAIN] = FIT_BY_ID,
		[CLAIM_OF_TWO] = FIT_NOT,
	};

	if (library_has_title(holder, paper))
		return library_are_by_others(holder, paper) ? FIT_NOT : FIT_TITLE;
	return fits[library_compare_claims(holder, paper)];
}

static void find_holders(const struct library *library, const struct paper *paper,
			 enum paper_field identity, uint64_t hash, struct holders *holders)
{
	struct str id = paper_get_text(paper, identity);
	size_t cursor = 0;
	uint32_t found;

	holders->count = 0;
	memset(holders->any, 0, sizeof(holders->any));
	while (id.len > 0 && hash_index_next(&library->by_identifier, hash, &cursor, &found)) {
		const struct paper *holder;
		enum fit fit;

		found = library_living(library, found);
		holder = &library->papers[found];
		if (!str_equal(paper_get_text(holder, identity), id) ||
		    holders_have(holders, found))
			continue;
		fit = compare_holder(holder, paper);
		library_keep_earlier(found, &holders->papers[fit], &holders->any[fit]);
		holders->all[holders->count++] = found;
	}
}

/* An identifier that several papers have says too little of a paper with another title. */
static bool choose_holder(const struct holders *holders, uint32_t *number)
{
	int least = holders->count == 1 ? FIT_BY_ID : FIT_NOTHING_AGAINST;

	for (int fit = FIT_COUNT - 1; fit >= least; fit--)
		if (holders->any[fit]) {
			*number = holders->papers[fit];
			return true;
		}
	return false;
}

static void add_shared(struct library_shared_ids *shared, uint32_t paper, enum paper_field identity)
{
	shared->each[shared->count++] = (struct library_shared_id){ paper, identity };
}

/* Keeps a paper that is not this one, though it has the identifier. */
static void note_shared(const struct holders *holders, enum paper_field identity, bool is_found,
			struct library_shared_ids *shared)
{
	enum fit fit = holders->any[FIT_NOT] ? FIT_NOT : FIT_BY_ID;

	if (holders->any[fit] && !(fit == FIT_BY_ID && is_found))
		add_shared(shared, holders->papers[fit], identity);
}

/* Of an identifier that is less certain than the one that the paper was found by, any other that
 * has it is kept. */
static void note_other_holder(const struct library *library, struct str id, size_t i, uint64_t hash,
			      uint32_t number, struct library_shared_ids *shared)
{
	size_t cursor = 0;
	uint32_t found;

	while (id.len > 0 && hash_index_next(&library->by_identifier, hash, &cursor, &found)) {
		const struct paper *holder;

		found = library_living(library, found);
		holder = &library->papers[found];
		if (found == number ||
		    !str_equal(paper_get_text(holder, library_identities[i]), id))
			continue;
		add_shared(shared, found, library_identities[i]);
		return;
	}
}

/* The paper with the most certain identity that any paper shares. */
static bool find_by_id(const struct library *library, const struct paper *paper,
		       const struct library_hashes *hashes, uint32_t *number,
		       struct library_shared_ids *shared)
{
	bool is_found = false;

	shared->count = 0;
	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++) {
		enum paper_field identity = library_identities[i];
		struct holders holders;

		if (is_found) {
			note_other_holder(library, paper_get_text(paper, identity), i,
					  hashes->ids[i], *number, shared);
			continue;
		}
		find_holders(library, paper, identity, hashes->ids[i], &holders);
		is_found = choose_holder(&holders, number);
		note_shared(&holders, identity, is_found, shared);
	}
	return is_found;
}

static bool share_id(const struct paper *a, const struct paper *b)
{
	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++) {
		struct str id = paper_get_text(a, library_identities[i]);

		if (id.len > 0 && str_equal(id, paper_get_text(b, library_identities[i])))
			return true;
	}
	return false;
}

bool library_shows_one(const struct paper *record, const struct paper *a, const struct paper *b)
{
	return share_id(record, a) && share_id(record, b) && library_may_be_one(record, a) &&
	       library_may_be_one(record, b) && library_may_be_one(a, b);
}

static void add_other(struct library_others *others, uint32_t paper)
{
	for (size_t i = 0; i < others->count; i++)
		if (others->papers[i] == paper)
			return;
	others->papers[others->count++] = paper;
}

void library_find_others(const struct library *library, const struct paper *record,
			 const struct library_hashes *hashes, uint32_t number,
			 struct library_others *others)
{
	const struct paper *paper = &library->papers[number];

	others->count = 0;
	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++) {
		enum paper_field identity = library_identities[i];
		struct str id = paper_get_text(record, identity);
		struct holders holders;
		uint32_t other;

		if (id.len == 0 || str_equal(id, paper_get_text(paper, identity)))
			continue;
		find_holders(library, record, identity, hashes->ids[i], &holders);
		if (choose_holder(&holders, &other) &&
		    library_shows_one(record, paper, &library->papers[other]))
			add_other(others, other);
	}
}

/*
 * A guess that is wrong may give any title, so that a guessed title counts only where the abstracts
 * begin alike. Taking one paper for two shows it twice; taking two for one would lose one.
 */
static bool same_by_title(const struct paper *a, const struct paper *b)
{
	if (!library_has_title(a, b))
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
		found = library_living(library, found);
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
		     const struct library_hashes *hashes, uint32_t *number,
		     struct library_shared_ids *shared)
{
	if (find_by_id(library, paper, hashes, number, shared))
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
	       find_title(library, paper, hash, library_has_title, number);
}

/* Enters a paper under the hash of one of its titles. */
static void index_one_title(struct library *library, uint32_t number, uint64_t hash)
{
	const struct paper *paper = &library->papers[number];

	if (!library_index_add(library, &library->by_title, hash, number))
		library_index_add(library, &library->by_title, library_twin_hash(paper, hash),
				  number);
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

	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++) {
		struct str id = paper_get_text(paper, library_identities[i]);

		if (id.len == 0 || str_equal(paper_get_text(before, library_identities[i]), id))
			continue;
		library_index_add(library, &library->by_identifier, id_hash(id, i), number);
		library->gained_id_count++;
	}
}

void library_index(struct library *library, uint32_t number, const struct library_hashes *hashes)
{
	const struct paper *paper = &library->papers[number];

	index_titles(library, number, hashes->title, hashes->has_title);
	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++)
		if (paper_get_text(paper, library_identities[i]).len > 0)
			library_index_add(library, &library->by_identifier, hashes->ids[i], number);
	library_index_opening(library, number);
}
