/*
 * Whole files: after each harm that can be done here, the old file is whole, nothing is left beside
 * it, and one sentence names the file. Each test works in a folder of its own.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit/file_fixture.h"

/* Seconds, after which a test that hangs is ended. */
#define DEADLINE 120

static void test_read(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf out;

	strbuf_init(&out);
	write_plainly("file", "content");
	strbuf_add_cstr(&out, "before ");
	assert_int_equal(file_read("file", 7, &out, &fixture->diag), STATUS_OK);
	assert_string_equal(out.data, "before content");
	assert_int_equal(fixture->diag.count, 0);
	assert_int_equal(file_read("file", 6, &out, &fixture->diag), STATUS_FAILED);
	assert_string_equal(out.data, "before content");
	assert_one_sentence(fixture, "file", 0);
	assert_int_equal(file_read("missing", 6, &out, &fixture->diag), STATUS_FAILED);
	assert_one_sentence(fixture, "missing", ENOENT);
	assert_int_equal(file_read(".", 6, &out, &fixture->diag), STATUS_FAILED);
	assert_one_sentence(fixture, ".", EISDIR);
	assert_int_equal(file_read("/dev/null", 0, &out, &fixture->diag), STATUS_OK);
	assert_int_equal(file_read("/dev/zero", 1000000, &out, &fixture->diag), STATUS_FAILED);
	assert_one_sentence(fixture, "/dev/zero", 0);
	assert_string_equal(out.data, "before content");
	strbuf_free(&out);
}

/* What an editor may have left in a file's place. */
static void test_read_plain(void **state)
{
	struct fixture *fixture = *state;
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "socket" };
	int unix_socket = socket(AF_UNIX, SOCK_STREAM, 0);
	static const char *const others[] = { "fifo", "socket", "folder", "link", "/dev/zero" };
	struct strbuf out;

	strbuf_init(&out);
	write_plainly("file", "content");
	assert_int_equal(file_read_plain("file", 7, &out, &fixture->diag), STATUS_OK);
	assert_string_equal(out.data, "content");
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(symlink("file", "link"), 0);
	assert_int_equal(bind(unix_socket, (struct sockaddr *)&address, sizeof(address)), 0);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_int_equal(file_read_plain(others[i], 7, &out, &fixture->diag),
				 STATUS_FAILED);
		assert_string_equal(diag_last_error(&fixture->diag)->text,
				    "is not an ordinary file");
		assert_one_sentence(fixture, others[i], 0);
	}
	assert_int_equal(file_read_plain("file", 6, &out, &fixture->diag), STATUS_FAILED);
	assert_one_sentence(fixture, "file", 0);
	assert_int_equal(file_read_plain("missing", 6, &out, &fixture->diag), STATUS_FAILED);
	assert_one_sentence(fixture, "missing", ENOENT);
	assert_string_equal(out.data, "content");
	close(unix_socket);
	strbuf_free(&out);
}

/* What may be missing is never waited for. */
static void test_read_fifo(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf out;

	strbuf_init(&out);
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(symlink("fifo", "link"), 0);
	assert_true(file_is_fifo("fifo") && file_is_fifo("link") && !file_is_fifo("missing"));
	alarm(DEADLINE);
	assert_int_equal(file_read_if_there("link", 7, &out, &fixture->diag), STATUS_FAILED);
	alarm(0);
	assert_string_equal(diag_last_error(&fixture->diag)->text, "is a FIFO and no file");
	assert_one_sentence(fixture, "link", 0);
	strbuf_free(&out);
}

static void test_read_large(void **state)
{
	struct fixture *fixture = *state;
	FILE *stream = fopen("large", "w");
	struct strbuf out;

	assert_non_null(stream);
	for (uint32_t i = 0; i < 1500000; i++)
		fwrite(&i, sizeof(i), 1, stream);
	assert_int_equal(fclose(stream), 0);
	strbuf_init(&out);
	assert_int_equal(file_read("large", SIZE_MAX, &out, &fixture->diag), STATUS_OK);
	assert_int_equal(out.len, 6000000);
	for (uint32_t i = 0; i < 1500000; i++)
		assert_memory_equal(out.data + 4 * i, &i, sizeof(i));
	strbuf_free(&out);
}

static void test_new_file(void **state)
{
	mode_t umask_before = umask(026);

	assert_int_equal(replace(*state, "new", false, "text"), STATUS_OK);
	umask(umask_before);
	assert_content("new", "text");
	assert_int_equal(mode_of("new"), 0640);
	assert_int_equal(count_entries(".", false), 1);
}

static void test_existing_file(void **state)
{
	struct fixture *fixture = *state;
	mode_t umask_before = umask(022);

	write_plainly("old", "old");
	assert_int_equal(chmod("old", 0606), 0);
	assert_int_equal(replace(fixture, "old", false, "new"), STATUS_EXISTS);
	assert_content("old", "old");
	assert_int_equal(fixture->diag.count, 0);
	assert_int_equal(replace(fixture, "old", true, "new"), STATUS_OK);
	assert_content("old", "new");
	umask(umask_before);
	assert_int_equal(mode_of("old"), 0606);
	assert_int_equal(count_entries(".", false), 1);
}

