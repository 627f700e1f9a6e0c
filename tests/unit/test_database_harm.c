/* Harm done to the library on disk: kills, full disks, two writers, damaged and hostile files. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/file.h"
#include "support.h"
#include "unit/database_fixture.h"

#define KILLS         200
#define DAMAGED_FILES 400

/* Stars papers for ever, from `first` on, and writes each number to fd once it is saved. */
static void star_and_tell(struct fixture *fixture, unsigned first, int fd)
{
	struct database *database = fixture_open(fixture);

	for (unsigned i = first; database; i++) {
		if (fixture_star(database, i, &fixture->diag) != STATUS_OK)
			break;
		if (write(fd, &i, sizeof(i)) != sizeof(i))
			break;
	}
	_exit(1);
}

/*
 * Lets a child tell of this many stars, kills it a random moment later (while it opens the library,
 * if it was to tell of none), and returns the number after the last that it told of.
 */
static unsigned kill_while_starring(struct fixture *fixture, unsigned first, size_t stars,
				    uint64_t *random)
{
	unsigned number, next = first;
	int ends[2];
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		star_and_tell(fixture, first, ends[1]);
	}
	close(ends[1]);
	for (size_t i = 0; i < stars && read(ends[0], &number, sizeof(number)) > 0; i++)
		next = number + 1;
	support_pause_below(random, 5);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	while (read(ends[0], &number, sizeof(number)) == sizeof(number))
		next = number + 1;
	close(ends[0]);
	return next;
}

static void test_kills(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;
	uint64_t random = 3;
	unsigned next = 1;

	database_close(fixture_open(fixture));
	for (int i = 0; i < KILLS; i++) {
		next = kill_while_starring(fixture, next, (size_t)i % 4, &random);
		if (i % 20 != 19)
			continue;
		database = fixture_open(fixture);
		assert_non_null(database);
		assert_int_equal(fixture_load(fixture, database), STATUS_OK);
		for (unsigned j = 1; j < next; j++)
			assert_true(fixture_is_starred(fixture, j));
		database_close(database);
	}
	print_message("%d kills, %u stars acknowledged, none lost\n", KILLS, next - 1);
	assert_true(next > KILLS);
}

/* A busy machine may keep a program from its turn for longer than the program waits for others. */
static struct database *open_with_patience(struct fixture *fixture)
{
	struct database *database;
	int64_t deadline = support_deadline();

	do
		database = fixture_open(fixture);
	while (!database && support_now() < deadline);
	return database;
}

static bool star_with_patience(struct fixture *fixture, struct database *database, unsigned number)
{
	int64_t deadline = support_deadline();

	while (fixture_star(database, number, &fixture->diag) != STATUS_OK)
		if (support_now() > deadline)
			return false;
	return true;
}

static void test_two_writers(void **state)
{
	enum { EACH = 60, WRITERS = 3 };
	struct fixture *fixture = *state;
	struct database *database;
	int result;

	/* None of them finds the file made. */
	for (unsigned writer = 0; writer < WRITERS; writer++) {
		if (fork() != 0)
			continue;
		database = open_with_patience(fixture);
		for (unsigned i = 1; database && i <= EACH; i++)
			if (!star_with_patience(fixture, database, writer * EACH + i))
				_exit(1);
		database_close(database);
		_exit(database ? 0 : 1);
	}
	for (unsigned writer = 0; writer < WRITERS; writer++) {
		assert_true(wait(&result) > 0);
		assert_true(WIFEXITED(result));
		assert_int_equal(WEXITSTATUS(result), 0);
	}
	database = fixture_open(fixture);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	for (unsigned i = 1; i <= WRITERS * EACH; i++)
		assert_true(fixture_is_starred(fixture, i));
	database_close(database);
}

/* Stars until the file may not grow any more; the exit status is how many were saved. */
static void star_until_full(struct fixture *fixture)
{
	const struct rlimit limit = { 150000, 150000 };
	struct database *database = fixture_open(fixture);
	unsigned saved = 0;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	while (database && saved < 2000) {
		char title[64];
		static char abstract[20000];
		struct paper paper = fixture_paper(title, saved + 1);

		memset(abstract, 'a', sizeof(abstract));
		paper.abstract = (struct str){ abstract, sizeof(abstract) };
		if (fixture_save(database, paper, (struct marks){ .starred_at = saved + 1 }, false,
				 &fixture->diag) != STATUS_OK)
			break;
		saved++;
	}
	_exit(diag_last_error(&fixture->diag) ? (int)saved : 255);
}

static void test_full_disk(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;
	int result;
	pid_t child;

	database_close(fixture_open(fixture));
	child = fork();
	if (child == 0)
		star_until_full(fixture);
	waitpid(child, &result, 0);
	assert_true(WIFEXITED(result));
	assert_in_range(WEXITSTATUS(result), 1, 100);
	database = fixture_open(fixture);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->library.count, WEXITSTATUS(result));
	assert_int_equal(fixture->marks.starred_count, WEXITSTATUS(result));
	assert_int_equal(fixture_star(database, 500, &fixture->diag), STATUS_OK);
	database_close(database);
}

