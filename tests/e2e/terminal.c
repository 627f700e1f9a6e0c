#include "config.h"

#include "e2e/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "support.h"

/* What the terminal answers (to a request for the cursor's position, say) goes to the program. */
static void answer(const char *bytes, size_t len, void *user)
{
	const struct terminal *terminal = user;

	if (terminal->fd >= 0 && write(terminal->fd, bytes, len) < 0)
		return;
}

static int set_property(VTermProp property, VTermValue *value, void *user)
{
	struct terminal *terminal = user;

	if (property == VTERM_PROP_ALTSCREEN)
		terminal->is_altscreen = value->boolean;
	return 1;
}

static void start_vterm(struct terminal *terminal)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = set_property };

	terminal->vterm = vterm_new(terminal->rows, terminal->columns);
	vterm_set_utf8(terminal->vterm, 1);
	vterm_output_set_callback(terminal->vterm, answer, terminal);
	terminal->screen = vterm_obtain_screen(terminal->vterm);
	vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
	vterm_screen_enable_altscreen(terminal->screen, 1);
	vterm_screen_reset(terminal->screen, 1);
}

/*
 * What ignores signals for the test (nohup, a script that runs it beside itself) must not ignore
 * them for the program, which is started as from a person's shell: a signal is as the test left it.
 */
__attribute__((constructor)) static void reset_signals(void)
{
	struct sigaction action;
	sigset_t none;

	for (int number = 1; number < NSIG; number++)
		if (sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN)
			signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

void terminal_start(struct terminal *terminal, char *const argv[], int rows, int columns,
		    const char *term)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	*terminal = (struct terminal){ .rows = rows, .columns = columns };
	start_vterm(terminal);
	terminal->pid = forkpty(&terminal->fd, NULL, NULL, &size);
	if (terminal->pid == 0) {
		setenv("TERM", term, 1);
		execv(argv[0], argv);
		_exit(127);
	}
	fcntl(terminal->fd, F_SETFL, O_NONBLOCK);
}

void terminal_end(struct terminal *terminal)
{
	if (terminal->pid > 0) {
		kill(terminal->pid, SIGKILL);
		waitpid(terminal->pid, NULL, 0);
	}
	if (terminal->fd >= 0)
		close(terminal->fd);
	vterm_free(terminal->vterm);
	free(terminal->output);
}

void terminal_type_bytes(struct terminal *terminal, const char *keys, size_t len)
{
	while (len > 0) {
		ssize_t written = write(terminal->fd, keys, len);

		if (written < 0 && errno != EAGAIN && errno != EINTR)
			return;
		if (written > 0) {
			keys += written;
			len -= (size_t)written;
		}
	}
}

void terminal_type(struct terminal *terminal, const char *keys)
{
	terminal_type_bytes(terminal, keys, strlen(keys));
}

void terminal_resize(struct terminal *terminal, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	terminal->rows = rows;
	terminal->columns = columns;
	vterm_set_size(terminal->vterm, rows, columns);
	ioctl(terminal->fd, TIOCSWINSZ, &size);
}

static void keep_output(struct terminal *terminal, const char *bytes, size_t len)
{
	if (terminal->output_len + len > terminal->output_capacity) {
		terminal->output_capacity = 2 * (terminal->output_len + len);
		terminal->output = realloc(terminal->output, terminal->output_capacity);
	}
	memcpy(terminal->output + terminal->output_len, bytes, len);
	terminal->output_len += len;
}

/* Waits at most so long for output and takes in what there is; false when none came. */
static bool take_output(struct terminal *terminal, int timeout)
{
	struct pollfd poll_fd = { .fd = terminal->fd, .events = POLLIN };
	char bytes[65536];
	ssize_t len;

	if (poll(&poll_fd, 1, timeout) <= 0)
		return false;
	len = read(terminal->fd, bytes, sizeof(bytes));
	terminal->is_left = len < 0 && errno == EIO;
	if (len <= 0)
		return false;
	keep_output(terminal, bytes, (size_t)len);
	vterm_input_write(terminal->vterm, bytes, (size_t)len);
	vterm_screen_flush_damage(terminal->screen);
	return true;
}

