#ifndef READ_BIBTEX_ITEM_H
#define READ_BIBTEX_ITEM_H

/*
 * Where the parts of a BibTeX file begin and end: entries, @string, @preamble, @comment. All else
 * is comment. What is in them is read by bibtex_entry.h.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* As many groups as TeX can have open. */
#define BIBTEX_DEPTH_MAX 255

enum bibtex_kind {
	BIBTEX_TEXT, /* the "@" begins nothing */
	BIBTEX_ENTRY,
	BIBTEX_STRING,
	BIBTEX_PREAMBLE,
	BIBTEX_COMMENT,
	BIBTEX_LINE,     /* a @comment up to the end of its line: it has no brace, or none that is
			    closed */
	BIBTEX_TOO_LONG, /* without an end in FORMAT_RECORD_MAX bytes */
	BIBTEX_TOO_DEEP, /* with more braces in each other than BIBTEX_DEPTH_MAX */
};

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

/* @string, @preamble, @comment, or else an entry. */
enum bibtex_kind bibtex_kind_of(struct str type);

enum bibtex_start {
	BIBTEX_START_NO,
	BIBTEX_START_MORE, /* it cannot be told yet */
	BIBTEX_START_YES,
};

/* Whether an entry or another part begins with the "@" at the start of s: @type{key, or
 * @string{name =. */
enum bibtex_start bibtex_item_begins(struct str s, bool is_last);

/* The type behind the "@" at the start of s, empty where there is none; for what begins an item. */
struct str bibtex_item_type(struct str s);

/* Whether an "@" behind that byte is in a word: me@example.org. */
bool bibtex_is_in_word(char before);

/* What may be between any two words: blanks, and comments from a % to the line's end. Returns the
 * place of what follows, or s.len. */
size_t bibtex_skip_blanks(struct str s, size_t at);

/* Of "key name" before an equals sign, where the comma between the two is missing, the length of
 * the key with the blank behind it; of a name alone 0. */
size_t bibtex_key_len(struct str text);

#endif
