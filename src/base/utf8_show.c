/*
 * What a terminal makes of text. utf8proc knows widths, categories and grapheme clusters; the one
 * table here is of what is invisible, much of which Unicode calls a letter or a mark.
 */

#include "config.h"

#include "base/array.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdio.h>
#include <utf8proc.h>

#define MARKS_PER_BASE 4

#define ZERO_WIDTH_JOINER 0x200D

/* In order. Soft hyphen, fillers, zero-width characters, and variation selectors: terminals do not
 * agree on what these do to the width. */
static const struct {
	uint32_t first, last;
} invisible[] = {
	{ 0x00AD, 0x00AD },   { 0x034F, 0x034F }, { 0x115F, 0x1160 }, { 0x17B4, 0x17B5 },
	{ 0x180B, 0x180F },   { 0x200B, 0x200D }, { 0x2060, 0x2065 }, { 0x3164, 0x3164 },
	{ 0xFE00, 0xFE0F },   { 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFF8 },
	{ 0xE0100, 0xE01EF },
};

bool utf8_is_invisible(uint32_t codepoint)
{
	if (codepoint < invisible[0].first)
		return false;
	for (size_t i = 0; i < COUNT_OF(invisible); i++)
		if (codepoint <= invisible[i].last)
			return codepoint >= invisible[i].first;
	return false;
}

/* Tags, and what else is kept free for characters without a shape. */
static bool is_tag(uint32_t codepoint)
{
	return codepoint >= 0xE0000 && codepoint <= 0xE0FFF;
}

static bool is_printable_ascii(uint32_t codepoint)
{
	return codepoint >= 0x20 && codepoint <= 0x7E;
}

static bool is_noncharacter(uint32_t codepoint)
{
	return (codepoint & 0xFFFE) == 0xFFFE || (codepoint >= 0xFDD0 && codepoint <= 0xFDEF);
}

bool utf8_is_unsafe(uint32_t codepoint)
{
	if (is_printable_ascii(codepoint))
		return false;
	if (codepoint > 0x10FFFF || is_noncharacter(codepoint) || is_tag(codepoint) ||
	    utf8_is_invisible(codepoint))
		return true;
	switch (utf8proc_category((utf8proc_int32_t)codepoint)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default: /* a category of utf8proc's, not an enum of ours */
		return false;
	}
}

int utf8_width(uint32_t codepoint)
{
	if (is_printable_ascii(codepoint) || codepoint > 0x10FFFF)
		return 1;
	switch (utf8proc_category((utf8proc_int32_t)codepoint)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CS:
		return 1;
	default:
		return utf8proc_charwidth((utf8proc_int32_t)codepoint);
	}
}

/* Of an unsafe one these are the columns of "<U+202E>". */
int utf8_shown_width(uint32_t codepoint)
{
	if (!utf8_is_unsafe(codepoint))
		return utf8_width(codepoint);
	if (utf8_is_invisible(codepoint))
		return 0;
	return codepoint < 0x10000 ? 8 : codepoint < 0x100000 ? 9 : 10;
}

size_t utf8_str_width_within(struct str s, size_t most)
{
	size_t width = 0, len;
	uint32_t codepoint;

	for (size_t i = 0; i < s.len && width < most; i += len) {
		len = utf8_decode(str_drop(s, i), &codepoint);
		width += (size_t)utf8_shown_width(codepoint);
	}
	return width < most ? width : most;
}

size_t utf8_str_width(struct str s)
{
	return utf8_str_width_within(s, SIZE_MAX);
}

size_t utf8_grapheme_end(struct str s, size_t at)
{
	uint32_t codepoint, next;
	utf8proc_int32_t state = 0;

	if (at >= s.len)
		return s.len;
	at += utf8_decode(str_drop(s, at), &codepoint);
	while (at < s.len) {
		size_t len = utf8_decode(str_drop(s, at), &next);

		if (codepoint < 0x80 && next < 0x80)
			break;
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)codepoint,
						     (utf8proc_int32_t)next, &state))
			break;
		codepoint = next;
		at += len;
	}
	return at;
}

/* The last place before `at` where a cluster begins whatever precedes it. */
static size_t sure_start(struct str s, size_t at)
{
	uint32_t codepoint, next;

	at = utf8_previous(s, at);
	utf8_decode(str_drop(s, at), &next);
	while (at > 0) {
		size_t before = utf8_previous(s, at);

		utf8_decode(str_drop(s, before), &codepoint);
		/* Whether a joiner joins depends on what precedes it. */
		if (codepoint != ZERO_WIDTH_JOINER &&
		    utf8proc_grapheme_break((utf8proc_int32_t)codepoint, (utf8proc_int32_t)next))
			break;
		at = before;
		next = codepoint;
	}
	return at;
}

size_t utf8_grapheme_start(struct str s, size_t at)
{
	size_t start, end;

	if (at == 0)
		return 0;
	start = sure_start(s, at);
	while ((end = utf8_grapheme_end(s, start)) < at)
		start = end;
	return start;
}

static size_t printable_ascii_len(struct str s)
{
	size_t len = 0;

	while (len < s.len && is_printable_ascii((unsigned char)s.p[len]))
		len++;
	return len;
}

/* Adds one code point that is not printable ASCII; *marks counts those on the base before. */
static void add_printable_codepoint(struct strbuf *out, uint32_t codepoint, unsigned *marks)
{
	/* What follows is a mark on the same base. */
	if (utf8_is_invisible(codepoint))
		return;
	if (utf8_is_unsafe(codepoint)) {
		strbuf_addf(out, "<U+%04X>", (unsigned)codepoint);
		*marks = 0;
		return;
	}
	*marks = utf8_width(codepoint) == 0 ? *marks + 1 : 0;
	if (*marks <= MARKS_PER_BASE)
		strbuf_add_codepoint(out, codepoint);
}

void utf8_add_printable(struct strbuf *out, struct str s)
{
	unsigned marks = 0;

	assert(!strbuf_holds(out, s));
	while (s.len) {
		size_t len = printable_ascii_len(s);
		uint32_t codepoint;

		if (len) {
			strbuf_add(out, str_sub(s, 0, len));
			marks = 0;
		} else {
			len = utf8_decode(s, &codepoint);
			add_printable_codepoint(out, codepoint, &marks);
		}
		s = str_drop(s, len);
	}
}

bool utf8_is_letter_or_digit(uint32_t codepoint)
{
	switch (utf8proc_category((utf8proc_int32_t)codepoint)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return true;
	default: /* a category of utf8proc's, not an enum of ours */
		return false;
	}
}
