/*
 * The system says no while the library is read or written: each call that SQLite makes of it fails
 * once. What could not be read is never empty or unmarked, and what was not written never saved.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "unit/database_fixture.h"

#define STARS 3

/* SQLite's system calls that are made to fail; SQLite names some by how it was built. */
enum call { OPEN, STAT, FSTAT, FCNTL, READ, PREAD, PREAD64, WRITE, PWRITE, PWRITE64, CALLS };

static const char *const names[CALLS] = { "open",  "stat",    "fstat", "fcntl",  "read",
					  "pread", "pread64", "write", "pwrite", "pwrite64" };

static struct {
	enum call call;
	int countdown; /* 1: the next one fails; 0: none does any more */
	int error;
} fault;

static bool fails(enum call call)
{
	if (call != fault.call || fault.countdown == 0 || --fault.countdown > 0)
		return false;
	errno = fault.error;
	return true;
}

static int fault_open(const char *path, int flags, int mode)
{
	return fails(OPEN) ? -1 : open(path, flags, mode);
}

static int fault_stat(const char *path, struct stat *st)
{
	return fails(STAT) ? -1 : stat(path, st);
}

static int fault_fstat(int fd, struct stat *st)
{
	return fails(FSTAT) ? -1 : fstat(fd, st);
}

static int fault_fcntl(int fd, int command, ...)
{
	va_list arguments;
	void *argument;

	va_start(arguments, command);
	argument = va_arg(arguments, void *);
	va_end(arguments);
	return fails(FCNTL) ? -1 : fcntl(fd, command, argument);
}

static ssize_t fault_read(int fd, void *to, size_t size)
{
	return fails(READ) ? -1 : read(fd, to, size);
}

static ssize_t fault_pread(int fd, void *to, size_t size, off_t at)
{
	return fails(PREAD) ? -1 : pread(fd, to, size, at);
}

static ssize_t fault_pread64(int fd, void *to, size_t size, off_t at)
{
	return fails(PREAD64) ? -1 : pread(fd, to, size, at);
}

static ssize_t fault_write(int fd, const void *from, size_t size)
{
	return fails(WRITE) ? -1 : write(fd, from, size);
}

static ssize_t fault_pwrite(int fd, const void *from, size_t size, off_t at)
{
	return fails(PWRITE) ? -1 : pwrite(fd, from, size, at);
}

static ssize_t fault_pwrite64(int fd, const void *from, size_t size, off_t at)
{
	return fails(PWRITE64) ? -1 : pwrite(fd, from, size, at);
}

static const sqlite3_syscall_ptr replacements[CALLS] = {
	(sqlite3_syscall_ptr)fault_open,    (sqlite3_syscall_ptr)fault_stat,
	(sqlite3_syscall_ptr)fault_fstat,   (sqlite3_syscall_ptr)fault_fcntl,
	(sqlite3_syscall_ptr)fault_read,    (sqlite3_syscall_ptr)fault_pread,
	(sqlite3_syscall_ptr)fault_pread64, (sqlite3_syscall_ptr)fault_write,
	(sqlite3_syscall_ptr)fault_pwrite,  (sqlite3_syscall_ptr)fault_pwrite64,
};

static int set_up(void **state)
{
	struct fixture *fixture;
	struct database *database;
	sqlite3_vfs *system;

	if (fixture_set_up(state) != 0)
		return -1;
	fixture = *state;
	database = fixture_open(fixture);
	for (unsigned i = 1; i <= STARS; i++)
		if (!database || fixture_star(database, i, &fixture->diag) != STATUS_OK)
			return -1;
	database_close(database);
	system = sqlite3_vfs_find(NULL);
	fault.countdown = 0;
	for (int i = 0; i < CALLS; i++)
		system->xSetSystemCall(system, names[i], replacements[i]);
	return 0;
}

static int tear_down(void **state)
{
	sqlite3_vfs *system = sqlite3_vfs_find(NULL);

	system->xSetSystemCall(system, NULL, NULL);
	return fixture_tear_down(state);
}

/* Opens and reads as `list` does. */
static enum status read_library(struct fixture *fixture)
{
	struct database *database;
	size_t added = 99;
	enum status status = database_open_existing(fixture->path, &database, &fixture->diag);

	if (status == STATUS_OK) {
		status = database_count_added(database, &added, &fixture->diag);
		assert_true(status != STATUS_OK || added == 0);
	}
	if (status == STATUS_OK)
		status = fixture_load(fixture, database);
	database_close(database);
	return status;
}

static enum status star_library(struct fixture *fixture)
{
	struct database *database;
	enum status status = database_open(fixture->path, &database, &fixture->diag);

	if (status == STATUS_OK)
		status = fixture_star(database, STARS + 1, &fixture->diag);
	database_close(database);
	return status;
}

static void assert_stars(struct fixture *fixture, unsigned count)
{
	assert_int_equal(fixture->marks.starred_count, count);
	for (unsigned i = 1; i <= count; i++)
		assert_true(fixture_is_starred(fixture, i));
}

