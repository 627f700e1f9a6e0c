#ifndef READ_BIBTEX_START_H
#define READ_BIBTEX_START_H

/* Where an item of BibTeX begins: its type, its brace, and its key or its first field. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

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

/* @string, @preamble, @comment, or else an entry. */
enum bibtex_kind bibtex_kind_of(struct str type);

enum bibtex_start {
	BIBTEX_START_NO,
	BIBTEX_START_MORE, /* it cannot be told yet */
	BIBTEX_START_YES,
};

/* The front of an item: @type{ */
struct bibtex_head {
	struct str type;
	char open;
	size_t len;
};

/* Reads that at the start of s, whatever is behind it. */
enum bibtex_start bibtex_head_read(struct str s, bool is_last, struct bibtex_head *head);

/* Whether a name and an equals sign are at `at`. */
enum bibtex_start bibtex_name_read(struct str s, size_t at, bool is_last);

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
