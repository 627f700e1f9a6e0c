#ifndef BASE_UTF8_H
#define BASE_UTF8_H

/*
 * UTF-8: decoding, cleaning what comes in, and what a terminal makes of it. Text "as read" is any
 * bytes; text that was cleaned is valid UTF-8 without control characters.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* What the functions of the same names below do where there is more than ASCII, or a blank. */
size_t utf8_decode_multibyte(struct str s, uint32_t *codepoint);
size_t utf8_find_blanks(struct str s, size_t at);
struct str utf8_trim_blanks(struct str s);

/* Whether a byte is ASCII that can be seen. */
static inline bool utf8_is_graph(char byte)
{
	return byte > 0x20 && byte < 0x7F;
}

/*
 * Decodes the first code point of s (which must not be empty) into *codepoint and returns how many
 * bytes it took, 1 to 4. Bytes that are not UTF-8 give UTF8_REPLACEMENT, by the maximal-subpart
 * rule.
 */
static inline size_t utf8_decode(struct str s, uint32_t *codepoint)
{
	*codepoint = (unsigned char)*s.p;
	return *codepoint < 0x80 ? 1 : utf8_decode_multibyte(s, codepoint);
}

/* The length of the front of s that is whole code points other than ASCII, as valid UTF-8. */
size_t utf8_multibyte_len(struct str s);

/* Whether s, which must not be empty, is the front of a code point whose end is missing. */
bool utf8_is_cut(struct str s);

/* Writes codepoint to out (4 bytes of room) and returns the number of bytes. */
size_t utf8_encode(uint32_t codepoint, char out[4]);

/* The start of the code point before byte `at` of cleaned text; 0 at the start. */
size_t utf8_previous(struct str s, size_t at);

/* No more than `most` bytes of the front of s, in whole code points. */
struct str utf8_front(struct str s, size_t most);

/* The end of the grapheme cluster (what a person calls one character) that starts at byte `at`. */
size_t utf8_grapheme_end(struct str s, size_t at);

/*
 * The start of the grapheme cluster that ends at byte `at`; 0 at the start. Looks no further back
 * than to that start, but in a row of flags to the first: they pair up from there.
 */
size_t utf8_grapheme_start(struct str s, size_t at);

/*
 * Columns that a terminal gives to codepoint: 0, 1 or 2. Controls and unassigned code points
 * count as 1. Ambiguous width counts as 1.
 */
int utf8_width(uint32_t codepoint);

/* Columns of cleaned text, its unsafe code points counted as they are shown (see utf8_is_unsafe).
 */
size_t utf8_str_width(struct str s);

/* The same, but no more than `most`, and without looking at what lies beyond. */
size_t utf8_str_width_within(struct str s, size_t most);

/*
 * Whether it must not reach a terminal as it is: controls (C0, DEL, C1), bidirectional controls,
 * invisible characters, tag characters, line and paragraph separators, surrogates, noncharacters,
 * private use. Those that are invisible are not shown, the others as "<U+202E>".
 */
bool utf8_is_unsafe(uint32_t codepoint);

/* Whether it is unsafe, but does no harm where it is left out: soft hyphens, zero-width characters
 * other than the bidirectional controls, fillers, variation selectors. */
bool utf8_is_invisible(uint32_t codepoint);

/* Columns of what is shown of it. */
int utf8_shown_width(uint32_t codepoint);

/*
 * Cleans text as read: invalid bytes become U+FFFD; NUL, C0, DEL, C1 become a space; white space
 * runs (the Unicode space separators among them) become one space; none at either end. Writes at
 * most 3 * s.len bytes to out and returns how many. Text that needs no cleaning is copied at the
 * speed of memory, and *is_ascii is whether all that was written is ASCII.
 */
size_t utf8_clean(struct str s, char *out, bool *is_ascii);

/*
 * Whether a reader takes it for a blank: what cleaning makes a space of, no-break and other Unicode
 * spaces among them, and what has no width at all (U+200B, U+2060, U+FEFF).
 */
bool utf8_is_blank(uint32_t codepoint);

/* How many bytes of blanks there are in s from byte `at` on. */
static inline size_t utf8_blanks_at(struct str s, size_t at)
{
	return at < s.len && utf8_is_graph(s.p[at]) ? 0 : utf8_find_blanks(s, at);
}

/* s without the blanks at both ends. */
static inline struct str utf8_trim(struct str s)
{
	while (s.len > 0 && *s.p == ' ')
		s = str_drop(s, 1);
	while (s.len > 0 && s.p[s.len - 1] == ' ')
		s.len--;
	if (s.len == 0 || (utf8_is_graph(*s.p) && utf8_is_graph(s.p[s.len - 1])))
		return s;
	return utf8_trim_blanks(s);
}

/*
 * Adds cleaned text to out as it may go to a terminal: unsafe code points spelled out or left out,
 * at most four combining marks a base.
 */
void utf8_add_printable(struct strbuf *out, struct str s);

/* Whether it is part of a word: letters, digits and the marks on them, of any script. */
bool utf8_is_letter_or_digit(uint32_t codepoint);

#endif
