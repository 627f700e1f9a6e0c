#ifndef SESSION_MARK_JOB_PRIVATE_H
#define SESSION_MARK_JOB_PRIVATE_H

/*
 * What the files of the job share. mark_job_kinds.c: the kinds of jobs, and how each is made.
 * mark_job.c: its life, and the thread. mark_job_memory.c: what is taken from memory before and
 * into it after. mark_job_save.c: what is done in the database. mark_job_change.c: what it changes.
 * mark_job_describe.c: what it does, in words.
 */

#include "base/background.h"
#include "session/mark_job.h"
#include "session/mark_plan.h"
#include "session/row_news.h"

enum mark_job_kind {
	MARK_JOB_EDIT, /* a step that can be undone */
	MARK_JOB_SEE,  /* papers were looked at */
	MARK_JOB_UNDO,
	MARK_JOB_REDO,
	MARK_JOB_SYNC, /* what another program has changed */
};

enum phase { PREPARING, RUNNING, APPLYING, FINDING, DONE };

struct mark_job {
	struct job base;
	struct session *session;
	enum mark_job_kind kind;
	enum phase phase;
	struct mark_edit edit; /* of SEE: value is the moment */
	struct strbuf text, removed;

	/* Makes the edit what it is to be now that the job begins; NULL: it is that already. */
	void (*settle)(struct mark_job *job);
	bool has_begun;

	struct mark_plan plan; /* of an edit */
	struct row_news news;  /* of the other kinds */

	size_t applied;
	bool is_first; /* the marks of all papers come: see session_announce_row */
	size_t found, to_find;
	struct history_report report;
	struct database_watch watch;
	struct diag diag;
	enum status status;

	struct background background;
};

bool mark_job_is_edit(const struct mark_job *job);

extern const struct job_functions mark_job_functions;

/* Adds what it does and how far it is. */
void mark_job_describe(const struct mark_job *job, struct strbuf *out);

/* Copies some papers; settles first what is to be done with them. Whether all are copied. */
bool mark_job_prepare(struct mark_job *job);

/* Makes the marks what they are to be; text lies in *text or is the edit's. Whether they are others
 * now. */
bool mark_job_change(const struct mark_job *job, struct marks *marks, struct strbuf *text);

/* Leaves only the papers that the edit changes, with their new marks; once. */
void mark_job_plan(struct mark_job *job);

/* Does what is to be done in the database, in any thread. */
void mark_job_run(struct mark_job *job);

/* Take some of what was committed into memory, and look for some papers; the last goes on to the
 * next phase. */
void mark_job_apply(struct mark_job *job);
void mark_job_find(struct mark_job *job);

#endif
