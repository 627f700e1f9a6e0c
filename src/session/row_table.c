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
	free(table->of_kept);
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
	table->places[table->count++] = (struct row_place){ row, NO_PAPER, NO_PAPER };
	hash_index_add(&table->by_row, row_hash(row), number);
	return number;
}

static void set_paper(struct row_table *table, uint32_t number, uint32_t paper)
{
	table->places[number].paper = paper;
	if (table->papers.bits <= paper)
		bitset_resize(&table->papers, (size_t)paper + 1);
	bitset_add(&table->papers, paper);
}

void row_table_put_paper(struct row_table *table, int64_t row, uint32_t paper)
{
	set_paper(table, place_of(table, row), paper);
}

void row_table_put_kept(struct row_table *table, int64_t row, uint32_t kept)
{
	uint32_t number = place_of(table, row);
	size_t needed = (size_t)kept + 1;

	table->places[number].kept = kept;
	if (needed > table->kept_count) {
		table->of_kept = alloc_grow(table->of_kept, &table->kept_capacity, needed,
					    sizeof(*table->of_kept));
		memset(table->of_kept + table->kept_count, 0,
		       (needed - table->kept_count) * sizeof(*table->of_kept));
		table->kept_count = needed;
	}
	table->of_kept[kept] = number + 1;
}

void row_table_join(struct row_table *table, uint32_t kept, uint32_t paper)
{
	if (kept < table->kept_count && table->of_kept[kept] > 0)
		set_paper(table, table->of_kept[kept] - 1, paper);
}

bool row_table_has_paper(const struct row_table *table, uint32_t paper)
{
	return paper < table->papers.bits && bitset_has(&table->papers, paper);
}
