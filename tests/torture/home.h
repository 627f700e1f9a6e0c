#ifndef TESTS_TORTURE_HOME_H
#define TESTS_TORTURE_HOME_H

/*
 * The home of an invented person: a library with marks, a topics file, a history, an exported CSV.
 * It is made once by the program itself, and put back before each case.
 */

/* Papers in the library, and in the file that is added to it. */
#define HOME_PAPERS 160
#define HOME_MORE   40

struct home {
	const char *program;
	char top[256];      /* goes away at the end */
	char folder[300];   /* the home that programs work in */
	char template[300]; /* as it is before each case */
	char library[400];  /* library.db in folder */
};

/* Makes the home; ends the process with a sentence when that fails. */
void home_init(struct home *home, const char *program);
void home_free(struct home *home);

/* Puts everything back. */
void home_restore(const struct home *home);

/* Writes a file of the home, in place of one that is there. */
void home_write(const struct home *home, const char *name, const char *text);

#endif
