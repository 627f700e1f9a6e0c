#ifndef APP_SESSION_H
#define APP_SESSION_H

/*
 * What all commands work on: the papers that were read, what is searched, the reader's marks, the
 * topics, and the database that keeps them. Loading goes in steps (app/loader.h).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/settings.h"
#include "base/diag.h"
#include "base/pool.h"
#include "model/library.h"
#include "model/mark_edit.h"
#include "model/marks.h"
#include "model/topic.h"
#include "search/haystack.h"
#include "search/likeness.h"
#include "search/match.h"
#include "search/term_index.h"
#include "store/database.h"

struct session {
	struct library library;
	struct haystack haystack;
	struct marks_table marks;
	struct topic_list topics;
	struct config config;     /* as the person wrote it */
	struct settings settings; /* what it says, or the defaults */
	struct corpus corpus;     /* views of the three above */
	struct pool *pool;
	struct term_index *terms;  /* empty until somebody steps it */
	struct database *database; /* NULL: none; marks are not kept */
	struct library
		kept; /* the database's marked papers, which files' papers are held against */
	struct marks_table kept_marks; /* by number in kept */
	bool can_save;
	int watch_fd; /* readable when another program may have written the database; -1: none */
	uint32_t *rewritten; /* papers whose searched text changed since it was taken in; app.c
				empties it */
	size_t rewritten_count, rewritten_capacity;
	struct diag diag;           /* what went wrong opening and reading */
	struct diag not_understood; /* what the readers passed over */
};

void session_init(struct session *session);
void session_free(struct session *session);

/* Reads the person's configuration. Mistakes go to diag; the rest is used. */
void session_read_config(struct session *session);

/* Reads the topics installed with the program, then the person's own. Mistakes go to diag; the rest
 * is used. */
void session_read_topics(struct session *session);

/*
 * Opens the database at path (NULL: the usual one). When that fails the session works without, and
 * diag says why; can_save tells whether marks will be kept.
 */
enum status session_open_database(struct session *session, const char *path);

/* Adds a draft to library, haystack and marks. Marks that the database holds win over the draft's.
 */
uint32_t session_add(struct session *session, const struct paper_draft *draft,
		     const struct source_list *source);

/*
 * Takes the marks of all papers from the database; with `papers`, also adds the papers that it
 * keeps, but for those that were only looked at. Called once before loading, and again when another
 * program has changed it.
 */
enum status session_load_database(struct session *session, bool papers);

/*
 * Sets the marks of papers, in memory once the database has committed them. marks[i] belongs to
 * papers[i]. On failure nothing has changed; diag says why.
 */
enum status session_save_marks(struct session *session, const uint32_t *papers,
			       const struct marks *marks, size_t count);

/*
 * Edits the marks of papers as one step that can be undone. On return *papers and *count are those
 * that were changed, and summary (the caller's, initialised) has taken them in. With dry_run
 * nothing is saved. On failure nothing has changed; diag says why.
 */
enum status session_edit_marks(struct session *session, const struct mark_edit *edit, bool dry_run,
			       uint32_t *papers, size_t *count, struct mark_summary *summary);

/* Takes the last step back, whichever program made it, or does it again (database_undo). */
enum status session_undo(struct session *session, bool redo, struct history_report *report);

#endif
