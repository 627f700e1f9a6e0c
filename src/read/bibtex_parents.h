#ifndef READ_BIBTEX_PARENTS_H
#define READ_BIBTEX_PARENTS_H

/*
 * Entries of which others say that they are part (crossref), and those that lend their fields
 * (xdata). They may come before or after the others, which wait for them. What is kept of a file is
 * bounded. Case does not count in their keys.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash_index.h"
#include "read/bibtex_entry.h"

/* In place of a number of an entry that waits: none. */
#define BIBTEX_NONE UINT32_MAX

struct bibtex_waiting {
	struct bibtex_entry entry;
	uint32_t next; /* of those that wait for the same, or BIBTEX_NONE */
	bool is_over;  /* its wait is */
};

/* Entries of more others that never came are no library: papers share the books that they are in.
 */
#define BIBTEX_AWAITED_MAX 20000

/* A key that is waited for. */
struct bibtex_awaited {
	struct strbuf key;
	uint32_t first, last;
};

struct bibtex_parents {
	struct bibtex_entry *entries;
	size_t count, capacity;
	struct hash_index by_key;
	struct bibtex_waiting *waiting; /* in the order of the file */
	size_t waiting_count, waiting_capacity;
	struct bibtex_awaited *awaited;
	size_t awaited_count, awaited_capacity;
	size_t come; /* of these */
	struct hash_index awaited_by_key;
	size_t stored; /* bytes kept */
};

void bibtex_parents_init(struct bibtex_parents *parents);
void bibtex_parents_free(struct bibtex_parents *parents);

/* Keeps a copy of the entry; there is none with its key. False where there is no room. */
bool bibtex_parents_keep(struct bibtex_parents *parents, const struct bibtex_entry *entry);

/* The entry with that key, good until the next is kept, or NULL. */
const struct bibtex_entry *bibtex_parents_find(const struct bibtex_parents *parents,
					       struct str key);

/* Keeps a copy of an entry until the one with that key has come. False where there is no room. */
bool bibtex_parents_wait(struct bibtex_parents *parents, const struct bibtex_entry *entry,
			 struct str key);

/* For how many others entries wait that have not come. */
size_t bibtex_parents_missing(const struct bibtex_parents *parents);

/* The number of the first entry that waits for that key, or BIBTEX_NONE. */
uint32_t bibtex_parents_first(const struct bibtex_parents *parents, struct str key);

/* Ends the wait of the entry with that number; returns the number of the next one that waits for
 * the same. What was kept of it is freed. */
uint32_t bibtex_parents_release(struct bibtex_parents *parents, uint32_t number);

/* Takes the next key off a list of them; false where there is none. */
bool bibtex_next_key(struct str *keys, struct str *key);

#endif
