/*
 * A place a row, in the order of their coming, found by a hash of the row.
 */

#include "config.h"

#include "session/row_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/str.h"

void row_table_init(struct row_table *table)
{
	memset(table, 0, sizeof(*table));
	hash_index_init(&table->by_row);
	bitset_init(&table->papers);
}

void row_table_free(struct row_table *table)
{
	hash_index_free(&table->by_row);
	bitset_free(&table->papers);
	free(table->places);
	free(table->of_paper.items);
	free(table->of_paper.stale);
	free(table->of_kept.items);
	free(table->of_kept.stale);
}

static uint64_t row_hash(int64_t row)
{
	return str_hash((struct str){ (const char *)&row, sizeof(row) });
}

static bool find(const struct row_table *table, int64_t row, uint32_t *number)
{
	size_t cursor = 0;

	while (hash_index_next(&table->by_row, row_hash(row), &cursor, number))
		if (table->places[*number].row == row)
			return true;
	return false;
}

const struct row_place *row_table_find(const struct row_table *table, int64_t row)
{
	uint32_t number;

	return find(table, row, &number) ? &table->places[number] : NULL;
}

/* The number of the row's place, made where there is none. */
static uint32_t place_of(struct row_table *table, int64_t row)
{
	uint32_t number;

	if (find(table, row, &number))
		return number;
	number = (uint32_t)table->count;
	table->places = alloc_grow(table->places, &table->capacity, table->count + 1,
				   sizeof(*table->places));
	table->places[table->count++] = (struct row_place){ row, NO_PAPER, NO_PAPER, 0, 0 };
	hash_index_add(&table->by_row, row_hash(row), number);
	return number;
}

/* The chain of a paper, made where there is none. */
static struct row_chain *chain_of(struct row_chains *chains, uint32_t paper)
{
	size_t needed = (size_t)paper + 1;

	if (needed > chains->count) {
		chains->items = alloc_grow(chains->items, &chains->capacity, needed,
					   sizeof(*chains->items));
		memset(chains->items + chains->count, 0,
		       (needed - chains->count) * sizeof(*chains->items));
		chains->count = needed;
	}
	return &chains->items[paper];
}

uint32_t row_table_first(const struct row_chains *chains, uint32_t paper)
{
	return paper < chains->count ? chains->items[paper].first : 0;
}

bool row_table_has_several(const struct row_chains *chains, uint32_t paper)
{
	return paper < chains->count && chains->items[paper].first != chains->items[paper].last;
}

static uint32_t *next_of(struct row_table *table, bool is_kept, uint32_t at)
{
	struct row_place *place = &table->places[at - 1];

	return is_kept ? &place->next_of_kept : &place->next_of_paper;
}

/* Puts a place at the end of a paper's. */
static void append(struct row_table *table, bool is_kept, uint32_t paper, uint32_t number)
{
	struct row_chain *chain = chain_of(is_kept ? &table->of_kept : &table->of_paper, paper);
	uint32_t *end = chain->first > 0 ? next_of(table, is_kept, chain->last) : &chain->first;

	*end = chain->last = number + 1;
}

/* A row that has a paper keeps it. */
static void link_paper(struct row_table *table, uint32_t number, uint32_t paper)
{
	struct row_place *place = &table->places[number];

	if (place->paper != NO_PAPER)
		return;
	place->paper = paper;
	append(table, false, paper, number);
}

static void set_paper(struct row_table *table, uint32_t number, uint32_t paper)
{
	link_paper(table, number, paper);
	if (table->papers.bits <= paper)
		bitset_resize(&table->papers, (size_t)paper + 1);
	bitset_add(&table->papers, paper);
}

void row_table_put_paper(struct row_table *table, int64_t row, uint32_t paper)
{
	set_paper(table, place_of(table, row), paper);
}

void row_table_put_bare(struct row_table *table, int64_t row, uint32_t paper)
{
	link_paper(table, place_of(table, row), paper);
}

void row_table_put_kept(struct row_table *table, int64_t row, uint32_t kept)
{
	uint32_t number = place_of(table, row);
	struct row_place *place = &table->places[number];

	if (place->kept != NO_PAPER)
		return;
	place->kept = kept;
	append(table, true, kept, number);
}

void row_table_join(struct row_table *table, uint32_t kept, uint32_t paper)
{
	uint32_t at = row_table_first(&table->of_kept, kept);

	for (; at > 0; at = table->places[at - 1].next_of_kept)
		set_paper(table, at - 1, paper);
}

/* Puts the places of one number among those of another: where both came in order, as they came. */
static void merge_chains(struct row_table *table, bool is_kept, uint32_t from, uint32_t into)
{
	struct row_chains *chains = is_kept ? &table->of_kept : &table->of_paper;
	uint32_t rest = row_table_first(chains, from), rest_last, *end;
	struct row_chain *chain = chain_of(chains, into);

	if (rest == 0)
		return;
	for (uint32_t at = rest; at > 0; at = *next_of(table, is_kept, at))
		*(is_kept ? &table->places[at - 1].kept : &table->places[at - 1].paper) = into;
	rest_last = chains->items[from].last;
	chains->items[from].first = chains->items[from].last = 0;
	for (end = &chain->first; rest > 0; end = next_of(table, is_kept, *end)) {
		uint32_t at = *end, last = chain->last;

		if (at != 0 && at < rest)
			continue;
		*end = rest;
		rest = at;
		chain->last = rest_last;
		rest_last = last;
	}
}

void row_table_join_papers(struct row_table *table, uint32_t from, uint32_t into)
{
	merge_chains(table, false, from, into);
	if (!row_table_has_paper(table, from))
		return;
	bitset_remove(&table->papers, from);
	if (table->papers.bits <= into)
		bitset_resize(&table->papers, (size_t)into + 1);
	bitset_add(&table->papers, into);
}

void row_table_join_kept(struct row_table *table, uint32_t from, uint32_t into)
{
	merge_chains(table, true, from, into);
}

uint32_t row_table_number(const struct row_table *table, int64_t row)
{
	uint32_t number = 0;

	(void)find(table, row, &number);
	return number;
}

bool row_table_has_paper(const struct row_table *table, uint32_t paper)
{
	return paper < table->papers.bits && bitset_has(&table->papers, paper);
}

void row_table_note_stale(struct row_chains *chains, uint32_t paper)
{
	struct row_chain *chain = chain_of(chains, paper);

	if (chain->is_stale)
		return;
	chain->is_stale = true;
	chains->stale = alloc_grow(chains->stale, &chains->stale_capacity, chains->stale_count + 1,
				   sizeof(*chains->stale));
	chains->stale[chains->stale_count++] = paper;
}

bool row_table_refresh(struct row_chains *chains, uint32_t paper)
{
	bool is_stale = paper < chains->count && chains->items[paper].is_stale;

	if (is_stale)
		chains->items[paper].is_stale = false;
	return is_stale;
}

bool row_table_take_stale(struct row_chains *chains, uint32_t *paper)
{
	while (chains->stale_count > 0) {
		*paper = chains->stale[--chains->stale_count];
		if (row_table_refresh(chains, *paper))
			return true;
	}
	return false;
}
