/*
 * Where papers were read. Most papers of a file have one source and share its node. by_source
 * holds (paper, source) for papers with more, so that a paper that a thousand files repeat is not a
 * thousand times a thousand comparisons; there, equal hashes of 64 bits are taken for equal names.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "model/library_internal.h"

static uint64_t source_hash(uint32_t number, struct str name)
{
	return str_hash(name) ^ ((uint64_t)number + 1) * 0x9E3779B97F4A7C15u;
}

static bool has_source(const struct library *library, uint32_t number, struct str name)
{
	const struct source_list *sources = library->papers[number].sources;
	size_t cursor = 0;
	uint32_t found;

	if (!sources)
		return false;
	if (!sources->rest)
		return str_equal(sources->name, name);
	while (hash_index_next(&library->by_source, source_hash(number, name), &cursor, &found))
		if (found == number)
			return true;
	return false;
}

static void index_source(struct library *library, uint32_t number, struct str name)
{
	hash_index_add(&library->by_source, source_hash(number, name), number);
}

/* Puts a name that lives as long as the library in front of a paper's sources. */
static void push_source(struct library *library, uint32_t number, struct str name)
{
	struct paper *paper = &library->papers[number];
	struct source_list *node = arena_alloc(&library->arena, sizeof(*node));

	*node = (struct source_list){ name, paper->sources };
	if (paper->sources) {
		if (!paper->sources->rest)
			index_source(library, number, paper->sources->name);
		index_source(library, number, name);
	}
	paper->sources = node;
}

static void add_copy(struct library *library, uint32_t number, struct str name)
{
	struct str clean = library_clean_source(&library->arena, name);

	if (clean.len && !has_source(library, number, clean))
		push_source(library, number, clean);
	else
		arena_text_shrink(&library->arena, clean.len);
}

static void add_kept(struct library *library, uint32_t number, struct str name)
{
	if (!has_source(library, number, name))
		push_source(library, number, name);
}

typedef void add_name_fn(struct library *library, uint32_t number, struct str name);

/* Adds the oldest of a list first, so that the newest is in front again. */
static void add_list(struct library *library, uint32_t number, const struct source_list *list,
		     add_name_fn *add)
{
	const struct source_list **nodes = NULL;
	size_t count = 0, capacity = 0;

	if (list && !list->rest) {
		add(library, number, list->name);
		return;
	}
	for (; list; list = list->rest) {
		nodes = alloc_grow(nodes, &capacity, count + 1, sizeof(*nodes));
		nodes[count++] = list;
	}
	while (count > 0)
		add(library, number, nodes[--count]->name);
	free(nodes);
}

void library_join_sources(struct library *library, uint32_t number, const struct source_list *list)
{
	struct paper *paper = &library->papers[number];

	if (!paper->sources && list && !list->rest)
		paper->sources = list;
	else if (paper->sources != list)
		add_list(library, number, list, add_kept);
}

void library_add_sources(struct library *library, uint32_t number, const struct source_list *named,
			 const struct source_list *source)
{
	struct paper *paper = &library->papers[number];

	if (named)
		add_list(library, number, named, add_copy);
	else if (!paper->sources)
		paper->sources = source;
	else if (source && paper->sources != source && !has_source(library, number, source->name))
		push_source(library, number, source->name);
}
