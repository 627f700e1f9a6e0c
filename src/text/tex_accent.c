#include "config.h"

#include "text/tex_accent.h"

#include <utf8proc.h>

#include "base/char.h"
#include "base/utf8.h"

/* No letter's name is longer. */
#define LETTER_NAME_MAX 2

static const struct tex_letter letters[] = {
	{ STR_INIT("i"), STR_INIT("ı"), STR_INIT(""), STR_INIT("i") },
	{ STR_INIT("j"), STR_INIT("ȷ"), STR_INIT(""), STR_INIT("j") },
	{ STR_INIT("o"), STR_INIT("ø"), STR_INIT("Ø"), STR_INIT("o") },
	{ STR_INIT("l"), STR_INIT("ł"), STR_INIT("Ł"), STR_INIT("l") },
	{ STR_INIT("ss"), STR_INIT("ß"), STR_INIT("ẞ"), STR_INIT("ss") },
	{ STR_INIT("ae"), STR_INIT("æ"), STR_INIT("Æ"), STR_INIT("ae") },
	{ STR_INIT("oe"), STR_INIT("œ"), STR_INIT("Œ"), STR_INIT("oe") },
	{ STR_INIT("aa"), STR_INIT("å"), STR_INIT("Å"), STR_INIT("a") },
	{ STR_INIT("dj"), STR_INIT("đ"), STR_INIT("Đ"), STR_INIT("d") },
	{ STR_INIT("dh"), STR_INIT("ð"), STR_INIT("Ð"), STR_INIT("d") },
	{ STR_INIT("th"), STR_INIT("þ"), STR_INIT("Þ"), STR_INIT("th") },
};

struct accent {
	char name;
	uint32_t mark;
};

static const struct accent signs[] = {
	{ '"', 0x0308 }, { '\'', 0x0301 }, { '`', 0x0300 }, { '^', 0x0302 },
	{ '~', 0x0303 }, { '=', 0x0304 },  { '.', 0x0307 },
};

/* In lower case. */
static const struct accent names[] = {
	{ 'u', 0x0306 }, { 'v', 0x030C }, { 'h', 0x030B }, { 'c', 0x0327 },  { 'd', 0x0323 },
	{ 'b', 0x0331 }, { 'k', 0x0328 }, { 'r', 0x030A }, { 't', TEX_TIE },
};

const struct tex_letter *tex_letter_find(struct str name)
{
	if (name.len == 0 || name.len > LETTER_NAME_MAX)
		return NULL;
	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++)
		if (str_equal_ignoring_case(name, letters[i].name))
			return &letters[i];
	return NULL;
}

static uint32_t find_mark(const struct accent *accents, size_t count, char name)
{
	for (size_t i = 0; i < count; i++)
		if (accents[i].name == name)
			return accents[i].mark;
	return 0;
}

uint32_t tex_accent_of_sign(char sign)
{
	return find_mark(signs, sizeof(signs) / sizeof(*signs), sign);
}

uint32_t tex_accent_of_letter(char name)
{
	return char_is_letter(name)
		       ? find_mark(names, sizeof(names) / sizeof(*names), (char)(name | 0x20))
		       : 0;
}

size_t tex_letter_len(struct str s, size_t at)
{
	uint32_t codepoint;
	size_t len;

	if (at >= s.len)
		return 0;
	if ((unsigned char)s.p[at] < 0x80)
		return char_is_letter(s.p[at]);
	len = utf8_decode(str_drop(s, at), &codepoint);
	switch (utf8proc_category((utf8proc_int32_t)codepoint)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return len;
	default: /* a category of utf8proc's, not an enum of ours */
		return 0;
	}
}
