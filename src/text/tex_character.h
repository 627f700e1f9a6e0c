#ifndef TEXT_TEX_CHARACTER_H
#define TEXT_TEX_CHARACTER_H

/* What TeX writes one character with: \% \"o \v{s} \o \alpha \hat{x}. Part of text/tex.h. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

#define TEX_CHARACTER_SIZE 32

struct tex_character {
	char text[TEX_CHARACTER_SIZE];
	size_t len; /* 0: it is nothing at all, as \- */
	size_t end; /* of its source */
};

/* Reads the one that begins with the backslash at byte `at`; false when it is none. */
bool tex_character_read(struct str in, size_t at, bool is_math, struct tex_character *found);

#endif
