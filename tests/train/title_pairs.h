#ifndef TESTS_TRAIN_TITLE_PAIRS_H
#define TESTS_TRAIN_TITLE_PAIRS_H

/* Real pairs of title and abstract, as the trainer and the test of its table read them. */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/str.h"
#include "read/title_score.h"

struct title_pair {
	struct str text; /* title, space, abstract */
	size_t boundary; /* the first byte of the abstract */
	bool is_held_out;
};

struct title_pairs {
	struct title_pair *list;
	size_t count;
	size_t capacity;
};

struct title_pairs_figure {
	size_t exact;
	size_t held_out;
	size_t held_out_exact;
};

/* One title in this many takes no part in the training. */
#define TITLE_PAIRS_HELD_OUT 10

/* A hash of its own (FNV-1a): the pairs that were held out stay so, whatever becomes of other
 * hashes. */
static inline bool title_is_held_out(struct str title)
{
	uint64_t hash = 0xCBF29CE484222325u;

	for (size_t i = 0; i < title.len; i++)
		hash = (hash ^ (unsigned char)title.p[i]) * 0x100000001B3u;
	return (hash >> 32) % TITLE_PAIRS_HELD_OUT == 0;
}

/* Reads "title TAB abstract" lines; others are passed over. */
static inline void title_pairs_read(struct title_pairs *pairs, FILE *stream)
{
	char *line = NULL;
	size_t capacity = 0;
	ssize_t len;

	memset(pairs, 0, sizeof(*pairs));
	while ((len = getline(&line, &capacity, stream)) > 0) {
		struct title_pair *pair;
		char *tab = memchr(line, '\t', (size_t)len);

		len -= line[len - 1] == '\n';
		if (!tab || tab == line || tab + 1 >= line + len)
			continue;
		*tab = ' ';
		pairs->list = alloc_grow(pairs->list, &pairs->capacity, pairs->count + 1,
					 sizeof(*pairs->list));
		pair = &pairs->list[pairs->count++];
		pair->text.p = alloc_copy(line, (size_t)len);
		pair->text.len = (size_t)len;
		pair->boundary = (size_t)(tab + 1 - line);
		pair->is_held_out = title_is_held_out(str_sub(pair->text, 0, pair->boundary - 1));
	}
	free(line);
}

static inline struct title_pairs_figure title_pairs_measure(const struct title_pairs *pairs,
							    const uint32_t *table)
{
	struct title_pairs_figure figure = { 0 };

	for (size_t i = 0; i < pairs->count; i++) {
		const struct title_pair *pair = &pairs->list[i];
		bool is_exact = title_score_split(table, pair->text) == pair->boundary;

		figure.exact += is_exact;
		figure.held_out += pair->is_held_out;
		figure.held_out_exact += is_exact && pair->is_held_out;
	}
	return figure;
}

static inline void title_pairs_free(struct title_pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++)
		free((char *)(uintptr_t)pairs->list[i].text.p);
	free(pairs->list);
}

#endif
