/* What is written beside its target is taken away when its maker is gone, and nothing else is. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <sys/wait.h>

#include "unit/file_fixture.h"

/* A process that has begun to replace the file in the folder, and waits; returns the end of a pipe
 * whose closing makes it go on to the commit. */
static pid_t begin_in_child(const char *path, int *go)
{
	int begun[2], end[2];
	char byte;
	pid_t pid;

	assert_int_equal(pipe(begun), 0);
	assert_int_equal(pipe(end), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		struct file_replacement file;
		struct diag diag;

		close(end[1]);
		diag_init(&diag, 1);
		if (file_replace_begin(&file, path, true, &diag) != STATUS_OK)
			_exit(1);
		file_replace_add(&file, STR("the child's"));
		if (fflush(file.stream) != 0 || write(begun[1], "", 1) != 1 ||
		    read(end[0], &byte, 1) != 0)
			_exit(2);
		_exit(file_replace_commit(&file, &diag) == STATUS_OK ? 0 : 3);
	}
	close(begun[1]);
	close(end[0]);
	assert_int_equal(read(begun[0], &byte, 1), 1);
	close(begun[0]);
	*go = end[1];
	return pid;
}

static void test_sweep_killed(void **state)
{
	struct fixture *fixture = *state;
	int go, status;
	pid_t pid = begin_in_child("target", &go);

	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	close(go);
	assert_int_equal(count_entries(".", false), 1);
	assert_int_equal(file_replace("other", STR("x"), &fixture->diag), STATUS_OK);
	assert_int_equal(count_entries(".", false), 1);
	assert_content("other", "x");
}

/* One that is being written is left alone, also while its maker closes it. */
static void test_sweep_held(void **state)
{
	struct fixture *fixture = *state;
	int go, status;
	pid_t pid = begin_in_child("target", &go);

	assert_int_equal(file_replace("other", STR("x"), &fixture->diag), STATUS_OK);
	assert_int_equal(count_entries(".", false), 2);
	close(go);
	while (waitpid(pid, &status, WNOHANG) == 0)
		assert_int_equal(file_replace("other", STR("x"), &fixture->diag), STATUS_OK);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_content("target", "the child's");
	assert_int_equal(count_entries(".", false), 2);
}

/* Makes what has the name of a temporary file of this machine, with the digits given. */
static void name_like_ours(const char *digits, char out[64])
{
	int go, status;
	pid_t pid = begin_in_child("target", &go);
	DIR *folder = opendir(".");

	for (struct dirent *entry; (entry = readdir(folder));)
		if (strncmp(entry->d_name, ".shortlist-", 11) == 0)
			snprintf(out, 64, "%.20s%s.tmp", entry->d_name, digits);
	closedir(folder);
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	close(go);
}

/* Nothing else is taken away: another machine's, what is no plain file, names that are only alike.
 */
static void test_sweep_others(void **state)
{
	struct fixture *fixture = *state;
	char fifo[64], link[64], alike[64];

	name_like_ours("0123456789abcdef", fifo);
	name_like_ours("0123456789abcde0", link);
	name_like_ours("0123456789abcdeg", alike);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	write_plainly("linked", "x");
	assert_int_equal(symlink("linked", link), 0);
	write_plainly(alike, "x");
	write_plainly(".shortlist-00000000-0123456789abcdef.tmp", "x");
	assert_int_equal(file_replace("other", STR("x"), &fixture->diag), STATUS_OK);
	assert_int_equal(count_entries(".", false), 6);
	assert_content("linked", "x");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_sweep_killed),
		TEST(test_sweep_held),
		TEST(test_sweep_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
