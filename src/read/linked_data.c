#include "config.h"

#include "read/linked_data.h"

#include <string.h>

#include "base/array.h"
#include "model/identifier.h"
#include "read/dialect_html.h"

/* How many objects and arrays may be around an article. */
#define LEVELS_MAX 4

/* What schema.org calls the works that are read. */
struct kind {
	struct str type;
	bool is_scholarly; /* nothing else is called so */
};

static const struct kind kinds[] = {
	{ STR_INIT("ScholarlyArticle"), true }, { STR_INIT("MedicalScholarlyArticle"), true },
	{ STR_INIT("Thesis"), true },           { STR_INIT("Article"), false },
	{ STR_INIT("TechArticle"), false },     { STR_INIT("Chapter"), false },
	{ STR_INIT("Report"), false },
};

/* Where those that are in no other one are. */
static const struct str holders[] = { STR_INIT("@graph"), STR_INIT("mainEntity"),
				      STR_INIT("mainEntityOfPage") };

void linked_data_init(struct linked_data *data)
{
	json_tree_init(&data->tree);
	json_value_init(&data->value);
	data->value.tree = &data->tree;
}

void linked_data_free(struct linked_data *data)
{
	json_tree_free(&data->tree);
	json_value_free(&data->value);
}

/* Some pages hide a script from old browsers, in a comment. */
static struct str without_comment(struct str script)
{
	size_t begin = 0;

	while (begin < script.len && script.p[begin] != '{' && script.p[begin] != '[')
		begin++;
	/* "//<![CDATA[" */
	if (str_starts_with(str_drop(script, begin), STR("[CDATA[")))
		begin += sizeof("[CDATA[") - 1;
	while (begin < script.len && script.p[begin] != '{' && script.p[begin] != '[')
		begin++;
	return str_drop(script, begin);
}

bool linked_data_read(struct linked_data *data, struct str script)
{
	script = without_comment(script);
	data->tree.count = 0;
	if (script.len == 0 || json_tree_read(&data->tree, script) == JSON_WHOLE)
		return true;
	data->tree.count = 0;
	return false;
}

static struct str node_text(const struct json_tree *tree, uint32_t node)
{
	return (struct str){ tree->text.p + tree->nodes[node].begin, tree->nodes[node].len };
}

/* "http://schema.org/ScholarlyArticle" and "schema:ScholarlyArticle" without what is before. */
static struct str last_part(struct str type)
{
	for (size_t i = type.len; i > 0; i--)
		if (memchr("/:#", type.p[i - 1], 3))
			return str_drop(type, i);
	return type;
}

static const struct kind *kind_named(struct str type)
{
	type = last_part(type);
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (str_equal(type, kinds[i].type))
			return &kinds[i];
	return NULL;
}

/* The kind of an object, of which there may be several in a list; NULL: none that is read. */
static const struct kind *kind_of(const struct json_tree *tree, uint32_t object)
{
	uint32_t type = json_tree_member(tree, object, STR("@type"));
	uint32_t end = type == JSON_NONE ? 0 : tree->nodes[type].next;
	const struct kind *kind = NULL;

	if (type == JSON_NONE)
		return NULL;
	for (uint32_t i = type; i < end; i++)
		if (tree->nodes[i].type == JSON_STRING && (!kind || !kind->is_scholarly)) {
			const struct kind *other = kind_named(node_text(tree, i));

			kind = other ? other : kind;
		}
	return kind;
}

static void find_articles(const struct json_tree *tree, uint32_t node, int level,
			  const struct json_finder *finder)
{
	const struct json_node *at = &tree->nodes[node];

	if (level == LEVELS_MAX)
		return;
	if (at->type == JSON_ARRAY) {
		for (uint32_t i = node + 1; i < at->next; i = tree->nodes[i].next)
			find_articles(tree, i, level + 1, finder);
	} else if (at->type == JSON_OBJECT && kind_of(tree, node)) {
		finder->found(finder->context, node);
	} else if (at->type == JSON_OBJECT) {
		for (size_t i = 0; i < COUNT_OF(holders); i++) {
			uint32_t held = json_tree_member(tree, node, holders[i]);

			if (held != JSON_NONE)
				find_articles(tree, held, level + 1, finder);
		}
	}
}

void linked_data_each(const struct linked_data *data, const struct json_finder *finder)
{
	if (data->tree.count > 0)
		find_articles(&data->tree, 0, 0, finder);
}

bool linked_data_is_scholarly(const struct linked_data *data, uint32_t article)
{
	const struct kind *kind = kind_of(&data->tree, article);

	return kind && kind->is_scholarly;
}

/* What a row does with each value that is found. */
struct taking {
	struct linked_data *data;
	struct record *record;
	const struct dialect_name *row;
};

/* Whether a text holds what SLOT_IDENTIFIER takes; a page links its article to much else. */
static bool has_identifier(struct str text)
{
	char arxiv_id[IDENTIFIER_MAX], doi[IDENTIFIER_MAX];

	identifiers_from_text(text, arxiv_id, doi);
	return arxiv_id[0] || doi[0];
}

static void receive_value(void *context, uint32_t node)
{
	struct taking *taking = context;
	struct str text;

	if (!json_value_read(&taking->data->value, node, taking->row, &text))
		return;
	if (taking->row->slot != SLOT_IDENTIFIER || has_identifier(text))
		record_add(taking->record, taking->row, text);
}

/* The path of a row, from the article; empty where the row is one of meta tags. */
static struct str path_of(const struct dialect_name *row)
{
	struct str name = str_from(row->name), word = STR(DIALECT_LINKED_DATA);

	return str_starts_with(name, word) ? str_drop(name, word.len) : STR("");
}

static void leave_out(struct linked_data *data, struct record *record, uint32_t key)
{
	struct str path, rest, text;
	struct strbuf name;

	json_value_plain(&data->value, key, &text);
	for (size_t i = 0; i < dialect_html.count; i++) {
		path = path_of(&dialect_html.names[i]);
		if (path.len > 0 && str_equal(json_path_first_key(str_drop(path, 1), &rest), text))
			return;
	}
	strbuf_init(&name);
	strbuf_add_cstr(&name, DIALECT_LINKED_DATA ".");
	strbuf_add(&name, text);
	record_leave_out(record, strbuf_str(&name));
	strbuf_free(&name);
}

/* Adds what the row finds; one of meta tags finds nothing. */
static void read_row(struct linked_data *data, uint32_t article, struct record *record,
		     const struct dialect_name *row)
{
	struct taking taking = { data, record, row };
	const struct json_finder finder = { &taking, receive_value };
	struct str path = path_of(row);

	if (path.len > 0)
		json_path_walk(&data->tree, article, path, &finder);
}

void linked_data_identify(struct linked_data *data, uint32_t article, struct record *record)
{
	for (size_t i = 0; i < dialect_html.count; i++)
		if (dialect_html.names[i].slot == SLOT_TITLE ||
		    dialect_html.names[i].slot == SLOT_IDENTIFIER)
			read_row(data, article, record, &dialect_html.names[i]);
}

void linked_data_add(struct linked_data *data, uint32_t article, struct record *record)
{
	const struct json_tree *tree = &data->tree;

	for (size_t i = 0; i < dialect_html.count; i++)
		read_row(data, article, record, &dialect_html.names[i]);
	for (uint32_t key = article + 1; key < tree->nodes[article].next;
	     key = tree->nodes[key + 1].next)
		leave_out(data, record, key);
}
