#ifndef STORE_DATABASE_H
#define STORE_DATABASE_H

/*
 * The library on disk: one SQLite file of papers that were added or marked, their identifiers, and
 * their marks. A mark is kept once database_save returns STATUS_OK: committed and synced. Several
 * programs may have the file open; each transaction of another is noticed by database_has_changed.
 *
 * Every call that reads or writes returns a status: what could not be read is not known, which is
 * neither empty nor unmarked. The diagnostics name the file and what to do.
 */

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/status.h"
#include "model/mark_edit.h"
#include "model/marks.h"
#include "model/paper.h"

/* Used by one thread at a time. */
struct database;

/*
 * Opens or creates the file (its folder 0700, itself 0600). On failure *database is NULL and diag
 * has one sentence that names the file and what to do: STATUS_MISSING when the file is not there
 * and cannot be made, STATUS_FAILED when it is there and cannot be used, or when not even that can
 * be told. STATUS_READ_ONLY: open for reading, saving will fail. The caller closes it. A library of
 * this version is opened without being written, and while another program is about to write.
 */
enum status database_open(const char *path, struct database **database, struct diag *diag);

/* The same, but what is not there is not made: STATUS_MISSING, without a sentence. */
enum status database_open_existing(const char *path, struct database **database, struct diag *diag);

void database_close(struct database *database);

/*
 * A save, an undoing or a load as another thread sees it: how far it is, and whether it is to stop.
 */
struct database_watch {
	atomic_size_t done;  /* papers */
	atomic_size_t total; /* of a step that is undone, once it is known */
	atomic_bool
		is_stopped; /* set from outside: ends with STATUS_STOPPED, unless it is too late */
	/* Not 0: ends with STATUS_BUSY rather than wait for another program, or change more papers
	 * than these. */
	size_t papers_max;
};

/* Watches the next calls, until it is set to NULL. */
void database_set_watch(struct database *database, struct database_watch *watch);

/* One paper with its marks, to save. */
struct database_entry {
	const struct paper *paper;
	const struct marks *marks;
	const struct marks *before; /* as they were, should the database not know; NULL: none */
	const int64_t *rows;        /* that are known to be this paper, to be written as well */
	bool *gone; /* of those rows: that it is part of another now, set by saving; or NULL */
	size_t row_count;
	bool is_known; /* one that the library does not have is left out */
	int64_t row;   /* what the database calls the paper: set by saving; 0: left
			  out */
};

/*
 * Saves papers (merging each with the one on disk that is the same) and their marks in one
 * transaction. With `add` they count as added to the library; otherwise a paper is kept because it
 * is marked, and what was changed of the marks is a step that can be undone. Of its marks only what
 * was changed since they were loaded or saved is written, so that what another program has written
 * to the others stays. Papers on disk that turn out to be one become one, with the marks of each.
 * When it fails, nothing was saved.
 */
enum status database_save(struct database *database, struct database_entry *entries, size_t count,
			  bool add, struct diag *diag);

/* How many fewer papers count as added, because the last save joined them with others. */
size_t database_joined_count(const struct database *database);

/*
 * Takes a kept paper, marks included, and what the database calls it. Of changed marks, a paper
 * that was reported or saved before comes without its fields.
 */
typedef void database_paper_fn(void *context, int64_t row, const struct paper_draft *draft);

/*
 * Calls paper(context, row, draft) for each kept paper, in the order of adding. When it fails, what
 * was reported is void.
 */
enum status database_load(struct database *database, database_paper_fn *paper, void *context,
			  struct diag *diag);

/*
 * Calls paper(context, row, draft) for each paper whose marks on disk are others than when they
 * were last loaded or saved here. When it fails, what was reported is void, and comes again.
 */
enum status database_load_changes(struct database *database, database_paper_fn *paper,
				  void *context, struct diag *diag);

/* This many steps can be undone, whichever program made them. */
#define HISTORY_STEPS_MAX 100

struct history_report {
	bool is_empty;               /* there was no step */
	struct mark_summary summary; /* what became of the papers */
	size_t skipped;              /* papers whose marks were changed since, left as they are */
};

void history_report_init(struct history_report *report);
void history_report_free(struct history_report *report);

/*
 * Takes the last step back, or does again the last one taken back, in one transaction: only the
 * fields that the step changed, and only where they are as it left them. Calls paper(context, row,
 * draft) for each paper of the step; what it said is void when undoing fails: then nothing was
 * changed.
 */
enum status database_undo(struct database *database, bool redo, database_paper_fn *paper,
			  void *context, struct history_report *report, struct diag *diag);

/* Whether another program has committed since the last load or call of this. Never waits:
 * STATUS_BUSY, without a sentence, while another program is at it. */
enum status database_has_changed(struct database *database, bool *has_changed, struct diag *diag);

/* How many papers were added (not only marked), and not removed. */
enum status database_count_added(struct database *database, size_t *count, struct diag *diag);

#endif