static struct strbuf read_file(const char *path)
{
	struct strbuf bytes;
	struct diag diag;

	strbuf_init(&bytes);
	diag_init(&diag, 1);
	assert_int_equal(file_read(path, (size_t)1 << 24, &bytes, &diag), STATUS_OK);
	diag_free(&diag);
	return bytes;
}

static void write_file(const char *path, struct str bytes)
{
	FILE *stream = fopen(path, "w");

	assert_non_null(stream);
	assert_int_equal(fwrite(bytes.p, 1, bytes.len, stream), bytes.len);
	assert_int_equal(fclose(stream), 0);
}

/* Does all that can be done with a file that may hold anything. */
static bool use(struct fixture *fixture)
{
	struct database *database = fixture_open(fixture);
	bool is_opened = database, has_changed;
	size_t count;

	diag_clear(&fixture->diag);
	if (!database)
		return false;
	(void)fixture_load(fixture, database);
	(void)database_has_changed(database, &has_changed, &fixture->diag);
	(void)database_count_added(database, &count, &fixture->diag);
	(void)fixture_star(database, 3, &fixture->diag);
	(void)fixture_star(database, 1000, &fixture->diag);
	database_close(database);
	return is_opened;
}

static void make_sample(struct fixture *fixture)
{
	struct database *database = fixture_open(fixture);
	char title[64];

	for (unsigned i = 1; i <= 40; i++) {
		struct paper paper = fixture_paper(title, i);
		struct marks marks = { .starred_at = i, .tags = STR_INIT("tea; lids; pots") };

		paper.arxiv_id = i % 3 ? STR("") : STR("2409.11340");
		assert_int_equal(fixture_save(database, paper, marks, i % 2, &fixture->diag),
				 STATUS_OK);
	}
	database_close(database);
}

/* Damage in the middle of the file, in its first page, or at its end. */
static void damage(struct strbuf *bytes, uint64_t *random)
{
	size_t changes = 1 + support_below(random, 20);
	size_t within = support_below(random, 3) ? bytes->len : 4096;

	for (size_t i = 0; i < changes; i++)
		bytes->data[support_below(random, within)] = (char)support_random(random);
	if (support_below(random, 8) == 0)
		strbuf_truncate(bytes, support_below(random, bytes->len));
}

static void test_damaged_files(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf sample;
	uint64_t random = 11;
	int opened = 0;

	make_sample(fixture);
	sample = read_file(fixture->path);
	for (int i = 0; i < DAMAGED_FILES; i++) {
		struct strbuf bytes;
		char journal[300];

		strbuf_init(&bytes);
		strbuf_add(&bytes, strbuf_str(&sample));
		damage(&bytes, &random);
		write_file(fixture->path, strbuf_str(&bytes));
		snprintf(journal, sizeof(journal), "%s-journal", fixture->path);
		unlink(journal);
		opened += use(fixture);
		strbuf_free(&bytes);
	}
	print_message("%d of %d damaged files could be opened\n", opened, DAMAGED_FILES);
	strbuf_free(&sample);
}

/* What an ill-disposed person may have done to a library. */
static const char *const hostile_sql[] = {
	"UPDATE papers SET title = NULL, abstract = NULL",
	"UPDATE papers SET title = x'ff00fe', abstract = zeroblob(100000)",
	"UPDATE papers SET upvotes = 'many', comments = 1e300, authors = -5",
	"UPDATE papers SET upvotes = 9223372036854775807, date = '2023-99-99'",
	"UPDATE papers SET date = x'00', year_inferred = 'x'",
	"UPDATE papers SET id = -9223372036854775808 WHERE id = (SELECT min(id) FROM papers)",
	"PRAGMA foreign_keys = OFF; UPDATE papers SET id = 9223372036854775807 WHERE id = 1",
	"UPDATE marks SET starred_at = 'yes', seen_at = -1, note = x'c3', priority = 77",
	"UPDATE marks SET starred_at = 9223372036854775807, status = 'unheard of'",
	"UPDATE marks SET starred_at = 1e19, status = -3",
	"UPDATE tags SET tag = x'00ff' || tag",
	"INSERT INTO tags WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
	"i < 20000) SELECT 1, 'tag ' || i FROM n",
	"UPDATE identifiers SET paper = 1",
	"UPDATE papers SET title = CAST(zeroblob(3000000) AS TEXT)",
	"CREATE TRIGGER t AFTER INSERT ON marks BEGIN DELETE FROM papers; END",
	"CREATE TRIGGER t AFTER UPDATE ON papers BEGIN DELETE FROM papers; END",
	"PRAGMA foreign_keys = OFF; ALTER TABLE papers RENAME TO p2; "
	"CREATE VIEW papers AS SELECT * FROM p2",
	"DROP TABLE tags; CREATE TABLE tags (paper, tag AS (randomblob(1000)))",
	"DROP TABLE tags",
	"PRAGMA user_version = 0",
	"PRAGMA user_version = -5",
	"PRAGMA application_id = 1",
};

