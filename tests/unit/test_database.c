/* The library on disk: what is kept, how papers and marks merge, and what is said when it fails. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "support.h"
#include "unit/database_fixture.h"

static const struct paper *only_paper(struct fixture *fixture)
{
	assert_int_equal(fixture->library.count, 1);
	return &fixture->library.papers[0];
}

static void assert_text(struct str text, const char *expected)
{
	assert_true(str_equal(text, str_from(expected)));
}

/* The last error names the file, and says the words. */
static void assert_says(struct fixture *fixture, const char *words)
{
	const struct diag_message *message = diag_last_error(&fixture->diag);

	assert_non_null(message);
	assert_string_equal(message->file, fixture->path);
	if (!strstr(message->text, words))
		fail_msg("\"%s\" does not say \"%s\"", message->text, words);
}

static void run_sql(const char *path, const char *sql)
{
	sqlite3 *sqlite;

	assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
	if (sqlite3_exec(sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(sqlite));
	sqlite3_close(sqlite);
}

static void test_all_fields_come_back(void **state)
{
	struct fixture *fixture = *state;
	const struct source_list old = { STR_INIT("a.txt"), NULL };
	const struct source_list both = { STR_INIT("b.txt"), &old };
	const struct marks marks = { .starred_at = 1700000000,
				     .seen_at = 1600000000,
				     .status = READING_STARTED,
				     .priority = 2,
				     .tags = STR_INIT("lids; tea"),
				     .note = STR_INIT("two\nlines") };
	struct paper paper = { .title = STR_INIT("Über T\u00e9apots"),
			       .abstract = STR_INIT("Tea."),
			       .summary = STR_INIT("T."),
			       .keywords = STR_INIT("tea; lid"),
			       .author_names = STR_INIT("Ada Pot; Bob Lid"),
			       .arxiv_id = STR_INIT("2409.11340"),
			       .doi = STR_INIT("10.1000/182"),
			       .url = STR_INIT("https://example.org/1"),
			       .sources = &both,
			       .date = { 2023, 10, 6, DATE_DAY, true },
			       .authors = 2,
			       .upvotes = 0,
			       .comments = COUNT_UNKNOWN,
			       .citations = COUNT_UNKNOWN };
	struct database *database = fixture_open(fixture);
	const struct paper *kept;

	assert_int_equal(fixture_save(database, paper, marks, true, &fixture->diag), STATUS_OK);
	database_close(database);
	database = fixture_open(fixture);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	kept = only_paper(fixture);
	for (int i = 0; i < FIELD_COUNT; i++)
		if (field_is_text((enum paper_field)i))
			assert_true(str_equal(paper_get_text(kept, (enum paper_field)i),
					      paper_get_text(&paper, (enum paper_field)i)));
	assert_int_equal(kept->authors, 2);
	assert_int_equal(kept->upvotes, 0);
	assert_int_equal(kept->comments, COUNT_UNKNOWN);
	assert_true(date_equal(kept->date, paper.date) && kept->date.year_inferred);
	assert_text(kept->sources->name, "b.txt");
	assert_text(kept->sources->rest->name, "a.txt");
	assert_true(marks_equal(marks_get(&fixture->marks, 0), &marks));
	assert_int_equal(fixture_added_count(database), 1);
	database_close(database);
}

/* A paper of which nothing but a title and that field is known. */
static struct paper paper_with(enum paper_field field, char title[64], struct strbuf *rare)
{
	struct paper paper;

	paper_init(&paper);
	snprintf(title, 64, "The %s of a teapot", field_key(field));
	paper.title = str_from(title);
	if (field_type(field) == FIELD_TYPE_ARXIV_ID)
		paper.arxiv_id = STR("2409.11340");
	else if (field_type(field) == FIELD_TYPE_DOI)
		paper.doi = STR("10.1000/182");
	else if (field_type(field) == FIELD_TYPE_PMID || field_type(field) == FIELD_TYPE_PMCID)
		paper_set_text(&paper, field,
			       field_type(field) == FIELD_TYPE_PMID ? STR("31234567")
								    : STR("PMC1234567"),
			       rare);
	else if (field_is_text(field) && field != FIELD_TITLE)
		paper_set_text(&paper, field, str_from(title + 4), rare);
	else if (field_type(field) == FIELD_TYPE_COUNT)
		*paper_count(&paper, field) = (int32_t)field;
	else if (field_type(field) == FIELD_TYPE_MOMENT)
		*paper_moment(&paper, field) = 1600000000 + (int64_t)field;
	else if (field_type(field) == FIELD_TYPE_DATE)
		paper.date = (struct date){ 2023, 10, 0, DATE_MONTH, true };
	return paper;
}

static void assert_same_field(const struct paper *kept, const struct paper *paper,
			      enum paper_field field)
{
	assert_int_equal(paper_has(kept, field), paper_has(paper, field));
	if (field_is_text(field))
		assert_true(str_equal(paper_get_text(kept, field), paper_get_text(paper, field)));
	else if (field_type(field) == FIELD_TYPE_COUNT)
		assert_int_equal(paper_get_count(kept, field), paper_get_count(paper, field));
	else if (field_type(field) == FIELD_TYPE_MOMENT)
		assert_int_equal(paper_get_moment(kept, field), paper_get_moment(paper, field));
	else if (field_type(field) == FIELD_TYPE_DATE)
		assert_true(date_equal(kept->date, paper->date));
}

/* Each field has a column of its own, whichever they are. */
static void test_each_field_comes_back_alone(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	char title[64];

	/* The second time each is the same paper, and there is nothing to write. */
	for (int i = 0; i < 2 * FIELD_COUNT; i++) {
		struct strbuf rare;
		struct paper paper;

		strbuf_init(&rare);
		paper = paper_with((enum paper_field)(i % FIELD_COUNT), title, &rare);
		assert_int_equal(
			fixture_save(database, paper, (struct marks){ 0 }, false, &fixture->diag),
			STATUS_OK);
		strbuf_free(&rare);
	}
	database_close(database);
	database = fixture_open(fixture);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->library.count, FIELD_COUNT);
	for (enum paper_field i = 0; i < FIELD_COUNT; i++) {
		struct strbuf rare;
		struct paper paper;

		strbuf_init(&rare);
		paper = paper_with(i, title, &rare);
		for (enum paper_field field = 0; field < FIELD_COUNT; field++)
			assert_same_field(&fixture->library.papers[i], &paper, field);
		strbuf_free(&rare);
	}
	database_close(database);
}

