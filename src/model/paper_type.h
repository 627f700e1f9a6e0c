#ifndef MODEL_PAPER_TYPE_H
#define MODEL_PAPER_TYPE_H

/*
 * What kind of publication a paper is, in one small set of words: article, inproceedings,
 * proceedings, preprint, book, incollection, thesis, report, dataset, software, webpage, patent,
 * standard, manual, presentation, unpublished, news, entry, legal, map, image, audio, video,
 * correspondence, misc. Where BibTeX has a word, it is that.
 */

#include "base/str.h"

/*
 * The word for what a program calls "JOUR", "article-journal", "journalArticle", "Journal Article"
 * or "Article; Early Access"; of several words, parted by ; or |, the first that is known. Empty
 * when none is: the caller keeps the source's own word then.
 */
struct str paper_type_from(struct str word);

#endif