static void assert_said(const struct fixture *fixture)
{
	assert_int_equal(fixture->diag.count, 1);
	assert_string_equal(fixture->diag.messages[0].file, fixture->path);
}

/* Fails the next call of its kind but n - 1; whether there was such a one. */
static bool try_reading(struct fixture *fixture, int n)
{
	enum status status;
	bool has_failed;

	diag_clear(&fixture->diag);
	fault.countdown = n;
	status = read_library(fixture);
	has_failed = fault.countdown == 0;
	fault.countdown = 0;
	if (status == STATUS_OK)
		assert_stars(fixture, STARS);
	else
		assert_said(fixture);
	return has_failed;
}

static int read_with_faults(struct fixture *fixture, int error)
{
	int tried = 0;

	fault.error = error;
	for (int call = 0; call < CALLS; call++) {
		fault.call = (enum call)call;
		for (int n = 1; try_reading(fixture, n); n++)
			tried++;
	}
	return tried;
}

static void test_reading(void **state)
{
	struct fixture *fixture = *state;

	assert_true(read_with_faults(fixture, EIO) > 20);
	assert_true(read_with_faults(fixture, EINTR) > 20);
	assert_true(read_with_faults(fixture, ENOMEM) > 20);
}

/* The same of saving. A star whose commit ended in doubt may be there; one that was acknowledged
 * is. */
static bool try_starring(struct fixture *fixture, int n)
{
	enum status status;
	bool has_failed;

	diag_clear(&fixture->diag);
	fault.countdown = n;
	status = star_library(fixture);
	has_failed = fault.countdown == 0;
	fault.countdown = 0;
	if (status != STATUS_OK)
		assert_said(fixture);
	diag_clear(&fixture->diag);
	assert_int_equal(read_library(fixture), STATUS_OK);
	if (status == STATUS_OK)
		assert_stars(fixture, STARS + 1);
	for (unsigned i = 1; i <= STARS; i++)
		assert_true(fixture_is_starred(fixture, i));
	return has_failed;
}

static void unstar(struct fixture *fixture)
{
	struct database *database = fixture_open(fixture);
	struct history_report report;

	history_report_init(&report);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	if (fixture_is_starred(fixture, STARS + 1))
		assert_int_equal(database_undo(database, false, fixture_receive, fixture, &report,
					       &fixture->diag),
				 STATUS_OK);
	history_report_free(&report);
	database_close(database);
}

static void test_starring(void **state)
{
	static const int errors[] = { EIO, EINTR, ENOSPC };
	struct fixture *fixture = *state;
	int tried = 0;

	for (size_t i = 0; i < sizeof(errors) / sizeof(*errors); i++) {
		fault.error = errors[i];
		for (int call = 0; call < CALLS; call++) {
			fault.call = (enum call)call;
			for (int n = 1; try_starring(fixture, n); n++) {
				unstar(fixture);
				tried++;
			}
			unstar(fixture);
		}
	}
	print_message("%d failing calls while a star was saved\n", tried);
	assert_true(tried > 100);
}

/* This many papers that their notes lie on pages of their own: a reader fails between two of them.
 */
#define NEWS 5

/* Another program gives them notes, and stars of that moment. */
static void mark_elsewhere(struct fixture *fixture, int64_t moment)
{
	static char note[20000];
	struct database *other = fixture_open(fixture);
	struct marks marks = { .starred_at = moment, .note = { note, sizeof(note) } };
	char title[64];

	memset(note, 'n', sizeof(note));
	for (unsigned i = 0; i < NEWS; i++)
		assert_int_equal(fixture_save(other, fixture_paper(title, 100 + i), marks, false,
					      &fixture->diag),
				 STATUS_OK);
	database_close(other);
}

static enum status look(struct fixture *fixture, struct database *database)
{
	fixture_forget(fixture);
	return database_load_changes(database, fixture_receive, fixture, &fixture->diag);
}

/*
 * A look at what another program has changed that fails half way takes nothing, and all of it comes
 * with the next one. Counts in *halves those that have failed between two papers; false when no
 * call was left to fail.
 */
static bool try_looking(struct fixture *fixture, struct database *database, int n, int *halves)
{
	static int64_t moment;
	enum status status;
	bool has_failed;

	mark_elsewhere(fixture, ++moment);
	fault.countdown = n;
	status = look(fixture, database);
	has_failed = fault.countdown == 0;
	fault.countdown = 0;
	*halves += status != STATUS_OK && fixture->marked > 0;
	if (status != STATUS_OK)
		assert_int_equal(look(fixture, database), STATUS_OK);
	assert_int_equal(fixture->marked, NEWS);
	return has_failed;
}

static void test_changes_come_again(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	int halves = 0;

	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	fault.error = EIO;
	for (int call = READ; call <= PREAD64; call++) {
		fault.call = (enum call)call;
		for (int n = 1; try_looking(fixture, database, n, &halves); n++)
			;
	}
	assert_true(halves > 0);
	database_close(database);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_reading),
		TEST(test_starring),
		TEST(test_changes_come_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
