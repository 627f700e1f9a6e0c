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

#include <dirent.h>
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

#include "base/file.h"

/* Seconds, after which a test that hangs is ended. */
#define DEADLINE 120

struct fixture {
	char *home; /* where the tests were started */
	char folder[64];
	struct diag diag;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	if (!fixture)
		return -1;
	strcpy(fixture->folder, "/tmp/shortlist-file-XXXXXX");
	fixture->home = getcwd(NULL, 0);
	diag_init(&fixture->diag, 10);
	*state = fixture;
	return mkdtemp(fixture->folder) && chdir(fixture->folder) == 0 ? 0 : -1;
}

/* Counts the entries of a folder, and removes them if asked to. */
static size_t count_entries(const char *path, bool remove_them)
{
	DIR *folder = opendir(path);
	size_t count = 0;

	for (struct dirent *entry; folder && (entry = readdir(folder));) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		count++;
		if (remove_them && unlinkat(dirfd(folder), entry->d_name, 0) != 0)
			unlinkat(dirfd(folder), entry->d_name, AT_REMOVEDIR);
	}
	if (folder)
		closedir(folder);
	return count;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	count_entries("in", true);
	count_entries("deep/er", true);
	count_entries("deep", true);
	count_entries(".", true);
	if (chdir(fixture->home) != 0 || rmdir(fixture->folder) != 0)
		return -1;
	diag_free(&fixture->diag);
	free(fixture->home);
	free(fixture);
	return 0;
}

static void write_plainly(const char *path, const char *text)
{
	FILE *stream = fopen(path, "w");

	assert_non_null(stream);
	fputs(text, stream);
	assert_int_equal(fclose(stream), 0);
}

static void assert_content(const char *path, const char *text)
{
	struct diag diag;
	struct strbuf content;

	diag_init(&diag, 1);
	strbuf_init(&content);
	assert_int_equal(file_read(path, 1 << 20, &content, &diag), STATUS_OK);
	assert_string_equal(content.data, text);
	strbuf_free(&content);
	diag_free(&diag);
}

/* Writes text to path as the program does. */
static enum status replace(struct fixture *fixture, const char *path, bool force, const char *text)
{
	struct file_replacement file;
	enum status status = file_replace_begin(&file, path, force, &fixture->diag);

	if (status != STATUS_OK)
		return status;
	file_replace_add(&file, str_from(text));
	return file_replace_commit(&file, &fixture->diag);
}

/* Exactly one error, that names the file and the reason. */
static void assert_one_sentence(struct fixture *fixture, const char *path, int error)
{
	struct strbuf out;

	assert_int_equal(fixture->diag.total[DIAG_ERROR], 1);
	strbuf_init(&out);
	diag_format(diag_last_error(&fixture->diag), &out);
	assert_non_null(strstr(out.data, path));
	if (error)
		assert_non_null(strstr(out.data, strerror(error)));
	strbuf_free(&out);
	diag_clear(&fixture->diag);
}

static mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

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
		TEST(test_sweep_killed),
		TEST(test_sweep_held),
		TEST(test_sweep_others),
		TEST(test_make_parents),
		TEST(test_open_is_tried_again),
		TEST(test_read_if_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
