/*
 * The order of things: topics, then the database's papers (all of them where no file is named, else
 * only their marks), then the files. The database's marks are kept by paper identity, as a
 * small library of their own, `kept`, so that a file's paper finds its marks whenever it arrives.
 * From then on the database's row leads to the paper (`rows`).
 */

#include "config.h"

#include "session/session.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "search/query.h"
#include "store/file_watch.h"
#include "store/paths.h"

/* Messages kept for people; all are counted. */
#define DIAG_LIMIT           1000
#define NOT_UNDERSTOOD_LIMIT 100000

/* A topics file is written by hand. */
#define TOPICS_FILE_MAX ((size_t)4 << 20)

void session_init(struct session *session)
{
	*session = (struct session){ .watch_fd = -1 };
	library_init(&session->library);
	library_init(&session->kept);
	haystack_init(&session->haystack);
	marks_table_init(&session->marks);
	marks_late_init(&session->late_marks);
	mark_clashes_init(&session->clashes);
	marks_table_init(&session->kept_marks);
	row_table_init(&session->rows);
	marks_table_init(&session->row_marks);
	topic_list_init(&session->topics);
	config_init(&session->config);
	settings_init(&session->settings);
	strbuf_init(&session->why_not_saved);
	diag_init(&session->diag, DIAG_LIMIT);
	diag_init(&session->not_understood, NOT_UNDERSTOOD_LIMIT);
	session->pool = pool_new(0);
	session->corpus = (struct corpus){
		.library = &session->library,
		.haystack = &session->haystack,
		.marks = &session->marks,
	};
	session->terms = term_index_new(&session->corpus, session->pool);
	session->corpus.likeness = likeness_new(session->terms, session->pool);
}

void session_free(struct session *session)
{
	draft_queue_delete(session->incoming);
	if (session->watch_fd >= 0)
		close(session->watch_fd);
	free(session->rewritten);
	database_close(session->database);
	likeness_delete(session->corpus.likeness);
	term_index_delete(session->terms);
	pool_delete(session->pool);
	diag_free(&session->not_understood);
	diag_free(&session->diag);
	strbuf_free(&session->why_not_saved);
	settings_free(&session->settings);
	config_free(&session->config);
	topic_list_free(&session->topics);
	marks_table_free(&session->row_marks);
	row_table_free(&session->rows);
	marks_table_free(&session->kept_marks);
	mark_clashes_free(&session->clashes);
	marks_late_free(&session->late_marks);
	marks_table_free(&session->marks);
	haystack_free(&session->haystack);
	library_free(&session->kept);
	library_free(&session->library);
}

/* A file that is not there is no mistake. */
static enum status read_topics_file(struct session *session, struct topic_list *topics, char *path)
{
	enum status status = STATUS_OK;
	struct strbuf text;

	if (path) {
		struct str name =
			arena_copy(&topics->arena, (struct str){ path, strlen(path) + 1 });

		strbuf_init(&text);
		status = file_read_if_there(path, TOPICS_FILE_MAX, &text, &session->diag);
		if (status == STATUS_OK)
			topic_list_read(topics, strbuf_str(&text), name.p, &session->diag);
		strbuf_free(&text);
	}
	free(path);
	return status == STATUS_MISSING ? STATUS_OK : status;
}

enum status session_read_config(struct session *session)
{
	enum status status = config_read(&session->config, NULL, &session->diag);

	if (status == STATUS_OK)
		settings_read(&session->settings, &session->config, &session->diag);
	else
		session->is_config_unread = true;
	return status;
}

enum status session_read_installed_topics(struct session *session, struct topic_list *topics)
{
	return read_topics_file(session, topics, paths_installed("topics"));
}

enum status session_read_topics(struct session *session)
{
	enum status installed = session_read_installed_topics(session, &session->topics);
	enum status own = read_topics_file(session, &session->topics, paths_config("topics"));

