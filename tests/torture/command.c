/*
 * Standard output and error of a program go to files without a name, in memory: a full disk of a
 * test is not theirs. A program on a terminal is read from there.
 */

#include "config.h"

#include "torture/command.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#define CPU_LIMIT 5

/* A program that uses no time and does not end either is killed after so long, in milliseconds.
 */
#define PATIENCE 300000

#define ROWS    24
#define COLUMNS 200

/* What a program sends last to xterm. */
#define LEAVES_SCREEN "\x1b[?1049l"

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static void redirect(int fd, int to)
{
	if (fd < 0 || dup2(fd, to) < 0)
		_exit(126);
}

static void set_environment(const struct command *command)
{
	static const char *const unset[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME",   "XDG_STATE_HOME",
					     "XDG_CACHE_HOME",  "XDG_RUNTIME_DIR", "VISUAL",
					     "NO_COLOR",        "COLUMNS",         "LINES" };

	for (size_t i = 0; i < sizeof(unset) / sizeof(unset[0]); i++)
		unsetenv(unset[i]);
	setenv("HOME", command->folder, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	setenv("TERM", "xterm", 1);
	for (size_t i = 0; command->environment && command->environment[i]; i++)
		putenv((char *)command->environment[i]);
}

static void limit(unsigned seconds)
{
	struct rlimit cpu = { seconds, seconds + 1 }, none = { 0, 0 };

	setrlimit(RLIMIT_CPU, &cpu);
	setrlimit(RLIMIT_CORE, &none);
}

static void become_program(const struct command *command)
{
	const char *argv[32] = { command->program };

	for (size_t i = 0; command->arguments[i] && i < 30; i++)
		argv[i + 1] = command->arguments[i];
	if (!command->keys) {
		redirect(open("/dev/null", O_RDONLY), STDIN_FILENO);
		redirect(command->streams[0], STDOUT_FILENO);
		redirect(command->streams[1], STDERR_FILENO);
	}
	set_environment(command);
	limit(command->cpu_limit ? command->cpu_limit : CPU_LIMIT);
	signal(SIGPIPE, SIG_DFL);
	if (chdir(command->folder) != 0)
		_exit(126);
	if (command->prepare)
		command->prepare(command->context);
	execv(command->program, (char *const *)argv);
	_exit(127);
}

pid_t command_start(struct command *command)
{
	pid_t pid;

	for (int i = 0; i < 2; i++)
		command->streams[i] = memfd_create("output", MFD_CLOEXEC);
	fflush(NULL);
	pid = fork();
	if (pid == 0)
		become_program(command);
	return pid;
}

static size_t read_back(int fd, char *to)
{
	ssize_t len = pread(fd, to, COMMAND_OUTPUT_MAX, 0);

	to[len > 0 ? len : 0] = '\0';
	close(fd);
	return len > 0 ? (size_t)len : 0;
}

static void receive_status(struct outcome *outcome, int status)
{
	outcome->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	outcome->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	if (outcome->signal == SIGXCPU)
		outcome->is_hung = true;
}

/* A program that runs, and what is watched of it. */
struct running {
	const struct command *command;
	struct outcome *outcome;
	pid_t pid;
	const char *keys; /* that are not typed yet */
	struct pollfd fds[3];
};

enum { THE_END, TERMINAL, WATCHED };

/* Keys are typed once the program has drawn something: what comes before that is thrown away by
 * the terminal. */
static void attend_terminal(struct running *running)
{
	struct outcome *outcome = running->outcome;
	struct pollfd *fd = &running->fds[TERMINAL];
	ssize_t got;

	if (fd->revents & POLLOUT)
		running->keys += write(fd->fd, running->keys, 1) == 1;
	if (!(fd->revents & ~POLLOUT))
		return;
	if (outcome->out_len == COMMAND_OUTPUT_MAX)
		outcome->out_len /= 2;
	got = read(fd->fd, outcome->out + outcome->out_len, COMMAND_OUTPUT_MAX - outcome->out_len);
	if (got > 0)
		outcome->out_len += (size_t)got;
	else
		fd->fd = -1;
}

/* Waits until there is something to do; false when nothing came in that time. */
static bool wait_for_something(struct running *running, int64_t microseconds)
{
	struct timespec timeout = { microseconds / 1000000, microseconds % 1000000 * 1000 };

	running->fds[TERMINAL].events =
		running->keys && *running->keys && running->outcome->out_len > 0 ? POLLIN | POLLOUT
										 : POLLIN;
	return ppoll(running->fds, 3, &timeout, NULL) != 0;
}

/* Sees to it until its end; false when it did not come in time. */
static bool attend(struct running *running, int64_t microseconds)
{
	int64_t end = now_us() + microseconds, now;

	while ((now = now_us()) < end) {
		if (!wait_for_something(running, end - now))
			continue;
		if (running->fds[WATCHED].revents & POLLIN)
			running->command->attend(running->command->context);
		if (running->fds[WATCHED].revents & ~POLLIN)
			running->fds[WATCHED].fd = -1;
		if (running->fds[TERMINAL].revents)
			attend_terminal(running);
		else if (running->fds[THE_END].revents)
			return true;
	}
	return false;
}

static void wait_or_kill(struct running *running)
{
	int64_t kill_after = running->command->kill_after;

	if (kill_after >= 0 && !attend(running, kill_after)) {
		running->outcome->is_killed = true;
		kill(running->pid, SIGKILL);
	}
	if (!attend(running, PATIENCE * 1000LL)) {
		running->outcome->is_hung = true;
		kill(running->pid, SIGKILL);
	}
}

static void finish(const struct command *command, pid_t pid, int terminal, struct outcome *outcome)
{
	int64_t begin = now_us();
	int pidfd = (int)syscall(SYS_pidfd_open, pid, 0), status = 0, watched = -1;
	struct running running = {
		.command = command, .outcome = outcome, .pid = pid, .keys = command->keys
	};

	memset(outcome, 0, offsetof(struct outcome, out));
	if (command->watch)
		watched = command->watch(command->context, pid, pidfd);
	running.fds[THE_END] = (struct pollfd){ .fd = pidfd, .events = POLLIN };
	running.fds[TERMINAL] = (struct pollfd){ .fd = terminal };
	running.fds[WATCHED] = (struct pollfd){ .fd = watched, .events = POLLIN };
	wait_or_kill(&running);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	close(pidfd);
	receive_status(outcome, status);
	outcome->seconds = (double)(now_us() - begin) / 1e6;
	outcome->out[outcome->out_len] = outcome->err[0] = '\0';
	if (terminal >= 0) {
		close(terminal);
		return;
	}
	outcome->out_len = read_back(command->streams[0], outcome->out);
	outcome->err_len = read_back(command->streams[1], outcome->err);
}

void command_finish(struct command *command, pid_t pid, struct outcome *outcome)
{
	finish(command, pid, -1, outcome);
}

void command_run(struct command *command, struct outcome *outcome)
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLUMNS };
	int terminal = -1;
	pid_t pid;

	if (!command->keys) {
		finish(command, command_start(command), -1, outcome);
		return;
	}
	fflush(NULL);
	pid = forkpty(&terminal, NULL, NULL, &size);
	if (pid == 0)
		become_program(command);
	finish(command, pid, terminal, outcome);
}

