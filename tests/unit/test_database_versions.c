/*
 * Libraries of earlier versions, as the programs of their time made them (tests/fixtures), and one
 * of a later version: each earlier one opens, loses nothing, and can be undone as before; it is as
 * it was when bringing it up to date fails or is interrupted; the later one is not touched.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/file.h"
#include "support.h"
#include "unit/database_fixture.h"

#define VERSIONS 4
#define NOBODY   65534

/* Runs SQL on the file as any program would, with sqlite3 alone. */
static void run_sql(const char *path, const char *sql)
{
	sqlite3 *sqlite;

	assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
	if (sqlite3_exec(sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", path, sqlite3_errmsg(sqlite));
	assert_int_equal(sqlite3_close(sqlite), SQLITE_OK);
}

static void make_folder(struct fixture *fixture)
{
	char home[128];

	snprintf(home, sizeof(home), "%s/home", fixture->folder);
	assert_true(mkdir(home, 0700) == 0 || errno == EEXIST);
}

/* Makes the library of that version. */
static void make_library(struct fixture *fixture, int version)
{
	const char *srcdir = getenv("srcdir");
	char path[4096];
	struct diag diag;
	struct strbuf sql;

	diag_init(&diag, 1);
	strbuf_init(&sql);
	snprintf(path, sizeof(path), "%s/tests/fixtures/library-%d.sql", srcdir ? srcdir : ".",
		 version);
	assert_int_equal(file_read(path, SIZE_MAX, &sql, &diag), STATUS_OK);
	make_folder(fixture);
	unlink(fixture->path);
	run_sql(fixture->path, sql.data);
	strbuf_free(&sql);
	diag_free(&diag);
}

static int64_t number_in(const char *path, const char *sql)
{
	sqlite3 *sqlite;
	sqlite3_stmt *statement;
	int64_t number;

	assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(sqlite);
	return number;
}

/* All that a library of the first version holds, and of later ones their steps, as text. Of
 * identifiers only those that are no titles: what is kept of a title changes with the version. */
static void dump(const char *path, int version, struct strbuf *out)
{
	static const char *const queries[] = {
		"SELECT id, added, title, abstract, summary, keywords, author_names, arxiv_id, "
		"doi, url, sources, date, year_inferred, authors, upvotes, comments, "
		"title_guessed FROM papers ORDER BY id",
		"SELECT kind, value, paper FROM identifiers WHERE kind <> 'title' ORDER BY kind, "
		"value, paper",
		"SELECT paper, starred_at, seen_at, status, priority, note FROM marks ORDER BY "
		"paper",
		"SELECT paper, tag FROM tags ORDER BY paper, tag",
		"SELECT id, is_undone FROM steps ORDER BY id",
		"SELECT step, paper, starred_before, status_before, priority_before, "
		"tags_before, note_before, starred_after, status_after, priority_after, "
		"tags_after, note_after FROM changes ORDER BY step, paper",
	};
	sqlite3 *sqlite;

	strbuf_clear(out);
	assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
	for (int i = 0; i < (version < 2 ? 4 : 6); i++) {
		sqlite3_stmt *statement;

		assert_int_equal(sqlite3_prepare_v2(sqlite, queries[i], -1, &statement, NULL),
				 SQLITE_OK);
		while (sqlite3_step(statement) == SQLITE_ROW)
			for (int k = 0; k < sqlite3_column_count(statement); k++)
				strbuf_addf(out, "%d:%s|", sqlite3_column_type(statement, k),
					    (const char *)sqlite3_column_text(statement, k));
		strbuf_add_byte(out, '\n');
		sqlite3_finalize(statement);
	}
	sqlite3_close(sqlite);
}

static void assert_dump(const char *path, int version, const struct strbuf *expected)
{
	struct strbuf now;

	strbuf_init(&now);
	dump(path, version, &now);
	assert_string_equal(now.data, expected->data);
	strbuf_free(&now);
}

static const struct paper *paper_of(const struct fixture *fixture, const char *title,
				    const struct marks **marks)
{
	for (uint32_t i = 0; i < fixture->library.count; i++) {
		if (!str_equal(fixture->library.papers[i].title, str_from(title)))
			continue;
		*marks = marks_get(&fixture->marks, i);
		return &fixture->library.papers[i];
	}
	fail_msg("%s is lost", title);
	return NULL;
}

static void assert_text(struct str text, const char *expected)
{
	if (!str_equal(text, str_from(expected)))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(text), expected);
}

static const size_t paper_counts[VERSIONS] = { 4, 5, 8, 9 };
static const size_t added_counts[VERSIONS] = { 3, 3, 6, 7 };

/* What all fixtures hold; the marks of the second one were changed since, and the third and the
 * fourth are the second with more. */
static void assert_loaded(const struct fixture *fixture, int version)
{
	const struct marks *marks;
	const struct paper *paper = paper_of(fixture, "How Long a Teapot Stays Warm", &marks);

	assert_int_equal(fixture->library.count, paper_counts[version - 1]);
	assert_text(paper->abstract,
		    "We measure teapots with and without a lid; the lid wins, \"by far\".");
	assert_text(paper->summary, "A lid helps.");
	assert_text(paper->keywords, "tea; heat");
	assert_text(paper->author_names, "Ada Pot; Bob Lid");
	assert_text(paper->arxiv_id, "2310.01234");
	assert_text(paper->url, "https://example.org/teapot");
	assert_text(paper->sources->name, "second.txt");
	assert_text(paper->sources->rest->name, "first.txt");
	assert_true(date_equal(paper->date, (struct date){ 2023, 10, 6, DATE_DAY, false }));
	assert_int_equal(paper->authors, 2);
	assert_int_equal(paper->upvotes, 12);
	assert_int_equal(paper->comments, 0);
	assert_int_equal(marks->starred_at, 1704164645);
	assert_int_equal(marks->priority, 2);
	assert_int_equal(marks->status, version == 1 ? READING_STARTED : READING_DONE);
	assert_text(marks->tags, version == 1 ? "lids; tea" : "heat; tea");
	assert_text(marks->note, version == 1 ? "Ask Bob about the lid." : "Bob answered.");
	for (enum paper_field field = FIELD_VENUE; field < FIELD_COUNT; field++)
		assert_false(paper_has(paper, field));
	paper = paper_of(fixture, "Caf\u00e9 Chairs, Counted", &marks);
	assert_text(paper->doi, "10.1000/chairs.7");
	assert_int_equal(paper->authors, COUNT_UNKNOWN);
	assert_int_equal(marks->starred_at, version == 1 ? 0 : 1795805372);
	paper_of(fixture, "A Bridge of Paper", &marks);
	assert_int_equal(marks->status, READING_DONE);
	assert_text(marks->note, "Two lines\nof a note.");
	assert_text(marks->tags, "bridges");
	paper_of(fixture, "Lamps That Follow the Reader", &marks);
	assert_int_equal(marks->starred_at, version == 1 ? 1795805402 : 0);
	assert_int_equal(marks->seen_at, version == 1 ? 0 : 1795805375);
}

static struct database *open_library(struct fixture *fixture)
{
	struct database *database = fixture_open(fixture);

	if (!database)
		fail_msg("%s", diag_last_error(&fixture->diag)->text);
	return database;
}

static void test_nothing_is_lost(void **state)
{
	struct fixture *fixture = *state;

	for (int version = 1; version <= VERSIONS; version++) {
		struct database *database;
		struct strbuf before;

		strbuf_init(&before);
		make_library(fixture, version);
		assert_int_equal(number_in(fixture->path, "PRAGMA user_version"), version);
		dump(fixture->path, version, &before);
		database = open_library(fixture);
		assert_int_equal(fixture_load(fixture, database), STATUS_OK);
		assert_loaded(fixture, version);
		assert_int_equal(fixture_added_count(database), added_counts[version - 1]);
		database_close(database);
		assert_true(number_in(fixture->path, "PRAGMA user_version") > VERSIONS);
		assert_dump(fixture->path, version, &before);
		/* And it opens again, as one of today. */
		database = open_library(fixture);
		assert_int_equal(fixture_load(fixture, database), STATUS_OK);
		assert_loaded(fixture, version);
		database_close(database);
		assert_int_equal(fixture->diag.count, 0);
		strbuf_free(&before);
	}
}

static void assert_undone(struct fixture *fixture, struct database *database, bool redo,
			  bool is_empty)
{
	struct history_report report;

	history_report_init(&report);
	assert_int_equal(
		database_undo(database, redo, fixture_receive, fixture, &report, &fixture->diag),
		STATUS_OK);
	assert_int_equal(report.is_empty, is_empty);
	assert_int_equal(report.skipped, 0);
	history_report_free(&report);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
}

/* The five steps of the second fixture, and the one that was taken back. */
static void test_undo_goes_on(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;
	const struct marks *marks;

	make_library(fixture, 2);
	database = open_library(fixture);
	assert_undone(fixture, database, true, false);
	paper_of(fixture, "Lamps That Follow the Reader", &marks);
	assert_int_equal(marks->starred_at, 1795805372);
	assert_undone(fixture, database, true, true);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "Lamps That Follow the Reader", &marks);
	assert_int_equal(marks->starred_at, 0);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_int_equal(marks->status, READING_STARTED);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_text(marks->note, "Ask Bob about the lid.");
	assert_undone(fixture, database, false, false);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_text(marks->tags, "lids; tea");
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "Caf\u00e9 Chairs, Counted", &marks);
	assert_int_equal(marks->starred_at, 0);
	assert_undone(fixture, database, false, true);
	database_close(database);
}

