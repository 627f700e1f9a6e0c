#ifndef TESTS_E2E_FIXTURE_H
#define TESTS_E2E_FIXTURE_H

/*
 * What the end-to-end tests share: a home folder that is removed after each test, an environment
 * that depends on nothing of the machine's, files in the folder, and the program in a terminal.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "e2e/terminal.h"

/* Bytes for a path in the home folder. */
#define FIXTURE_PATH 256

/* Before a test: makes the home folder and the environment. After it: removes the folder. For
 * cmocka_unit_test_setup_teardown; a test's own set_up calls the first of them. */
int fixture_set_up(void **state);
int fixture_tear_down(void **state);

#define FIXTURE_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, fixture_tear_down)

/* The home folder of the running test. */
const char *fixture_home(void);

/* The path of a file in the home folder, in the caller's FIXTURE_PATH bytes; returns it. */
char *fixture_path(char *path, const char *name);

/* The program: $SHORTLIST or the one just built. */
char *fixture_program(void);

/* Writes a file of the home folder with that mode, in place of what it held. */
void fixture_write(const char *name, const char *text, mode_t mode);

/* Writes the program's configuration. */
void fixture_write_config(const char *text);

/* Reads a file of the home folder; a text that is longer than size - 1 is cut. */
void fixture_read(const char *name, char *text, size_t size);

/* Whether a file of the home folder has the text in its first 8 KiB. */
bool fixture_has(const char *name, const char *text);

/* Starts the program on a file of the home folder (NULL: on the library) in a terminal of that size
 * and waits until the screen has the text. */
void fixture_start(struct terminal *terminal, const char *name, int rows, int columns,
		   const char *text);

/* Leaves the program by those keys; it must end with status 0. */
void fixture_leave(struct terminal *terminal, const char *keys);

/* Leaves it by q. */
void fixture_quit(struct terminal *terminal);

#endif