bool command_has_sentence(const struct outcome *outcome)
{
	return strncmp(outcome->err, "shortlist: ", 11) == 0 ||
	       strstr(outcome->err, "\nshortlist: ") != NULL;
}

/* Draws the bytes on a terminal's screen; whether the text is on it. */
static bool is_on_screen(const char *bytes, size_t len, const char *text)
{
	VTerm *terminal = vterm_new(ROWS, COLUMNS);
	VTermScreen *screen = vterm_obtain_screen(terminal);
	const VTermRect whole = { .end_row = ROWS, .end_col = COLUMNS };
	char shown[4 * ROWS * COLUMNS + 1];
	size_t shown_len;

	vterm_set_utf8(terminal, 1);
	vterm_screen_reset(screen, 1);
	vterm_input_write(terminal, bytes, len);
	shown_len = vterm_screen_get_text(screen, shown, sizeof(shown) - 1, whole);
	shown[shown_len] = '\0';
	vterm_free(terminal);
	return strstr(shown, text) != NULL;
}

bool command_has_shown(const struct outcome *outcome, const char *text)
{
	const char *last = NULL, *end = outcome->out;

	while ((end = strstr(end, LEAVES_SCREEN)))
		last = end++;
	return (last && is_on_screen(outcome->out, (size_t)(last - outcome->out), text)) ||
	       strstr(last ? last : outcome->out, text) != NULL;
}

const char *command_describe(const struct outcome *outcome)
{
	static char text[256];

	snprintf(text, sizeof(text), "%s%s %d%s%.*s", outcome->is_hung ? "hung, " : "",
		 outcome->signal ? "signal" : "status",
		 outcome->signal ? outcome->signal : outcome->status, outcome->err_len ? ": " : "",
		 (int)strcspn(outcome->err, "\n"), outcome->err);
	return text;
}