static void test_old_content_until_commit(void **state)
{
	struct fixture *fixture = *state;
	struct file_replacement file;

	write_plainly("old", "old");
	assert_int_equal(file_replace_begin(&file, "old", true, &fixture->diag), STATUS_OK);
	fputs("new", file.stream);
	fflush(file.stream);
	assert_content("old", "old");
	file_replace_abort(&file);
	assert_content("old", "old");
	assert_int_equal(count_entries(".", false), 1);
	file_replace_abort(&file);
}

static void test_target_that_appears_meanwhile(void **state)
{
	struct fixture *fixture = *state;
	struct file_replacement file;

	assert_int_equal(file_replace_begin(&file, "file", false, &fixture->diag), STATUS_OK);
	fputs("mine", file.stream);
	write_plainly("file", "another's");
	assert_int_equal(file_replace_commit(&file, &fixture->diag), STATUS_EXISTS);
	assert_content("file", "another's");
	assert_int_equal(count_entries(".", false), 1);
}

static void test_symbolic_links(void **state)
{
	struct fixture *fixture = *state;
	struct stat st;

	assert_int_equal(mkdir("in", 0700), 0);
	write_plainly("in/target", "old");
	assert_int_equal(symlink("in/link", "outer"), 0);
	assert_int_equal(symlink("target", "in/link"), 0);
	assert_int_equal(replace(fixture, "outer", false, "new"), STATUS_EXISTS);
	assert_int_equal(replace(fixture, "outer", true, "new"), STATUS_OK);
	assert_content("in/target", "new");
	assert_int_equal(lstat("outer", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(lstat("in/link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));

	assert_int_equal(unlink("in/target"), 0); /* a link to what is not there yet */
	assert_int_equal(replace(fixture, "outer", false, "newer"), STATUS_OK);
	assert_content("in/target", "newer");
	assert_int_equal(count_entries("in", false), 2);

	assert_int_equal(symlink("circle", "circle"), 0);
	assert_int_equal(replace(fixture, "circle", true, "x"), STATUS_FAILED);
	assert_one_sentence(fixture, "circle", ELOOP);
}

static void test_full_device(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf large;

	assert_int_equal(replace(fixture, "/dev/full", false, "x"), STATUS_FAILED);
	assert_one_sentence(fixture, "/dev/full", ENOSPC);
	strbuf_init(&large); /* more than a stream's buffer: an earlier write fails, not the last */
	for (int i = 0; i < 100000; i++)
		strbuf_add_byte(&large, 'x');
	assert_int_equal(replace(fixture, "/dev/full", true, large.data), STATUS_FAILED);
	assert_one_sentence(fixture, "/dev/full", ENOSPC);
	strbuf_free(&large);
	assert_int_equal(replace(fixture, "/dev/null", false, "x"), STATUS_OK);
}

/* A limit on the size of files is as good as a full disk. */
static void test_full_disk(void **state)
{
	struct fixture *fixture = *state;
	struct rlimit before, small;
	struct strbuf large;
	void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);

	strbuf_init(&large);
	for (int i = 0; i < 100000; i++)
		strbuf_add_byte(&large, 'x');
	write_plainly("old", "old");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = (struct rlimit){ 5000, before.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(replace(fixture, "old", true, large.data), STATUS_FAILED);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, handler);
	assert_one_sentence(fixture, "old", EFBIG);
	assert_content("old", "old");
	assert_int_equal(count_entries(".", false), 1);
	strbuf_free(&large);
}

static void test_no_such_place(void **state)
{
	struct fixture *fixture = *state;

	write_plainly("file", "whole");
	assert_int_equal(replace(fixture, "missing/new", false, "x"), STATUS_FAILED);
	assert_one_sentence(fixture, "missing/new", ENOENT);
	assert_int_equal(replace(fixture, "file/new", true, "x"), STATUS_FAILED);
	assert_one_sentence(fixture, "file/new", ENOTDIR);
	assert_int_equal(replace(fixture, ".", true, "x"), STATUS_FAILED);
	assert_one_sentence(fixture, ".", EISDIR);
	assert_int_equal(replace(fixture, "", true, "x"), STATUS_FAILED);
	diag_clear(&fixture->diag);
	assert_content("file", "whole");
	assert_int_equal(count_entries(".", false), 1);
}

static void test_read_only_folder(void **state)
{
	struct fixture *fixture = *state;

	if (geteuid() == 0) /* whom permissions do not stop */
		skip();
	assert_int_equal(mkdir("in", 0700), 0);
	write_plainly("in/old", "old");
	assert_int_equal(chmod("in", 0500), 0);
	assert_int_equal(replace(fixture, "in/old", true, "new"), STATUS_FAILED);
	assert_int_equal(chmod("in", 0700), 0);
	assert_one_sentence(fixture, "in/old", EACCES);
	assert_content("in/old", "old");
}

static void test_reason(void **state)
{
	struct fixture *fixture = *state;
	const size_t len = (size_t)1 << 20;
	char *text = calloc(1, len);

	/* Short enough to be buffered until the end, and so long that stdio writes it by itself. */
	assert_int_equal(file_replace("/dev/full", STR("x"), &fixture->diag), STATUS_FAILED);
	assert_one_sentence(fixture, "/dev/full", ENOSPC);
	assert_int_equal(file_replace("/dev/full", (struct str){ text, len }, &fixture->diag),
			 STATUS_FAILED);
	assert_one_sentence(fixture, "/dev/full", ENOSPC);
	free(text);
	assert_int_equal(file_replace("file", STR("x"), &fixture->diag), STATUS_OK);
	assert_content("file", "x");
}

static void test_make_parents(void **state)
{
	struct fixture *fixture = *state;
	mode_t umask_before = umask(0);

	assert_int_equal(file_make_parents("deep/er/file", &fixture->diag), STATUS_OK);
	umask(umask_before);
	assert_int_equal(mode_of("deep"), 0700);
	assert_int_equal(mode_of("deep/er"), 0700);
	assert_int_equal(count_entries("deep/er", false), 0);
	assert_int_equal(file_make_parents("deep/er/file", &fixture->diag), STATUS_OK);
	assert_int_equal(file_make_parents("file", &fixture->diag), STATUS_OK);
	assert_int_equal(file_make_parents("/file", &fixture->diag), STATUS_OK);
	assert_int_equal(file_make_parents("//tmp//file", &fixture->diag), STATUS_OK);
	write_plainly("file", "x");
	assert_int_equal(file_make_parents("file/in/it", &fixture->diag), STATUS_FAILED);
	assert_one_sentence(fixture, "file", EEXIST);
	assert_content("file", "x");
}

static int signals_end = -1;

static void tell_of_signal(int signal)
{
	ssize_t written = write(signals_end, "", 1);

	(void)signal;
	(void)written;
}

/* Once a signal has come, which is then waited for in vain, opens the FIFO's other end. */
static void open_after_signal(const char *fifo, int signals)
{
	char byte;

	_exit(read(signals, &byte, 1) == 1 && open(fifo, O_WRONLY | O_CLOEXEC) >= 0 ? 0 : 1);
}

/* Opening a FIFO waits for its other end, which a signal interrupts. */
static void test_open_is_tried_again(void **state)
{
	struct sigaction action = { .sa_handler = tell_of_signal }, before;
	const struct itimerval often = { { 0, 10000 }, { 0, 10000 } },
			       never = { { 0, 0 }, { 0, 0 } };
	int ends[2], fd, result;
	pid_t child;

	(void)state;
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0)
		open_after_signal("fifo", ends[0]);
	signals_end = ends[1];
	assert_int_equal(fcntl(signals_end, F_SETFL, O_NONBLOCK), 0);
	sigaction(SIGALRM, &action, &before);
	setitimer(ITIMER_REAL, &often, NULL);
	fd = file_open("fifo", O_RDONLY | O_CLOEXEC, 0);
	setitimer(ITIMER_REAL, &never, NULL);
	sigaction(SIGALRM, &before, NULL);
	assert_true(fd >= 0);
	assert_int_equal(waitpid(child, &result, 0), child);
	assert_true(WIFEXITED(result));
	assert_int_equal(WEXITSTATUS(result), 0);
	close(fd);
	close(ends[0]);
	close(ends[1]);
}

/* What is not there is no mistake; what cannot be opened is one. */
static void test_read_if_there(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf text;

	strbuf_init(&text);
	assert_int_equal(file_read_if_there("none", 100, &text, &fixture->diag), STATUS_MISSING);
	assert_int_equal(fixture->diag.count, 0);
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_int_equal(file_read_if_there("loop", 100, &text, &fixture->diag), STATUS_FAILED);
	assert_int_equal(fixture->diag.count, 1);
	assert_int_equal(file_read("none", 100, &text, &fixture->diag), STATUS_FAILED);
	assert_int_equal(fixture->diag.count, 2);
	strbuf_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_read),
		TEST(test_read_plain),
		TEST(test_read_fifo),
		TEST(test_read_large),
		TEST(test_new_file),
		TEST(test_existing_file),
		TEST(test_old_content_until_commit),
		TEST(test_target_that_appears_meanwhile),
		TEST(test_symbolic_links),
		TEST(test_full_device),
		TEST(test_full_disk),
		TEST(test_no_such_place),
		TEST(test_read_only_folder),
		TEST(test_reason),
		TEST(test_make_parents),
		TEST(test_open_is_tried_again),
		TEST(test_read_if_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
