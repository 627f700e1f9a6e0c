/* Bytes of ASCII are told apart by a table; the others are decoded. */

#include "config.h"

#include "search/words.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum byte_class { BYTE_BREAK, BYTE_DIGIT, BYTE_LETTER };

static const unsigned char classes[0x80] = {
	['0' ... '9'] = BYTE_DIGIT,
	['A' ... 'Z'] = BYTE_LETTER,
	['a' ... 'z'] = BYTE_LETTER,
};

void words_add_lower(struct strbuf *out, struct str text)
{
	size_t i = 0;

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

/* The class of what stands at `at`, and its length. */
static enum byte_class class_at(struct str text, size_t at, size_t *len)
{
	unsigned char byte = (unsigned char)text.p[at];
	uint32_t codepoint;

	*len = 1;
	if (byte < 0x80)
		return (enum byte_class)classes[byte];
	*len = utf8_decode((struct str){ text.p + at, text.len - at }, &codepoint);
	return utf8_is_letter_or_digit(codepoint) ? BYTE_LETTER : BYTE_BREAK;
}

/* Takes the run of letters and digits at `at`, which may be empty. */
static struct str take_run(struct str text, size_t *at, bool *has_letter)
{
	size_t start = *at, end = start, kept = start, len;
	enum byte_class class;

	*has_letter = false;
	while (end < text.len && (class = class_at(text, end, &len)) != BYTE_BREAK) {
		*has_letter |= class == BYTE_LETTER;
		end += len;
		if (end - start <= WORD_LEN_MAX)
			kept = end;
	}
	*at = end;
	return (struct str){ text.p + start, kept - start };
}

bool words_next(struct str text, size_t *at, struct str *word)
{
	bool has_letter;
	size_t len;

	while (*at < text.len) {
		while (*at < text.len && class_at(text, *at, &len) == BYTE_BREAK)
			*at += len;
		*word = take_run(text, at, &has_letter);
		if (has_letter && word->len >= 2)
			return true;
	}
	return false;
}
