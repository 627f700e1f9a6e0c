#include "config.h"

#include "model/paper_type.h"

#include <stdlib.h>
#include <string.h>

#include "base/char.h"
#include "model/paper_type_words.h"

/* None of the words is longer. */
#define WORD_MAX 48

static int compare_words(const void *word, const void *row)
{
	return strcmp(word, ((const struct type_word *)row)->word);
}

/* Writes the letters of s in lower case; false when they are too many, or others among them. */
static bool fold_word(struct str s, char word[WORD_MAX + 1])
{
	size_t len = 0;

	for (size_t i = 0; i < s.len; i++) {
		if ((unsigned char)s.p[i] >= 0x80 || len == WORD_MAX)
			return false;
		if (char_is_letter(s.p[i]))
			word[len++] = (char)(s.p[i] | 0x20);
	}
	word[len] = '\0';
	return len > 0;
}

static struct str find_type(struct str s)
{
	char word[WORD_MAX + 1];
	const struct type_word *row = NULL;

	if (fold_word(s, word))
		row = bsearch(word, type_words, type_word_count, sizeof(*type_words),
			      compare_words);
	return row ? row->type : STR("");
}

struct str paper_type_from(struct str word)
{
	struct str part, type = STR("");

	while (type.len == 0 && word.len > 0) {
		size_t len = 0;

		while (len < word.len && word.p[len] != ';' && word.p[len] != '|')
			len++;
		part = str_sub(word, 0, len);
		word = str_drop(word, len + 1);
		type = find_type(part);
	}
	return type;
}
