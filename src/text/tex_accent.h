#ifndef TEXT_TEX_ACCENT_H
#define TEXT_TEX_ACCENT_H

/*
 * What TeX knows of letters beyond ASCII: accents (\" \' \v), and commands that are letters
 * themselves (\o \ss \aa). Folding (text/fold_tex.h) removes the accents, reading (text/tex.h)
 * composes them; both use these tables.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct tex_letter {
	struct str name;           /* without backslash, in lower case */
	struct str small, capital; /* UTF-8; capital is empty where there is none */
	struct str folded;         /* as a search finds it */
};

/* The letter with that name, ignoring ASCII case, or NULL. */
const struct tex_letter *tex_letter_find(struct str name);

/* The combining mark of an accent whose name is a sign (\" \'), or 0. */
uint32_t tex_accent_of_sign(char sign);

/* The same for one whose name is a letter (\v \c \H), ignoring case, or 0. */
uint32_t tex_accent_of_letter(char name);

/* \t, which ties two letters. */
#define TEX_TIE 0x0361u

/* The length of the letter, of any script, that begins at byte `at` of s, or 0. */
size_t tex_letter_len(struct str s, size_t at);

#endif
