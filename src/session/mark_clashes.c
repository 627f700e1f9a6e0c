/*
 * Of each paper the first status, priority and note that a record gave it; of the note a hash is
 * enough, since all that is asked is whether another is the same.
 */

#include "config.h"

#include "session/mark_clashes.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/strbuf.h"

struct first_marks {
	uint32_t paper;
	uint8_t status, priority; /* 0: no record has told any */
	uint64_t note;            /* its hash; 0: likewise */
};

void mark_clashes_init(struct mark_clashes *clashes)
{
	*clashes = (struct mark_clashes){ .items = NULL };
	hash_index_init(&clashes->by_paper);
}

void mark_clashes_free(struct mark_clashes *clashes)
{
	hash_index_free(&clashes->by_paper);
	free(clashes->firsts);
	free(clashes->items);
}

static uint64_t paper_hash(uint32_t paper)
{
	return str_hash((struct str){ (const char *)&paper, sizeof(paper) });
}

static struct first_marks *first_of(struct mark_clashes *clashes, uint32_t paper)
{
	size_t cursor = 0;
	uint32_t number;

	while (hash_index_next(&clashes->by_paper, paper_hash(paper), &cursor, &number))
		if (clashes->firsts[number].paper == paper)
			return &clashes->firsts[number];
	clashes->firsts = alloc_grow(clashes->firsts, &clashes->first_capacity,
				     clashes->first_count + 1, sizeof(*clashes->firsts));
	hash_index_add(&clashes->by_paper, paper_hash(paper), (uint32_t)clashes->first_count);
	clashes->firsts[clashes->first_count] = (struct first_marks){ .paper = paper };
	return &clashes->firsts[clashes->first_count++];
}

static void add(struct mark_clashes *clashes, const struct mark_clash *clash)
{
	clashes->items = alloc_grow(clashes->items, &clashes->capacity, clashes->count + 1,
				    sizeof(*clashes->items));
	clashes->items[clashes->count++] = *clash;
}

/* The hash of a note as it is kept; 0: it says nothing. */
static uint64_t hash_note(struct str note)
{
	struct strbuf clean;
	uint64_t hash;

	strbuf_init(&clean);
	note_clean(&clean, note);
	hash = clean.len > 0 ? str_hash(strbuf_str(&clean)) | 1 : 0;
	strbuf_free(&clean);
	return hash;
}

/* Compares a number with the first record's, and is that where there was none. */
static void compare(struct mark_clashes *clashes, uint8_t *first, uint8_t more,
		    struct mark_clash clash)
{
	if (*first == 0)
		*first = more;
	if (more == 0 || more == *first)
		return;
	clash.kept = *first;
	clash.lost = more;
	add(clashes, &clash);
}

static void compare_notes(struct mark_clashes *clashes, uint64_t *first, struct str note,
			  const struct mark_clash *clash)
{
	uint64_t more = hash_note(note);

	if (*first == 0)
		*first = more;
	if (more != 0 && more != *first)
		add(clashes, clash);
}

void mark_clashes_add(struct mark_clashes *clashes, uint32_t paper, const struct marks *marks,
		      size_t line)
{
	struct first_marks *first = first_of(clashes, paper);
	struct mark_clash clash = { .line = line, .paper = paper };

	clash.field = MARK_STATUS;
	compare(clashes, &first->status, marks->status, clash);
	clash.field = MARK_PRIORITY;
	compare(clashes, &first->priority, marks->priority, clash);
	clash.field = MARK_NOTE;
	compare_notes(clashes, &first->note, marks->note, &clash);
}