/* When a paper was added is written down once: when it is, or as an earlier library has it. */
static void test_time_of_adding(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	int64_t before = (int64_t)time(NULL), after;
	char title[64];
	struct paper paper = fixture_paper(title, 1);

	assert_int_equal(fixture_star(database, 1, &fixture->diag), STATUS_OK);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(only_paper(fixture)->added, 0);
	assert_int_equal(fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag),
			 STATUS_OK);
	after = (int64_t)time(NULL);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_in_range(only_paper(fixture)->added, before, after);
	paper.added = after + 1000;
	assert_int_equal(fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag),
			 STATUS_OK);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_in_range(only_paper(fixture)->added, before, after);
	paper.added = 1600000000;
	assert_int_equal(fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag),
			 STATUS_OK);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(only_paper(fixture)->added, 1600000000);
	paper.added = 0;
	assert_int_equal(fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag),
			 STATUS_OK);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(only_paper(fixture)->added, 1600000000);
	assert_int_equal(fixture_added_count(database), 1);
	/* Of one that is only marked, what its file says is kept, too, when it is added. */
	paper = fixture_paper(title, 2);
	paper.added = 1500000000;
	assert_int_equal(fixture_save(database, paper, (struct marks){ .starred_at = 2 }, false,
				      &fixture->diag),
			 STATUS_OK);
	paper.added = 0;
	assert_int_equal(fixture_save(database, paper, (struct marks){ .starred_at = 2 }, true,
				      &fixture->diag),
			 STATUS_OK);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->library.count, 2);
	assert_int_equal(fixture->library.papers[1].added, 1500000000);
	assert_int_equal(fixture_added_count(database), 2);
	database_close(database);
}

