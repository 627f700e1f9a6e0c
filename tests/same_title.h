#ifndef TESTS_SAME_TITLE_H
#define TESTS_SAME_TITLE_H

/*
 * Random papers of few titles, abstracts and identifiers, so that many are the same by one and
 * contradict each other by another; and the rule of what is the same, asked of two papers at a
 * time.
 */

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "model/library.h"
#include "support.h"

/* A paper with the room for its own text. */
struct random_paper {
	struct paper paper;
	char title[64], abstract[512], arxiv_id[32], doi[32], url[32];
};

/* Titles that are equal once they are folded, that have nothing to fold, and none. */
static inline const char *random_title(uint64_t *seed)
{
	static const char *const titles[] = { "Editorial", "editorial!", "EDITORIAL",
					      "Editorial", "Foreword",   "Editorial note",
					      "???",       "!!!",        "" };

	return titles[support_below(seed, sizeof(titles) / sizeof(*titles))];
}

/*
 * Texts that begin alike for few letters or for many, of all lengths, some with the end of a title
 * in front that a guess has cut.
 */
static inline void random_abstract(char out[512], uint64_t *seed)
{
	static const size_t lens[] = { 0, 1, 5, 23, 24, 25, 47, 48, 60, 200, 299, 300, 301, 400 };
	size_t len = lens[support_below(seed, sizeof(lens) / sizeof(*lens))];
	const char *front = support_below(seed, 3) ? "" : "note ";
	size_t at = (size_t)snprintf(out, 512, "%s", front);

	for (size_t i = 0; i < len; i++)
		out[at++] = (char)('a' + i % 20);
	out[at] = '\0';
	/* A difference at one place, which the shorter texts don't reach. */
	if (len > 0 && support_below(seed, 2))
		out[support_below(seed, at)] = (char)('x' + support_below(seed, 2));
}

static inline void random_id(char *out, size_t size, const char *format, size_t bound,
			     uint64_t *seed)
{
	out[0] = '\0';
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	if (support_below(seed, 3) == 0)
		snprintf(out, size, format, support_below(seed, bound));
#pragma GCC diagnostic pop
}

static inline void random_paper(struct random_paper *random, size_t bound, uint64_t *seed)
{
	struct paper *paper = &random->paper;

	paper_init(paper);
	snprintf(random->title, sizeof(random->title), "%s", random_title(seed));
	random_abstract(random->abstract, seed);
	random_id(random->arxiv_id, sizeof(random->arxiv_id), "2409.%05zu", bound, seed);
	random_id(random->doi, sizeof(random->doi),
		  support_below(seed, 4) ? "10.1000/%zu" : "10.48550/other.%zu", bound, seed);
	random_id(random->url, sizeof(random->url), "https://example.org/%zu", 3, seed);
	paper->title = str_from(random->title);
	paper->abstract = str_from(random->abstract);
	paper->arxiv_id = str_from(random->arxiv_id);
	paper->doi = str_from(random->doi);
	paper->url = str_from(random->url);
	paper->title_is_guessed = paper->title.len > 0 && support_below(seed, 3) == 0;
}

static inline bool is_bare(const struct paper *paper)
{
	return paper->title.len == 0 && paper->abstract.len == 0;
}

/* Whether all that is known of two papers is the same. */
static inline bool says_the_same(const struct paper *a, const struct paper *b)
{
	return str_equal(a->title, b->title) && str_equal(a->abstract, b->abstract) &&
	       str_equal(a->arxiv_id, b->arxiv_id) && str_equal(a->doi, b->doi) &&
	       str_equal(a->url, b->url) && a->title_is_guessed == b->title_is_guessed;
}

/* The rule, asked of a library of one paper. */
static inline bool is_same_paper(const struct paper *of, const struct paper *paper)
{
	struct paper_draft draft = { .paper = *of };
	struct library one;
	uint32_t number;
	bool is_same;

	library_init(&one);
	library_add(&one, &draft, NULL, &number);
	is_same = library_find(&one, paper, &number) || (is_bare(of) && says_the_same(of, paper));
	library_free(&one);
	return is_same;
}

#endif
