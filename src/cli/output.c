#include "config.h"

#include "cli/output.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/str.h"

#define DEFAULT_WIDTH 80

/* Whether the write is worth trying again. A pipe that another program made non-blocking is waited
 * for. */
static bool can_go_on(int error)
{
	struct pollfd poll_fd = { .fd = STDOUT_FILENO, .events = POLLOUT };

	if (error == EAGAIN)
		return poll(&poll_fd, 1, -1) >= 0 || errno == EINTR;
	return error == EINTR;
}

/* Writes nothing more after a failure, so that no part is missing from the middle. */
static ssize_t write_out(void *cookie, const char *bytes, size_t len)
{
	struct output *output = cookie;
	size_t done = 0;

	while (done < len && output->error == 0) {
		ssize_t written = write(STDOUT_FILENO, bytes + done, len - done);

		if (written >= 0)
			done += (size_t)written;
		else if (!can_go_on(errno))
			output->error = errno;
	}
	return done < len ? 0 : (ssize_t)len;
}

void output_open(struct output *output)
{
	const cookie_io_functions_t functions = { .write = write_out };

	*output = (struct output){ .stream = fopencookie(output, "w", functions) };
	if (!output->stream)
		alloc_out_of_memory();
	if (isatty(STDOUT_FILENO))
		setvbuf(output->stream, NULL, _IOLBF, BUFSIZ);
}

static void end_by_sigpipe(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGPIPE);
	signal(SIGPIPE, SIG_DFL);
	raise(SIGPIPE);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

enum status output_close(struct output *output, struct diag *diag)
{
	bool is_closed = fclose(output->stream) == 0;

	output->stream = NULL;
	/* Some file systems tell of a full disk only when the file is closed. */
	if (output->error == 0 && close(STDOUT_FILENO) != 0)
		output->error = errno;
	if (output->error == EPIPE)
		end_by_sigpipe();
	if (output->error == 0 && is_closed)
		return STATUS_OK;
	diag_add(diag, DIAG_ERROR, "standard output", 0, 0, "cannot be written: %s",
		 strerror(output->error));
	return STATUS_FAILED;
}

size_t output_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	uint64_t width;

	if (columns && str_to_uint(str_from(columns), 10000, &width) && width > 0)
		return (size_t)width;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return DEFAULT_WIDTH;
}
