#ifndef TESTS_UNIT_DATABASE_FIXTURE_H
#define TESTS_UNIT_DATABASE_FIXTURE_H

/* A database in a folder of its own, and a library and marks to load it into. */

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "model/library.h"
#include "model/marks.h"
#include "store/database.h"

struct fixture {
	char folder[64];
	char path[256];
	struct diag diag;
	struct library library; /* as loaded */
	struct marks_table marks;
	size_t marked; /* drafts that had marks */
};

static inline void fixture_forget(struct fixture *fixture)
{
	library_free(&fixture->library);
	library_init(&fixture->library);
	marks_table_free(&fixture->marks);
	marks_table_init(&fixture->marks);
	fixture->marked = 0;
}

static inline int fixture_set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	/* Memory, where there is some: what is tested is killed programs, not failing disks. */
	snprintf(fixture->folder, sizeof(fixture->folder), "%s/shortlist-test-XXXXXX",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(fixture->folder))
		return -1;
	snprintf(fixture->path, sizeof(fixture->path), "%s/home/library.db", fixture->folder);
	diag_init(&fixture->diag, 100);
	library_init(&fixture->library);
	marks_table_init(&fixture->marks);
	*state = fixture;
	return 0;
}

static inline int fixture_remove(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static inline int fixture_tear_down(void **state)
{
	struct fixture *fixture = *state;

	diag_free(&fixture->diag);
	library_free(&fixture->library);
	marks_table_free(&fixture->marks);
	nftw(fixture->folder, fixture_remove, 8, FTW_DEPTH | FTW_PHYS);
	free(fixture);
	return 0;
}

static inline void fixture_receive(void *context, int64_t row, const struct paper_draft *draft)
{
	struct fixture *fixture = context;
	uint32_t number;

	(void)row;
	library_add(&fixture->library, draft, NULL, &number);
	if (draft->has_marks)
		marks_set(&fixture->marks, number, &draft->marks);
	fixture->marked += draft->has_marks;
}

/* Loads what the database holds into the fixture, in place of what was there. */
static inline enum status fixture_load(struct fixture *fixture, struct database *database)
{
	fixture_forget(fixture);
	return database_load(database, fixture_receive, fixture, &fixture->diag);
}

static inline struct database *fixture_open(struct fixture *fixture)
{
	struct database *database = NULL;

	database_open(fixture->path, &database, &fixture->diag);
	return database;
}

static inline size_t fixture_added_count(struct database *database)
{
	size_t count = 0;
	struct diag diag;

	diag_init(&diag, 1);
	assert_int_equal(database_count_added(database, &count, &diag), STATUS_OK);
	diag_free(&diag);
	return count;
}

/* Busy counts as changed, as it does for the browser. */
static inline bool fixture_has_changed(struct database *database)
{
	bool has_changed = false;
	struct diag diag;
	enum status status;

	diag_init(&diag, 1);
	status = database_has_changed(database, &has_changed, &diag);
	diag_free(&diag);
	assert_true(status == STATUS_OK || status == STATUS_BUSY);
	return status == STATUS_BUSY || has_changed;
}

/* An invented paper, told from others by its number. */
static inline struct paper fixture_paper(char title[64], unsigned number)
{
	struct paper paper;

	paper_init(&paper);
	snprintf(title, 64, "Teapot number %u and its lid", number);
	paper.title = str_from(title);
	paper.abstract = STR("A lid is put on a teapot. The tea stays warm.");
	return paper;
}

static inline enum status fixture_save(struct database *database, struct paper paper,
				       struct marks marks, bool add, struct diag *diag)
{
	struct database_entry entry = { .paper = &paper, .marks = &marks };

	return database_save(database, &entry, 1, add, diag);
}

/* Stars the paper of that number, at a moment that is its number as well. */
static inline enum status fixture_star(struct database *database, unsigned number,
				       struct diag *diag)
{
	char title[64];

	return fixture_save(database, fixture_paper(title, number),
			    (struct marks){ .starred_at = number }, false, diag);
}

/* Whether the fixture has the paper of that number loaded, and starred. */
static inline bool fixture_is_starred(struct fixture *fixture, unsigned number)
{
	char title[64];
	struct paper paper = fixture_paper(title, number);
	uint32_t found;

	return library_find(&fixture->library, &paper, &found) &&
	       marks_get(&fixture->marks, found)->starred_at == (int64_t)number;
}

#endif
