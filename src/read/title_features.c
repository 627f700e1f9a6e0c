/*
 * The features of a cut. They were chosen by trying: each group below made held-out boundaries
 * better. Numbers are capped or put into classes, so that values
 * seen often in training cover those that were not.
 *
 * Nothing here depends on where the text ends: in training abstracts are cut off, in use they are
 * not.
 */

#include "config.h"

#include "read/title_features_private.h"

/* How far after a cut a word of the title may come again. */
#define REPEAT_WORDS 24

static uint32_t at_most(size_t number, uint32_t limit)
{
	return number < limit ? (uint32_t)number : limit;
}

static uint32_t shapes(const struct title_word *a, const struct title_word *b)
{
	return a->shape * 16u + b->shape;
}

static bool is_lower_content(const struct title_word *word)
{
	return word->shape == SHAPE_LOWER && !word->is_function;
}

/* A cut with what several groups of features need. */
struct cut {
	const struct title_words *words;
	size_t place;
	const struct title_word *left[4];  /* 1 to 3: L1 to L3 */
	const struct title_word *right[4]; /* 0 to 3: R0 to R3 */
	uint32_t style;       /* how many words before are in lower case, how many have capitals */
	uint32_t style_after; /* the same of the few words after R0 */
};

static const struct title_word *cut_word(const struct cut *cut, size_t after)
{
	return title_words_at(cut->words, (ptrdiff_t)(cut->place + after));
}

/* Counts over the words R1 to R6. */
static uint32_t style_after(const struct title_words *words, size_t place)
{
	size_t last = words->count - 1;
	size_t from = place + 1 < last ? place + 1 : last;
	size_t to = place + 7 < last ? place + 7 : last;
	size_t lower = (size_t)(words->list[to].lower_before - words->list[from].lower_before);
	size_t capitals =
		(size_t)(words->list[to].capitals_before - words->list[from].capitals_before);

	return at_most(lower, 4) * 8 + at_most(capitals, 4);
}

static void cut_init(struct cut *cut, const struct title_words *words, size_t place)
{
	const struct title_word *first = &words->list[place];

	cut->words = words;
	cut->place = place;
	for (size_t i = 0; i < 4; i++) {
		cut->right[i] = cut_word(cut, i);
		cut->left[i] = title_words_at(words, (ptrdiff_t)place - (ptrdiff_t)i);
	}
	cut->style = at_most(first->lower_before, 3) * 8 + at_most(first->capitals_before, 4);
	cut->style_after = style_after(words, place);
}

static void add_words(const struct cut *cut, struct title_features *features)
{
	const struct title_word *const *l = cut->left;
	const struct title_word *const *r = cut->right;

	title_features_add(features, WORD_R0, r[0]->folded, 0);
	title_features_add(features, WORD_R1, r[1]->folded, 0);
	title_features_add(features, WORD_R2, r[2]->folded, 0);
	title_features_add(features, WORD_L1, l[1]->folded, 0);
	title_features_add(features, WORD_L2, l[2]->folded, 0);
	title_features_add(features, EXACT_R0, r[0]->exact, l[1]->shape);
	title_features_add(features, PAIR_R0_R1, r[0]->folded, r[1]->folded);
	title_features_add(features, PAIR_R1_R2, r[1]->folded, r[2]->folded);
	title_features_add(features, PAIR_L1_R0, l[1]->folded, r[0]->folded);
	title_features_add(features, PAIR_L2_L1, l[2]->folded, l[1]->folded);
	title_features_add(features, PAIR_L1_R1, l[1]->folded, r[1]->folded);
	title_features_add(features, TRIPLE_R0_R2, r[0]->folded * 31 + r[1]->folded, r[2]->folded);
	title_features_add(features, SUFFIX_L1_R0, l[1]->suffix, r[0]->suffix);
	title_features_add(features, SUFFIX_R0_R1, r[0]->suffix, r[1]->suffix);
	title_features_add(features, SUFFIX_L1, l[1]->suffix, l[1]->shape);
	title_features_add(features, SUFFIX_R0, r[0]->suffix, r[0]->shape);
	title_features_add(features, WORD_R0_SHAPE, r[0]->folded, shapes(r[1], r[2]));
	title_features_add(features, WORD_R1_SHAPE, r[1]->folded, shapes(r[0], l[1]));
	title_features_add(features, WORD_R2_SHAPE, r[2]->folded, shapes(r[0], r[1]));
	title_features_add(features, WORD_L1_SHAPE, l[1]->folded,
			   r[0]->shape * 2u + (cut->style >= 8));
}

