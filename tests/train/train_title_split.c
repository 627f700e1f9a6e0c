/*
 * Makes src/read/title_split_weights.h: reads pairs of title and abstract (title, tab, abstract,
 * newline) on standard input, writes the table on standard output and its figures on standard
 *error.
 *
 *	xz -dc title-abstract-pairs.tsv.xz | train_title_split > title_split_weights.h
 *
 * The model is a softmax over the cuts of a text, fitted by AdaGrad one pair at a time. It is
 * fitted twice: over all features, and then, from nothing, over the few thousand that mattered
 *most. The second fit's weights, averaged over its rounds and rounded to a byte, are the table.
 *
 * One pair in ten, chosen by a hash of its title, takes no part in this; the share of them whose
 * boundary the table finds exactly is recorded in it. Same input, same table.
 */
#include "config.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/str.h"
#include "read/title_features.h"
#include "read/title_score.h"
#include "support.h"
#include "train/title_pairs.h"

#define FEATURES      ((size_t)1 << TITLE_FEATURE_BITS)
#define KEPT_FEATURES 8000
#define FIRST_ROUNDS  3
#define LAST_ROUNDS   4
#define RATE          0.07

/* Weights are rounded to one part in this many. */
#define WEIGHT_SCALE 16

/* Gradients below this one change nothing worth the time. */
#define LEAST_GRADIENT 1e-3

struct model {
	double *weights;
	double *squares; /* sums of squared gradients */
	double *sums;    /* of the weights at the end of each round */
	uint8_t *is_kept;
};

/* One text with the features of all that can be scored in it. */
struct example {
	struct title_words words;
	size_t cuts[TITLE_CUTS_MAX];
	size_t cut_count;
	struct title_features of_cut[TITLE_CUTS_MAX];
	struct title_features of_title[TITLE_WORDS_MAX];
	struct title_features of_abstract[TITLE_WORDS_MAX];
	double scores[TITLE_CUTS_MAX];
};

static void example_init(struct example *example, struct str text)
{
	struct title_words *words = &example->words;

	title_words_find(text, words);
	example->cut_count = title_words_cuts(words, example->cuts);
	for (size_t i = 0; i < example->cut_count; i++)
		title_features_cut(words, example->cuts[i], &example->of_cut[i]);
	for (size_t i = 0; i < words->count; i++) {
		title_features_title_word(words, i, &example->of_title[i]);
		title_features_abstract_word(words, i, &example->of_abstract[i]);
	}
}

static double model_sum(const struct model *model, const struct title_features *features)
{
	double sum = 0;

	for (size_t i = 0; i < features->count; i++)
		sum += model->weights[features->list[i]];
	return sum;
}

static void example_score(struct example *example, const struct model *model)
{
	double title[TITLE_WORDS_MAX + 1] = { 0 };
	double abstract[TITLE_WORDS_MAX + 1] = { 0 };

	for (size_t i = 0; i < example->words.count; i++) {
		title[i + 1] = title[i] + model_sum(model, &example->of_title[i]);
		abstract[i + 1] = abstract[i] + model_sum(model, &example->of_abstract[i]);
	}
	for (size_t i = 0; i < example->cut_count; i++) {
		size_t cut = example->cuts[i];
		size_t end = title_features_opening_end(&example->words, cut);

		example->scores[i] = model_sum(model, &example->of_cut[i]) + title[cut] +
				     abstract[end] - abstract[cut];
	}
}

/* Turns scores into the probabilities of the cuts. */
static void example_normalise(struct example *example)
{
	double greatest = example->scores[0];
	double sum = 0;

	for (size_t i = 1; i < example->cut_count; i++)
		greatest = fmax(greatest, example->scores[i]);
	for (size_t i = 0; i < example->cut_count; i++)
		sum += example->scores[i] = exp(example->scores[i] - greatest);
	for (size_t i = 0; i < example->cut_count; i++)
		example->scores[i] /= sum;
}

static void model_climb(struct model *model, const struct title_features *features, double gradient)
{
	if (fabs(gradient) < LEAST_GRADIENT)
		return;
	for (size_t i = 0; i < features->count; i++) {
		uint32_t feature = features->list[i];

		if (!model->is_kept[feature])
			continue;
		model->squares[feature] += gradient * gradient;
		model->weights[feature] += RATE * gradient / (sqrt(model->squares[feature]) + 1e-3);
	}
}

/* A word's gradient is the sum of those of the cuts whose score it enters. */
static void model_climb_words(struct model *model, const struct example *example,
			      const double *of_title, const double *of_abstract)
{
	double gradient = 0;

	for (size_t i = example->words.count; i-- > 0;) {
		gradient += of_title[i + 1];
		model_climb(model, &example->of_title[i], gradient);
	}
	gradient = 0;
	for (size_t i = 0; i < example->words.count; i++) {
		gradient += of_abstract[i];
		model_climb(model, &example->of_abstract[i], gradient);
	}
}

static void model_learn(struct model *model, struct example *example, size_t right_cut)
{
	double of_title[TITLE_WORDS_MAX + 1] = { 0 };
	double of_abstract[TITLE_WORDS_MAX + 1] = { 0 };

	example_score(example, model);
	example_normalise(example);
	for (size_t i = 0; i < example->cut_count; i++) {
		size_t cut = example->cuts[i];
		double gradient = (cut == right_cut) - example->scores[i];

		if (fabs(gradient) < LEAST_GRADIENT)
			continue;
		model_climb(model, &example->of_cut[i], gradient);
		of_title[cut] += gradient;
		of_abstract[cut] += gradient;
		of_abstract[title_features_opening_end(&example->words, cut)] -= gradient;
	}
	model_climb_words(model, example, of_title, of_abstract);
}

