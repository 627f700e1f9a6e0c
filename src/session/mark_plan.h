#ifndef SESSION_MARK_PLAN_H
#define SESSION_MARK_PLAN_H

/*
 * The papers of one change of marks, copied from the session's memory, and of those the ones that
 * it changes: their marks before and after, as the database is to be told.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/library.h"
#include "model/marks.h"
#include "model/paper.h"
#include "session/row_table.h"
#include "store/database.h"

struct mark_plan {
	uint32_t *papers;   /* owned; after planning the first `count` are those that change */
	size_t asked_count; /* as they were asked for */
	size_t paper_count, count;
	size_t copied; /* how many of the papers are */
	struct paper *copies;
	struct plan_rows {
		const int64_t *rows;
		bool *gone; /* as database_entry has it */
		size_t count;
	} * rows;             /* of those papers that have several */
	struct marks *marks;  /* as they are, then as they are to be */
	struct marks *before; /* of those that are changed */
	struct database_entry *entries;
	struct arena arena; /* holds the text of marks */
	bool is_made;
};

/* The papers go to the plan. */
void mark_plan_init(struct mark_plan *plan);
void mark_plan_set_papers(struct mark_plan *plan, uint32_t *papers, size_t count);
void mark_plan_free(struct mark_plan *plan);

/* Papers that were joined since they were asked for count once, under the numbers that they have
 * now. */
void mark_plan_follow_joins(struct mark_plan *plan, const struct library *library);

/* Makes room to copy the papers. */
void mark_plan_reserve(struct mark_plan *plan);

/* Copies at most that many more; whether all are copied. */
bool mark_plan_copy(struct mark_plan *plan, const struct library *library,
		    const struct marks_table *marks, const struct row_table *rows, size_t most);

/* Paper i, not yet planned for, is to have these marks; the text is copied. */
void mark_plan_add(struct mark_plan *plan, size_t i, const struct marks *after);

/* All are planned for: makes the entries. With is_known only papers count that the database has. */
void mark_plan_end(struct mark_plan *plan, bool is_known);

/* Leaves out the papers that have no row in the database, after it was told. */
void mark_plan_drop_unknown(struct mark_plan *plan);

#endif