/* The steps of the third fixture: those of the second, but for the one that was taken back, and
 * four more, the last of which was taken back. */
static void test_undo_goes_on_in_the_third(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;
	const struct marks *marks;

	make_library(fixture, 3);
	database = open_library(fixture);
	assert_undone(fixture, database, true, false);
	paper_of(fixture, "Release 3.1 of the Kettle", &marks);
	assert_int_equal(marks->status, READING_STARTED);
	assert_undone(fixture, database, true, true);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "Release 3.1 of the Kettle", &marks);
	assert_int_equal(marks->status, READING_UNREAD);
	assert_undone(fixture, database, false, false);
	assert_undone(fixture, database, false, false);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "Kites in C", &marks);
	assert_text(marks->note, "");
	assert_text(marks->tags, "");
	assert_int_equal(marks->starred_at, 0);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_int_equal(marks->status, READING_STARTED);
	database_close(database);
}

static void save_titled(struct database *database, struct fixture *fixture, const char *title)
{
	struct paper paper;

	paper_init(&paper);
	paper.title = str_from(title);
	assert_int_equal(fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag),
			 STATUS_OK);
}

/* What distinguishes titles is more than it was: those of an earlier version are found by it, what
 * was merged stays so, and what would not be merged today is not. */
static void test_titles_are_found_as_today(void **state)
{
	static const char *const titles[] = { "kites in C.", "On \u03B1-teapots & lids",
					      "Release 3.1, of the kettle",
					      "How long a teapot stays warm" };
	struct fixture *fixture = *state;
	struct database *database;
	const struct marks *marks;

	make_library(fixture, 3);
	database = open_library(fixture);
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
		save_titled(database, fixture, titles[i]);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->library.count, 8);
	save_titled(database, fixture, "Kites in C++");
	save_titled(database, fixture, "Release 31 of the Kettle");
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->library.count, 10);
	paper_of(fixture, "Kites in C", &marks);
	assert_text(marks->note, "Which one?");
	assert_text(marks->tags, "wind");
	database_close(database);
}

