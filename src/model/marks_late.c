#include "config.h"

#include "model/marks_late.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/hash_index.h"

/* Marks with less text than this are joined at once, and fewer bytes than that are not worth it. */
#define SHORT_MAX  512
#define SETTLE_MIN ((size_t)64 << 10)

/* Of this many records each time, a note's lines are looked for in all of the text before it. */
#define LOOKED_FOR_MAX 16

struct late_item {
	uint32_t paper;
	size_t place; /* in the order of coming */
	struct marks marks;
};

/* The paragraphs of a note that grows, to find. */
struct paragraphs {
	struct strbuf note;
	struct hash_index index;
	struct paragraph {
		size_t start, len;
	} * items;
	size_t count, capacity;
};

void marks_late_init(struct marks_late *late)
{
	*late = (struct marks_late){ 0 };
	arena_init(&late->arena);
}

void marks_late_free(struct marks_late *late)
{
	arena_free(&late->arena);
	free(late->items);
}

static size_t text_len(const struct marks *marks)
{
	return marks->tags.len + marks->note.len;
}

bool marks_late_add(struct marks_late *late, struct marks_table *table, uint32_t paper,
		    const struct marks *more)
{
	struct late_item *item;

	if (text_len(marks_get(table, paper)) < SHORT_MAX) {
		marks_add(table, paper, more);
		return false;
	}
	late->items =
		alloc_grow(late->items, &late->capacity, late->count + 1, sizeof(*late->items));
	item = &late->items[late->count];
	*item = (struct late_item){ paper, late->count++, *more };
	item->marks.tags = arena_copy(&late->arena, more->tags);
	item->marks.note = arena_copy(&late->arena, more->note);
	late->bytes += sizeof(*item) + text_len(more);
	return late->bytes > SETTLE_MIN && late->bytes > late->written;
}

void marks_late_follow_joins(struct marks_late *late, const struct library *library)
{
	for (size_t i = 0; library->join_count > 0 && i < late->count; i++)
		late->items[i].paper = library_living(library, late->items[i].paper);
}

static int compare_items(const void *left, const void *right)
{
	const struct late_item *a = left, *b = right;

	if (a->paper != b->paper)
		return a->paper < b->paper ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* Takes the next paragraph off a note; false when there are no more. */
static bool next_paragraph(struct str *rest, struct str *paragraph)
{
	size_t len = str_find(*rest, STR("\n\n"));

	if (rest->len == 0)
		return false;
	*paragraph = str_sub(*rest, 0, len);
	*rest = len == SIZE_MAX ? STR("") : str_drop(*rest, len + 2);
	return true;
}

static bool has_paragraph(const struct paragraphs *known, struct str paragraph)
{
	size_t cursor = 0;
	uint32_t number;

	while (hash_index_next(&known->index, str_hash(paragraph), &cursor, &number)) {
		const struct paragraph *at = &known->items[number];

		if (str_equal(str_sub(strbuf_str(&known->note), at->start, at->len), paragraph))
			return true;
	}
	return false;
}

static bool has_all(const struct paragraphs *known, struct str note)
{
	struct str paragraph;

	while (next_paragraph(&note, &paragraph))
		if (!has_paragraph(known, paragraph))
			return false;
	return true;
}

/* Puts a note that is clean below the others, and remembers its paragraphs. */
static void put_note(struct paragraphs *known, struct str note)
{
	struct str rest = note, paragraph;
	size_t start;

	if (known->note.len > 0)
		strbuf_add_cstr(&known->note, "\n\n");
	start = known->note.len;
	strbuf_add(&known->note, note);
	while (next_paragraph(&rest, &paragraph)) {
		if (has_paragraph(known, paragraph))
			continue;
		known->items = alloc_grow(known->items, &known->capacity, known->count + 1,
					  sizeof(*known->items));
		known->items[known->count] =
			(struct paragraph){ start + (size_t)(paragraph.p - note.p), paragraph.len };
		hash_index_add(&known->index, str_hash(paragraph), (uint32_t)known->count++);
	}
}

static void forget_notes(struct paragraphs *known)
{
	strbuf_clear(&known->note);
	hash_index_free(&known->index);
	hash_index_init(&known->index);
	known->count = 0;
}

static bool has_note(const struct paragraphs *known, struct str note, bool looks_for_lines)
{
	return has_all(known, note) ||
	       (looks_for_lines && note_has_lines(strbuf_str(&known->note), note));
}

/* A note that goes on from all the others takes their place. */
static void add_note(struct paragraphs *known, struct str note, bool looks_for_lines)
{
	struct strbuf clean;

	strbuf_init(&clean);
	note_clean(&clean, note);
	if (!has_note(known, strbuf_str(&clean), looks_for_lines)) {
		if (clean.len > known->note.len &&
		    note_has_lines(strbuf_str(&clean), strbuf_str(&known->note)))
			forget_notes(known);
		put_note(known, strbuf_str(&clean));
	}
	strbuf_free(&clean);
}

/* What is no text. */
static void join_bare(struct marks *joined, const struct marks *more)
{
	struct marks first = *joined, bare = *more;

	bare.tags = bare.note = STR("");
	marks_join(&first, &bare, joined, NULL, NULL);
}

/* Joins what waits for one paper; returns how much was written. */
static size_t settle_paper(struct marks_table *table, const struct late_item *items, size_t count)
{
	struct marks joined = *marks_get(table, items[0].paper);
	struct paragraphs notes = { 0 };
	struct strbuf tags;

	strbuf_init(&tags);
	strbuf_init(&notes.note);
	hash_index_init(&notes.index);
	strbuf_add(&tags, joined.tags);
	put_note(&notes, joined.note);
	for (size_t i = 0; i < count; i++) {
		join_bare(&joined, &items[i].marks);
		strbuf_add_byte(&tags, ';');
		strbuf_add(&tags, items[i].marks.tags);
		add_note(&notes, items[i].marks.note, i < LOOKED_FOR_MAX);
	}
	joined.tags = strbuf_str(&tags);
	joined.note = strbuf_str(&notes.note);
	marks_set(table, items[0].paper, &joined);
	hash_index_free(&notes.index);
	free(notes.items);
	strbuf_free(&notes.note);
	strbuf_free(&tags);
	return text_len(marks_get(table, items[0].paper));
}

static bool is_among(const struct bitset *papers, uint32_t paper)
{
	return papers && paper < papers->bits && bitset_has(papers, paper);
}

void marks_late_settle(struct marks_late *late, struct marks_table *table,
		       const struct bitset *without)
{
	if (late->count == 0)
		return;
	qsort(late->items, late->count, sizeof(*late->items), compare_items);
	late->written = 0;
	for (size_t start = 0, end; start < late->count; start = end) {
		for (end = start + 1; end < late->count; end++)
			if (late->items[end].paper != late->items[start].paper)
				break;
		if (!is_among(without, late->items[start].paper))
			late->written += settle_paper(table, late->items + start, end - start);
	}
	late->count = late->bytes = 0;
	arena_free(&late->arena);
	arena_init(&late->arena);
}
