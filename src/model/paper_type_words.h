#ifndef MODEL_PAPER_TYPE_WORDS_H
#define MODEL_PAPER_TYPE_WORDS_H

/*
 * The words of RIS, BibTeX, biblatex, CSL, Zotero, EndNote, PubMed, Scopus, Web of Science,
 * OpenAlex, Crossref, DataCite, DBLP and Semantic Scholar for kinds of publications, as they are
 * without case and without anything but letters, in the order of strcmp.
 */

#include <stddef.h>

#include "base/str.h"

struct type_word {
	const char *word;
	struct str type;
};

extern const struct type_word type_words[];
extern const size_t type_word_count;

#endif
