/*
 * Runs a command in a pseudo-terminal of 24 rows and 80 columns as a person would: waits for what
 * the screen shows, types, and waits for the end.
 *
 * usage: in_terminal STEP... -- COMMAND [ARGUMENT]...
 *
 * A step is wait=TEXT (until the screen has the text), gone=TEXT (until it has not) or type=KEYS.
 * Exits with 0 when every wait came true before the deadline of tests/support.h and the command
 * ended with 0; else with 1, and the screen on standard output.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "e2e/terminal.h"

static const char *value_of(const char *step, const char *name)
{
	size_t len = strlen(name);

	return strncmp(step, name, len) == 0 && step[len] == '=' ? step + len + 1 : NULL;
}

static bool take_step(struct terminal *terminal, const char *step)
{
	const char *value;

	if ((value = value_of(step, "wait")))
		return terminal_wait(terminal, value);
	if ((value = value_of(step, "gone")))
		return terminal_wait_gone(terminal, value);
	if ((value = value_of(step, "type"))) {
		terminal_type(terminal, value);
		return true;
	}
	fprintf(stderr, "in_terminal: no such step: %s\n", step);
	return false;
}

static bool take_steps(struct terminal *terminal, char *const steps[], int count)
{
	for (int i = 0; i < count; i++)
		if (!take_step(terminal, steps[i])) {
			printf("in_terminal: this did not come true: %s\n", steps[i]);
			return false;
		}
	return true;
}

int main(int argc, char **argv)
{
	struct terminal terminal;
	int command = 1, status = -1;
	bool is_done;

	while (command < argc && strcmp(argv[command], "--") != 0)
		command++;
	if (command + 1 >= argc) {
		fprintf(stderr, "usage: in_terminal STEP... -- COMMAND [ARGUMENT]...\n");
		return 2;
	}
	terminal_start(&terminal, argv + command + 1, 24, 80, "xterm-256color");
	is_done = take_steps(&terminal, argv + 1, command - 1);
	if (is_done)
		status = terminal_wait_exit(&terminal);
	if (status != 0)
		printf("in_terminal: the command's status is %d, its screen:\n%s", status,
		       terminal_text(&terminal));
	terminal_end(&terminal);
	return is_done && status == 0 ? 0 : 1;
}
