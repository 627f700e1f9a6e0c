/*
 * A matcher is a tree of tests in the shape of the query, with topics replaced by their queries and
 * the children of AND and OR in the order of their cost.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "search/match_private.h"
#include "search/text_set.h"

/* What a test costs: looking at a number, at a list, searching a short field, a whole paper, by
 * expression.
 */
#define COST_NUMBER 1
#define COST_LIKE   5
#define COST_SHORT  20
#define COST_PAPER  200
#define COST_REGEX  2000

/* A NOT lets nearly everything through, so it had better come after what does not. */
#define COST_NOT 500

static bool make_test(struct matcher *matcher, struct test *test, const struct query_node *node,
		      struct query_error *error);

static bool is_long_field(int field)
{
	return field == QUERY_FIELD_TEXT || field == FIELD_ABSTRACT;
}

static void make_text(struct test *test, const struct query_node *node)
{
	needle_init(&test->needle, node->folded);
	test->text = SIZE_MAX;
	test->cost = (is_long_field(node->field) ? COST_PAPER : COST_SHORT) +
		     needle_commonness(&test->needle);
}

static bool make_regex(struct matcher *matcher, struct test *test, const struct query_node *node,
		       struct query_error *error)
{
	struct regex_error mistake;

	test->regex = regex_new(node->text, &mistake);
	if (!test->regex) {
		error->column = node->column + 1;
		error->is_incomplete = mistake.is_incomplete;
		snprintf(error->message, sizeof(error->message), "%s", mistake.message);
		return false;
	}
	matcher->uses_regex = true;
	test->cost = regex_literal_count(test->regex) > 0 ? COST_REGEX : 2 * COST_REGEX;
	return true;
}

static int compare_costs(const void *a, const void *b)
{
	const struct test *one = a, *other = b;

	return (one->cost > other->cost) - (one->cost < other->cost);
}

/* Costs add up, to a limit. */
static unsigned add_costs(unsigned a, unsigned b)
{
	return a + b < 1000000 ? a + b : 1000000;
}

static bool make_children(struct matcher *matcher, struct test *test, const struct query_node *node,
			  struct query_error *error)
{
	size_t i;

	test->children = arena_alloc(&matcher->arena, node->child_count * sizeof(*test->children));
	for (i = 0; i < node->child_count; i++) {
		test->child_count = i + 1;
		if (!make_test(matcher, &test->children[i], node->children[i], error))
			return false;
		test->cost = add_costs(test->cost, test->children[i].cost);
	}
	if (node->type == QUERY_NOT)
		test->cost = add_costs(test->cost, COST_NOT);
	else
		qsort(test->children, test->child_count, sizeof(*test->children), compare_costs);
	return true;
}

static bool make_test(struct matcher *matcher, struct test *test, const struct query_node *node,
		      struct query_error *error)
{
	while (node->type == QUERY_TOPIC && node->child_count > 0)
		node = node->children[0];
	*test = (struct test){ .type = node->type,
			       .field = node->field,
			       .low = node->low,
			       .high = node->high,
			       .cost = COST_NUMBER };
	switch (node->type) {
	case QUERY_AND:
	case QUERY_OR:
	case QUERY_NOT:
		return make_children(matcher, test, node, error);
	case QUERY_TEXT:
		make_text(test, node);
		return true;
	case QUERY_REGEX:
		return make_regex(matcher, test, node, error);
	case QUERY_LIKE:
		test->key = node->text;
		test->cost = COST_LIKE;
		return true;
	case QUERY_ALL:
	case QUERY_COUNT:
	case QUERY_DATE:
	case QUERY_IS:
	case QUERY_HAS:
	case QUERY_TOPIC: /* that was not looked up: no paper's */
		break;
	}
	return true;
}

static void free_test(struct test *test)
{
	size_t i;

	for (i = 0; i < test->child_count; i++)
		free_test(&test->children[i]);
	regex_delete(test->regex);
}

static void note_positive(void *context, const struct query_node *node)
{
	(void)node;
	*(bool *)context = true;
}

struct matcher *matcher_new(const struct query_node *query, struct query_error *error)
{
	struct matcher *matcher = alloc_zeroed(1, sizeof(*matcher));

	arena_init(&matcher->arena);
	query_each_positive(query, note_positive, &matcher->has_positive);
	if (!make_test(matcher, &matcher->root, query, error)) {
		matcher_delete(matcher);
		return NULL;
	}
	match_find_likes(matcher);
	return matcher;
}

void matcher_delete(struct matcher *matcher)
{
	if (!matcher)
		return;
	free_test(&matcher->root);
	arena_free(&matcher->arena);
	free(matcher);
}

static size_t share_texts(struct test *test, struct text_set *texts)
{
	size_t count = 0;

	for (size_t i = 0; i < test->child_count; i++)
		count += share_texts(&test->children[i], texts);
	if (test->type != QUERY_TEXT || !query_field_is_searched(test->field))
		return count;
	test->text = text_set_add(texts, &test->needle, test->field);
	return count + (test->text != SIZE_MAX);
}

/* Whether the test fails where none of the shared texts is. */
static bool needs_text(const struct test *test)
{
	bool is_or = test->type == QUERY_OR;

	if (test->type == QUERY_TEXT)
		return test->text != SIZE_MAX;
	if (test->type != QUERY_AND && !is_or)
		return false;
	for (size_t i = 0; i < test->child_count; i++)
		if (needs_text(&test->children[i]) != is_or)
			return !is_or;
	return is_or;
}

size_t matcher_share_texts(struct matcher *matcher, struct text_set *texts, bool *is_all)
{
	size_t count = share_texts(&matcher->root, texts);

	*is_all = needs_text(&matcher->root);
	return count;
}

bool matcher_uses_regex(const struct matcher *matcher)
{
	return matcher->uses_regex;
}
