#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

/* What is known of a terminal without curses: whether there is one, its size, its characters. */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <termios.h>

#include "base/diag.h"

/*
 * Where keys come from: standard input, or the controlling terminal when standard input is
 * something else (papers from a pipe). NULL, and a sentence in diag, when there is no terminal for
 * keys or for the screen. The caller closes it unless it is stdin.
 */
FILE *terminal_open_input(struct diag *diag);

/* Sets the locale's characters from the environment; whether they are UTF-8. Where the environment
 * says nothing of them, they are. */
bool terminal_choose_characters(void);

/* False when the terminal does not know its size. */
bool terminal_size(int fd, int *rows, int *columns);

/* Makes keys come one by one, unseen and unchanged, those too that the system would keep for
 * itself: ^S ^Q ^V ^O. Not ^C and ^Z. */
void terminal_set_raw(int fd, const struct termios *before);

/* Puts the settings back. */
void terminal_give_back(int fd, const struct termios *before);

/* Whether input is at its end, with nothing left to read. */
bool terminal_is_gone(int fd);

/* A character that a terminal sent, as a key of input/event.h. */
uint32_t terminal_key(uint32_t character);

#endif