static void test_nothing_known_comes_back_unknown(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct paper paper;
	const struct paper *kept;

	paper_init(&paper);
	paper.title = STR("Teapots");
	paper.date = (struct date){ 2024, 5, 0, DATE_MONTH, false };
	assert_int_equal(fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag),
			 STATUS_OK);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	kept = only_paper(fixture);
	assert_int_equal(kept->abstract.len, 0);
	assert_int_equal(kept->authors, COUNT_UNKNOWN);
	assert_true(date_equal(kept->date, paper.date) && !kept->date.year_inferred);
	assert_int_equal(fixture->marked, 0); /* a file's marks may still speak */
	database_close(database);
}

static void test_same_paper_is_merged(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct paper paper;

	paper_init(&paper);
	paper.title = STR("Teapots, and Lids");
	paper.abstract = STR("A long abstract of teapots.");
	paper.upvotes = 3;
	assert_int_equal(fixture_save(database, paper, (struct marks){ .starred_at = 5 }, false,
				      &fixture->diag),
			 STATUS_OK);
	paper.title = STR("TEAPOTS and lids");
	paper.abstract = STR("A short one.");
	paper.upvotes = 4;
	paper.arxiv_id = STR("2409.11340");
	assert_int_equal(fixture_save(database, paper, (struct marks){ .starred_at = 5 }, true,
				      &fixture->diag),
			 STATUS_OK);
	paper.title = STR("Teapots Renamed");
	assert_int_equal(fixture_save(database, paper, (struct marks){ .starred_at = 5 }, false,
				      &fixture->diag),
			 STATUS_OK);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_text(only_paper(fixture)->abstract, "A long abstract of teapots.");
	assert_text(only_paper(fixture)->arxiv_id, "2409.11340");
	assert_int_equal(only_paper(fixture)->upvotes, 4);
	assert_int_equal(fixture_added_count(database), 1);
	database_close(database);
}

static void test_contradicting_ids_are_two_papers(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct paper paper;

	paper_init(&paper);
	paper.title = STR("Teapots");
	paper.arxiv_id = STR("2409.00001");
	fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag);
	paper.arxiv_id = STR("2409.00002");
	fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag);
	fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag);
	assert_int_equal(fixture_added_count(database), 2);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->library.count, 2);
	database_close(database);
}

static void test_order_of_adding(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);

	for (unsigned i = 9; i > 0; i--)
		assert_int_equal(fixture_star(database, i, &fixture->diag), STATUS_OK);
	assert_int_equal(fixture_star(database, 9, &fixture->diag), STATUS_OK);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->library.count, 9);
	assert_text(fixture->library.papers[0].title, "Teapot number 9 and its lid");
	assert_text(fixture->library.papers[8].title, "Teapot number 1 and its lid");
	assert_int_equal(fixture_added_count(database), 0);
	database_close(database);
}

static void test_unstarred_paper_keeps_its_word(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	char title[64];

	fixture_star(database, 1, &fixture->diag);
	fixture_save(database, fixture_paper(title, 1), (struct marks){ 0 }, false, &fixture->diag);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->marked, 1);
	assert_int_equal(fixture->marks.starred_count, 0);
	/* Adding it again from a file does not change that. */
	fixture_save(database, fixture_paper(title, 1), (struct marks){ 0 }, true, &fixture->diag);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->marked, 1);
	database_close(database);
}

static void test_two_programs_mark_one_paper(void **state)
{
	struct fixture *fixture = *state;
	struct database *one = fixture_open(fixture), *other = fixture_open(fixture);
	char title[64];
	const struct marks *marks;

	fixture_star(one, 1, &fixture->diag); /* which the other has not read */
	fixture_save(other, fixture_paper(title, 1),
		     (struct marks){ .tags = STR_INIT("tea"), .note = STR_INIT("warm") }, false,
		     &fixture->diag);
	assert_int_equal(fixture_load(fixture, one), STATUS_OK);
	marks = marks_get(&fixture->marks, 0);
	assert_int_equal(marks->starred_at, 1);
	assert_text(marks->tags, "tea");
	assert_text(marks->note, "warm");
	/* What a program has read, it may take off. */
	fixture_save(one, fixture_paper(title, 1), (struct marks){ .note = STR_INIT("warm") },
		     false, &fixture->diag);
	assert_int_equal(fixture_load(fixture, other), STATUS_OK);
	assert_int_equal(marks_get(&fixture->marks, 0)->starred_at, 0);
	assert_int_equal(marks_get(&fixture->marks, 0)->tags.len, 0);
	assert_text(marks_get(&fixture->marks, 0)->note, "warm");
	database_close(one);
	database_close(other);
}

