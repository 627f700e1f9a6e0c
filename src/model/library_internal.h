#ifndef MODEL_LIBRARY_INTERNAL_H
#define MODEL_LIBRARY_INTERNAL_H

/* What the files of the library share and nobody else includes. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/library.h"

/*
 * How many papers of one hash are entered into an index. Only papers of one title, or of one
 * identifier, that all contradict each other come to more than one; past this many a paper is found
 * by its other ids, its title, and by saying the same as another (library_twin_hash), so that a
 * file of nothing else still takes linear time.
 */
#define LIBRARY_CANDIDATES_MAX 8

/* library_same.c: enters a paper under a hash unless LIBRARY_CANDIDATES_MAX are there; returns
 * whether it is there. */
bool library_index_add(const struct library *library, struct hash_index *index, uint64_t hash,
		       uint32_t paper);

/*
 * library_clean.c: makes *clean of a draft's text in the newest allocation of the arena, and
 * returns how many bytes of it are in use; *reserved is how many there are. Sources are left alone.
 */
size_t library_clean(struct arena *arena, const struct paper *draft, struct paper *clean,
		     size_t *reserved);
struct str library_clean_source(struct arena *arena, struct str name);

/* library_same.c */
bool library_titles_equal(const struct paper *a, const struct paper *b);
/* Under what hash a paper is found by title; false when it has neither title nor abstract. */
bool library_title_hash(const struct paper *paper, uint64_t *hash);
bool library_ids_contradict(const struct paper *a, const struct paper *b);

#define LIBRARY_WORDS_MAX 256

/* library_words.c: a set of words, by their hashes, in order. */
struct word_set {
	uint64_t words[LIBRARY_WORDS_MAX];
	size_t count;
};

/* The words of a text that have at least `least` bytes, and say something; of each the first `most`
 * bytes. */
void library_collect_words(struct str text, size_t least, size_t most, struct word_set *set);
/* Puts them in order, each once. */
void library_sort_words(struct word_set *set);
size_t library_count_shared(const struct word_set *a, const struct word_set *b);

/* library_contradict.c: whether what is known of two papers of one title tells them apart: their
 * identifiers, years, authors or abstracts. */
bool library_contradict(const struct paper *a, const struct paper *b);
/* Whether they are in other volumes or issues of one journal. */
bool library_places_contradict(const struct paper *a, const struct paper *b);
/* What two papers are that have one identifier. */
enum library_claim {
	CLAIM_OF_ONE,    /* one paper: nothing speaks against it */
	CLAIM_UNCERTAIN, /* their titles are clearly others, and nothing else is known */
	CLAIM_OF_TWO,    /* so is something else, or they are by other people: one of them has it
			    by mistake, or both */
};
/* library_contradict.c: whether they are by other people, however these are spelled, and not by a
 * group of which one names the people. */
bool library_are_by_others(const struct paper *a, const struct paper *b);
enum library_claim library_compare_claims(const struct paper *a, const struct paper *b);
/* Whether nothing speaks against it that two papers are one, if a record has an identifier of each.
 * Two of one kind do, as the DOIs of two publications. */
bool library_may_be_one(const struct paper *a, const struct paper *b);
/* A hash, from that of its title, of all that may contradict of a paper but its identifiers. */
uint64_t library_twin_hash(const struct paper *paper, uint64_t title);
/* The identity that a paper has for itself: a DOI of arXiv's is none beside that of a publisher. */
struct str library_own_id(const struct paper *paper, enum paper_field identity);
bool library_is_arxiv_doi(struct str doi);

/* The most other titles that a paper has: a hostile file gives one paper a new title in each
 * record. */
#define LIBRARY_ALIASES_MAX 32

/* library_alias.c: whether a paper has the title of another, be it one of its other titles. */
bool library_has_title(const struct paper *paper, const struct paper *titled);
/* Whether one of its other titles is this one. */
bool library_has_alias(const struct paper *paper, struct str title);
/* Makes the list, empty before, of the other titles of what two papers are merged into, whose own
 * title is `own`. Returns how many more there are than a paper keeps. */
size_t library_add_aliases(struct strbuf *list, const struct paper *old,
			   const struct paper *incoming, struct str own);

/* The fields each of which says which paper it is, the most certain first. */
#define LIBRARY_IDENTITY_COUNT 4
extern const enum paper_field library_identities[LIBRARY_IDENTITY_COUNT];

/* library_lookup.c: the hashes that a paper is found by, for looking it up and entering it. */
struct library_hashes {
	uint64_t title;
	uint64_t ids[LIBRARY_IDENTITY_COUNT];
	bool has_title; /* or an abstract in its place */
};

/* An identifier that a paper shares with one that it is not. */
struct library_shared_id {
	uint32_t paper; /* the one that has it */
	enum paper_field identity;
};

