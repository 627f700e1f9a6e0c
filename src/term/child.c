/*
 * A program that runs beside is a process in a session of its own, so that neither the terminal's
 * signals nor its end reach it; its exit is told by SIGCHLD. Handlers are gone after exec, but what
 * is ignored or blocked would stay so, and is put right before it.
 */

#include "config.h"

#include "term/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/strbuf.h"

/* The shells' exit statuses for a program that is there and cannot be run, and for one that is not.
 */
enum { EXIT_CANNOT_RUN = 126, EXIT_NOT_FOUND = 127 };

/* A program that fails later than this was used, and its end is nobody's business; milliseconds. */
#define EARLY 10000

struct child {
	pid_t pid;
	char *name;
	int64_t started_at;
};

static bool is_program(struct str folder, const char *name)
{
	struct strbuf path;
	bool is_found;

	strbuf_init(&path);
	if (folder.len > 0) {
		strbuf_add(&path, folder);
		strbuf_add_byte(&path, '/');
	}
	strbuf_add_cstr(&path, name);
	is_found = access(path.data, X_OK) == 0;
	strbuf_free(&path);
	return is_found;
}

bool child_is_installed(const char *name)
{
	const char *path = getenv("PATH");
	struct str folders = str_from(path ? path : "/usr/local/bin:/usr/bin:/bin"), folder;

	if (strchr(name, '/'))
		return is_program(STR(""), name);
	while (name[0] && str_split_next(&folders, ':', &folder))
		if (is_program(folder.len > 0 ? folder : STR("."), name))
			return true;
	return false;
}

static void set_signal(int number, void (*handler)(int), struct sigaction *before)
{
	struct sigaction action = { .sa_handler = handler };

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, before);
}

/* In the child. What was ignored before the program started (nohup) stays so. */
static _Noreturn void become(char *const argv[])
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	set_signal(SIGXFSZ, SIG_DFL, NULL);
	set_signal(SIGCHLD, SIG_DFL, NULL);
	execvp(argv[0], argv);
	_exit(errno == ENOENT ? EXIT_NOT_FOUND : EXIT_CANNOT_RUN);
}

/* In the child: becomes a program that has the terminal. */
static _Noreturn void become_foreground(char *const argv[])
{
	set_signal(SIGINT, SIG_DFL, NULL);
	set_signal(SIGQUIT, SIG_DFL, NULL);
	if (!isatty(STDIN_FILENO)) {
		int terminal = file_open("/dev/tty", O_RDWR | O_CLOEXEC, 0);

		if (terminal >= 0)
			dup2(terminal, STDIN_FILENO);
	}
	become(argv);
}

bool child_is_well(const struct child_end *end)
{
	return end->status == 0 && end->signal == 0 && end->error == 0;
}

void child_describe(const struct child_end *end, struct strbuf *out)
{
	if (end->error != 0)
		strbuf_add_cstr(out, strerror(end->error));
	else if (end->signal != 0)
		strbuf_addf(out, "signal %d (%s)", end->signal, strsignal(end->signal));
	else
		strbuf_addf(out, "exit status %d", end->status);
}

static struct child_end end_of(int status)
{
	struct child_end end = { 0 };

	if (WIFSIGNALED(status))
		end.signal = WTERMSIG(status);
	else
		end.status = WEXITSTATUS(status);
	return end;
}

struct child_end child_run(char *const argv[])
{
	static const int numbers[] = { SIGINT, SIGQUIT, SIGTSTP };
	struct child_end end = { .error = 0 };
	struct sigaction before[3];
	int status = 0;
	pid_t pid, waited;

	for (size_t i = 0; i < 3; i++)
		set_signal(numbers[i], numbers[i] == SIGTSTP ? SIG_DFL : SIG_IGN, &before[i]);
	pid = fork();
	if (pid == 0)
		become_foreground(argv);
	do
		waited = pid > 0 ? waitpid(pid, &status, 0) : -1;
	while (waited < 0 && pid > 0 && errno == EINTR);
	if (waited > 0)
		end = end_of(status);
	else
		end.error = errno;
	for (size_t i = 0; i < 3; i++)
		sigaction(numbers[i], &before[i], NULL);
	return end;
}

/* In the child: becomes a program that runs beside. */
static _Noreturn void become_background(char *const argv[], int input)
{
	int nothing = file_open("/dev/null", O_RDWR | O_CLOEXEC, 0);

	setsid();
	if (nothing < 0 || dup2(input >= 0 ? input : nothing, STDIN_FILENO) < 0 ||
	    dup2(nothing, STDOUT_FILENO) < 0 || dup2(nothing, STDERR_FILENO) < 0)
		_exit(EXIT_CANNOT_RUN);
	become(argv);
}

bool children_start(struct children *children, char *const argv[], int input, int64_t now)
{
	struct child *child;
	pid_t pid = fork();

	if (pid < 0)
		return false;
	if (pid == 0)
		become_background(argv, input);
	children->list = alloc_grow(children->list, &children->capacity, children->count + 1,
				    sizeof(*children->list));
	child = &children->list[children->count++];
	*child = (struct child){ pid, alloc_copy(argv[0], strlen(argv[0])), now };
	return true;
}

void child_say_failure(const char *name, const struct child_end *end, struct diag *diag)
{
	struct strbuf how;

	strbuf_init(&how);
	child_describe(end, &how);
	if (end->signal == 0 &&
	    (end->error != 0 || end->status == EXIT_CANNOT_RUN || end->status == EXIT_NOT_FOUND))
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "%s cannot be run", name);
	else
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "%s failed: %s", name, how.data);
	strbuf_free(&how);
}

static void forget(struct children *children, size_t at)
{
	free(children->list[at].name);
	children->list[at] = children->list[--children->count];
}

bool children_reap(struct children *children, int64_t now, struct diag *diag)
{
	bool has_failed = false;

	for (size_t i = children->count; i-- > 0;) {
		const struct child *child = &children->list[i];
		int status;
		pid_t pid = waitpid(child->pid, &status, WNOHANG);

		if (pid == 0)
			continue;
		if (pid > 0 && status != 0 && now - child->started_at < EARLY) {
			const struct child_end end = end_of(status);

			child_say_failure(child->name, &end, diag);
			has_failed = true;
		}
		forget(children, i);
	}
	return has_failed;
}

void children_free(struct children *children)
{
	while (children->count > 0)
		forget(children, children->count - 1);
	free(children->list);
	*children = (struct children){ 0 };
}