static void add_shapes(const struct cut *cut, struct title_features *features)
{
	const struct title_word *const *l = cut->left;
	const struct title_word *const *r = cut->right;
	uint32_t before = shapes(l[2], l[1]);
	uint32_t after = shapes(r[0], r[1]);
	uint32_t punctuation = l[1]->after * 16u + r[0]->before;

	title_features_add(features, SHAPE_L1_R0, l[1]->shape, r[0]->shape);
	title_features_add(features, SHAPE_L2_R1, before, after);
	title_features_add(features, SHAPE_L3_R2, l[3]->shape * 256u + before,
			   after * 16 + r[2]->shape);
	title_features_add(features, SHAPE_R0_R3, after, shapes(r[2], r[3]));
	title_features_add(features, PUNCTUATION_R0, punctuation, r[0]->shape);
	title_features_add(features, PUNCTUATION_L2, punctuation, before);
	title_features_add(features, LENGTH, at_most(cut->place, 30), 0);
	title_features_add(features, LENGTH_SHAPE, at_most(cut->place, 20), r[0]->shape);
	title_features_add(features, OPEN_PAIR, r[0]->in_parentheses * 2u + r[0]->in_formula, 0);
}

/* A title's way with capitals against the abstract's. */
static void add_styles(const struct cut *cut, struct title_features *features)
{
	const struct title_word *const *l = cut->left;
	const struct title_word *const *r = cut->right;
	uint32_t after = shapes(r[0], r[1]);

	title_features_add(features, STYLE, cut->style, cut->style_after);
	title_features_add(features, STYLE_R0_R1, cut->style, after);
	title_features_add(features, STYLE_ALL, cut->style * 1024 + after, cut->style_after);
	title_features_add(features, STYLE_L1_R0, cut->style, shapes(l[1], r[0]));
	title_features_add(features, STYLE_AFTER, cut->style_after, after * 16 + l[1]->shape);
	title_features_add(features, STYLE_WORD_R0, r[0]->folded, cut->style);
	title_features_add(features, STYLE_L1,
			   l[1]->is_function * 2u + (l[1]->shape == SHAPE_LOWER), cut->style);
}

/* Runs of words without a plain lower-case word, before the cut and after it. */
static void add_runs(const struct cut *cut, struct title_features *features)
{
	size_t content = 0;
	size_t after = 0;
	size_t before = 0;
	uint32_t around = shapes(cut->right[0], cut->left[1]);

	while (content < 12 && cut_word(cut, content)->shape &&
	       !is_lower_content(cut_word(cut, content)))
		content++;
	while (after < 6 && cut_word(cut, after)->shape > SHAPE_LOWER)
		after++;
	while (before < 6 && before < cut->place &&
	       cut->words->list[cut->place - 1 - before].shape != SHAPE_LOWER)
		before++;
	title_features_add(features, RUN_STYLE, (uint32_t)content, cut->style);
	title_features_add(features, RUN_SHAPE, (uint32_t)content, around);
	title_features_add(features, RUNS_STYLE, (uint32_t)after,
			   (uint32_t)before * 64 + cut->style);
	title_features_add(features, RUNS_SHAPE, (uint32_t)(after * 8 + before), around);
}

/* A sentence soon has a verb; a title seldom has one. */
static void add_verbs(const struct cut *cut, struct title_features *features)
{
	size_t distance = 0;
	size_t not_lower = 0;
	size_t in_title = 0;
	size_t end = 0;

	while (distance < 12 && cut_word(cut, distance)->shape &&
	       !cut_word(cut, distance)->is_sentence)
		not_lower += cut_word(cut, distance++)->shape != SHAPE_LOWER;
	for (size_t i = 0; i < cut->place; i++)
		in_title += cut->words->list[i].is_sentence;
	while (end < 20 && cut_word(cut, end)->shape && cut_word(cut, end)->after != TITLE_STOP)
		end++;
	title_features_add(features, VERB_DISTANCE, (uint32_t)distance,
			   (uint32_t)not_lower * 16 + cut->right[0]->shape);
	title_features_add(features, VERB_WORD, distance < 12 ? cut_word(cut, distance)->folded : 0,
			   (uint32_t)distance * 16 + at_most(not_lower, 4));
	title_features_add(features, VERB_IN_TITLE, at_most(in_title, 2), cut->style);
	title_features_add(features, SENTENCE_LENGTH, (uint32_t)end, 0);
}

