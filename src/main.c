/*
 * shortlist: a terminal browser for research papers. Everything is in the floors below; here the
 * process is set up.
 */

#include "config.h"

#include <locale.h>
#include <signal.h>

#include "cli/cli.h"

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "");
	/* A closed pipe is a failed write, which is noticed where it is written. */
	signal(SIGPIPE, SIG_IGN);
	return cli_run(argc, argv);
}
