/*
 * What the database's rows say of papers. Two rows may be one paper, where what tells so came after
 * both were added: its marks are those of both, and what is changed of them is saved in both.
 */

#include "config.h"

#include "session/session.h"

/* One of the two kinds of papers that rows have. */
struct side {
	struct row_chains *chains;
	struct marks_table *table;
	bool is_kept;
};

static struct side side_of_shown(struct session *session)
{
	return (struct side){ &session->rows.of_paper, &session->marks, false };
}

static struct side side_of_kept(struct session *session)
{
	return (struct side){ &session->rows.of_kept, &session->kept_marks, true };
}

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
	struct marks_late late;
	size_t count = 0;

	marks_late_init(&late);
	for (; at > 0; at = next_place(session, side, at)) {
		const struct marks *marks = marks_get(&session->row_marks, at - 1);

		if ((marks->removed_at != 0) != removed)
			continue;
		if (count++ == 0)
			marks_set(side->table, paper, marks);
		else if (marks_late_add(&late, side->table, paper, marks))
			marks_late_settle(&late, side->table, NULL);
	}
	marks_late_settle(&late, side->table, NULL);
	marks_late_free(&late);
	return count;
}

/* A paper is removed if all its rows are. */
static void join_rows(struct session *session, const struct side *side, uint32_t paper)
{
	row_table_refresh(side->chains, paper);
	if (add_rows(session, side, paper, false) == 0)
		add_rows(session, side, paper, true);
}

/* Takes over what one row of a paper says; the others of several are looked at later. */
static void take_over(const struct side *side, uint32_t paper, const struct marks *marks)
{
	if (paper == NO_PAPER)
		return;
	if (row_table_has_several(side->chains, paper))
		row_table_note_stale(side->chains, paper);
	else
		marks_set(side->table, paper, marks);
}

static void settle_side(struct session *session, const struct side *side)
{
	uint32_t paper;

	while (row_table_take_stale(side->chains, &paper))
		join_rows(session, side, paper);
}

void session_settle_rows(struct session *session)
{
	const struct side shown = side_of_shown(session), kept = side_of_kept(session);

	settle_side(session, &shown);
	settle_side(session, &kept);
}

/* Clears the marks of a number under which nothing is any more. */
static void clear_marks(struct marks_table *table, uint32_t number)
{
	const struct marks none = { 0 };

	marks_set(table, number, &none);
}

static void follow_kept_joins(struct session *session, size_t first)
{
	const struct side kept = side_of_kept(session);

	for (size_t i = first; i < session->kept.join_count; i++) {
		const struct library_join *join = &session->kept.joins[i];

		row_table_join_kept(&session->rows, join->from, join->into);
		clear_marks(&session->kept_marks, join->from);
		join_rows(session, &kept, join->into);
	}
}

/* Joins what files say of two papers that turned out to be one, in the order of reading. */
static void join_marks_of_files(struct session *session, const struct library_join *join)
{
	bool is_turned = join->from < join->into;
	struct marks into = *marks_get(&session->marks, join->into);
	struct marks from = *marks_get(&session->marks, join->from), joined;
	struct strbuf tags, note;

	strbuf_init(&tags);
	strbuf_init(&note);
	marks_join(is_turned ? &from : &into, is_turned ? &into : &from, &joined, &tags, &note);
	marks_set(&session->marks, join->into, &joined);
	strbuf_free(&tags);
	strbuf_free(&note);
}

/* What rows say wins, as in session_merge_marks. */
void session_join_marks(struct session *session, const struct library_join *join)
{
	const struct side shown = side_of_shown(session);

	row_table_join_papers(&session->rows, join->from, join->into);
	if (session->is_adding || !row_table_has_paper(&session->rows, join->into))
		join_marks_of_files(session, join);
	else
		join_rows(session, &shown, join->into);
	clear_marks(&session->marks, join->from);
}

