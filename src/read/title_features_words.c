/* The features of a word, in a title and in an abstract. */

#include "config.h"

#include "read/title_features_private.h"

void title_features_add(struct title_features *features, enum kind kind, uint32_t a, uint32_t b)
{
	uint32_t hash = ((uint32_t)kind * 0x9E3779B1u) ^ (a * 0x85EBCA6Bu);

	hash ^= hash >> 15;
	hash = (hash + b) * 0xC2B2AE35u;
	hash ^= hash >> 13;
	hash *= 0x27D4EB2Fu;
	hash ^= hash >> 16;
	features->list[features->count++] = hash >> (32 - TITLE_FEATURE_BITS);
}

static uint32_t marked_shape(uint8_t shape, uint8_t punctuation)
{
	return shape * 16u + punctuation;
}

void title_features_title_word(const struct title_words *words, size_t place,
			       struct title_features *features)
{
	const struct title_word *word = &words->list[place];
	const struct title_word *last = title_words_at(words, (ptrdiff_t)place - 1);

	features->count = 0;
	title_features_add(features, TITLE_WORD, word->folded, place == 0);
	title_features_add(features, TITLE_PAIR, word->folded, last->folded);
	title_features_add(features, TITLE_SHAPES, marked_shape(word->shape, word->before),
			   marked_shape(last->shape, last->after));
	title_features_add(features, TITLE_SUFFIX, word->suffix, word->shape);
	title_features_add(features, TITLE_WORD_SHAPE, word->folded,
			   word->shape * 2u + (last->after != 0));
}

void title_features_abstract_word(const struct title_words *words, size_t place,
				  struct title_features *features)
{
	const struct title_word *word = &words->list[place];
	const struct title_word *last = title_words_at(words, (ptrdiff_t)place - 1);

	features->count = 0;
	title_features_add(features, ABSTRACT_WORD, word->folded, 0);
	title_features_add(features, ABSTRACT_PAIR, word->folded, last->folded);
	title_features_add(features, ABSTRACT_SHAPES, marked_shape(word->shape, word->before),
			   marked_shape(last->shape, last->after));
	title_features_add(features, ABSTRACT_SUFFIX, word->suffix, word->shape);
}

size_t title_features_opening_end(const struct title_words *words, size_t cut)
{
	size_t end = cut + TITLE_OPENING_WORDS;

	return end < words->count ? end : words->count;
}
