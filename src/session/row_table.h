#ifndef SESSION_ROW_TABLE_H
#define SESSION_ROW_TABLE_H

/*
 * Where the database's papers are in memory, by what the database calls them (their rows): as
 * papers of the library that is shown, or among those that the database holds, or both. What the
 * database says of a row goes to its paper without looking at any text.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bitset.h"
#include "base/hash_index.h"
#include "model/paper.h"

struct row_place {
	int64_t row;
	uint32_t paper;                       /* in the library that is shown, or NO_PAPER */
	uint32_t kept;                        /* among the database's, or NO_PAPER */
	uint32_t next_of_paper, next_of_kept; /* 1 + the number of another place; 0: no more */
};

/* The places of a paper: 0, or 1 + the number of one. */
struct row_chain {
	uint32_t first, last;
	bool is_stale;
};

struct row_table {
	struct hash_index by_row;
	struct row_place *places;
	size_t count, capacity;
	struct row_chains {
		struct row_chain *items; /* by number of a paper */
		size_t count, capacity;
		uint32_t *stale; /* numbers of papers; see row_table_note_stale */
		size_t stale_count, stale_capacity;
	} of_paper, of_kept;
	struct bitset papers; /* those that have a row with marks, by number */
};

void row_table_init(struct row_table *table);
void row_table_free(struct row_table *table);

/* The place of a row; NULL where it is not known. Good until the next change. */
const struct row_place *row_table_find(const struct row_table *table, int64_t row);

/* Says that a row is that paper. Several may be one paper, where what tells so came late. */
void row_table_put_paper(struct row_table *table, int64_t row, uint32_t paper);
void row_table_put_kept(struct row_table *table, int64_t row, uint32_t kept);

/* The same of a row that has no marks, which row_table_has_paper does not count. */
void row_table_put_bare(struct row_table *table, int64_t row, uint32_t paper);

/* Says that a paper is the database's of that number. */
void row_table_join(struct row_table *table, uint32_t kept, uint32_t paper);

/* Says that two papers, or two of the database's, turned out to be one: it has the second number.
 */
void row_table_join_papers(struct row_table *table, uint32_t from, uint32_t into);
void row_table_join_kept(struct row_table *table, uint32_t from, uint32_t into);

/* Whether a row with marks is that paper. */
bool row_table_has_paper(const struct row_table *table, uint32_t paper);

/* The number of the row's place, which is known. */
uint32_t row_table_number(const struct row_table *table, int64_t row);

/* The first place of a paper in the order in which they became its, from which next_of_paper leads
 * to the others: 1 + its number, or 0. */
uint32_t row_table_first(const struct row_chains *chains, uint32_t paper);

/* Whether a paper has several places. */
bool row_table_has_several(const struct row_chains *chains, uint32_t paper);

/*
 * Notes that what is known of a paper no longer is what its rows say, so that a paper of very many
 * rows is looked at once and not for each of them. A number is in `stale` until
 * row_table_take_stale gives it, and is stale no longer where row_table_refresh was called since.
 */
void row_table_note_stale(struct row_chains *chains, uint32_t paper);
bool row_table_take_stale(struct row_chains *chains, uint32_t *paper);

/* Whether a paper is stale; it no longer is. */
bool row_table_refresh(struct row_chains *chains, uint32_t paper);

#endif
