#ifndef READ_READING_PLAIN_H
#define READ_READING_PLAIN_H

/*
 * Papers in plain text: a paragraph that ends in the address of a paper, on its last line or in one
 * of its own, is its title. Nothing marks it as one, so that a text must be full of such, and a
 * document in Markdown has none.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/reading_item.h"

struct reading_plain {
	struct strbuf text; /* the paragraph so far, its lines joined by blanks */
	size_t line;        /* where it begins */
	size_t lines;       /* how many it has */
	size_t prose;       /* paragraphs so far that are no papers */
	bool is_marked;     /* the document has links in Markdown */
};

void reading_plain_init(struct reading_plain *plain);
void reading_plain_free(struct reading_plain *plain);

/* Takes a line of text. True: the paragraph, which is in `text` now, is a paper. */
bool reading_plain_take(struct reading_plain *plain, const struct reading_item *item,
			struct str line, size_t number);

/* Ends a paragraph that is no paper. */
void reading_plain_end(struct reading_plain *plain);

void reading_plain_clear(struct reading_plain *plain);

/* Whether the papers outweigh what else there is, so that they are a list. */
bool reading_plain_is_list(const struct reading_plain *plain, size_t papers);

#endif
