/*
 * Papers are an array that grows by doubling; their numbers never change, and their text stays
 * where it is once the next paper is added. Adding a paper cleans its text into the arena of texts,
 * looks it up, and either leaves the text there as the new paper's or merges it (library_merge.c).
 * The views of a paper's searched fields point into its run even when they are empty, the others
 * into an arena or nowhere.
 */

#include "config.h"

#include "model/library.h"

#include <assert.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "model/library_internal.h"

void library_init(struct library *library)
{
	*library = (struct library){ .papers = NULL };
	arena_init(&library->texts);
	arena_init(&library->arena);
	hash_index_init(&library->by_title);
	hash_index_init(&library->by_identifier);
	hash_index_init(&library->by_opening);
	hash_index_init(&library->by_source);
}

void library_free(struct library *library)
{
	hash_index_free(&library->by_title);
	hash_index_free(&library->by_identifier);
	hash_index_free(&library->by_opening);
	hash_index_free(&library->by_source);
	arena_free(&library->texts);
	arena_free(&library->arena);
	free(library->papers);
	free(library->yearless);
	free(library->claims);
	free(library->roles);
	free(library->joins);
	*library = (struct library){ .papers = NULL };
}

static void note_claim(struct library *library, const struct library_claim_note *note)
{
	library->claims = alloc_grow(library->claims, &library->claim_capacity,
				     library->claim_count + 1, sizeof(*library->claims));
	library->claims[library->claim_count++] = *note;
}

static void note_shared_ids(struct library *library, const struct library_shared_ids *shared,
			    uint32_t paper, size_t line)
{
	for (size_t i = 0; i < shared->count; i++)
		note_claim(library, &(struct library_claim_note){ .line = line,
								  .paper = paper,
								  .other = shared->each[i].paper,
								  .id = shared->each[i].identity });
}

/* A paper has one identifier of each kind: that which it had. */
static void note_lost_ids(struct library *library, uint32_t paper, const struct paper *incoming,
			  size_t line)
{
	const struct paper *old = &library->papers[paper];

	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++) {
		struct str kept = library_own_id(old, library_identities[i]);
		struct str lost = library_own_id(incoming, library_identities[i]);

		if (kept.len == 0 || lost.len == 0 || str_equal(kept, lost))
			continue;
		note_claim(library, &(struct library_claim_note){
					    .line = line,
					    .paper = paper,
					    .other = paper,
					    .id = library_identities[i],
					    .lost = arena_copy(&library->arena, lost) });
	}
}

static uint32_t append(struct library *library, const struct paper *paper,
		       const struct library_hashes *hashes)
{
	uint32_t number = (uint32_t)library->count;

	assert(library->count < UINT32_MAX);
	library->papers = alloc_grow(library->papers, &library->capacity, library->count + 1,
				     sizeof(*library->papers));
	library->papers[library->count++] = *paper;
	library->newest = library_text(library, number).p;
	library->guessed_count += paper->title_is_guessed;
	library_index(library, number, hashes);
	return number;
}

/* The draft is of that paper; what it tells may be what another is known by. */
static enum library_change merge(struct library *library, const struct paper *incoming,
				 const struct library_hashes *hashes, size_t reserved,
				 uint32_t *paper)
{
	bool waited = library_waits_for_year(library, *paper), is_rewritten;
	size_t joins = library->join_count;
	struct library_others others;

	/* The incoming text is void once it is merged. */
	library_find_others(library, incoming, hashes, *paper, &others);
	is_rewritten = library_merge(library, *paper, incoming, reserved);
	if (!waited)
		library_note_yearless(library, *paper);
	*paper = library_join_others(library, *paper, &others);
	return is_rewritten || library->join_count > joins ? LIBRARY_REWRITTEN : LIBRARY_MERGED;
}

