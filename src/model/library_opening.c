/*
 * Papers whose boundary between title and abstract is a guess are recognised by the text of both
 * together, of which only the letters and digits count. An opening is the hash of the first
 * HASHED_LETTERS of them; papers that share it are the same when they agree as far as
 * LIBRARY_OPENING_LETTERS, or as far as the shorter one goes. A text of fewer letters has no
 * opening.
 *
 * The index is built when the first guess comes or is asked for, and kept from then on.
 */

#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "model/library_internal.h"
#include "text/fold.h"

#define HASHED_LETTERS 48

/* Enough bytes for the letters wanted, whatever folding makes of them; more is not looked at. */
#define BYTES_A_LETTER 4

/* What is left of a byte of folded text; 0 for what does not count. No branch: see keep_letters. */
static char letter_of(char c)
{
	unsigned char byte = (unsigned char)c;
	unsigned char letter = byte | 0x20;
	bool is_letter = letter >= 'a' && letter <= 'z';
	bool counts = byte >= 0x80 || (byte >= '0' && byte <= '9');

	return (char)(is_letter ? letter : counts ? byte : 0);
}

/* Where the spaces are cannot be predicted, so that each byte is written and only letters stay. */
static size_t keep_letters(struct str s, char *out, size_t wanted)
{
	size_t len = 0;

	for (size_t i = 0; i < s.len && len < wanted; i++) {
		out[len] = letter_of(s.p[i]);
		len += out[len] != 0;
	}
	return len;
}

/* Writes the first `wanted` letters of a text to out, and returns how many there are. */
static size_t first_letters(struct str text, char *out, size_t wanted)
{
	struct strbuf folded;
	size_t len;

	text = utf8_front(text, BYTES_A_LETTER * wanted);
	if (ascii_find_special(text.p, text.len) == text.len)
		return keep_letters(text, out, wanted);
	strbuf_init(&folded);
	fold_add(&folded, text);
	len = keep_letters(strbuf_str(&folded), out, wanted);
	strbuf_free(&folded);
	return len;
}

bool library_opening_hash(const struct paper *paper, uint64_t *hash)
{
	char letters[HASHED_LETTERS];
	size_t len = first_letters(library_joined(paper), letters, sizeof(letters));

	if (len < sizeof(letters))
		return false;
	*hash = str_hash((struct str){ letters, len });
	return true;
}

size_t library_opening_letters(const struct paper *paper, char *out)
{
	return first_letters(library_joined(paper), out, LIBRARY_OPENING_LETTERS);
}

size_t library_abstract_letters(const struct paper *paper, char *out)
{
	return first_letters(paper->abstract, out, LIBRARY_ABSTRACT_LETTERS);
}

static bool agree(const char *a, size_t len_a, const char *b, size_t len_b)
{
	return memcmp(a, b, len_a < len_b ? len_a : len_b) == 0;
}

/* Whether two papers of one opening hash have the same text, at least one of them cut by a guess.
 */
static bool is_same(const struct paper *a, const struct paper *b)
{
	char letters_a[LIBRARY_OPENING_LETTERS], letters_b[LIBRARY_OPENING_LETTERS];

	if ((!a->title_is_guessed && !b->title_is_guessed) || library_ids_contradict(a, b))
		return false;
	return agree(letters_a, library_opening_letters(a, letters_a), letters_b,
		     library_opening_letters(b, letters_b));
}

bool library_abstracts_begin_alike(const struct paper *a, const struct paper *b)
{
	char letters_a[LIBRARY_ABSTRACT_LETTERS], letters_b[LIBRARY_ABSTRACT_LETTERS];

	return agree(letters_a, library_abstract_letters(a, letters_a), letters_b,
		     library_abstract_letters(b, letters_b));
}

void library_index_opening(struct library *library, uint32_t number)
{
	uint64_t hash;

	if (library->has_openings && library_opening_hash(&library->papers[number], &hash))
		library_index_add(library, &library->by_opening, hash, number);
}

void library_build_openings(struct library *library)
{
	if (library->has_openings)
		return;
	library->has_openings = true;
	for (uint32_t i = 0; i < library->count; i++)
		if (!library_is_joined(library, i))
			library_index_opening(library, i);
}

bool library_find_opening(const struct library *library, const struct paper *paper,
			  uint32_t *number)
{
	uint64_t hash;
	size_t cursor = 0;
	uint32_t found;
	bool any = false;

	if (!library_opening_hash(paper, &hash))
		return false;
	while (hash_index_next(&library->by_opening, hash, &cursor, &found)) {
		found = library_living(library, found);
		if (is_same(&library->papers[found], paper))
			library_keep_earlier(found, number, &any);
	}
	return any;
}