/* The first version had no steps: what is done from now on can be undone. */
static void test_undo_begins(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;
	const struct marks *marks;

	make_library(fixture, 1);
	database = open_library(fixture);
	assert_undone(fixture, database, false, true);
	assert_int_equal(fixture_star(database, 2, &fixture->diag), STATUS_OK);
	assert_undone(fixture, database, false, false);
	assert_false(fixture_is_starred(fixture, 2));
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_int_equal(marks->starred_at, 1704164645);
	database_close(database);
}

/* A paper of an earlier version learns what its version had no place for. */
static void test_newer_fields_come_in(void **state)
{
	struct fixture *fixture = *state;
	const struct paper *kept;
	const struct marks *marks;
	struct database *database;
	struct strbuf rare;
	struct paper paper;

	make_library(fixture, 2);
	strbuf_init(&rare);
	paper_init(&paper);
	paper.title = STR("How long a teapot stays warm");
	paper.citations = 31;
	paper_set_text(&paper, FIELD_VENUE, STR("Conference on Lids"), &rare);
	paper_set_text(&paper, FIELD_CATEGORIES, STR("tea.HT"), &rare);
	database = open_library(fixture);
	assert_int_equal(fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag),
			 STATUS_OK);
	database_close(database);
	strbuf_free(&rare);
	database = open_library(fixture);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	kept = paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_text(paper_get_text(kept, FIELD_VENUE), "Conference on Lids");
	assert_text(paper_get_text(kept, FIELD_CATEGORIES), "tea.HT");
	assert_int_equal(kept->citations, 31);
	/* It was added before it was written down when. */
	assert_int_equal(kept->added, 0);
	assert_text(marks->note, "Bob answered.");
	database_close(database);
}