enum library_change library_add(struct library *library, const struct paper_draft *draft,
				const struct source_list *source, uint32_t *paper)
{
	struct paper incoming;
	size_t reserved, used = library_clean(&library->texts, &draft->paper, &incoming, &reserved);
	enum library_change change = LIBRARY_ADDED;
	size_t lost = library->lost_titles;
	struct library_shared_ids shared;
	struct library_hashes hashes;

	/* What was at the end no longer is: the incoming text can lie in another block. */
	library->newest = NULL;
	library->record_count++;
	if (incoming.title_is_guessed)
		library_build_openings(library);
	library_hash(library, &incoming, &hashes);
	if (library_look_up(library, &incoming, &hashes, paper, &shared)) {
		note_lost_ids(library, *paper, &incoming, draft->line);
		change = merge(library, &incoming, &hashes, reserved, paper);
	} else {
		arena_text_shrink(&library->texts, reserved - used);
		*paper = append(library, &incoming, &hashes);
		library_note_yearless(library, *paper);
	}
	if (library->lost_titles > lost)
		library->lost_line = draft->line;
	note_shared_ids(library, &shared, *paper, draft->line);
	library_add_sources(library, *paper, draft->paper.sources, source);
	return change;
}

const struct source_list *library_source(struct library *library, struct str name)
{
	struct str clean = library_clean_source(&library->arena, name);
	struct source_list *source = arena_alloc(&library->arena, sizeof(*source));

	*source = (struct source_list){ clean, NULL };
	return source;
}

bool library_find(struct library *library, const struct paper *paper, uint32_t *number)
{
	struct arena arena;
	struct paper clean;
	size_t reserved;
	bool found;

	arena_init(&arena);
	library_clean(&arena, paper, &clean, &reserved);
	found = library_find_paper(library, &clean, number);
	arena_free(&arena);
	return found;
}

bool library_find_paper(struct library *library, const struct paper *paper, uint32_t *number)
{
	struct library_shared_ids shared;
	struct library_hashes hashes;

	if (paper->title_is_guessed)
		library_build_openings(library);
	library_hash(library, paper, &hashes);
	return library_look_up(library, paper, &hashes, number, &shared);
}

bool library_find_joined(struct library *library, const struct paper *paper, uint32_t *number)
{
	const struct paper_draft draft = { .paper = *paper };
	struct library_others others;
	struct library_hashes hashes;

	if (!library_find_paper(library, paper, number))
		return false;
	library_hash(library, paper, &hashes);
	library_find_others(library, paper, &hashes, *number, &others);
	if (others.count > 0)
		library_add(library, &draft, NULL, number);
	return true;
}

struct str library_text(const struct library *library, uint32_t paper)
{
	const struct paper *of = &library->papers[paper];
	struct str first = paper_get_text(of, paper_run[0]);
	struct str last = paper_get_text(of, paper_run[PAPER_RUN_COUNT - 1]);

	return (struct str){ first.p, (size_t)(last.p + last.len + 1 - first.p) };
}

/* Leads a view of what lay at `from` to where it is now. */
static const char *moved(const char *p, struct str from, struct str to)
{
	bool is_within = (uintptr_t)p - (uintptr_t)from.p <= from.len;

	return p && is_within ? to.p + (p - from.p) : p;
}

/* Moves a paper's texts away from those that are searched, where they are the last. */
static void set_apart(struct library *library, struct paper *paper)
{
	struct str from = { library->newest, (size_t)(library->texts.next - library->newest) };
	struct str to = arena_copy(&library->arena, from);

	for (size_t i = 0; i < paper_member_text_count; i++) {
		struct str *text = paper_text(paper, paper_member_texts[i]);

		text->p = moved(text->p, from, to);
	}
	paper->rare = moved(paper->rare, from, to);
	arena_text_shrink(&library->texts, from.len);
}

struct str library_search_as(struct library *library, uint32_t number, struct str forms)
{
	if (library_text(library, number).p == library->newest)
		set_apart(library, &library->papers[number]);
	library->newest = NULL;
	return arena_copy(&library->texts, forms);
}
