#ifndef READ_TITLE_WORDS_H
#define READ_TITLE_WORDS_H

/*
 * The first words of a text that holds a title and an abstract, with what the search for the
 * boundary between them uses: letters, case, punctuation, and what came before.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* A title has at most this many words; the longest of 48,660 real ones has 43. */
#define TITLE_CUTS_MAX 48
/* Words looked at: some more than the longest title, for what is after the cut. */
#define TITLE_WORDS_MAX 64

enum title_shape {
	SHAPE_NONE,        /* before the first word, or after the last */
	SHAPE_LOWER,       /* noisy */
	SHAPE_CAPITAL,     /* Noisy */
	SHAPE_UPPER,       /* GAN, GANs */
	SHAPE_LETTER,      /* A */
	SHAPE_MIXED,       /* iPhone, ResNet */
	SHAPE_BOTH_PARTS,  /* Low-Rank */
	SHAPE_FIRST_PART,  /* Low-rank */
	SHAPE_DIGIT,       /* 3D */
	SHAPE_MATH,        /* $k$ */
	SHAPE_FOREIGN,     /* its first letter is not ASCII */
	SHAPE_PUNCTUATION, /* -- */
};

/* The place of a word in what an acronym in parentheses abbreviates: Large Language Models
 * (LLMs). */
enum title_acronym { ACRONYM_NONE, ACRONYM_FIRST, ACRONYM_WITHIN };

/* Classes of the punctuation at the sides of a word. */
enum title_mark {
	TITLE_NO_MARK,
	TITLE_COMMA,
	TITLE_STOP,
	TITLE_COLON,
	TITLE_SEMICOLON,
	TITLE_QUESTION,
	TITLE_EXCLAMATION,
	TITLE_CLOSING,
	TITLE_OPENING,
	TITLE_QUOTE,
	TITLE_OTHER_MARK,
};

struct title_word {
	struct str core;  /* without the punctuation around it; long words are cut */
	size_t start;     /* its first byte in the text, punctuation included */
	uint32_t exact;   /* hash of the core */
	uint32_t folded;  /* hash of the core in lower case */
	uint32_t suffix;  /* hash of its last three letters in lower case */
	uint8_t shape;    /* enum title_shape */
	uint8_t before;   /* enum title_mark: punctuation before it */
	uint8_t after;    /* and after it */
	uint8_t acronym;  /* enum title_acronym */
	bool is_function; /* of, the, with */
	bool is_sentence; /* is, we, propose: found in sentences, seldom in titles */

	/* What is before the word. */
	uint8_t lower_before;    /* content words in lower case */
	uint8_t capitals_before; /* content words with a capital, the first word left out */
	uint8_t colons_before;
	bool in_parentheses;
	bool in_formula; /* after an odd number of dollar signs */
};

struct title_words {
	struct title_word list[TITLE_WORDS_MAX];
	size_t count;
	size_t name; /* a short name set off by a colon ("PADDLES: ...") ends at this word;
			SIZE_MAX: none */
};

/* Finds the first words of text, which is any bytes; they borrow from it. */
void title_words_find(struct str text, struct title_words *words);

/* The word at that place; one of shape SHAPE_NONE where there is none. */
const struct title_word *title_words_at(const struct title_words *words, ptrdiff_t place);

/*
 * Fills cuts with the places of the words before which a text can be cut, and returns how many
 * there are: before any word that does not begin in lower case, or, where there is no such word,
 * before any. None for a text of fewer than two words.
 */
size_t title_words_cuts(const struct title_words *words, size_t cuts[TITLE_CUTS_MAX]);

#endif