static void test_newer_version_is_left_alone(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf before, after;
	struct database *database;
	char sql[64], home[128];
	struct dirent *entry;
	size_t files = 0;
	DIR *folder;

	strbuf_init(&before);
	strbuf_init(&after);
	make_library(fixture, 2);
	database_close(open_library(fixture));
	snprintf(sql, sizeof(sql), "PRAGMA user_version = %d; ALTER TABLE marks DROP COLUMN note",
		 (int)number_in(fixture->path, "PRAGMA user_version") + 1);
	run_sql(fixture->path, sql);
	assert_int_equal(file_read(fixture->path, SIZE_MAX, &before, &fixture->diag), STATUS_OK);
	assert_int_equal(database_open(fixture->path, &database, &fixture->diag), STATUS_FAILED);
	assert_null(database);
	assert_int_equal(fixture->diag.count, 1);
	assert_non_null(strstr(fixture->diag.messages[0].text, "was written by a newer shortlist"));
	assert_int_equal(file_read(fixture->path, SIZE_MAX, &after, &fixture->diag), STATUS_OK);
	assert_int_equal(after.len, before.len);
	assert_memory_equal(after.data, before.data, before.len);
	snprintf(home, sizeof(home), "%s/home", fixture->folder);
	folder = opendir(home);
	while ((entry = readdir(folder)))
		files += entry->d_name[0] != '.';
	closedir(folder);
	assert_int_equal(files, 1);
	strbuf_free(&before);
	strbuf_free(&after);
}

/* Tables of our name and an earlier number that are none of ours. */
static void test_damaged_tables(void **state)
{
	static const char *const harms[] = {
		"DROP TABLE papers",
		"DROP TABLE tags",
		"ALTER TABLE marks DROP COLUMN note",
		"ALTER TABLE papers ADD COLUMN venue TEXT",
		"CREATE TRIGGER t AFTER INSERT ON tags BEGIN DELETE FROM papers; END",
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(harms) / sizeof(*harms); i++) {
		struct strbuf before, after;
		struct database *database;

		strbuf_init(&before);
		strbuf_init(&after);
		make_library(fixture, 1 + (int)i % 2);
		run_sql(fixture->path, harms[i]);
		assert_int_equal(file_read(fixture->path, SIZE_MAX, &before, &fixture->diag),
				 STATUS_OK);
		diag_clear(&fixture->diag);
		database = fixture_open(fixture);
		if (database || fixture->diag.count != 1 ||
		    !strstr(fixture->diag.messages[0].text, "is damaged"))
			fail_msg("%s", harms[i]);
		assert_int_equal(file_read(fixture->path, SIZE_MAX, &after, &fixture->diag),
				 STATUS_OK);
		assert_true(str_equal(strbuf_str(&after), strbuf_str(&before)));
		strbuf_free(&before);
		strbuf_free(&after);
	}
}

