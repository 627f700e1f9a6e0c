/*
 * Braces are paired before the pass, so that each of them finds its counterpart by binary search;
 * the closing ones of what is kept are on a stack.
 */

#include "config.h"

#include "write/bib_text_private.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"

void bib_pair_braces(struct bib_writer *writer)
{
	size_t open = SIZE_MAX;

	for (size_t i = 0; i < writer->in.len; i++) {
		char c = writer->in.p[i];

		if (c == '\\') {
			i++;
		} else if (c == '{') {
			writer->pairs = alloc_grow(writer->pairs, &writer->pair_capacity,
						   writer->pair_count + 1, sizeof(*writer->pairs));
			writer->pairs[writer->pair_count] = (struct bib_pair){ i, open };
			open = writer->pair_count++;
		} else if (c == '}' && open != SIZE_MAX) {
			size_t around = writer->pairs[open].close;

			writer->pairs[open].close = i;
			open = around;
		}
	}
	while (open != SIZE_MAX) {
		size_t around = writer->pairs[open].close;

		writer->pairs[open].close = SIZE_MAX;
		open = around;
	}
}

static int compare_open(const void *key, const void *element)
{
	size_t at = *(const size_t *)key;
	const struct bib_pair *pair = element;

	return (at > pair->open) - (at < pair->open);
}

size_t bib_close_of(const struct bib_writer *writer, size_t at)
{
	const struct bib_pair *pair = bsearch(&at, writer->pairs, writer->pair_count,
					      sizeof(*writer->pairs), compare_open);

	if (!pair ||
	    (writer->closer_count > 0 && pair->close > writer->closers[writer->closer_count - 1]))
		return SIZE_MAX;
	return pair->close;
}

void bib_push_closer(struct bib_writer *writer, size_t at)
{
	writer->closers = alloc_grow(writer->closers, &writer->closer_capacity,
				     writer->closer_count + 1, sizeof(*writer->closers));
	writer->closers[writer->closer_count++] = at;
}
