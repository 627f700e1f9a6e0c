#include "config.h"

#include "e2e/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char home[64];

int fixture_set_up(void **state)
{
	static const char *const variables[] = { "XDG_DATA_HOME",
						 "XDG_CONFIG_HOME",
						 "XDG_STATE_HOME",
						 "NO_COLOR",
						 "ESCDELAY",
						 "TMUX",
						 "STY" };

	(void)state;
	strcpy(home, "/tmp/shortlist-e2e-XXXXXX");
	assert_non_null(mkdtemp(home));
	setenv("HOME", home, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
		unsetenv(variables[i]);
	return 0;
}

int fixture_tear_down(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", home);
	return system(command);
}

const char *fixture_home(void)
{
	return home;
}

char *fixture_path(char *path, const char *name)
{
	snprintf(path, FIXTURE_PATH, "%s/%s", home, name);
	return path;
}

char *fixture_program(void)
{
	char *given = getenv("SHORTLIST");

	return given ? given : (char *)"src/shortlist";
}

void fixture_write(const char *name, const char *text, mode_t mode)
{
	char path[FIXTURE_PATH];
	FILE *file = fopen(fixture_path(path, name), "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, mode), 0);
}

void fixture_write_config(const char *text)
{
	static const char *const folders[] = { ".config", ".config/shortlist" };
	char path[FIXTURE_PATH];

	/* A test may write it more than once. */
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		(void)mkdir(fixture_path(path, folders[i]), 0700);
	fixture_write(".config/shortlist/config", text, 0600);
}

void fixture_read(const char *name, char *text, size_t size)
{
	char path[FIXTURE_PATH];
	FILE *file = fopen(fixture_path(path, name), "r");

	assert_non_null(file);
	text[fread(text, 1, size - 1, file)] = '\0';
	fclose(file);
}

bool fixture_has(const char *name, const char *text)
{
	char content[8192];

	fixture_read(name, content, sizeof(content));
	return strstr(content, text) != NULL;
}

void fixture_start(struct terminal *terminal, const char *name, int rows, int columns,
		   const char *text)
{
	char path[FIXTURE_PATH];
	char *argv[] = { fixture_program(), name ? fixture_path(path, name) : NULL, NULL };

	terminal_start(terminal, argv, rows, columns, "xterm-256color");
	terminal_expect(terminal, text);
}

void fixture_leave(struct terminal *terminal, const char *keys)
{
	terminal_type(terminal, keys);
	assert_int_equal(terminal_wait_exit(terminal), 0);
	terminal_end(terminal);
}

void fixture_quit(struct terminal *terminal)
{
	fixture_leave(terminal, "q");
}
