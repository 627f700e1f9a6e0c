/* Relations of queries by their form alone: equality, implication, what they depend on. */

#include "config.h"

#include "search/query_private.h"

/* How many pairs of nodes query_implies compares before it answers that it can't tell. */
#define IMPLIES_STEPS 10000

bool query_equal(const struct query_node *a, const struct query_node *b)
{
	size_t i;

	if (a->type != b->type || a->field != b->field || a->low != b->low || a->high != b->high ||
	    a->child_count != b->child_count)
		return false;
	if ((a->type == QUERY_TEXT || a->type == QUERY_LIKE) && !str_equal(a->folded, b->folded))
		return false;
	if (a->type == QUERY_REGEX && !str_equal(a->text, b->text))
		return false;
	if (a->type == QUERY_TOPIC && !str_equal_ignoring_case(a->text, b->text))
		return false;
	for (i = 0; i < a->child_count; i++)
		if (!query_equal(a->children[i], b->children[i]))
			return false;
	return true;
}

bool query_field_is_searched(int field)
{
	return field == QUERY_FIELD_TEXT ||
	       (field < FIELD_COUNT && paper_fields[field].is_searched);
}

/* Texts of which each blank finds a dash as well, unless they have nothing else. */
static bool has_words(struct str folded)
{
	for (size_t i = 0; i < folded.len; i++)
		if (folded.p[i] != ' ' && folded.p[i] != '-')
			return true;
	return false;
}

/* A text lies in another when that holds it; tags are compared whole. */
static bool text_implies(const struct query_node *narrow, const struct query_node *wide)
{
	bool is_within = narrow->field == wide->field || (wide->field == QUERY_FIELD_TEXT &&
							  query_field_is_searched(narrow->field));

	if (wide->field == QUERY_FIELD_TAG || !has_words(wide->folded))
		return is_within && str_equal(narrow->folded, wide->folded);
	return is_within && str_find(narrow->folded, wide->folded) != SIZE_MAX;
}

static bool leaf_implies(const struct query_node *narrow, const struct query_node *wide)
{
	bool is_range = narrow->type == QUERY_COUNT || narrow->type == QUERY_DATE;

	if (wide->type == QUERY_HAS && (is_range || narrow->type == QUERY_TEXT))
		return narrow->field == wide->field;
	if (narrow->type != wide->type)
		return false;
	if (is_range)
		return narrow->field == wide->field && narrow->low >= wide->low &&
		       narrow->high <= wide->high;
	if (narrow->type == QUERY_TEXT)
		return text_implies(narrow, wide);
	if (narrow->type == QUERY_LIKE)
		return str_equal(narrow->folded, wide->folded);
	if (narrow->type == QUERY_REGEX)
		return narrow->field == wide->field && str_equal(narrow->text, wide->text);
	if (narrow->type == QUERY_IS || narrow->type == QUERY_HAS)
		return narrow->field == wide->field;
	return false;
}

static bool implies(const struct query_node *narrow, const struct query_node *wide, size_t *steps);

static bool implies_all_of(const struct query_node *narrow, const struct query_node *wide,
			   size_t *steps)
{
	size_t i;

	for (i = 0; i < wide->child_count; i++)
		if (!implies(narrow, wide->children[i], steps))
			return false;
	return true;
}

static bool all_of_imply(const struct query_node *narrow, const struct query_node *wide,
			 size_t *steps)
{
	size_t i;

	for (i = 0; i < narrow->child_count; i++)
		if (!implies(narrow->children[i], wide, steps))
			return false;
	return true;
}

static bool implies_one_of(const struct query_node *narrow, const struct query_node *wide,
			   size_t *steps)
{
	size_t i;

	for (i = 0; i < wide->child_count; i++)
		if (implies(narrow, wide->children[i], steps))
			return true;
	return false;
}

static bool one_of_implies(const struct query_node *narrow, const struct query_node *wide,
			   size_t *steps)
{
	size_t i;

	for (i = 0; i < narrow->child_count; i++)
		if (implies(narrow->children[i], wide, steps))
			return true;
	return false;
}

/* A resolved topic is its query. */
static const struct query_node *without_topic(const struct query_node *node)
{
	while (node->type == QUERY_TOPIC && node->child_count == 1)
		node = node->children[0];
	return node;
}

static bool implies(const struct query_node *narrow, const struct query_node *wide, size_t *steps)
{
	if (*steps == 0)
		return false;
	--*steps;
	narrow = without_topic(narrow);
	wide = without_topic(wide);
	if (wide->type == QUERY_ALL)
		return true;
	if (wide->type == QUERY_AND)
		return implies_all_of(narrow, wide, steps);
	if (narrow->type == QUERY_OR)
		return all_of_imply(narrow, wide, steps);
	if (narrow->type == QUERY_NOT && wide->type == QUERY_NOT)
		return implies(wide->children[0], narrow->children[0], steps);
	if (narrow->type == QUERY_AND && one_of_implies(narrow, wide, steps))
		return true;
	if (wide->type == QUERY_OR)
		return implies_one_of(narrow, wide, steps);
	return leaf_implies(narrow, wide);
}

bool query_implies(const struct query_node *narrow, const struct query_node *wide)
{
	size_t steps = IMPLIES_STEPS;

	return implies(narrow, wide, &steps);
}

static bool leaf_uses_marks(const struct query_node *node)
{
	switch (node->type) {
	case QUERY_IS:
		return true;
	case QUERY_TEXT:
	case QUERY_REGEX:
	case QUERY_COUNT:
	case QUERY_HAS:
		return node->field >= QUERY_FIELD_TAG;
	case QUERY_ALL:
	case QUERY_AND:
	case QUERY_OR:
	case QUERY_NOT:
	case QUERY_DATE:
	case QUERY_LIKE:
	case QUERY_TOPIC:
		break;
	}
	return false;
}

bool query_uses_marks(const struct query_node *node)
{
	size_t i;

	for (i = 0; i < node->child_count; i++)
		if (query_uses_marks(node->children[i]))
			return true;
	return leaf_uses_marks(node);
}

static void each_of(const struct query_node *node, bool is_positive,
		    void (*use)(void *context, const struct query_node *node), void *context)
{
	size_t i;

	if (node->type == QUERY_NOT)
		is_positive = !is_positive;
	for (i = 0; i < node->child_count; i++)
		each_of(node->children[i], is_positive, use, context);
	if (is_positive && (node->type == QUERY_TEXT || node->type == QUERY_REGEX))
		use(context, node);
}

void query_each_positive(const struct query_node *node,
			 void (*use)(void *context, const struct query_node *node), void *context)
{
	each_of(node, true, use, context);
}
