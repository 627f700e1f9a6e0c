#ifndef READ_LISTING_TEXT_H
#define READ_LISTING_TEXT_H

/*
 * What titles and abstracts look like in a listing in which nothing marks them, and what can be
 * neither: the words and links of the page around them. No function looks at more than the first
 * few thousand bytes.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Whether a text looks like a title: short, no final full stop. */
bool text_looks_like_title(struct str s);

/* Whether a text looks like an abstract: long, or with a final full stop. */
bool text_looks_like_abstract(struct str s);

/*
 * Whether of `count` (1 to 4) texts in a row the first is alone, and titles and abstracts alternate
 * only after it.
 */
bool texts_are_shifted(const struct str *texts, size_t count);

/*
 * False for what is certainly neither title nor abstract: a word of the page's navigation, an
 * address, a link, a heading or another mark of a document's, or nothing with a letter.
 */
bool text_may_be_title(struct str s);

/* Whether a text is a word of the page's navigation. */
bool text_is_page_word(struct str s);

/* Whether it is such a word, or a site speaks in it of itself, its cookies or its newsletter. */
bool text_is_of_site(struct str s);

/* Whether a text has a letter, in any script. */
bool text_has_letter(struct str s);

/* Whether a text has as many words. */
bool text_has_words(struct str s, size_t words);

/* Whether the second, a longer text of several words, can be the abstract of the first. */
bool texts_may_be_pair(struct str title, struct str abstract);

/* The same of a title that does not end in a full stop, as few do. */
bool texts_are_sure_pair(struct str title, struct str abstract);

/* Whether a text has words that abstracts have and other prose seldom: "we", "this paper". */
bool text_speaks_as_abstract(struct str s);

#endif
