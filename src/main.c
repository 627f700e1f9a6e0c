/*
 * shortlist: a terminal browser for research papers. Everything is in the floors below; here the
 * process is set up.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>

#include "cli/cli.h"

/*
 * A standard descriptor that is closed would become the next file that is opened, and what is
 * printed would be written there. It gets a file instead whose use fails.
 */
static void open_standard_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
	open_standard_files();
	setlocale(LC_CTYPE, "");
	/* A file that may not grow further is a write that fails, like that on a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	return cli_run(argc, argv);
}
