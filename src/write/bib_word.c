#include "config.h"

#include "write/bib_word.h"

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
	utf8_decode(str_drop(text, at), &codepoint);
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
		size_t len = utf8_decode(str_drop(text, end), &codepoint);

		has_inner_capital |= end > at && is_capital(codepoint);
		end += len;
	}
	word = str_sub(text, at, end - at);
	*protected_len = 0;
	if (has_inner_capital || (word.len == 1 && *word.p > 'A' && *word.p <= 'Z'))
		*protected_len = word.len - is_plural(word);
	return word.len;
}

/* Words that are small in title case as well, of those that have four letters or more. */
static bool is_function_word(struct str word)
{
	static const struct str words[] = {
		STR_INIT("about"),   STR_INIT("across"), STR_INIT("after"),  STR_INIT("against"),
		STR_INIT("among"),   STR_INIT("before"), STR_INIT("beyond"), STR_INIT("between"),
		STR_INIT("during"),  STR_INIT("from"),   STR_INIT("into"),   STR_INIT("onto"),
		STR_INIT("over"),    STR_INIT("than"),   STR_INIT("that"),   STR_INIT("through"),
		STR_INIT("towards"), STR_INIT("toward"), STR_INIT("under"),  STR_INIT("upon"),
		STR_INIT("using"),   STR_INIT("when"),   STR_INIT("with"),   STR_INIT("within"),
		STR_INIT("without"),
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_equal(word, words[i]))
			return true;
	return false;
}

static bool begins_with_capital(struct str word)
{
	uint32_t codepoint;

	utf8_decode(word, &codepoint);
	return is_capital(codepoint);
}

/* In title case hardly a word is small that has a meaning of its own: here a third of them is. */
bool bib_title_is_sentence(struct str title)
{
	size_t small = 0, capital = 0, len, protected_len;

	for (size_t at = 0, next; at < title.len; at = next) {
		struct str word;

		len = bib_word_len(title, at, &protected_len);
		next = at + (len > 0 ? len : 1);
		word = str_sub(title, at, len);
		if (at == 0 || len < 4 || title.p[at - 1] == '\\' || title.p[at - 1] == '-' ||
		    is_function_word(word))
			continue;
		if (begins_with_capital(word))
			capital++;
		else
			small++;
	}
	return small > 0 && small * 2 >= capital;
}

bool bib_word_is_proper(struct str title, size_t at, size_t len)
{
	size_t before = at;

	if (at == 0 || !begins_with_capital(str_sub(title, at, len)) ||
	    (len == 1 && title.p[at] == 'A'))
		return false;
	while (before > 0 && title.p[before - 1] == ' ')
		before--;
	return before == at || before == 0 || title.p[before - 1] != ':';
}
