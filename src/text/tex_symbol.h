#ifndef TEXT_TEX_SYMBOL_H
#define TEXT_TEX_SYMBOL_H

/*
 * TeX's commands that have a plain text: what replaces them, and how they treat what follows. And
 * superscript and subscript characters, as far as Unicode has them.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

/* What - means in a formula. */
#define TEX_MINUS 0x2212

enum tex_type {
	TEX_SYMBOL,   /* replaced by text; the blank after it is kept */
	TEX_MARK,     /* text is a combining mark, put on the letter or symbol that is its argument
		       */
	TEX_FONT,     /* \emph{x}: x */
	TEX_SWITCH,   /* {\em x}: x */
	TEX_NOTHING,  /* replaced by nothing */
	TEX_BOARD,    /* \mathbb{R}: a letter with a double line */
	TEX_URL,      /* \url{x}: x, nothing in it being TeX */
	TEX_LINK,     /* \href{x}{y}: y (x) */
	TEX_FRACTION, /* \frac{x}{y}: x/y */
	TEX_ROOT,     /* \sqrt{x} */
	TEX_RAISE,    /* \textsuperscript{x} */
	TEX_LOWER,    /* \textsubscript{x} */
};

struct tex_command {
	const char *name;
	enum tex_type type;
	const char *text;
};

/* The command with that name, or NULL. */
const struct tex_command *tex_command_find(struct str name);

/* The name of a command of formulas that LaTeX itself has for the symbol, or NULL. */
const char *tex_symbol_name(uint32_t codepoint);

/* The double-struck letter, or 0 where not every terminal has one. */
uint32_t tex_board_letter(char letter);

/*
 * Adds the characters of `argument` raised (^) or lowered (_): those of plain text, of commands
 * such as \beta, and within braces and \mathrm{}. False, and nothing added, when Unicode does not
 * have all of them.
 */
bool tex_add_script(struct strbuf *out, struct str argument, bool is_raised);

/* The character that this one is, raised or lowered; 0: it is neither. */
uint32_t tex_script_plain(uint32_t codepoint, bool *is_raised);

/* The length of the letters of a command's name at byte `at`. */
size_t tex_name_len(struct str s, size_t at);

#endif