static void test_others_commits_are_noticed(void **state)
{
	struct fixture *fixture = *state;
	struct database *one = fixture_open(fixture), *other = fixture_open(fixture);

	assert_false(fixture_has_changed(one));
	fixture_star(one, 1, &fixture->diag);
	assert_false(fixture_has_changed(one));
	assert_true(fixture_has_changed(other));
	assert_false(fixture_has_changed(other));
	/* A save of one's own must not hide another's. */
	fixture_star(other, 2, &fixture->diag);
	fixture_star(one, 3, &fixture->diag);
	assert_true(fixture_has_changed(one));
	fixture_star(other, 4, &fixture->diag);
	fixture_load(fixture, one);
	assert_false(fixture_has_changed(one));
	database_close(one);
	database_close(other);
}

static void test_modes(void **state)
{
	struct fixture *fixture = *state;
	mode_t before = umask(0);
	struct database *database = fixture_open(fixture);
	struct stat st;

	umask(before);
	assert_non_null(database);
	assert_int_equal(stat(fixture->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	*strrchr(fixture->path, '/') = '\0';
	assert_int_equal(stat(fixture->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	database_close(database);
}

static void test_empty_file_is_a_new_library(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;

	snprintf(fixture->path, sizeof(fixture->path), "%s/new.db", fixture->folder);
	close(open(fixture->path, O_CREAT | O_WRONLY, 0600));
	database = fixture_open(fixture);
	assert_non_null(database);
	assert_int_equal(fixture_star(database, 1, &fixture->diag), STATUS_OK);
	database_close(database);
}

static void test_names_that_mean_more_to_sqlite(void **state)
{
	static const char *const names[] = { ":memory:", "file:x?mode=memory", "a b'c" };
	struct fixture *fixture = *state;
	struct stat st;
	char before[4096];

	assert_non_null(getcwd(before, sizeof(before)));
	assert_int_equal(chdir(fixture->folder), 0);
	for (size_t i = 0; i < 3; i++) {
		struct database *database = NULL;

		assert_int_equal(database_open(names[i], &database, &fixture->diag), STATUS_OK);
		assert_int_equal(fixture_star(database, 1, &fixture->diag), STATUS_OK);
		database_close(database);
		assert_int_equal(stat(names[i], &st), 0);
		assert_true(st.st_size > 0);
	}
	assert_int_equal(chdir(before), 0);
}

static void test_newer_schema(void **state)
{
	struct fixture *fixture = *state;

	database_close(fixture_open(fixture));
	run_sql(fixture->path, "PRAGMA user_version = 99");
	assert_null(fixture_open(fixture));
	assert_says(fixture, "was written by a newer shortlist (schema 99, this one knows ");
	assert_says(fixture, "--database=FILE");
}

static void test_other_programs_database_is_left_alone(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *sqlite;
	sqlite3_stmt *statement;

	snprintf(fixture->path, sizeof(fixture->path), "%s/other.db", fixture->folder);
	run_sql(fixture->path, "PRAGMA journal_mode = WAL; CREATE TABLE papers (x)");
	assert_null(fixture_open(fixture));
	assert_says(fixture, "another program");
	assert_int_equal(sqlite3_open(fixture->path, &sqlite), SQLITE_OK);
	sqlite3_prepare_v2(sqlite, "PRAGMA journal_mode", -1, &statement, NULL);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_string_equal(sqlite3_column_text(statement, 0), "wal");
	sqlite3_finalize(statement);
	sqlite3_close(sqlite);
}

static void test_no_database_at_all(void **state)
{
	struct fixture *fixture = *state;
	FILE *stream;

	snprintf(fixture->path, sizeof(fixture->path), "%s/it's.db", fixture->folder);
	stream = fopen(fixture->path, "w");
	for (int i = 0; i < 1000; i++)
		fputs("This is no database. ", stream);
	fclose(stream);
	assert_null(fixture_open(fixture));
	assert_says(fixture, "damaged");
	assert_says(fixture, "move it away");
	snprintf(fixture->path, sizeof(fixture->path), "%s", fixture->folder);
	assert_null(fixture_open(fixture)); /* a folder */
	assert_non_null(diag_last_error(&fixture->diag));
}

/* The superuser may write anywhere: the test is done as somebody else. */
static void test_read_only(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	char folder[128];
	int result;
	pid_t child;

	fixture_star(database, 1, &fixture->diag);
	database_close(database);
	snprintf(folder, sizeof(folder), "%s/home", fixture->folder);
	assert_int_equal(
		chmod(fixture->folder, 0755) | chmod(folder, 0555) | chmod(fixture->path, 0444), 0);
	child = fork();
	if (child == 0) {
		bool is_right;

		if (getuid() == 0 && setuid(65534) != 0)
			_exit(77);
		is_right = database_open(fixture->path, &database, &fixture->diag) ==
				   STATUS_READ_ONLY &&
			   fixture_load(fixture, database) == STATUS_OK &&
			   fixture_is_starred(fixture, 1) &&
			   fixture_star(database, 2, &fixture->diag) == STATUS_READ_ONLY &&
			   diag_last_error(&fixture->diag);
		database_close(database);
		snprintf(fixture->path, sizeof(fixture->path), "%s/none.db", folder);
		is_right =
			is_right &&
			database_open(fixture->path, &database, &fixture->diag) == STATUS_MISSING &&
			!database;
		_exit(is_right ? 0 : 1);
	}
	waitpid(child, &result, 0);
	chmod(folder, 0700);
	assert_true(WIFEXITED(result));
	if (WEXITSTATUS(result) == 77)
		skip();
	assert_int_equal(WEXITSTATUS(result), 0);
}

static void test_file_deleted_under_an_open_library(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);

	assert_int_equal(fixture_star(database, 1, &fixture->diag), STATUS_OK);
	assert_int_equal(unlink(fixture->path), 0);
	assert_int_not_equal(fixture_star(database, 2, &fixture->diag), STATUS_OK);
	assert_says(fixture, "");
	database_close(database);
}

static void test_ten_thousand_at_once(void **state)
{
	enum { COUNT = 10000 };
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct database_entry *entries = calloc(COUNT, sizeof(*entries));
	struct paper *papers = calloc(COUNT, sizeof(*papers));
	char(*titles)[64] = calloc(COUNT, sizeof(*titles));
	const struct marks marks = { .tags = STR_INIT("tea; lids") };
	int64_t start = support_now(), saved, again;

	for (unsigned i = 0; i < COUNT; i++) {
		papers[i] = fixture_paper(titles[i], i);
		entries[i] = (struct database_entry){ .paper = &papers[i], .marks = &marks };
	}
	assert_int_equal(database_save(database, entries, COUNT, true, &fixture->diag), STATUS_OK);
	saved = support_now();
	assert_int_equal(database_save(database, entries, COUNT, true, &fixture->diag), STATUS_OK);
	again = support_now();
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	print_message("10,000 papers: saved %d ms, again %d ms, loaded %d ms\n",
		      (int)(saved - start), (int)(again - saved), (int)(support_now() - again));
	assert_int_equal(fixture->library.count, COUNT);
	assert_int_equal(fixture_added_count(database), COUNT);
	database_close(database);
	free(entries);
	free(papers);
	free(titles);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_all_fields_come_back),
		TEST(test_each_field_comes_back_alone),
		TEST(test_time_of_adding),
		TEST(test_nothing_known_comes_back_unknown),
		TEST(test_same_paper_is_merged),
		TEST(test_contradicting_ids_are_two_papers),
		TEST(test_order_of_adding),
		TEST(test_unstarred_paper_keeps_its_word),
		TEST(test_two_programs_mark_one_paper),
		TEST(test_others_commits_are_noticed),
		TEST(test_modes),
		TEST(test_empty_file_is_a_new_library),
		TEST(test_names_that_mean_more_to_sqlite),
		TEST(test_newer_schema),
		TEST(test_other_programs_database_is_left_alone),
		TEST(test_no_database_at_all),
		TEST(test_read_only),
		TEST(test_file_deleted_under_an_open_library),
		TEST(test_ten_thousand_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
