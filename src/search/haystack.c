/*
 * An entry is the run of one paper. entry->text points to the library's text of plain papers, and
 * to what it was given to keep of the others; either way ARENA_READABLE_PAST_END holds. A paper
 * whose text changed gets a new copy; the old one stays until the end, since text changes only when
 * a capture repeats a paper with more of it.
 */

#include "config.h"

#include "search/haystack.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/utf8.h"

/* Folding can make hostile text longer; what is past this length of a field cannot be searched. */
#define FIELD_MAX ((size_t)1 << 29)

void haystack_init(struct haystack *haystack)
{
	*haystack = (struct haystack){ 0 };
	strbuf_init(&haystack->run);
	forms_memory_init(&haystack->forms);
}

void haystack_free(struct haystack *haystack)
{
	free(haystack->entries);
	strbuf_free(&haystack->run);
	forms_memory_free(&haystack->forms);
	*haystack = (struct haystack){ 0 };
}

static void point_to_source(struct haystack_entry *entry, const struct paper *paper, struct str run)
{
	size_t at = 0;

	entry->text = run.p;
	for (size_t i = 0; i < PAPER_RUN_COUNT; i++) {
		at += paper_get_text(paper, paper_run[i]).len;
		entry->ends[i] = (uint32_t)at++;
	}
	assert(at == run.len);
}

/* Cuts what was added from `start` on where it is too long. */
static void cut_field(struct strbuf *run, size_t start)
{
	if (run->len - start > FIELD_MAX)
		strbuf_truncate(run, utf8_previous(strbuf_str(run), start + FIELD_MAX + 1));
}

static bool has_aliases(const struct paper *paper)
{
	return paper->rare && paper_get_text(paper, FIELD_ALIASES).len > 0;
}

/* Adds a paper's other titles behind its own, as if they were forms of it. */
static void add_aliases(struct haystack *haystack, const struct paper *paper)
{
	struct str rest = paper_get_text(paper, FIELD_ALIASES), alias;

	while (tags_next(&rest, &alias)) {
		strbuf_add_byte(&haystack->run, '\n');
		forms_add_with(&haystack->forms, &haystack->run, alias);
	}
}

/* Adds the forms of the searched fields. Whether the run is what it would be unfolded. */
static bool add_forms(struct haystack *haystack, struct haystack_entry *entry,
		      const struct paper *paper)
{
	struct strbuf *run = &haystack->run;
	bool is_plain = !has_aliases(paper);

	for (size_t i = 0; i < PAPER_RUN_COUNT; i++) {
		size_t start = run->len;

		is_plain &=
			forms_add_with(&haystack->forms, run, paper_get_text(paper, paper_run[i]));
		if (paper_run[i] == FIELD_TITLE)
			add_aliases(haystack, paper);
		cut_field(run, start);
		entry->ends[i] = (uint32_t)run->len;
		strbuf_add_byte(run, '\n');
	}
	return is_plain;
}

/* Whether a look at its bytes tells that the run can be searched as it is. */
static bool is_surely_plain(const struct paper *paper, struct str run)
{
	return ascii_find_markup(run.p, run.len) == run.len && !has_aliases(paper);
}

void haystack_update(struct haystack *haystack, struct library *library, uint32_t number)
{
	const struct paper *paper = &library->papers[number];
	struct str run = library_text(library, number);
	struct haystack_entry *entry;

	assert(number <= haystack->count);
	if (number == haystack->count) {
		haystack->entries = alloc_grow(haystack->entries, &haystack->capacity,
					       haystack->count + 1, sizeof(*haystack->entries));
		haystack->count++;
	}
	entry = &haystack->entries[number];
	if (is_surely_plain(paper, run)) {
		point_to_source(entry, paper, run);
		return;
	}
	strbuf_clear(&haystack->run);
	if (add_forms(haystack, entry, paper))
		point_to_source(entry, paper, run);
	else
		entry->text = library_search_as(library, number, strbuf_str(&haystack->run)).p;
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
