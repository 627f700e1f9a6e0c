/*
 * Titles are compared by their keys: the letters and digits of the folded title. A title that has
 * none, "???", is its own key. Marks count as letters: those that folding leaves are part of one.
 */

#include "config.h"

#include "text/fold.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

#define USUAL_SIZE 512 /* bytes of title; few are longer */

/* A key's bytes are in `usual` or, where they do not fit or need real folding, in `folded`. */
struct title_key {
	struct str str;
	struct strbuf folded;
	char usual[USUAL_SIZE];
};

static const unsigned char is_ascii_letter_or_digit[256] = {
	['0' ... '9'] = 1,
	['A' ... 'Z'] = 1,
	['a' ... 'z'] = 1,
};

static size_t key_of_ascii(struct str s, char *out)
{
	size_t len = 0;

	/* No branch: where words end is not predictable. 0x20 makes letters lower case; digits
	 * have it. */
	for (size_t i = 0; i < s.len; i++) {
		unsigned char byte = (unsigned char)s.p[i];

		out[len] = (char)(byte | 0x20);
		len += is_ascii_letter_or_digit[byte];
	}
	return len;
}

static bool is_letter_or_digit(uint32_t codepoint)
{
	return codepoint < 0x80 ? is_ascii_letter_or_digit[codepoint]
				: utf8_is_letter_or_digit(codepoint);
}

/* Leaves the letters and digits of the folded text; or all of it, when there are none. */
static void keep_letters(struct strbuf *folded)
{
	size_t kept = 0, len;
	uint32_t codepoint;

	for (size_t i = 0; i < folded->len; i += len) {
		len = utf8_decode(str_sub(strbuf_str(folded), i, SIZE_MAX), &codepoint);
		if (!is_letter_or_digit(codepoint))
			continue;
		memmove(folded->data + kept, folded->data + i, len);
		kept += len;
	}
	if (kept)
		strbuf_truncate(folded, kept);
}

static void title_key_init(struct title_key *key, struct str title)
{
	strbuf_init(&key->folded);
	if (title.len <= USUAL_SIZE && ascii_find_special(title.p, title.len) == title.len) {
		key->str = (struct str){ key->usual, key_of_ascii(title, key->usual) };
		if (key->str.len)
			return;
	}
	fold_add(&key->folded, title);
	keep_letters(&key->folded);
	key->str = strbuf_str(&key->folded);
}

uint64_t fold_title_hash(struct str title)
{
	struct title_key key;
	uint64_t hash;

	title_key_init(&key, title);
	hash = str_hash(key.str);
	strbuf_free(&key.folded);
	return hash;
}

bool fold_titles_equal(struct str a, struct str b)
{
	struct title_key key_a, key_b;
	bool equal;

	title_key_init(&key_a, a);
	title_key_init(&key_b, b);
	equal = str_equal(key_a.str, key_b.str);
	strbuf_free(&key_a.folded);
	strbuf_free(&key_b.folded);
	return equal;
}
