/* A table classifies the bytes of ASCII; other characters are decoded. */

#include "config.h"

#include "search/words.h"

#include <assert.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum byte_class { BYTE_BREAK, BYTE_DIGIT, BYTE_LETTER, BYTE_OTHER };

static const unsigned char classes[256] = {
	['0' ... '9'] = BYTE_DIGIT,
	['A' ... 'Z'] = BYTE_LETTER,
	['a' ... 'z'] = BYTE_LETTER,
	[0x80 ... 0xFF] = BYTE_OTHER,
};

void words_add_lower(struct strbuf *out, struct str text)
{
	size_t i = 0;

	assert(!strbuf_holds(out, text));
	strbuf_reserve(out, text.len);
	while (i < text.len) {
		char *to = out->data + out->len;
		size_t len = ascii_copy_lower(text.p + i, text.len - i, to);

		for (; i + len < text.len && (unsigned char)text.p[i + len] >= 0x80; len++)
			to[len] = text.p[i + len];
		out->len += len;
		i += len;
	}
	out->data[out->len] = '\0';
}

/* Takes the character at *at, which is not ASCII, and returns its class. */
static enum byte_class take_other(struct str text, size_t *at)
{
	uint32_t codepoint;

	*at += utf8_decode((struct str){ text.p + *at, text.len - *at }, &codepoint);
	return utf8_is_letter_or_digit(codepoint) ? BYTE_LETTER : BYTE_BREAK;
}

static enum byte_class take_one(struct str text, size_t *at)
{
	enum byte_class class = (enum byte_class)classes[(unsigned char)text.p[*at]];

	if (class == BYTE_OTHER)
		return take_other(text, at);
	++*at;
	return class;
}

/* Takes what is no part of a word, and the first character that is; returns its class. */
static enum byte_class skip_breaks(struct str text, size_t *at, size_t *start)
{
	enum byte_class class = BYTE_BREAK;

	while (*at < text.len && class == BYTE_BREAK) {
		*start = *at;
		class = take_one(text, at);
	}
	return class;
}

static struct str cut(struct str word)
{
	size_t len = WORD_LEN_MAX;

	while (((unsigned char)word.p[len] & 0xC0) == 0x80)
		len--;
	return (struct str){ word.p, len };
}

bool words_next(struct str text, size_t *at, struct str *word)
{
	enum byte_class class;
	size_t start = 0, end;
	bool has_letter;

	while ((class = skip_breaks(text, at, &start)) != BYTE_BREAK) {
		has_letter = class == BYTE_LETTER;
		for (end = *at; *at < text.len; end = *at) {
			class = take_one(text, at);
			if (class == BYTE_BREAK)
				break;
			has_letter |= class == BYTE_LETTER;
		}
		*word = (struct str){ text.p + start, end - start };
		if (word->len > WORD_LEN_MAX)
			*word = cut(*word);
		if (has_letter && word->len >= 2)
			return true;
	}
	return false;
}
