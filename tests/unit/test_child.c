/*
 * Other programs: how they are started, what they are given, and how their end is told.
 */

#include "config.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support.h"
#include "term/child.h"
#include "term/children.h"

static pid_t start_shell(const char *script, char *const *environment, int input, int output)
{
	char *argv[] = { (char *)"sh", (char *)"-c", (char *)script, NULL };
	const struct child_setup setup = {
		.argv = argv, .environment = environment, .input = input, .output = output
	};
	pid_t pid = child_start(&setup);

	assert_true(pid > 0);
	return pid;
}

/* Runs a script in the background; its output, good until the next call. */
static const char *output_of(const char *script, char *const *environment, int input)
{
	static char text[4096];
	size_t len = 0;
	ssize_t got;
	int ends[2];
	struct child_end end;
	pid_t pid;

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	pid = start_shell(script, environment, input, ends[1]);
	close(ends[1]);
	while ((got = read(ends[0], text + len, sizeof(text) - 1 - len)) > 0)
		len += (size_t)got;
	close(ends[0]);
	text[len] = '\0';
	end = child_wait(pid);
	assert_true(child_is_well(&end));
	return text;
}

static void assert_described(pid_t pid, const char *expected)
{
	struct child_end end = child_wait(pid);
	struct strbuf how;

	strbuf_init(&how);
	child_describe(&end, &how);
	assert_string_equal(how.data, expected);
	strbuf_free(&how);
}

static void test_end(void **state)
{
	char *missing[] = { (char *)"/nowhere/no-such-program", NULL };
	char *folder[] = { (char *)"/", NULL };
	struct child_setup setup = { .argv = missing, .input = CHILD_NULL, .output = CHILD_NULL };

	(void)state;
	assert_described(start_shell("exit 3", NULL, CHILD_NULL, CHILD_NULL), "exit status 3");
	assert_described(start_shell("kill -TERM $$", NULL, CHILD_NULL, CHILD_NULL),
			 "signal 15 (Terminated)");
	assert_described(child_start(&setup), "exit status 127");
	setup.argv = folder;
	assert_described(child_start(&setup), "exit status 126");
}

static void test_descriptors(void **state)
{
	char *environment[] = { (char *)"TEAPOT=full", (char *)"PATH=/usr/bin:/bin", NULL };
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	assert_int_equal(write(ends[1], "tea\n", 4), 4);
	close(ends[1]);
	assert_string_equal(output_of("cat; echo $TEAPOT", environment, ends[0]), "tea\nfull\n");
	close(ends[0]);
	/* No input, and messages that nobody reads. */
	assert_string_equal(
		output_of("cat; echo noise >&2; readlink /proc/self/fd/2", NULL, CHILD_NULL),
		"/dev/null\n");
}

/* What is ignored or blocked here is not so there, and it leads a session of its own. */
static void test_signals_and_session(void **state)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	sigset_t block, unblocked;

	(void)state;
	sigemptyset(&block);
	sigaddset(&block, SIGTERM);
	sigaction(SIGXFSZ, &ignore, &before);
	sigprocmask(SIG_BLOCK, &block, &unblocked);
	assert_described(start_shell("kill -XFSZ $$", NULL, CHILD_NULL, CHILD_NULL),
			 "signal 25 (File size limit exceeded)");
	assert_described(start_shell("kill -TERM $$", NULL, CHILD_NULL, CHILD_NULL),
			 "signal 15 (Terminated)");
	sigprocmask(SIG_SETMASK, &unblocked, NULL);
	sigaction(SIGXFSZ, &before, NULL);
	assert_string_equal(output_of("set -- $(cat /proc/$$/stat); "
				      "[ $5 = $$ ] && [ $6 = $$ ] && echo leads",
				      NULL, CHILD_NULL),
			    "leads\n");
}

/* The pipe ends only when everybody who has it open is gone. */
static void test_kill(void **state)
{
	char byte;
	int ends[2];
	pid_t pid;

	(void)state;
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	pid = start_shell("sleep 1000 & echo; sleep 1000", NULL, CHILD_NULL, ends[1]);
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	child_kill(pid);
	assert_int_equal(read(ends[0], &byte, 1), 0);
	close(ends[0]);
	assert_int_equal(kill(pid, 0), -1);
}

/* Reaps until none is left; whether one has failed. */
static bool reap_all(struct children *children, int64_t now, struct diag *diag)
{
	int64_t deadline = support_deadline();
	bool has_failed = false;

	while (children->count > 0 && support_now() < deadline)
		has_failed |= children_reap(children, now, diag);
	assert_int_equal(children->count, 0);
	return has_failed;
}

static void test_children(void **state)
{
	char *well[] = { (char *)"true", NULL }, *badly[] = { (char *)"false", NULL };
	struct children children = { 0 };
	struct diag diag;

	(void)state;
	diag_init(&diag, 10);
	assert_true(children_start(&children, well, CHILD_NULL, 1000));
	assert_false(reap_all(&children, 1000, &diag));
	/* A failure long after the start is not reported. */
	assert_true(children_start(&children, badly, CHILD_NULL, 1000));
	assert_false(reap_all(&children, 11000, &diag));
	assert_int_equal(diag.count, 0);
	assert_true(children_start(&children, well, CHILD_NULL, 1000));
	assert_true(children_start(&children, badly, CHILD_NULL, 1000));
	assert_true(reap_all(&children, 10999, &diag));
	assert_string_equal(diag_last_error(&diag)->text, "false failed: exit status 1");
	children_free(&children);
	diag_free(&diag);
}

static void test_is_installed(void **state)
{
	(void)state;
	assert_true(child_is_installed("sh"));
	assert_true(child_is_installed("/bin/sh"));
	assert_false(child_is_installed("no-such-program"));
	assert_false(child_is_installed("/bin/no-such-program"));
	assert_false(child_is_installed(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_end),
		cmocka_unit_test(test_descriptors),
		cmocka_unit_test(test_signals_and_session),
		cmocka_unit_test(test_kill),
		cmocka_unit_test(test_children),
		cmocka_unit_test(test_is_installed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
