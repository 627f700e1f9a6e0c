/*
 * Handlers are gone after exec, but what is ignored or blocked would stay so, and is reset before
 * it. What was ignored before this program was started (nohup) stays ignored.
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

#include "base/file.h"
#include "base/strbuf.h"

/* The shells' exit statuses for a program that cannot be run, and for one that is not found. */
enum { EXIT_CANNOT_RUN = 126, EXIT_NOT_FOUND = 127 };

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

/* Makes the descriptors of a program without a terminal. */
static bool redirect(const struct child_setup *setup)
{
	int null = file_open("/dev/null", O_RDWR | O_CLOEXEC, 0);
	int input = setup->input == CHILD_NULL ? null : setup->input;
	int output = setup->output == CHILD_NULL ? null : setup->output;

	return null >= 0 && dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
	       dup2(null, STDERR_FILENO) >= 0;
}

/* Where papers are read from standard input, the program gets the terminal itself in its place. */
static void use_terminal(void)
{
	int terminal = isatty(STDIN_FILENO) ? -1 : file_open("/dev/tty", O_RDWR | O_CLOEXEC, 0);

	if (terminal >= 0)
		dup2(terminal, STDIN_FILENO);
}

/* In the child: becomes the program. */
static _Noreturn void become(const struct child_setup *setup)
{
	sigset_t none;

	if (setup->has_terminal) {
		set_signal(SIGINT, SIG_DFL, NULL);
		set_signal(SIGQUIT, SIG_DFL, NULL);
		use_terminal();
	} else {
		setsid();
		if (!redirect(setup))
			_exit(EXIT_CANNOT_RUN);
	}
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	set_signal(SIGXFSZ, SIG_DFL, NULL);
	set_signal(SIGCHLD, SIG_DFL, NULL);
	execvpe(setup->argv[0], setup->argv, setup->environment ? setup->environment : environ);
	_exit(errno == ENOENT ? EXIT_NOT_FOUND : EXIT_CANNOT_RUN);
}

pid_t child_start(const struct child_setup *setup)
{
	pid_t pid = fork();

	if (pid == 0)
		become(setup);
	return pid;
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

struct child_end child_wait(pid_t pid)
{
	pid_t waited;
	int status;

	do
		waited = waitpid(pid, &status, 0);
	while (waited < 0 && errno == EINTR);
	return waited > 0 ? end_of(status) : (struct child_end){ .error = errno };
}

bool child_has_ended(pid_t pid, struct child_end *end)
{
	int status;
	pid_t waited = waitpid(pid, &status, WNOHANG);

	if (waited == 0)
		return false;
	*end = waited > 0 ? end_of(status) : (struct child_end){ .error = errno };
	return true;
}

void child_kill(pid_t pid)
{
	/* The group is missing for as long as the child has not made its session. */
	if (kill(-pid, SIGKILL) != 0)
		kill(pid, SIGKILL);
	(void)child_wait(pid);
}

struct child_end child_run(char *const argv[])
{
	static const int numbers[] = { SIGINT, SIGQUIT, SIGTSTP };
	const struct child_setup setup = { .argv = argv, .has_terminal = true };
	struct sigaction before[3];
	struct child_end end;
	pid_t pid;

	for (size_t i = 0; i < 3; i++)
		set_signal(numbers[i], numbers[i] == SIGTSTP ? SIG_DFL : SIG_IGN, &before[i]);
	pid = child_start(&setup);
	end = pid > 0 ? child_wait(pid) : (struct child_end){ .error = errno };
	for (size_t i = 0; i < 3; i++)
		sigaction(numbers[i], &before[i], NULL);
	return end;
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
