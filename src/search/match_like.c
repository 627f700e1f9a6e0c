/*
 * The like: terms of a query: their keys are resolved to papers, and these to the lists that tests
 * use. Preparing does one term after the other.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "search/match_private.h"
#include "search/pace.h"

static size_t count_likes(const struct test *test)
{
	size_t count = test->type == QUERY_LIKE;

	for (size_t i = 0; i < test->child_count; i++)
		count += count_likes(&test->children[i]);
	return count;
}

static void note_likes(struct matcher *matcher, struct test *test, bool is_negative)
{
	if (test->type == QUERY_LIKE) {
		test->is_negative = is_negative;
		matcher->likes[matcher->like_count++] = test;
	}
	for (size_t i = 0; i < test->child_count; i++)
		note_likes(matcher, &test->children[i], is_negative != (test->type == QUERY_NOT));
}

void match_find_likes(struct matcher *matcher)
{
	size_t count = count_likes(&matcher->root);

	matcher->likes = arena_alloc(&matcher->arena, count * sizeof(*matcher->likes));
	note_likes(matcher, &matcher->root, false);
}

bool matcher_uses_likeness(const struct matcher *matcher)
{
	return matcher->like_count > 0;
}

static void look_up(struct test *test, const struct corpus *corpus)
{
	uint32_t paper;

	if (!test->like && library_find_key(corpus->library, test->key, &paper))
		test->like = likeness_list(corpus->likeness, paper);
}

bool matcher_prepare(struct matcher *matcher, const struct corpus *corpus, uint64_t microseconds)
{
	uint64_t begun = clock_microseconds();

	if (!corpus->likeness)
		return false;
	for (; matcher->likes_prepared < matcher->like_count; matcher->likes_prepared++) {
		struct test *test = matcher->likes[matcher->likes_prepared];
		uint64_t taken = clock_microseconds() - begun;

		look_up(test, corpus);
		if (test->like && likeness_step(corpus->likeness, test->like,
						taken < microseconds ? microseconds - taken : 0))
			return true;
	}
	matcher->likes_prepared = 0;
	matcher->library_count = corpus->library->count;
	return false;
}

bool matcher_is_current(const struct matcher *matcher, const struct corpus *corpus)
{
	if (matcher->like_count == 0 || !corpus->likeness)
		return true;
	if (matcher->library_count != corpus->library->count)
		return false;
	for (size_t i = 0; i < matcher->like_count; i++)
		if (matcher->likes[i]->like &&
		    !likeness_is_current(corpus->likeness, matcher->likes[i]->like))
			return false;
	return true;
}

static int compare_numbers(const void *a, const void *b)
{
	const struct like_paper *one = a, *other = b;

	return (one->paper > other->paper) - (one->paper < other->paper);
}

/* The greater score first, equal ones in the order of reading. */
static int compare_scores(const void *a, const void *b)
{
	const struct like_paper *one = a, *other = b;

	if (one->score != other->score)
		return one->score < other->score ? 1 : -1;
	return compare_numbers(a, b);
}

/* Adds up the scores of equal papers, which are sorted by number. */
static size_t add_up(struct like_paper *papers, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (kept > 0 && papers[kept - 1].paper == papers[i].paper)
			papers[kept - 1].score += papers[i].score;
		else
			papers[kept++] = papers[i];
	}
	return kept;
}

struct like_paper *matcher_likest(const struct matcher *matcher, size_t *count)
{
	struct like_paper *papers = NULL;
	size_t capacity = 0;

	*count = 0;
	for (size_t i = 0; i < matcher->like_count; i++) {
		const struct test *test = matcher->likes[i];
		const struct like_paper *listed;
		size_t listed_count;

		if (!test->like || test->is_negative)
			continue;
		listed = like_list_papers(test->like, &listed_count);
		papers = alloc_grow(papers, &capacity, *count + listed_count, sizeof(*papers));
		if (listed_count > 0)
			memcpy(papers + *count, listed, listed_count * sizeof(*papers));
		*count += listed_count;
	}
	if (*count == 0)
		return papers;
	qsort(papers, *count, sizeof(*papers), compare_numbers);
	*count = add_up(papers, *count);
	qsort(papers, *count, sizeof(*papers), compare_scores);
	return papers;
}
