#include "config.h"

#include "read/json_address.h"

#include "base/array.h"

/* Whether a value is the address of a paper. */
bool json_is_address(const struct json_tree *tree, uint32_t node)
{
	static const struct str places[] = {
		STR_INIT("arxiv.org/abs/"),
		STR_INIT("arxiv.org/pdf/"),
		STR_INIT("doi.org/10."),
		STR_INIT("openreview.net/forum?id="),
		STR_INIT("openreview.net/pdf?id="),
		STR_INIT("aclanthology.org/"),
		STR_INIT("pubmed.ncbi.nlm.nih.gov/"),
		STR_INIT("proceedings.mlr.press/v"),
	};
	struct str text = json_tree_raw(tree, node);

	if (tree->nodes[node].type != JSON_STRING || !str_starts_with(text, STR("http")))
		return false;
	for (size_t i = 0; i < COUNT_OF(places); i++)
		if (str_find(text, places[i]) != SIZE_MAX)
			return true;
	return false;
}

/* Of an object of links no more are looked at. */
#define LINKS_MAX 16

/* Whether a value is an object that has such an address: the links of a paper by their kinds. */
bool json_has_address(const struct json_tree *tree, uint32_t node)
{
	uint32_t end = tree->nodes[node].next, member = node + 1;

	if (tree->nodes[node].type != JSON_OBJECT)
		return false;
	for (size_t i = 0; i < LINKS_MAX && member < end; i++) {
		if (json_is_address(tree, member + 1))
			return true;
		member = tree->nodes[member + 1].next;
	}
	return false;
}

/* Whether a value is the page on which a paper is discussed by its reviewers: nothing else is
 * there, so that a title beside it is the paper's. */
bool json_is_forum(const struct json_tree *tree, uint32_t node)
{
	return tree->nodes[node].type == JSON_STRING &&
	       str_starts_with(json_tree_raw(tree, node), STR("https://openreview.net/forum?id="));
}
