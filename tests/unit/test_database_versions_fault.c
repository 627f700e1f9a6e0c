/* A library of an earlier version is as it was when bringing it up to date fails or is interrupted,
 * and several programs may try at once. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "support.h"
#include "unit/version_fixture.h"

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
							  "'papers') WHERE name = 'pmid'"),
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_interrupted),
		TEST(test_several_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
