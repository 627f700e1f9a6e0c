#include "config.h"

#include "term/terminal_output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include "term/signals.h"

/* A signal that comes right before a wait is noticed after so long; milliseconds. */
#define WAIT 100

void terminal_output_open(struct terminal_output *output)
{
	int flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

	*output = (struct terminal_output){ .fd = open("/proc/self/fd/1", flags) };
	strbuf_init(&output->waiting);
	/* A terminal that belongs to another user (su) can still be opened as the controlling one.
	 */
	if (output->fd < 0 && tcgetsid(STDOUT_FILENO) == getsid(0))
		output->fd = open("/dev/tty", flags);
	if (output->fd < 0)
		output->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

void terminal_output_close(struct terminal_output *output)
{
	if (output->fd >= 0)
		close(output->fd);
	output->fd = -1;
	strbuf_free(&output->waiting);
}

void terminal_output_add(struct terminal_output *output, struct str bytes)
{
	strbuf_add(&output->waiting, bytes);
}

bool terminal_output_is_waiting(const struct terminal_output *output)
{
	return output->sent < output->waiting.len;
}

bool terminal_output_send(struct terminal_output *output)
{
	while (terminal_output_is_waiting(output)) {
		ssize_t written = write(output->fd, output->waiting.data + output->sent,
					output->waiting.len - output->sent);

		if (written < 0 && errno == EAGAIN)
			return false;
		if (written < 0 && errno != EINTR)
			break; /* reading tells that the terminal is gone */
		output->sent += written > 0 ? (size_t)written : 0;
	}
	strbuf_clear(&output->waiting);
	output->sent = 0;
	return true;
}

bool terminal_output_drain(struct terminal_output *output)
{
	struct pollfd poll_fd = { .fd = output->fd, .events = POLLOUT };

	while (!terminal_output_send(output)) {
		if (signals_are_ending())
			return false;
		poll(&poll_fd, 1, WAIT);
	}
	return true;
}
