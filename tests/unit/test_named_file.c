/* Which files of the command line are refused before they are opened. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "session/named_file.h"

#define TERMINAL "is a terminal; name a FILE, or send papers through a pipe"

/* A terminal is refused by whatever name: its own, a descriptor's, and as standard input. */
static void test_terminal(void **state)
{
	int leader = posix_openpt(O_RDWR | O_NOCTTY), fd, old_input;
	char name[64];

	(void)state;
	assert_true(leader >= 0);
	assert_int_equal(grantpt(leader), 0);
	assert_int_equal(unlockpt(leader), 0);
	assert_string_equal(named_file_refusal(ptsname(leader)), TERMINAL);
	fd = open(ptsname(leader), O_RDWR | O_NOCTTY);
	assert_true(fd >= 0);
	snprintf(name, sizeof(name), "/dev/fd/%d", fd);
	assert_string_equal(named_file_refusal(name), TERMINAL);
	old_input = dup(STDIN_FILENO);
	dup2(fd, STDIN_FILENO);
	assert_string_equal(named_file_refusal("-"), TERMINAL);
	assert_string_equal(named_file_refusal("/dev/stdin"), TERMINAL);
	dup2(old_input, STDIN_FILENO);
	close(old_input);
	close(fd);
	close(leader);
}

static void test_others(void **state)
{
	(void)state;
	assert_null(named_file_refusal("/dev/null"));
	assert_string_equal(named_file_refusal("/"), "is a folder, not a file");
	assert_string_equal(named_file_refusal("/nowhere/at/all"), "No such file or directory");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_terminal),
		cmocka_unit_test(test_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
