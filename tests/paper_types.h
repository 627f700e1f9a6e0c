#ifndef TESTS_PAPER_TYPES_H
#define TESTS_PAPER_TYPES_H

/* The words for a paper's type (model/paper_type.h), for the papers that tests make. */

#define PAPER_TYPES                                                                               \
	"article", "inproceedings", "proceedings", "preprint", "book", "incollection", "thesis",  \
		"report", "dataset", "software", "webpage", "patent", "standard", "manual",       \
		"presentation", "unpublished", "news", "entry", "legal", "map", "image", "audio", \
		"video", "correspondence", "misc"

#endif
