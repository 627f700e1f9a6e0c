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
	free(table->of_paper.first);
	free(table->of_kept.first);
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

/* Where the chain of a paper begins, made where there is none. */
static uint32_t *chain_of(struct row_chains *chains, uint32_t paper)
{
	size_t needed = (size_t)paper + 1;

	if (needed > chains->count) {
		chains->first = alloc_grow(chains->first, &chains->capacity, needed,
					   sizeof(*chains->first));
		memset(chains->first + chains->count, 0,
		       (needed - chains->count) * sizeof(*chains->first));
		chains->count = needed;
	}
	return &chains->first[paper];
}

uint32_t row_table_first(const struct row_chains *chains, uint32_t paper)
{
	return paper < chains->count ? chains->first[paper] : 0;
}

/* A row that has a paper keeps it. */
static void link_paper(struct row_table *table, uint32_t number, uint32_t paper)
{
	struct row_place *place = &table->places[number];
	uint32_t *end;

	if (place->paper != NO_PAPER)
		return;
	place->paper = paper;
	end = chain_of(&table->of_paper, paper);
	while (*end > 0)
		end = &table->places[*end - 1].next_of_paper;
	*end = number + 1;
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
	uint32_t number = place_of(table, row), *end;
	struct row_place *place = &table->places[number];

	if (place->kept != NO_PAPER)
		return;
	place->kept = kept;
	end = chain_of(&table->of_kept, kept);
	while (*end > 0)
		end = &table->places[*end - 1].next_of_kept;
	*end = number + 1;
}

void row_table_join(struct row_table *table, uint32_t kept, uint32_t paper)
{
	uint32_t at = row_table_first(&table->of_kept, kept);

	for (; at > 0; at = table->places[at - 1].next_of_kept)
		set_paper(table, at - 1, paper);
}

static uint32_t *next_of(struct row_table *table, bool is_kept, uint32_t at)
{
	struct row_place *place = &table->places[at - 1];

	return is_kept ? &place->next_of_kept : &place->next_of_paper;
}

/* Puts the places of one number among those of another, as they came. */
static void merge_chains(struct row_table *table, bool is_kept, uint32_t from, uint32_t into)
{
	struct row_chains *chains = is_kept ? &table->of_kept : &table->of_paper;
	uint32_t rest = row_table_first(chains, from), *end;

	if (rest == 0)
		return;
	for (uint32_t at = rest; at > 0; at = *next_of(table, is_kept, at))
		*(is_kept ? &table->places[at - 1].kept : &table->places[at - 1].paper) = into;
	chains->first[from] = 0;
	for (end = chain_of(chains, into); rest > 0; end = next_of(table, is_kept, *end)) {
		uint32_t at = *end;

		if (at != 0 && at < rest)
			continue;
		*end = rest;
		rest = at;
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