/* Of the calls that write, sync or cut the file or its journal, the one that does not come back. */
static struct {
	int countdown; /* 1: the next one; 0: none any more */
	bool kills;
} fault;

static bool fails(void)
{
	if (fault.countdown == 0 || --fault.countdown > 0)
		return false;
	if (fault.kills)
		_exit(9);
	errno = EIO;
	return true;
}

static ssize_t fault_write(int fd, const void *from, size_t size)
{
	return fails() ? -1 : write(fd, from, size);
}

static ssize_t fault_pwrite(int fd, const void *from, size_t size, off_t at)
{
	return fails() ? -1 : pwrite(fd, from, size, at);
}

static int fault_ftruncate(int fd, off_t size)
{
	return fails() ? -1 : ftruncate(fd, size);
}

static int fault_unlink(const char *path)
{
	return fails() ? -1 : unlink(path);
}

static void install_faults(bool is_on)
{
	static const struct {
		const char *name;
		sqlite3_syscall_ptr call;
	} calls[] = {
		{ "write", (sqlite3_syscall_ptr)fault_write },
		{ "pwrite", (sqlite3_syscall_ptr)fault_pwrite },
		{ "pwrite64", (sqlite3_syscall_ptr)fault_pwrite },
		{ "ftruncate", (sqlite3_syscall_ptr)fault_ftruncate },
		{ "unlink", (sqlite3_syscall_ptr)fault_unlink },
	};
	sqlite3_vfs *system = sqlite3_vfs_find(NULL);

	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		system->xSetSystemCall(system, calls[i].name, is_on ? calls[i].call : NULL);
}

/* The library is of the old version, or of today's, with all that it had, and opens. */
static void assert_whole(struct fixture *fixture, int version, const struct strbuf *before)
{
	struct database *database;

	diag_clear(&fixture->diag);
	assert_dump(fixture->path, version, before);
	if (number_in(fixture->path, "PRAGMA user_version") == version)
		assert_int_equal(number_in(fixture->path, "SELECT count(*) FROM pragma_table_info("
							  "'marks') WHERE name = 'removed_at'"),
				 0);
	database = open_library(fixture);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_loaded(fixture, version);
	database_close(database);
	assert_dump(fixture->path, version, before);
}

/* The n-th of those calls fails while the library is brought up to date; whether there was one. */
static bool try_failing(struct fixture *fixture, int version, int n, const struct strbuf *before)
{
	struct database *database;
	bool has_failed;

	make_library(fixture, version);
	diag_clear(&fixture->diag);
	install_faults(true);
	fault.countdown = n;
	fault.kills = false;
	database = fixture_open(fixture);
	has_failed = fault.countdown == 0;
	fault.countdown = 0;
	install_faults(false);
	assert_true(database || fixture->diag.count == 1);
	database_close(database);
	assert_whole(fixture, version, before);
	return has_failed;
}

/* The same, and the program is no more. */
static bool try_killing(struct fixture *fixture, int version, int n, const struct strbuf *before)
{
	pid_t child;
	int result;

	make_library(fixture, version);
	child = fork();
	if (child == 0) {
		install_faults(true);
		fault.countdown = n;
		fault.kills = true;
		_exit(fixture_open(fixture) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &result, 0), child);
	assert_true(WIFEXITED(result) && (WEXITSTATUS(result) == 9 || WEXITSTATUS(result) == 0));
	assert_whole(fixture, version, before);
	return WEXITSTATUS(result) == 9;
}

static void test_interrupted(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf before;

	strbuf_init(&before);
	for (int version = 1; version <= VERSIONS; version++) {
		int failures = 1, kills = 1;

		make_library(fixture, version);
		dump(fixture->path, version, &before);
		while (try_failing(fixture, version, failures, &before))
			failures++;
		while (try_killing(fixture, version, kills, &before))
			kills++;
		print_message("version %d: %d failures and %d kills\n", version, failures - 1,
			      kills - 1);
		assert_true(failures > 5 && kills > 5);
	}
	strbuf_free(&before);
}