static size_t add_cell(char *out, const VTermScreenCell *cell)
{
	size_t len = 0;

	if (cell->chars[0] == 0)
		out[len++] = ' ';
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++) {
		uint32_t c = cell->chars[i];

		if (c < 0x80) {
			out[len++] = (char)c;
		} else if (c < 0x800) {
			out[len++] = (char)(0xC0 | (c >> 6));
			out[len++] = (char)(0x80 | (c & 0x3F));
		} else if (c < 0x10000) {
			out[len++] = (char)(0xE0 | (c >> 12));
			out[len++] = (char)(0x80 | (c >> 6 & 0x3F));
			out[len++] = (char)(0x80 | (c & 0x3F));
		} else {
			out[len++] = (char)(0xF0 | (c >> 18));
			out[len++] = (char)(0x80 | (c >> 12 & 0x3F));
			out[len++] = (char)(0x80 | (c >> 6 & 0x3F));
			out[len++] = (char)(0x80 | (c & 0x3F));
		}
	}
	return len;
}

static size_t add_row(const struct terminal *terminal, int row, char *out)
{
	size_t len = 0;

	for (int column = 0; column < terminal->columns;) {
		VTermPos position = { .row = row, .col = column };
		VTermScreenCell cell;

		vterm_screen_get_cell(terminal->screen, position, &cell);
		len += add_cell(out + len, &cell);
		column += cell.width > 0 ? cell.width : 1;
	}
	while (len > 0 && out[len - 1] == ' ')
		len--;
	out[len++] = '\n';
	return len;
}

const char *terminal_text(struct terminal *terminal)
{
	static char text[1 << 20];
	size_t len = 0;

	for (int row = 0; row < terminal->rows; row++)
		len += add_row(terminal, row, text + len);
	text[len] = '\0';
	return text;
}

static bool has(struct terminal *terminal, const char *text)
{
	return strstr(terminal_text(terminal), text) != NULL;
}

static bool wait_for(struct terminal *terminal, const char *text, bool is_there)
{
	int64_t deadline = support_deadline();

	for (;;) {
		if (has(terminal, text) == is_there)
			return true;
		if (terminal->is_left || support_now() > deadline)
			return false;
		take_output(terminal, 50);
	}
}

bool terminal_wait(struct terminal *terminal, const char *text)
{
	return wait_for(terminal, text, true);
}

bool terminal_wait_gone(struct terminal *terminal, const char *text)
{
	return wait_for(terminal, text, false);
}

bool terminal_wait_either(struct terminal *terminal, const char *one, const char *other)
{
	int64_t deadline = support_deadline();

	while (!has(terminal, one) && !has(terminal, other)) {
		if (support_now() > deadline)
			return false;
		take_output(terminal, 50);
	}
	return true;
}

bool terminal_wait_output(struct terminal *terminal)
{
	int64_t deadline = support_deadline();
	size_t before = terminal->output_len;

	while (terminal->output_len == before && support_now() < deadline)
		take_output(terminal, 50);
	return terminal->output_len > before;
}

void terminal_listen(struct terminal *terminal)
{
	while (take_output(terminal, 10))
		;
}

/* Waits for the program to end; false after the deadline. */
static bool wait_for_end(struct terminal *terminal, bool must_read, int *status)
{
	int64_t deadline = support_deadline();
	const struct timespec pause = { .tv_nsec = 1000000 };

	while (support_now() < deadline) {
		if (must_read)
			take_output(terminal, 20);
		else
			nanosleep(&pause, NULL);
		if (waitpid(terminal->pid, status, WNOHANG) == terminal->pid) {
			while (take_output(terminal, 20))
				;
			terminal->pid = -1;
			return true;
		}
	}
	return false;
}

int terminal_wait_exit(struct terminal *terminal)
{
	int status;

	return wait_for_end(terminal, true, &status) && WIFEXITED(status) ? WEXITSTATUS(status)
									  : -1;
}

int terminal_wait_signal(struct terminal *terminal, bool must_read)
{
	int status;

	return wait_for_end(terminal, must_read, &status) && WIFSIGNALED(status) ? WTERMSIG(status)
										 : 0;
}
