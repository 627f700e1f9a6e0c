#ifndef SEARCH_TERM_PART_H
#define SEARCH_TERM_PART_H

/*
 * A part of a batch of papers, whose words one thread counts for the term index: postings of terms,
 * and the words that are no terms yet. Private to term_index.c, which merges the parts.
 */

#include "base/strbuf.h"
#include "search/match.h"
#include "search/term_vocabulary.h"

/* A word of the part's text. */
struct part_word {
	uint64_t hash;
	size_t from;
	uint32_t len;
};

struct word_slot {
	uint32_t stamp; /* of the paper that has the word */
	uint32_t at;    /* in postings and words of the part */
};

struct term_part {
	const struct term_vocabulary *vocabulary;
	const struct corpus *corpus;
	uint32_t first, end; /* papers */
	struct strbuf text;  /* of these papers, in lower case */

	/* Of all papers, one after the other. */
	uint32_t *postings;
	struct part_word *words;
	size_t count, posting_capacity, word_capacity;
	size_t *ends; /* of each paper's postings */
	size_t ends_capacity;

	size_t *waiting; /* postings whose words are no terms yet, ascending */
	size_t waiting_count, waiting_capacity;

	struct word_slot *slots;
	size_t slot_count; /* a power of two */
	uint32_t stamp;
};

/* Vocabulary and corpus are borrowed. */
void term_part_init(struct term_part *part, const struct term_vocabulary *vocabulary,
		    const struct corpus *corpus);
void term_part_free(struct term_part *part);

/* Makes it empty, for the papers from `first` to before `end`. */
void term_part_begin(struct term_part *part, uint32_t first, uint32_t end);

/* Counts the words of its papers; changes nothing but the part. */
void term_part_count(struct term_part *part);

struct str term_part_word(const struct term_part *part, const struct part_word *word);

#endif
