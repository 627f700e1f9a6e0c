/* Taking over what the database says: all of it at the start, and what other programs change later.
 */

#include "config.h"

#include "session/session.h"

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
	session_take_row(session, row, marks);
}

void session_merge_row(struct session *session, int64_t row, const struct paper_draft *draft)
{
	const struct row_place *place = row_table_find(&session->rows, row);

	if (!draft->has_marks)
		return;
	if (!place)
		session_keep_row(session, row, draft);
	else if (comes_back(session, place, &draft->marks))
		list_kept(session, row, place->kept, &draft->marks);
	else
		session_take_row(session, row, &draft->marks);
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
	session_take_row(session, row, &draft->marks);
}

enum status session_load_database(struct session *session, bool papers)
{
	struct database_loading loading = { .session = session, .papers = papers };
	enum status status;

	session->corpus.hides_removed = papers;
	if (!session->database)
		return STATUS_OK;
	status = database_load(session->database, receive_loaded, &loading, &session->diag);
	session_settle_rows(session);
	return status;
}
