/*
 * What the database's rows say of papers. Two rows may be one paper, where what tells so came after
 * both were added: its marks are those of both, and what is changed of them is saved in both.
 */

#include "config.h"

#include "session/session.h"

/* One of the two kinds of papers that rows have. */
struct side {
	const struct row_chains *chains;
	struct marks_table *table;
	bool is_kept;
};

static uint32_t next_place(const struct session *session, const struct side *side, uint32_t at)
{
	const struct row_place *place = &session->rows.places[at - 1];

	return side->is_kept ? place->next_of_kept : place->next_of_paper;
}

/* Adds what the rows of a paper say that are removed, or are not; returns how many. */
static size_t add_rows(struct session *session, const struct side *side, uint32_t paper,
		       bool removed)
{
	uint32_t at = row_table_first(side->chains, paper);
	size_t count = 0;

	for (; at > 0; at = next_place(session, side, at)) {
		const struct marks *marks = marks_get(&session->row_marks, at - 1);

		if ((marks->removed_at != 0) != removed)
			continue;
		if (count++ == 0)
			marks_set(side->table, paper, marks);
		else
			marks_add(side->table, paper, marks);
	}
	return count;
}

/* A paper is removed if all its rows are. */
static void join_rows(struct session *session, const struct side *side, uint32_t paper)
{
	if (paper != NO_PAPER && add_rows(session, side, paper, false) == 0)
		add_rows(session, side, paper, true);
}

/* Takes over what a row says whose place is known. */
static void take_row(struct session *session, int64_t row, const struct marks *marks)
{
	const struct side shown = { &session->rows.of_paper, &session->marks, false };
	const struct side kept = { &session->rows.of_kept, &session->kept_marks, true };
	uint32_t number = row_table_number(&session->rows, row);
	const struct row_place *place = &session->rows.places[number];

	marks_set(&session->row_marks, number, marks);
	join_rows(session, &shown, place->paper);
	join_rows(session, &kept, place->kept);
}

/* A paper that was not met before: it is kept, and its marks go to what is shown of it. */
static void keep(struct session *session, int64_t row, const struct paper_draft *draft)
{
	uint32_t kept, paper;

	library_add(&session->kept, draft, NULL, &kept);
	row_table_put_kept(&session->rows, row, kept);
	if (library_find(&session->library, &draft->paper, &paper))
		row_table_put_paper(&session->rows, row, paper);
	take_row(session, row, &draft->marks);
}

void session_put_marks(struct session *session, int64_t row, uint32_t paper,
		       const struct marks *marks)
{
	uint32_t at;

	row_table_put_paper(&session->rows, row, paper);
	at = row_table_first(&session->rows.of_paper, paper);
	for (; at > 0; at = session->rows.places[at - 1].next_of_paper) {
		uint32_t kept = session->rows.places[at - 1].kept;

		marks_set(&session->row_marks, at - 1, marks);
		if (kept != NO_PAPER)
			marks_set(&session->kept_marks, kept, marks);
	}
	marks_set(&session->marks, paper, marks);
}

/* Whether the row is of a paper of the library that was removed before it could be listed, and is
 * no longer. */
static bool comes_back(const struct session *session, const struct row_place *place,
		       const struct marks *marks)
{
	return session->corpus.hides_removed && place->paper == NO_PAPER &&
	       place->kept != NO_PAPER && !marks->removed_at &&
	       marks_get(&session->kept_marks, place->kept)->removed_at != 0;
}

static void list_kept(struct session *session, int64_t row, uint32_t kept,
		      const struct marks *marks)
{
	const struct paper_draft draft = { .paper = session->kept.papers[kept] };
	uint32_t paper = session_add(session, &draft, NULL);

	row_table_put_paper(&session->rows, row, paper);
	take_row(session, row, marks);
}

void session_merge_row(struct session *session, int64_t row, const struct paper_draft *draft)
{
	const struct row_place *place = row_table_find(&session->rows, row);

	if (!draft->has_marks)
		return;
	if (!place)
		keep(session, row, draft);
	else if (comes_back(session, place, &draft->marks))
		list_kept(session, row, place->kept, &draft->marks);
	else
		take_row(session, row, &draft->marks);
}

void session_announce_row(struct session *session, int64_t row, uint32_t kept,
			  const struct marks *marks)
{
	row_table_put_kept(&session->rows, row, kept);
	take_row(session, row, marks);
}

void session_adopt_kept(struct session *session, struct library *kept)
{
	library_free(&session->kept);
	session->kept = *kept;
	library_init(kept);
}

struct database_loading {
	struct session *session;
	bool papers;
};

static void receive_loaded(void *context, int64_t row, const struct paper_draft *draft)
{
	struct database_loading *loading = context;
	struct session *session = loading->session;
	uint32_t paper;

	if (!loading->papers || draft->is_incidental) {
		session_merge_row(session, row, draft);
		return;
	}
	paper = session_add(session, draft, NULL);
	if (draft->has_marks)
		row_table_put_paper(&session->rows, row, paper);
	else
		row_table_put_bare(&session->rows, row, paper);
	take_row(session, row, &draft->marks);
}

enum status session_load_database(struct session *session, bool papers)
{
	struct database_loading loading = { .session = session, .papers = papers };

	session->corpus.hides_removed = papers;
	if (!session->database)
		return STATUS_OK;
	return database_load(session->database, receive_loaded, &loading, &session->diag);
}