/* The place of the word that begins at that byte; 0 when it can't be cut there. */
static size_t example_cut_at(const struct example *example, size_t byte)
{
	for (size_t i = 0; i < example->cut_count; i++)
		if (example->words.list[example->cuts[i]].start == byte)
			return example->cuts[i];
	return 0;
}

static void model_round(struct model *model, const struct title_pairs *pairs, size_t *order,
			uint64_t *random)
{
	struct example *example = alloc_zeroed(1, sizeof(*example));

	for (size_t i = pairs->count; i-- > 1;) {
		size_t other = support_below(random, i + 1);
		size_t swapped = order[i];

		order[i] = order[other];
		order[other] = swapped;
	}
	for (size_t i = 0; i < pairs->count; i++) {
		const struct title_pair *pair = &pairs->list[order[i]];
		size_t right_cut;

		if (pair->is_held_out)
			continue;
		example_init(example, pair->text);
		right_cut = example_cut_at(example, pair->boundary);
		if (right_cut > 0)
			model_learn(model, example, right_cut);
	}
	for (size_t i = 0; i < FEATURES; i++)
		model->sums[i] += model->weights[i];
	free(example);
}

static int compare_descending(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x < y) - (x > y);
}

/* A heavy weight that few texts gave is worth less than one that many gave. */
static double model_importance(const struct model *model, size_t feature)
{
	return fabs(model->sums[feature]) * pow(model->squares[feature], 0.25);
}

/* Keeps the features that mattered most, and forgets their weights. */
static void model_prune(struct model *model)
{
	double *sorted = alloc_zeroed(FEATURES, sizeof(*sorted));

	for (size_t i = 0; i < FEATURES; i++)
		sorted[i] = model_importance(model, i);
	qsort(sorted, FEATURES, sizeof(*sorted), compare_descending);
	for (size_t i = 0; i < FEATURES; i++)
		model->is_kept[i] = model_importance(model, i) > sorted[KEPT_FEATURES];
	memset(model->weights, 0, FEATURES * sizeof(double));
	memset(model->squares, 0, FEATURES * sizeof(double));
	memset(model->sums, 0, FEATURES * sizeof(double));
	free(sorted);
}

static void model_train(struct model *model, const struct title_pairs *pairs)
{
	size_t *order = alloc_zeroed(pairs->count, sizeof(*order));
	uint64_t random = 1;

	for (size_t i = 0; i < pairs->count; i++)
		order[i] = i;
	memset(model->is_kept, 1, FEATURES);
	for (int round = 0; round < FIRST_ROUNDS; round++)
		model_round(model, pairs, order, &random);
	model_prune(model);
	for (int round = 0; round < LAST_ROUNDS; round++)
		model_round(model, pairs, order, &random);
	free(order);
}

static uint32_t *model_table(const struct model *model)
{
	uint32_t *table = alloc_zeroed(TITLE_TABLE_SLOTS, sizeof(*table));

	for (size_t i = 0; i < FEATURES; i++) {
		double weight = rint(model->sums[i] / LAST_ROUNDS * WEIGHT_SCALE);

		title_table_put(table, (uint32_t)i, (int8_t)fmax(-127, fmin(127, weight)));
	}
	return table;
}

static void table_write(const uint32_t *table, unsigned held_out_per_mille)
{
	printf("#ifndef READ_TITLE_SPLIT_WEIGHTS_H\n#define READ_TITLE_SPLIT_WEIGHTS_H\n\n"
	       "/* Made by tests/train/train_title_split.c: not to be edited. */\n\n"
	       "#include <stdint.h>\n\n#include \"read/title_score.h\"\n\n"
	       "/* clang-format off */\n\n"
	       "/* Of a thousand pairs that took no part in the training, this many have their "
	       "boundary "
	       "found. */\n#define TITLE_SPLIT_HELD_OUT_PER_MILLE %u\n\n"
	       "static const uint32_t title_split_weights[TITLE_TABLE_SLOTS] = {",
	       held_out_per_mille);
	for (size_t i = 0; i < TITLE_TABLE_SLOTS; i++)
		printf(table[i] ? "%s0x%x," : "%s%x,", i % 16 == 0 ? "\n" : "", (unsigned)table[i]);
	printf("\n};\n\n/* clang-format on */\n\n#endif\n");
}

int main(void)
{
	struct model model = {
		.weights = alloc_zeroed(FEATURES, sizeof(double)),
		.squares = alloc_zeroed(FEATURES, sizeof(double)),
		.sums = alloc_zeroed(FEATURES, sizeof(double)),
		.is_kept = alloc_zeroed(FEATURES, 1),
	};
	struct title_pairs pairs;
	struct title_pairs_figure figure;
	uint32_t *table;

	title_pairs_read(&pairs, stdin);
	if (pairs.count == 0) {
		fprintf(stderr, "train_title_split: no pairs on standard input\n");
		return 2;
	}
	model_train(&model, &pairs);
	table = model_table(&model);
	figure = title_pairs_measure(&pairs, table);
	fprintf(stderr, "held out: %zu of %zu boundaries exact; trained on: %zu of %zu\n",
		figure.held_out_exact, figure.held_out, figure.exact - figure.held_out_exact,
		pairs.count - figure.held_out);
	table_write(table, (unsigned)(figure.held_out_exact * 1000 /
				      (figure.held_out ? figure.held_out : 1)));
	free(table);
	free(model.weights);
	free(model.squares);
	free(model.sums);
	free(model.is_kept);
	title_pairs_free(&pairs);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
