/* The words of titles, names and abstracts, as sets that are compared. */

#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/char.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/library_internal.h"
#include "text/fold.h"

#define BYTES_LOOKED_AT 4096

static bool is_word_byte(char c)
{
	return char_is_lower(c) || char_is_digit(c) || (unsigned char)c >= 0x80;
}

/* What many abstracts have, and what is written where there is none. */
static bool is_empty_word(struct str word)
{
	static const struct str words[] = {
		STR_INIT("abstract"), STR_INIT("available"), STR_INIT("paper"),
		STR_INIT("that"),     STR_INIT("this"),      STR_INIT("with"),
		STR_INIT("from"),     STR_INIT("which"),     STR_INIT("these"),
		STR_INIT("have"),     STR_INIT("their"),     STR_INIT("been"),
		STR_INIT("such"),     STR_INIT("show"),      STR_INIT("more"),
		STR_INIT("also"),     STR_INIT("than"),      STR_INIT("into"),
		STR_INIT("using"),    STR_INIT("results"),   STR_INIT("based"),
		STR_INIT("between"),  STR_INIT("provide"),   STR_INIT("the"),
		STR_INIT("and"),      STR_INIT("for"),       STR_INIT("der"),
		STR_INIT("die"),      STR_INIT("und"),       STR_INIT("les")
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_equal(word, words[i]))
			return true;
	return false;
}

/* Takes the next word of folded text off its front. */
static bool next_word(struct str *rest, struct str *word)
{
	size_t start = 0, end;

	while (start < rest->len && !is_word_byte(rest->p[start]))
		start++;
	end = start;
	while (end < rest->len && is_word_byte(rest->p[end]))
		end++;
	*word = str_sub(*rest, start, end - start);
	*rest = str_drop(*rest, end);
	return word->len > 0;
}

static int compare_words(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;

	return (one > other) - (one < other);
}

void library_sort_words(struct word_set *set)
{
	size_t count = 0;

	qsort(set->words, set->count, sizeof(*set->words), compare_words);
	for (size_t i = 0; i < set->count; i++)
		if (i == 0 || set->words[i] != set->words[i - 1])
			set->words[count++] = set->words[i];
	set->count = count;
}

void library_collect_words(struct str text, size_t least, size_t most, struct word_set *set)
{
	struct strbuf folded;
	struct str rest, word;

	strbuf_init(&folded);
	fold_add_shown(&folded, utf8_front(text, BYTES_LOOKED_AT));
	rest = strbuf_str(&folded);
	set->count = 0;
	while (set->count < LIBRARY_WORDS_MAX && next_word(&rest, &word))
		if (word.len >= least && !is_empty_word(word))
			set->words[set->count++] = str_hash(utf8_front(word, most));
	strbuf_free(&folded);
	library_sort_words(set);
}

size_t library_count_shared(const struct word_set *a, const struct word_set *b)
{
	size_t i = 0, k = 0, shared = 0;

	while (i < a->count && k < b->count) {
		if (a->words[i] == b->words[k]) {
			shared++;
			i++;
			k++;
		} else if (a->words[i] < b->words[k]) {
			i++;
		} else {
			k++;
		}
	}
	return shared;
}
