#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

/*
 * What all commands work on: the papers that were read, what is searched, the reader's marks, the
 * topics, and the database that keeps them. Loading goes in steps (session/loader.h).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/pool.h"
#include "model/library.h"
#include "model/mark_edit.h"
#include "model/marks.h"
#include "model/marks_late.h"
#include "model/topic.h"
#include "search/haystack.h"
#include "search/likeness.h"
#include "search/match.h"
#include "search/term_index.h"
#include "session/draft_queue.h"
#include "session/mark_clashes.h"
#include "session/reading.h"
#include "session/row_table.h"
#include "session/settings.h"
#include "store/database.h"

struct session {
	struct library
		library; /* of the papers that are listed, those that were removed included */
	struct haystack haystack;
	struct marks_table marks;
	struct marks_late late_marks; /* of files, until session_settle_marks */
	struct mark_clashes clashes;  /* of the marks of files */
	struct topic_list topics;
	struct config config;     /* as the person wrote it */
	struct settings settings; /* what it says, or the defaults */
	struct corpus corpus;     /* views of the three above */
	struct pool *pool;
	struct draft_queue *incoming; /* what is read and not yet added, within a loader_step;
					 NULL: nothing was read */
	struct term_index *terms;     /* empty until somebody steps it */
	struct database *database;    /* NULL: none; marks are not kept */
	struct library
		kept; /* the database's marked papers, which files' papers are held against */
	struct marks_table kept_marks; /* by number in kept */
	struct row_table rows;         /* which of both the database's rows are */
	struct marks_table row_marks;  /* what each row says, by the number of its place */
	bool can_save;
	struct strbuf why_not_saved; /* of the library: "is damaged …"; empty: it is saved */
	bool is_library_unread;      /* it is there, but what it holds is not known */
	bool is_config_unread;       /* the configuration is there, and could not be read */
	bool are_topics_unread;
	bool is_adding;       /* papers are read to be added: a file's marks join the library's */
	bool is_unsearched;   /* nobody looks for text in the papers: the haystack stays empty */
	bool must_load_marks; /* what the database holds comes by the first mark_job_sync */
	int watch_fd; /* readable when another program may have written the database; -1: none */
	uint32_t *rewritten; /* papers whose searched text changed since it was taken in; browser.c
				empties it */
	size_t rewritten_count, rewritten_capacity;
	struct diag diag;           /* what went wrong opening and reading */
	struct diag not_understood; /* what the readers passed over, in sentences */
	struct reading reading;     /* what reading the files came to, in numbers */
};

void session_init(struct session *session);
void session_free(struct session *session);

/* Reads the person's configuration. Mistakes go to diag; the rest is used. A file that is there and
 * cannot be read is a failure. */
enum status session_read_config(struct session *session);

/* Reads the topics installed with the program, then the person's own. Mistakes go to diag; the rest
 * is used. A file that is there and cannot be read is a failure; the other one is used. */
enum status session_read_topics(struct session *session);

/* Adds the installed topics only, to another list. */
enum status session_read_installed_topics(struct session *session, struct topic_list *topics);

/*
 * Opens the database at path (NULL: the usual one). When that fails, as database_open tells, the
 * session works without, and diag says why; can_save tells whether marks will be kept.
 */
enum status session_open_database(struct session *session, const char *path);

/* The same, but none is made; one that is not there is STATUS_MISSING, and no mistake. */
enum status session_open_existing_database(struct session *session, const char *path);

/*
 * Says that the library is there but could not be read, for the reason that is the last error of
 * diag: nothing is saved in it from now on, nor put in its place.
 */
void session_set_library_unread(struct session *session);

/* Adds a draft to library, haystack and marks. The draft's marks join those that the files said of
 * the paper before it; those that the database holds win over them, unless papers are added. */
uint32_t session_add(struct session *session, const struct paper_draft *draft,
		     const struct source_list *source);

/* Called when files were read, and before marks are changed: all marks that files tell are in marks
 * then, as the few of most papers are at once. */
void session_settle_marks(struct session *session);

/*
 * Takes the marks of all papers from the database; with `papers`, also adds the papers that it
 * keeps, but for those that were neither added nor are marked. Called before the files are loaded;
 * what another program changes later comes by a mark_job.
 */
enum status session_load_database(struct session *session, bool papers);

/*
 * The same for marks that come when papers are there already. First the rows: `kept` numbers their
 * papers in a library that is then adopted as that of the papers kept (and left empty); then
 * each paper that was there is looked for among them.
 */
void session_announce_row(struct session *session, int64_t row, uint32_t kept,
			  const struct marks *marks);
void session_adopt_kept(struct session *session, struct library *kept);
void session_find_marks(struct session *session, uint32_t paper);

/* Takes over what the database says of a row; of one that it told before, the draft needs no
 * more than marks. */
void session_merge_row(struct session *session, int64_t row, const struct paper_draft *draft);

/* Its parts: a row that was not told before is kept, and its marks go to what is shown of it; and
 * what a row says whose place is known. */
void session_keep_row(struct session *session, int64_t row, const struct paper_draft *draft);
void session_take_row(struct session *session, int64_t row, const struct marks *marks);

/* Called when rows were taken: papers of several rows have the marks of all of them then. */
void session_settle_rows(struct session *session);

/* Takes over marks of a paper that were saved as that row, and all others that it has. */
void session_put_marks(struct session *session, int64_t row, uint32_t paper,
		       const struct marks *marks);

/* A row of several that a paper has is part of another now: it says nothing any more. */
void session_forget_row(struct session *session, int64_t row);

/*
 * For session_add: gives a paper the marks that the database has of it, and those of its draft (or
 * NULL). It has_gained_ids by which it can be found in the database where it was not. And joins the
 * marks of two papers that turned out to be one.
 */
void session_merge_marks(struct session *session, uint32_t paper, const struct marks *of_draft,
			 bool has_gained_ids);
void session_join_marks(struct session *session, const struct library_join *join);

/*
 * Edits the marks of papers as one step that can be undone, waiting for the disk (mark_job.h does
 * not). On return *papers and *count are those that were changed. With dry_run nothing is saved. On
 * failure nothing has changed; diag says why.
 */
enum status session_edit_marks(struct session *session, const struct mark_edit *edit, bool dry_run,
			       uint32_t *papers, size_t *count);

#endif