static void test_hostile_files(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf sample;

	make_sample(fixture);
	sample = read_file(fixture->path);
	for (size_t i = 0; i < sizeof(hostile_sql) / sizeof(*hostile_sql); i++) {
		sqlite3 *sqlite;

		write_file(fixture->path, strbuf_str(&sample));
		assert_int_equal(sqlite3_open(fixture->path, &sqlite), SQLITE_OK);
		sqlite3_exec(sqlite, hostile_sql[i], NULL, NULL, NULL);
		sqlite3_close(sqlite);
		use(fixture);
		for (size_t j = 0; j < fixture->marks.count; j++) {
			assert_true(fixture->marks.marks[j].priority <= 5);
			assert_true(fixture->marks.marks[j].status <= READING_DONE);
			assert_true(fixture->marks.marks[j].starred_at >= 0);
		}
	}
	strbuf_free(&sample);
}

/* A star, a status or a priority that is none is no paper without one: such a library is refused.
 */
static void test_marks_of_no_kind(void **state)
{
	static const char *const changes[] = {
		"UPDATE marks SET starred_at = 'yes'",
		"UPDATE marks SET starred_at = 9223372036854775807",
		"UPDATE marks SET seen_at = -1",
		"UPDATE marks SET status = 3",
		"UPDATE marks SET status = 'done'",
		"UPDATE marks SET priority = 77",
	};
	struct fixture *fixture = *state;
	struct strbuf sample;

	make_sample(fixture);
	sample = read_file(fixture->path);
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		struct database *database;
		struct diag diag;
		sqlite3 *sqlite;

		write_file(fixture->path, strbuf_str(&sample));
		diag_init(&diag, 10);
		assert_int_equal(sqlite3_open(fixture->path, &sqlite), SQLITE_OK);
		assert_int_equal(sqlite3_exec(sqlite, changes[i], NULL, NULL, NULL), SQLITE_OK);
		assert_true(sqlite3_changes(sqlite) > 0);
		sqlite3_close(sqlite);
		assert_int_equal(database_open(fixture->path, &database, &diag), STATUS_FAILED);
		assert_null(database);
		assert_non_null(strstr(diag.messages[0].text, "is damaged: some of its marks"));
		diag_free(&diag);
	}
	strbuf_free(&sample);
}

/* A list of sources so long that going down it call by call would end the program. */
static void test_very_many_sources(void **state)
{
	enum { COUNT = 300000 };
	struct fixture *fixture = *state;
	struct source_list *sources = calloc(COUNT, sizeof(*sources));
	char(*names)[16] = calloc(COUNT, sizeof(*names));
	struct database *database = fixture_open(fixture);
	char title[64];
	struct paper paper = fixture_paper(title, 1);

	for (unsigned i = 0; i < COUNT; i++) {
		snprintf(names[i], sizeof(names[i]), "%u", i);
		sources[i] = (struct source_list){ str_from(names[i]),
						   i + 1 < COUNT ? &sources[i + 1] : NULL };
	}
	paper.sources = sources;
	assert_int_equal(fixture_save(database, paper, (struct marks){ .starred_at = 1 }, false,
				      &fixture->diag),
			 STATUS_OK);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_true(fixture_is_starred(fixture, 1));
	assert_true(str_equal(fixture->library.papers[0].sources->name, STR("0")));
	database_close(database);
	free(sources);
	free(names);
}

/* No trigger of another program's runs: it would have emptied the library. */
static void test_triggers_do_not_run(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;
	sqlite3 *sqlite;
	sqlite3_stmt *statement;

	make_sample(fixture);
	assert_int_equal(sqlite3_open(fixture->path, &sqlite), SQLITE_OK);
	sqlite3_exec(sqlite,
		     "CREATE TRIGGER t AFTER INSERT ON marks BEGIN UPDATE papers SET title = "
		     "'gone'; END",
		     NULL, NULL, NULL);
	database = fixture_open(fixture);
	if (database)
		fixture_star(database, 100, &fixture->diag);
	database_close(database);
	sqlite3_prepare_v2(sqlite, "SELECT count(*) FROM papers WHERE title = 'gone'", -1,
			   &statement, NULL);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_int_equal(sqlite3_column_int(statement, 0), 0);
	sqlite3_finalize(statement);
	sqlite3_close(sqlite);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_kills),
		TEST(test_two_writers),
		TEST(test_full_disk),
		TEST(test_damaged_files),
		TEST(test_hostile_files),
		TEST(test_marks_of_no_kind),
		TEST(test_very_many_sources),
		TEST(test_triggers_do_not_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
