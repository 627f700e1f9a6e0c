#ifndef TEXT_FORMS_H
#define TEXT_FORMS_H

/*
 * The forms in which a text is searched, so that what the screen shows is found, and what was
 * written as well. The first is what is shown of it (text/tex.h), folded, without the letters that
 * look like an apostrophe (the okina of Hawaiʻi): hawaii, k-means and α find Hawaiʻi, $k$-means and
 * $\alpha$. The second is the source, folded, where those letters are apostrophes: hawai'i, and
 * $k$. The third is what people type for what is shown (text/spell.h): beta-VAE finds $\beta$-VAE.
 * None has two blanks in a row. A form that is equal to another is left out.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "text/tex.h"

/* Whether the only form of s is s itself but for ASCII case, so that it can be searched as it is.
 */
bool forms_are_plain(struct str s);

/*
 * Adds the forms of cleaned text s to out, with a newline between two lines. Returns whether s is
 * plain, as above.
 */
bool forms_add(struct strbuf *out, struct str s);

/* The memory that making forms needs, for whoever makes those of many texts. */
struct forms_memory {
	struct tex_text shown;
	struct tex_text spelled;
};

void forms_memory_init(struct forms_memory *memory);
void forms_memory_free(struct forms_memory *memory);

/* The same as forms_add. */
bool forms_add_with(struct forms_memory *memory, struct strbuf *out, struct str s);

/* Adds the first form of cleaned text s alone: what is shown of it. */
void forms_add_shown(struct strbuf *out, struct str s);

/* Adds what is typed to find s, as it is looked for in the forms. */
void forms_add_typed(struct strbuf *out, struct str s);

/* One of them, with the way back to where it came from. */
struct text_form {
	struct strbuf folded;
	uint32_t *offsets; /* see fold_add_mapped */
	bool is_shown;
	bool is_spelled; /* then is_shown as well */
};

#define TEXT_FORMS_MAX 3

struct text_forms {
	struct text_form each[TEXT_FORMS_MAX];
	size_t count;
	struct tex_text shown;
	struct tex_text spelled;
};

/* Makes the forms of cleaned text s, which is borrowed; shorter than a GiB. */
void text_forms_init(struct text_forms *forms, struct str s);
void text_forms_free(struct text_forms *forms);

/* Turns a stretch of a form, which is not empty, into that of s from which it came: whole
 * characters and whole pieces of TeX. */
void text_form_find_source(const struct text_forms *forms, const struct text_form *form,
			   size_t *start, size_t *end);

#endif
