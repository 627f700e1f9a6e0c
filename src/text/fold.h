#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

/*
 * Folding: makes texts equal that a reader takes for the same. Case, diacritics, compatibility
 * forms (ligatures, full width) and TeX accents do not count: Schrödinger, SCHRODINGER,
 * Schr\"odinger, Schr\"{o}dinger and {Schr}\"odinger's \"o all fold to plain letters. Letters that
 * Unicode does not decompose but readers type without (ø ł đ æ œ ß ı ð þ ħ, and TeX's \o \l \ss \ae
 * \oe \aa \i \j) fold too. Typographic quotes and dashes, and letters that look like a quote, fold
 * to ' " and
 * -. Invisible characters (soft hyphens, zero-width characters) fold to nothing. Braces are removed
 * only where they belong to an accent. fold(fold(x)) = fold(x), and folding never depends on what
 * is before or after the text, except that a TeX accent takes the letter after it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Adds the folded form of cleaned text s to out. */
void fold_add(struct strbuf *out, struct str s);

/*
 * Whether folding s only lowers ASCII letters, so that it can be compared as it is, ignoring ASCII
 * case.
 */
bool fold_is_plain(struct str s);

/*
 * Adds the folded form and, for each byte of it, the offset in s of the character it came from (of
 * a TeX accent: of its first byte). *offsets (the caller frees it) has one more element, s.len, at
 * its end; it is NULL where each byte came from the one at its own offset, as in plain ASCII. s is
 * shorter than 4 GiB.
 */
void fold_add_mapped(struct strbuf *out, struct str s, uint32_t **offsets);

/*
 * The same of what is shown of a text (text/tex.h), where letters that look like a quote are left
 * out: a reader who types Hawaiʻi without its okina types no apostrophe.
 */
void fold_add_shown(struct strbuf *out, struct str s);
void fold_add_shown_mapped(struct strbuf *out, struct str s, uint32_t **offsets);

/*
 * A hash of a title's key, for comparing titles: what is shown of it, folded, without what sources
 * write now so, now so. C, C++ and C# differ, and 3.1 and 31; GPT-4 and GPT 4 do not, nor do "A &
 * B" and "A and B" (see fold_title.c).
 */
uint64_t fold_title_hash(struct str title);

/* Whether two titles have the same key. */
bool fold_titles_equal(struct str a, struct str b);

#endif