static bool title_has(const struct cut *cut, const struct title_word *word)
{
	for (size_t i = 0; i < cut->place; i++)
		if (cut->words->list[i].folded == word->folded)
			return true;
	return false;
}

static bool title_has_pair(const struct cut *cut, const struct title_word *a,
			   const struct title_word *b)
{
	for (size_t i = 0; i + 1 < cut->place; i++)
		if (cut->words->list[i].folded == a->folded &&
		    cut->words->list[i + 1].folded == b->folded)
			return true;
	return false;
}

static bool abstract_has(const struct cut *cut, const struct title_word *word)
{
	size_t end = cut->place + REPEAT_WORDS;

	for (size_t i = cut->place; i < end && i < cut->words->count; i++)
		if (cut->words->list[i].folded == word->folded)
			return true;
	return false;
}

/* How many fifths of the title's content words are repeated. */
static uint32_t repeated_share(const struct cut *cut)
{
	uint32_t content = 0;
	uint32_t repeated = 0;

	for (size_t i = 0; i < cut->place; i++) {
		if (cut->words->list[i].is_function)
			continue;
		content++;
		repeated += abstract_has(cut, &cut->words->list[i]);
	}
	return content ? repeated * 5 / content : 0;
}

/* Abstracts repeat words of their titles, often at once. */
static void add_repeats(const struct cut *cut, struct title_features *features)
{
	const struct title_word *first = &cut->words->list[0];
	const struct title_word *const *r = cut->right;
	uint32_t r0 = title_has(cut, r[0]) ? 1 + (r[0]->folded == first->folded) : 0;
	uint32_t seen = r0 * 4 + title_has_pair(cut, r[0], r[1]) * 2u + title_has(cut, r[1]);
	uint32_t functions = r[0]->is_function * 4u + r[1]->is_function * 2u + r[2]->is_function;
	bool has_name = cut->words->name < cut->place;

	title_features_add(features, REPEATED_R0, seen, r[0]->shape * 2u + r[0]->is_function);
	title_features_add(features, REPEATED_STYLE, seen, cut->style * 16 + r[0]->shape);
	title_features_add(features, REPEATED_R2, seen * 2 + title_has(cut, r[2]), functions);
	title_features_add(features, REPEATED_L1, abstract_has(cut, cut->left[1]),
			   cut->left[1]->is_function * 16u + r[0]->shape);
	title_features_add(features, REPEATED_FIRST, abstract_has(cut, first), first->is_function);
	title_features_add(features, REPEATED_NAME,
			   has_name && abstract_has(cut, &cut->words->list[cut->words->name]),
			   has_name);
	title_features_add(features, REPEATED_SHARE, repeated_share(cut), at_most(cut->place, 12));
}

static void add_colons(const struct cut *cut, struct title_features *features)
{
	size_t distance = 1;

	while (distance <= cut->place &&
	       cut->words->list[cut->place - distance].after != TITLE_COLON)
		distance++;
	title_features_add(features, COLON_DISTANCE,
			   distance > cut->place ? 99 : at_most(distance, 9), cut->right[0]->shape);
	title_features_add(features, COLONS, at_most(cut->right[0]->colons_before, 2),
			   cut->left[1]->after);
}

/* No cut is within the words that an acronym abbreviates. */
static void add_acronyms(const struct cut *cut, struct title_features *features)
{
	uint32_t distance = 0;
	uint32_t found;

	while (distance < 5 && !cut_word(cut, distance)->acronym)
		distance++;
	found = distance < 5 ? distance * 4 + cut_word(cut, distance)->acronym : 20;
	title_features_add(features, ACRONYM_DISTANCE, found, 0);
	title_features_add(features, ACRONYM_AFTER, found, shapes(cut->right[0], cut->right[1]));
	title_features_add(features, ACRONYM_BEFORE, found, shapes(cut->left[2], cut->left[1]));
}

void title_features_cut(const struct title_words *words, size_t place,
			struct title_features *features)
{
	struct cut cut;

	cut_init(&cut, words, place);
	features->count = 0;
	add_words(&cut, features);
	add_shapes(&cut, features);
	add_styles(&cut, features);
	add_runs(&cut, features);
	add_verbs(&cut, features);
	add_repeats(&cut, features);
	add_colons(&cut, features);
	add_acronyms(&cut, features);
}
