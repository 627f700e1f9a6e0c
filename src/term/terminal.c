#include "config.h"

#include "term/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "input/event.h"

FILE *terminal_open_input(struct diag *diag)
{
	FILE *input;
	int fd;

	if (!isatty(STDOUT_FILENO)) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "standard output is not a terminal; shortlist list prints the papers");
		return NULL;
	}
	if (isatty(STDIN_FILENO))
		return stdin;
	fd = file_open("/dev/tty", O_RDONLY | O_CLOEXEC, 0);
	input = fd < 0 ? NULL : fdopen(fd, "r");
	if (!input)
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "there is no terminal to read keys from: %s",
			 strerror(errno));
	return input;
}

bool terminal_choose_characters(void)
{
	setlocale(LC_CTYPE, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return true;
	/* The C locale, which is also what is left when the environment's is not installed, knows
	 * nothing of the terminal; any other is believed. */
	if (strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") != 0)
		return false;
	return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

bool terminal_size(int fd, int *rows, int *columns)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	*rows = size.ws_row;
	*columns = size.ws_col;
	return true;
}

static void set_settings(int fd, const struct termios *settings)
{
	while (tcsetattr(fd, TCSANOW, settings) != 0 && errno == EINTR)
		;
}

void terminal_set_raw(int fd, const struct termios *before)
{
	struct termios settings = *before;

	settings.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL);
	settings.c_lflag |= ISIG;
	settings.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | IXOFF);
	/* Tabs are sent to move the cursor, and must not be made blanks that erase. */
	settings.c_oflag &= ~(tcflag_t)(ONLCR | TABDLY);
	settings.c_cc[VMIN] = 1;
	settings.c_cc[VTIME] = 0;
	settings.c_cc[VLNEXT] = _POSIX_VDISABLE;
	settings.c_cc[VDISCARD] = _POSIX_VDISABLE;
	set_settings(fd, &settings);
}

void terminal_give_back(int fd, const struct termios *before)
{
	set_settings(fd, before);
}

bool terminal_is_gone(int fd)
{
	struct pollfd poll_fd = { .fd = fd, .events = POLLIN };
	int available = 0;

	if (poll(&poll_fd, 1, 0) <= 0)
		return false;
	if (poll_fd.revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return (poll_fd.revents & POLLIN) && ioctl(fd, FIONREAD, &available) == 0 && available == 0;
}

uint32_t terminal_key(uint32_t character)
{
	switch (character) {
	case '\r':
	case '\n':
		return INPUT_ENTER;
	case '\t':
		return INPUT_TAB;
	case 0x7F:
	case '\b':
		return INPUT_BACKSPACE;
	case 033:
		return INPUT_ESCAPE;
	}
	return character <= 0x10FFFF ? character : INPUT_UNKNOWN;
}
