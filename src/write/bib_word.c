#include "config.h"

#include "write/bib_word.h"

#include <stdbool.h>
#include <stdint.h>
#include <utf8proc.h>

#include "base/utf8.h"

static bool is_word_at(struct str text, size_t at)
{
	uint32_t codepoint;

	if (at >= text.len)
		return false;
	if ((unsigned char)text.p[at] < 0x80)
		return (text.p[at] >= '0' && text.p[at] <= '9') ||
		       ((text.p[at] | 0x20) >= 'a' && (text.p[at] | 0x20) <= 'z');
	utf8_decode(str_sub(text, at, SIZE_MAX), &codepoint);
	return utf8_is_letter_or_digit(codepoint);
}

/* The apostrophe of O'Brien is within a word. */
static bool is_within(struct str text, size_t at, size_t start)
{
	return is_word_at(text, at) ||
	       (at > start && text.p[at] == '\'' && is_word_at(text, at + 1));
}

static bool is_capital(uint32_t codepoint)
{
	if (codepoint < 0x80)
		return codepoint >= 'A' && codepoint <= 'Z';
	return utf8proc_isupper((utf8proc_int32_t)codepoint) != 0;
}

/* GANs: the s behind a capital. */
static bool is_plural(struct str word)
{
	return word.len > 2 && word.p[word.len - 1] == 's' && word.p[word.len - 2] >= 'A' &&
	       word.p[word.len - 2] <= 'Z';
}

size_t bib_word_len(struct str text, size_t at, size_t *protected_len)
{
	size_t end = at;
	bool has_inner_capital = false;
	struct str word;

	while (end < text.len && is_within(text, end, at)) {
		uint32_t codepoint;
		size_t len = utf8_decode(str_sub(text, end, SIZE_MAX), &codepoint);

		has_inner_capital |= end > at && is_capital(codepoint);
		end += len;
	}
	word = str_sub(text, at, end - at);
	*protected_len = 0;
	if (has_inner_capital || (word.len == 1 && *word.p > 'A' && *word.p <= 'Z'))
		*protected_len = word.len - is_plural(word);
	return word.len;
}
