/*
 * An entry is the run of one paper. entry->text points into the library's arena for plain papers,
 * and into the haystack's for the others; either way ARENA_READABLE_PAST_END holds. A paper whose
 * text changed gets a new copy; the old one stays in the arena until the end, since text changes
 * only when a capture repeats a paper with more of it.
 */

#include "config.h"

#include "search/haystack.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/fold.h"

/* Folding can make hostile text longer; what is past this length of a field cannot be searched. */
#define FIELD_MAX ((size_t)1 << 29)

void haystack_init(struct haystack *haystack)
{
	*haystack = (struct haystack){ 0 };
	arena_init(&haystack->arena);
}

void haystack_free(struct haystack *haystack)
{
	arena_free(&haystack->arena);
	free(haystack->entries);
	*haystack = (struct haystack){ 0 };
}

static void take_as_it_is(struct haystack_entry *entry, const struct paper *paper, struct str run)
{
	size_t at = 0;

	entry->text = run.p;
	for (size_t i = 0; i < PAPER_RUN_COUNT; i++) {
		at += paper_get_text(paper, paper_run[i]).len;
		entry->ends[i] = (uint32_t)at++;
	}
	assert(at == run.len);
}

static void take_folded(struct haystack *haystack, struct haystack_entry *entry,
			const struct paper *paper)
{
	struct strbuf folded;

	strbuf_init(&folded);
	for (size_t i = 0; i < PAPER_RUN_COUNT; i++) {
		size_t start = folded.len;

		fold_add(&folded, paper_get_text(paper, paper_run[i]));
		if (folded.len - start > FIELD_MAX)
			strbuf_truncate(&folded,
					utf8_previous(strbuf_str(&folded), start + FIELD_MAX + 1));
		entry->ends[i] = (uint32_t)folded.len;
		strbuf_add_byte(&folded, '\n');
	}
	entry->text = arena_copy(&haystack->arena, strbuf_str(&folded)).p;
	strbuf_free(&folded);
}

void haystack_update(struct haystack *haystack, const struct library *library, uint32_t paper)
{
	struct str run = library_text(library, paper);

	assert(paper <= haystack->count);
	if (paper == haystack->count) {
		haystack->entries = alloc_grow(haystack->entries, &haystack->capacity,
					       haystack->count + 1, sizeof(*haystack->entries));
		haystack->count++;
	}
	if (fold_is_plain(run))
		take_as_it_is(&haystack->entries[paper], &library->papers[paper], run);
	else
		take_folded(haystack, &haystack->entries[paper], &library->papers[paper]);
}

struct str haystack_field(const struct haystack *haystack, uint32_t paper, enum paper_field field)
{
	const struct haystack_entry *entry = &haystack->entries[paper];
	size_t start = 0, i = 0;

	while (i < PAPER_RUN_COUNT && paper_run[i] != field)
		start = (size_t)entry->ends[i++] + 1;
	assert(i < PAPER_RUN_COUNT);
	return (struct str){ entry->text + start, entry->ends[i] - start };
}
