#include "config.h"

#include "read/title_score.h"

static size_t first_slot(uint32_t feature)
{
	return feature >> (TITLE_FEATURE_BITS - TITLE_TABLE_BITS);
}

static size_t next_slot(size_t slot)
{
	return (slot + 1) % TITLE_TABLE_SLOTS;
}

int title_table_get(const uint32_t *table, uint32_t feature)
{
	for (size_t slot = first_slot(feature); table[slot]; slot = next_slot(slot))
		if (table[slot] >> 8 == feature)
			return (int8_t)(table[slot] & 0xFF);
	return 0;
}

void title_table_put(uint32_t *table, uint32_t feature, int8_t weight)
{
	size_t slot = first_slot(feature);

	if (weight == 0)
		return;
	while (table[slot])
		slot = next_slot(slot);
	table[slot] = feature << 8 | (uint8_t)weight;
}

static int sum(const uint32_t *table, const struct title_features *features)
{
	int total = 0;

	for (size_t i = 0; i < features->count; i++)
		total += title_table_get(table, features->list[i]);
	return total;
}

/* Running sums over the words: up_to[i] is of the words before place i. */
struct running_sums {
	int title[TITLE_WORDS_MAX + 1];
	int abstract[TITLE_WORDS_MAX + 1];
};

/* Sums over the words before place `end`. */
static void sum_words(const uint32_t *table, const struct title_words *words, size_t end,
		      struct running_sums *sums)
{
	struct title_features features;

	sums->title[0] = sums->abstract[0] = 0;
	for (size_t i = 0; i < end; i++) {
		title_features_title_word(words, i, &features);
		sums->title[i + 1] = sums->title[i] + sum(table, &features);
		title_features_abstract_word(words, i, &features);
		sums->abstract[i + 1] = sums->abstract[i] + sum(table, &features);
	}
}

size_t title_score_split(const uint32_t *table, struct str text)
{
	struct title_words words;
	struct running_sums sums;
	struct title_features features;
	size_t cuts[TITLE_CUTS_MAX];
	size_t cut_count;
	size_t sums_end = 0;
	size_t best = text.len;
	int best_score = 0;

	title_words_find(text, &words);
	cut_count = title_words_cuts(&words, cuts);
	if (cut_count > 0)
		sums_end = title_features_opening_end(&words, cuts[cut_count - 1]);
	sum_words(table, &words, sums_end, &sums);
	for (size_t i = 0; i < cut_count; i++) {
		size_t end = title_features_opening_end(&words, cuts[i]);
		int score;

		title_features_cut(&words, cuts[i], &features);
		score = sum(table, &features) + sums.title[cuts[i]] + sums.abstract[end] -
			sums.abstract[cuts[i]];
		if (i == 0 || score > best_score) {
			best = words.list[cuts[i]].start;
			best_score = score;
		}
	}
	return best;
}
