#ifndef STORE_DATABASE_H
#define STORE_DATABASE_H

/*
 * The library on disk: one SQLite file of papers that were added or marked, their identifiers, and
 * their marks. A mark is kept once database_save returns STATUS_OK: committed and synced. Several
 * programs may have the file open; each transaction of another is noticed by database_has_changed.
 *
 * A database that cannot be opened or written does not stop the program: every call then returns a
 * status, and the diagnostics name the file and what to do.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/status.h"
#include "model/marks.h"
#include "model/paper.h"

struct database;

/*
 * Opens or creates the file (its folder 0700, itself 0600). On failure *database is NULL and diag
 * has one sentence that names the file and what to do. STATUS_READ_ONLY: open for reading, saving
 * will fail. The caller closes it.
 */
enum status database_open(const char *path, struct database **database, struct diag *diag);
void database_close(struct database *database);

/* One paper with its marks, to save. */
struct database_entry {
	const struct paper *paper;
	const struct marks *marks;
};

/*
 * Saves papers (merging each with the one on disk that is the same) and their marks in one
 * transaction. With `add` they count as added to the library; otherwise a paper is kept because it
 * is marked. Of its marks only what was changed since they were loaded or saved is written, so that
 * what another program has written to the others stays. When it fails, nothing was saved.
 */
enum status database_save(struct database *database, const struct database_entry *entries,
			  size_t count, bool add, struct diag *diag);

/* Calls paper(context, draft) for each kept paper, marks included, in the order of adding. */
enum status database_load(struct database *database,
			  void (*paper)(void *context, const struct paper_draft *draft),
			  void *context, struct diag *diag);

/* Whether another program has committed since the last load or call of this. */
bool database_has_changed(struct database *database);

/* How many papers were added (not only marked). 0 on failure. */
size_t database_added_count(struct database *database);

#endif
