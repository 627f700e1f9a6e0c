#ifndef TESTS_E2E_TERMINAL_H
#define TESTS_E2E_TERMINAL_H

/*
 * A program in a pseudo-terminal, and the screen that it draws, by libvterm. Waiting is always for
 * a condition, with a deadline; nothing sleeps for a time that ought to be enough.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <vterm.h>

struct terminal {
	VTerm *vterm;
	VTermScreen *screen;
	int fd; /* the terminal's end; -1 once the program is gone */
	pid_t pid;
	int rows, columns;
	char *output; /* every byte that the program wrote */
	size_t output_len, output_capacity;
	bool is_altscreen;
	bool is_left; /* no program has it open any more */
};

/* Starts argv in a terminal of that size, with TERM=term. */
void terminal_start(struct terminal *terminal, char *const argv[], int rows, int columns,
		    const char *term);

/* Ends the program, if it still runs, and frees. */
void terminal_end(struct terminal *terminal);

void terminal_type(struct terminal *terminal, const char *keys);
void terminal_type_bytes(struct terminal *terminal, const char *keys, size_t len);
void terminal_resize(struct terminal *terminal, int rows, int columns);

/* The screen as text: rows ended by newlines, trailing blanks cut. Good until the next call. */
const char *terminal_text(struct terminal *terminal);

/* Reads what there is until the screen holds (or no longer holds) the text; false after
 * support_patience. */
bool terminal_wait(struct terminal *terminal, const char *text);
bool terminal_wait_gone(struct terminal *terminal, const char *text);

/* Reads until the screen holds one of the texts; false after support_patience. */
bool terminal_wait_either(struct terminal *terminal, const char *one, const char *other);

/* Reads until the program has drawn something that was not read before; false after
 * support_patience. */
bool terminal_wait_output(struct terminal *terminal);

/* Reads what there is, so that the program can go on drawing while the test waits for something
 * else than the screen. */
void terminal_listen(struct terminal *terminal);

/* Waits for the program to end and returns its exit status, or -1 after support_patience or a
 * signal. */
int terminal_wait_exit(struct terminal *terminal);

/* The same for the signal that ends it; 0 after support_patience or an exit. Unless it must read,
 * the terminal takes nothing meanwhile. */
int terminal_wait_signal(struct terminal *terminal, bool must_read);

/* Fails the test with the screen's text when the wait fails. */
#define terminal_expect(terminal, text)                                                       \
	do {                                                                                  \
		if (!terminal_wait(terminal, text))                                           \
			fail_msg("not on the screen: %s\n%s", text, terminal_text(terminal)); \
	} while (0)
#define terminal_expect_gone(terminal, text)                                                    \
	do {                                                                                    \
		if (!terminal_wait_gone(terminal, text))                                        \
			fail_msg("still on the screen: %s\n%s", text, terminal_text(terminal)); \
	} while (0)

#endif