/* Several programs find the old library at once; all of them get it. */
static void test_several_at_once(void **state)
{
	enum { ROUNDS = 10, PROGRAMS = 6 };
	struct fixture *fixture = *state;
	struct strbuf before;

	strbuf_init(&before);
	for (int round = 0; round < ROUNDS; round++) {
		int version = 1 + round % VERSIONS, ends[2];

		make_library(fixture, version);
		dump(fixture->path, version, &before);
		assert_int_equal(pipe(ends), 0);
		for (int i = 0; i < PROGRAMS; i++) {
			struct database *database;
			char byte;

			if (fork() != 0)
				continue;
			close(ends[1]);
			while (read(ends[0], &byte, 1) > 0) /* until all are there */
				;
			do
				database = fixture_open(fixture);
			while (!database &&
			       strstr(diag_last_error(&fixture->diag)->text, "try again"));
			_exit(database && fixture_load(fixture, database) == STATUS_OK ? 0 : 1);
		}
		close(ends[0]);
		close(ends[1]);
		for (int i = 0; i < PROGRAMS; i++) {
			int result;

			assert_true(wait(&result) > 0);
			assert_true(WIFEXITED(result) && WEXITSTATUS(result) == 0);
		}
		assert_whole(fixture, version, &before);
	}
	strbuf_free(&before);
}

static void let_write(struct fixture *fixture, bool may)
{
	char home[128];

	snprintf(home, sizeof(home), "%s/home", fixture->folder);
	assert_int_equal(chmod(fixture->folder, 0755), 0);
	assert_int_equal(chmod(fixture->path, may ? 0644 : 0444), 0);
	assert_int_equal(chmod(home, may ? 0755 : 0555), 0);
}

/* One that may not be written is read all the same, and stays as it is. */
static void test_read_only(void **state)
{
	struct fixture *fixture = *state;
	bool is_root = geteuid() == 0;

	for (int version = 1; version <= VERSIONS; version++) {
		struct strbuf before, after;
		struct database *database;

		strbuf_init(&before);
		strbuf_init(&after);
		make_library(fixture, version);
		assert_int_equal(file_read(fixture->path, SIZE_MAX, &before, &fixture->diag),
				 STATUS_OK);
		let_write(fixture, false);
		if (is_root)
			assert_int_equal(setresuid(NOBODY, NOBODY, 0), 0);
		diag_clear(&fixture->diag);
		assert_int_equal(database_open(fixture->path, &database, &fixture->diag),
				 STATUS_READ_ONLY);
		assert_int_equal(fixture->diag.count, 1);
		assert_int_equal(fixture_load(fixture, database), STATUS_OK);
		assert_loaded(fixture, version);
		assert_int_equal(fixture_added_count(database), added_counts[version - 1]);
		assert_false(fixture_has_changed(database));
		assert_int_equal(fixture_star(database, 8, &fixture->diag), STATUS_READ_ONLY);
		database_close(database);
		if (is_root)
			assert_int_equal(setresuid(0, 0, 0), 0);
		let_write(fixture, true);
		assert_int_equal(file_read(fixture->path, SIZE_MAX, &after, &fixture->diag),
				 STATUS_OK);
		assert_true(str_equal(strbuf_str(&after), strbuf_str(&before)));
		strbuf_free(&before);
		strbuf_free(&after);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_is_lost),
		TEST(test_undo_goes_on),
		TEST(test_undo_goes_on_in_the_third),
		TEST(test_titles_are_found_as_today),
		TEST(test_undo_begins),
		TEST(test_newer_fields_come_in),
		TEST(test_newer_version_is_left_alone),
		TEST(test_damaged_tables),
		TEST(test_interrupted),
		TEST(test_several_at_once),
		TEST(test_read_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
