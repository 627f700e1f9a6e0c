/* Only for like: terms: keys that name papers, and queries for papers like one. */

#include "config.h"

#include <assert.h>

#include "model/library.h"
#include "search/query_private.h"

struct key_check {
	struct str text; /* of the query */
	const struct library *library;
	const struct query_node *topic; /* named by the query, being searched; or NULL */
	bool is_deep;
	struct query_error *error;
};

static bool fail_unknown(const struct key_check *check, const struct query_node *node)
{
	char key[QUERY_SHOWN_SIZE], topic[QUERY_SHOWN_SIZE];

	query_show(node->text, key);
	if (check->topic)
		query_fail(check->error, check->text, check->topic->column, false,
			   "in the topic %s: no paper is called %s",
			   query_show(check->topic->text, topic), key);
	else
		query_fail(check->error, check->text, node->column,
			   str_ends_with(check->text, node->text),
			   "no paper is called %s: give an arXiv id, a DOI or a whole title", key);
	return false;
}

static bool check_node(struct key_check *check, const struct query_node *node)
{
	bool is_mention = node->type == QUERY_TOPIC && !check->topic, is_good = true;
	uint32_t paper;

	if (node->type == QUERY_LIKE)
		return library_find_key(check->library, node->text, &paper) ||
		       fail_unknown(check, node);
	if (node->type == QUERY_TOPIC && !check->is_deep)
		return true;
	if (is_mention)
		check->topic = node;
	for (size_t i = 0; i < node->child_count && is_good; i++)
		is_good = check_node(check, node->children[i]);
	if (is_mention)
		check->topic = NULL;
	return is_good;
}

bool query_check_keys(const struct query_node *root, struct str text, const struct library *library,
		      bool is_deep, struct query_error *error)
{
	struct key_check check = { text, library, NULL, is_deep, error };

	return check_node(&check, root);
}

bool query_asks_for_like(const struct query_node *node)
{
	if (node->type == QUERY_LIKE)
		return true;
	if (node->type != QUERY_AND && node->type != QUERY_TOPIC)
		return false;
	for (size_t i = 0; i < node->child_count; i++)
		if (query_asks_for_like(node->children[i]))
			return true;
	return false;
}

/* Whether a field says where a paper is from rather than what it is. */
static bool is_origin(int field)
{
	if (field == QUERY_FIELD_TAG || field == QUERY_FIELD_NOTE || field == FIELD_SOURCES)
		return true;
	return field < FIELD_COUNT && !paper_fields[field].is_searched &&
	       (paper_fields[field].detail == DETAIL_IMPRINT ||
		paper_fields[field].type == FIELD_TYPE_LIST);
}

/* Whether a term restricts rather than looks for something. */
static bool is_restriction(const struct query_node *node)
{
	switch (node->type) {
	case QUERY_TEXT:
	case QUERY_REGEX:
		return is_origin(node->field);
	case QUERY_AND:
	case QUERY_OR:
		for (size_t i = 0; i < node->child_count; i++)
			if (!is_restriction(node->children[i]))
				return false;
		return true;
	case QUERY_ALL:
	case QUERY_LIKE:
		return false;
	case QUERY_TOPIC:
		return !query_asks_for_like(node);
	case QUERY_NOT:
	case QUERY_COUNT:
	case QUERY_DATE:
	case QUERY_IS:
	case QUERY_HAS:
		break;
	}
	return true;
}

static void add_restriction(const struct query_node *node, struct strbuf *out)
{
	if (!is_restriction(node))
		return;
	strbuf_add_cstr(out, node->type == QUERY_OR ? " (" : " ");
	query_print(node, out);
	if (node->type == QUERY_OR)
		strbuf_add_byte(out, ')');
}

void query_add_like(const struct query_node *root, struct str key, struct strbuf *out)
{
	const struct query_node like = { .type = QUERY_LIKE, .text = key };

	assert(!strbuf_holds(out, key));
	query_print(&like, out);
	if (root->type != QUERY_AND)
		add_restriction(root, out);
	for (size_t i = 0; i < root->child_count && root->type == QUERY_AND; i++)
		add_restriction(root->children[i], out);
}
