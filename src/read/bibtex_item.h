#ifndef READ_BIBTEX_ITEM_H
#define READ_BIBTEX_ITEM_H

/*
 * Where the parts of a BibTeX file begin and end: entries, @string, @preamble, @comment. All else
 * is comment. What is in them is read by bibtex_entry.h.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/bibtex_start.h"

/* As many groups as TeX can have open. */
#define BIBTEX_DEPTH_MAX 255

struct bibtex_item {
	enum bibtex_kind kind;
	struct str type;     /* as it is written: "Article" */
	struct str body;     /* between the braces or parentheses */
	size_t len;          /* of it all; of text and lines, and of what is too deep, only what is
				certain to be theirs */
	bool is_unclosed;    /* a closing brace is missing; it ends where the next one begins */
	bool has_escapes;    /* \{ and \} are no braces in it: counted as braces they don't match */
	bool is_never_ended; /* of BIBTEX_LINE: a brace was opened */
};

/*
 * Reads the one that begins with the "@" at the start of the window. False when it needs more,
 * which it never does when is_last or with FORMAT_RECORD_MAX bytes. Without has_long_comments a
 * @comment ends with its line. In linear time.
 */
bool bibtex_item_read(struct str window, bool is_last, bool has_long_comments,
		      struct bibtex_item *item);

#endif
