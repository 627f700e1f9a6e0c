#ifndef TEXT_MARKUP_TAG_H
#define TEXT_MARKUP_TAG_H

/* Tags: which names are known, and what becomes of them. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum tag_kind {
	TAG_INLINE,     /* nothing is put in its place */
	TAG_BLOCK,      /* it ends a word */
	TAG_FORMULA,    /* it holds one formula, perhaps in several forms */
	TAG_DISPLAY,    /* the same as a block */
	TAG_MATH,       /* a form of a formula */
	TAG_ANNOTATION, /* another form of it */
	TAG_HIDDEN,     /* what it holds is no text */
};

struct markup_tag {
	struct str name; /* without prefix, as written */
	enum tag_kind kind;
	bool is_end;   /* </i> */
	bool is_empty; /* <br/> */
	bool has_attributes;
	size_t len; /* with its brackets */
};

/* Reads the tag that s begins with; false when it is none that is known. */
bool markup_tag_read(struct str s, struct markup_tag *tag);

#endif