/* What all rows say of a paper of the database. */
static const struct marks *marks_of_kept(struct session *session, uint32_t paper)
{
	const struct side kept = side_of_kept(session);

	if (row_table_refresh(kept.chains, paper))
		join_rows(session, &kept, paper);
	return marks_get(&session->kept_marks, paper);
}

/* The paper was found in the database. Of one that is added, what files said of it stays, too. */
static void take_kept_marks(struct session *session, uint32_t kept, uint32_t paper)
{
	const struct side shown = side_of_shown(session);
	struct marks of_files = *marks_get(&session->marks, paper);
	bool has_others = row_table_has_paper(&session->rows, paper);

	row_table_join(&session->rows, kept, paper);
	if (has_others)
		join_rows(session, &shown, paper);
	else
		marks_set(&session->marks, paper, marks_of_kept(session, kept));
	if (session->is_adding)
		marks_add(&session->marks, paper, &of_files);
}

/* The paper among the database's: a file may tell that several of these are one. */
static bool find_kept(struct session *session, uint32_t paper, uint32_t *kept)
{
	size_t joins = session->kept.join_count;
	bool is_found = session->kept.count > 0 &&
			library_find_joined(&session->kept, &session->library.papers[paper], kept);

	follow_kept_joins(session, joins);
	return is_found;
}

void session_settle_marks(struct session *session)
{
	const struct bitset *kept = session->is_adding ? NULL : &session->rows.papers;

	marks_late_follow_joins(&session->late_marks, &session->library);
	marks_late_settle(&session->late_marks, &session->marks, kept);
}

/* What the database says of a paper wins, since marks that the reader took off are not told from
 * those that never were; who adds a file wants what it says. Of several files all count. */
void session_merge_marks(struct session *session, uint32_t paper, const struct marks *of_draft,
			 bool has_gained_ids)
{
	bool is_kept = row_table_has_paper(&session->rows, paper);
	uint32_t kept;

	if ((!is_kept || has_gained_ids) && find_kept(session, paper, &kept)) {
		take_kept_marks(session, kept, paper);
		is_kept = true;
	}
	if (of_draft && (!is_kept || session->is_adding) &&
	    marks_late_add(&session->late_marks, &session->marks, paper, of_draft))
		session_settle_marks(session);
}

void session_find_marks(struct session *session, uint32_t paper)
{
	if (!library_is_joined(&session->library, paper))
		session_merge_marks(session, paper, NULL, false);
}

void session_take_row(struct session *session, int64_t row, const struct marks *marks)
{
	const struct side shown = side_of_shown(session), kept = side_of_kept(session);
	uint32_t number = row_table_number(&session->rows, row);
	const struct row_place *place = &session->rows.places[number];

	marks_set(&session->row_marks, number, marks);
	take_over(&shown, place->paper, marks);
	take_over(&kept, place->kept, marks);
}

void session_forget_row(struct session *session, int64_t row)
{
	/* One that is removed gives no marks to a paper that has others. */
	const struct marks removed = { .removed_at = 1 };

	session_take_row(session, row, &removed);
}

void session_keep_row(struct session *session, int64_t row, const struct paper_draft *draft)
{
	size_t joins = session->kept.join_count;
	uint32_t kept, paper;

	library_add(&session->kept, draft, NULL, &kept);
	follow_kept_joins(session, joins);
	row_table_put_kept(&session->rows, row, kept);
	if (library_find(&session->library, &draft->paper, &paper))
		row_table_put_paper(&session->rows, row, paper);
	session_take_row(session, row, &draft->marks);
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

void session_announce_row(struct session *session, int64_t row, uint32_t kept,
			  const struct marks *marks)
{
	row_table_put_kept(&session->rows, row, kept);
	session_take_row(session, row, marks);
}

void session_adopt_kept(struct session *session, struct library *kept)
{
	library_free(&session->kept);
	session->kept = *kept;
	library_init(kept);
}
