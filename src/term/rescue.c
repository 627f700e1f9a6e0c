/*
 * A signal handler gets no context, so what is prepared is this file's. It changes only while
 * is_ready is 0.
 */

#include "config.h"

#include "term/rescue.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define BYTES_MAX 1024

static volatile sig_atomic_t is_ready;
static int output, input;
static struct termios before;
static char bytes[BYTES_MAX];
static size_t len;

void rescue_prepare(const struct rescue *rescue)
{
	is_ready = 0;
	output = rescue->output;
	input = rescue->input;
	before = rescue->before;
	len = rescue->bytes.len < BYTES_MAX ? rescue->bytes.len : BYTES_MAX;
	memcpy(bytes, rescue->bytes.p, len);
	is_ready = 1;
}

void rescue_forget(void)
{
	is_ready = 0;
}

/* Whether the terminal is another program's, whose screen is no business of ours. */
static bool is_in_background(void)
{
	pid_t foreground = tcgetpgrp(input);

	return foreground > 0 && foreground != getpgrp();
}

static void send_bytes(void)
{
	if (write(output, bytes, len) == (ssize_t)len)
		return;
	/* A terminal that is stopped or does not read: make it go on, and make room. */
	tcflow(output, TCOON);
	tcflush(output, TCOFLUSH);
	if (write(output, bytes, len) < 0)
		return; /* it is gone */
}

void rescue_terminal(void)
{
	int error = errno;
	sigset_t stop, mask;

	if (!is_ready || is_in_background())
		return;
	is_ready = 0;
	/* In the background, which may have begun this moment, the system would stop us instead. */
	sigemptyset(&stop);
	sigaddset(&stop, SIGTTOU);
	sigprocmask(SIG_BLOCK, &stop, &mask);
	send_bytes();
	tcsetattr(input, TCSANOW, &before);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	errno = error;
}