	query_check_topics(&session->topics, &session->diag);
	if (installed == STATUS_OK && own == STATUS_OK)
		return STATUS_OK;
	session->are_topics_unread = true;
	return STATUS_FAILED;
}

/* Keeps why nothing will be saved, for whoever tries. */
static void remember_why(struct session *session, const struct diag_message *why)
{
	session->can_save = false;
	strbuf_clear(&session->why_not_saved);
	if (why)
		strbuf_add_cstr(&session->why_not_saved, why->text);
}

void session_set_library_unread(struct session *session)
{
	session->is_library_unread = true;
	remember_why(session, diag_last_error(&session->diag));
}

/* The path, or that of the usual library, which is the caller's to free. */
static const char *find_path(const char *path, char **usual, struct diag *diag)
{
	*usual = path ? NULL : paths_data("library.db");
	if (!path && !*usual)
		diag_add(
			diag, DIAG_ERROR, NULL, 0, 0,
			"the library cannot be found: where the home folder is cannot be told (%s)",
			strerror(errno));
	return path ? path : *usual;
}

static enum status open_database(struct session *session, const char *given, bool create,
				 struct diag *diag)
{
	enum status status = STATUS_FAILED;
	char *usual;
	const char *path = find_path(given, &usual, diag);

	if (path)
		status = create ? database_open(path, &session->database, diag)
				: database_open_existing(path, &session->database, diag);
	if (session->database)
		session->watch_fd = file_watch_open(path);
	free(usual);
	return status;
}

static enum status open_and_remember(struct session *session, const char *path, bool create)
{
	enum status status;
	struct diag diag;

	diag_init(&diag, 1);
	status = open_database(session, path, create, &diag);
	session->can_save = status == STATUS_OK;
	session->is_library_unread = status == STATUS_FAILED;
	if (diag.count > 0) {
		const struct diag_message *why = &diag.messages[0];

		diag_add(&session->diag, why->level, why->file, 0, 0, "%s", why->text);
		remember_why(session, why);
	}
	diag_free(&diag);
	return status;
}

enum status session_open_database(struct session *session, const char *path)
{
	return open_and_remember(session, path, true);
}

enum status session_open_existing_database(struct session *session, const char *path)
{
	return open_and_remember(session, path, false);
}

static void remember_rewritten(struct session *session, uint32_t paper)
{
	session->rewritten = alloc_grow(session->rewritten, &session->rewritten_capacity,
					session->rewritten_count + 1, sizeof(*session->rewritten));
	session->rewritten[session->rewritten_count++] = paper;
}

/* Papers that were two are one from now on, as the record at that line shows; nothing is found
 * under the other number. */
static void follow_joins(struct session *session, size_t first, size_t line)
{
	for (size_t i = first; i < session->library.join_count; i++) {
		const struct library_join *join = &session->library.joins[i];

		session_join_marks(session, join);
		mark_clashes_join(&session->clashes, join, line);
		term_index_paper_changed(session->terms, join->from);
	}
}

uint32_t session_add(struct session *session, const struct paper_draft *draft,
		     const struct source_list *source)
{
	size_t joins = session->library.join_count, gained = session->library.gained_id_count;
	uint32_t paper;
	enum library_change change = library_add(&session->library, draft, source, &paper);

	follow_joins(session, joins, draft->line);
	if (change != LIBRARY_MERGED && !session->is_unsearched)
		haystack_update(&session->haystack, &session->library, paper);
	if (change == LIBRARY_REWRITTEN) {
		remember_rewritten(session, paper);
		term_index_paper_changed(session->terms, paper);
	}
	/* What the database tells has no line. */
	if (draft->has_marks && draft->line > 0)
		mark_clashes_add(&session->clashes, paper, &draft->marks, draft->line);
	if (session->kept.count > 0 || draft->has_marks)
		session_merge_marks(session, paper, draft->has_marks ? &draft->marks : NULL,
				    session->library.gained_id_count > gained);
	return paper;
}
