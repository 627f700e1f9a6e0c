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

static struct first_marks *find_first(const struct mark_clashes *clashes, uint32_t paper)
{
	size_t cursor = 0;
	uint32_t number;

	while (hash_index_next(&clashes->by_paper, paper_hash(paper), &cursor, &number))
		if (clashes->firsts[number].paper == paper)
			return &clashes->firsts[number];
	return NULL;
}

/* Those of a paper, made where there are none. */
static struct first_marks *first_of(struct mark_clashes *clashes, uint32_t paper)
{
	struct first_marks *first = find_first(clashes, paper);

	if (first)
		return first;
	clashes->firsts = alloc_grow(clashes->firsts, &clashes->first_capacity,
				     clashes->first_count + 1, sizeof(*clashes->firsts));
	hash_index_add(&clashes->by_paper, paper_hash(paper), (uint32_t)clashes->first_count);
	first = &clashes->firsts[clashes->first_count++];
	*first = (struct first_marks){ .paper = paper };
	return first;
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

/* The same of the hashes of two notes, of which both are kept. */
static void compare_notes(struct mark_clashes *clashes, uint64_t *first, uint64_t more,
			  const struct mark_clash *clash)
{
	if (*first == 0)
		*first = more;
	if (more != 0 && more != *first)
		add(clashes, clash);
}

static void compare_all(struct mark_clashes *clashes, struct first_marks *first,
			const struct first_marks *more, size_t line)
{
	struct mark_clash clash = { .line = line, .paper = first->paper };

	clash.field = MARK_STATUS;
	compare(clashes, &first->status, more->status, clash);
	clash.field = MARK_PRIORITY;
	compare(clashes, &first->priority, more->priority, clash);
	clash.field = MARK_NOTE;
	compare_notes(clashes, &first->note, more->note, &clash);
}

void mark_clashes_add(struct mark_clashes *clashes, uint32_t paper, const struct marks *marks,
		      size_t line)
{
	const struct first_marks more = {
		.status = marks->status,
		.priority = marks->priority,
		.note = hash_note(marks->note),
	};

	compare_all(clashes, first_of(clashes, paper), &more, line);
}

void mark_clashes_join(struct mark_clashes *clashes, const struct library_join *join, size_t line)
{
	const struct first_marks *from = find_first(clashes, join->from);
	struct first_marks *into, more;

	if (!from)
		return;
	more = *from;
	into = first_of(clashes, join->into);
	if (join->from < join->into) {
		struct first_marks later = *into;

		*into = more;
		into->paper = join->into;
		more = later;
	}
	compare_all(clashes, into, &more, line);
}