struct library_shared_ids {
	struct library_shared_id each[LIBRARY_IDENTITY_COUNT];
	size_t count;
};

/* Makes them, and fetches where the indexes have them into the processor's cache. */
void library_hash(const struct library *library, const struct paper *paper,
		  struct library_hashes *hashes);
/* The paper that this one is. *shared: the identifiers that other ones have as well. */
bool library_look_up(const struct library *library, const struct paper *paper,
		     const struct library_hashes *hashes, uint32_t *number,
		     struct library_shared_ids *shared);

/* Papers that a record shows to be the one that it is merged into. */
struct library_others {
	uint32_t papers[LIBRARY_IDENTITY_COUNT];
	size_t count;
};

/* Those that have an identifier of the record which the paper `number` has not. None if the record
 * is of that paper by its title alone, or if anything tells them apart. */
void library_find_others(const struct library *library, const struct paper *record,
			 const struct library_hashes *hashes, uint32_t number,
			 struct library_others *others);
/* Enters a paper that was added. */
void library_index(struct library *library, uint32_t number, const struct library_hashes *hashes);
/* By title alone, be it guessed, and whatever the ids. */
bool library_look_up_title(const struct library *library, const struct paper *paper,
			   uint32_t *number);
void library_index_title(struct library *library, uint32_t number);
/* Enters it by the ids that it has and had not before. */
void library_index_ids(struct library *library, uint32_t number, const struct paper *before);

/* library_opening.c */
void library_build_openings(struct library *library);
void library_index_opening(struct library *library, uint32_t number);
/* Of a library whose openings are built, unless it has nothing but titles that are known. */
bool library_find_opening(const struct library *library, const struct paper *paper,
			  uint32_t *number);
/* Whether the abstracts of two papers begin with the same few words, or one of them has none. */
bool library_abstracts_begin_alike(const struct paper *a, const struct paper *b);

/* Under what hash a paper is found by its opening; false when it has none. */
bool library_opening_hash(const struct paper *paper, uint64_t *hash);

/* How many letters of an opening, and of an abstract, are compared. */
#define LIBRARY_OPENING_LETTERS  300
#define LIBRARY_ABSTRACT_LETTERS 24

/* Writes those letters of a paper to out, and returns how many there are. Two papers begin alike
 * when theirs agree as far as the shorter goes. */
size_t library_opening_letters(const struct paper *paper, char *out);
size_t library_abstract_letters(const struct paper *paper, char *out);

/* Takes one more paper found into *number when it is the first or the earliest. */
static inline void library_keep_earlier(uint32_t found, uint32_t *number, bool *any)
{
	if (!*any || found < *number)
		*number = found;
	*any = true;
}

/* The run from the title's first byte to the abstract's last; a newline is between the two. */
static inline struct str library_joined(const struct paper *paper)
{
	const char *end = paper->abstract.p + paper->abstract.len;

	return (struct str){ paper->title.p, (size_t)(end - paper->title.p) };
}

/* library_merge.c: merges a paper cleaned into the arena's newest `reserved` bytes into an earlier
 * one. Whether the searched text changed. */
bool library_merge(struct library *library, uint32_t number, const struct paper *incoming,
		   size_t reserved);

/* library_join.c: joins a paper with others that turned out to be the same; returns the number that
 * it has from then on. */
uint32_t library_join_others(struct library *library, uint32_t number,
			     const struct library_others *others);

/* library_year.c: whether the date of a paper waits for a year; notes one that does. */
bool library_waits_for_year(const struct library *library, uint32_t number);
void library_note_yearless(struct library *library, uint32_t number);

/* library_imprint.c: which of two papers says where the merged one was published. */
struct library_imprint {
	bool takes_incoming; /* the one that comes, and not the one that was there */
	bool is_shared;      /* the other completes it: they are of one publication */
	bool has_date; /* it is an article in print and the other another: its date is the paper's
			*/
};

struct library_imprint library_choose_imprint(const struct paper *old,
					      const struct paper *incoming);

/* library_merge_fields.c: the paper with each field of the one that is believed; its texts lie
 * where theirs do, the rare ones and the sources are the old paper's. */
struct paper library_merge_fields(const struct paper *old, const struct paper *incoming,
				  const struct library_imprint *imprint);

/* The text that a rule keeps. */
struct str library_choose_text(struct str old, struct str incoming, enum field_merge rule,
			       const struct library_imprint *imprint);

/* library_source.c: adds where a paper was read, unless it is known already. */
void library_add_sources(struct library *library, uint32_t number, const struct source_list *named,
			 const struct source_list *source);

/* Adds the sources of a paper that is joined into another. */
void library_join_sources(struct library *library, uint32_t number, const struct source_list *list);

#endif
