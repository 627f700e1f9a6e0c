/* From a tree back to text: with as few parentheses and quotes as the lexer and the parser need. */

#include "config.h"

#include "search/query_private.h"

static void print_quoted(struct str text, struct strbuf *out)
{
	size_t i;

	strbuf_add_byte(out, '"');
	for (i = 0; i < text.len; i++) {
		if (text.p[i] == '"' || text.p[i] == '\\')
			strbuf_add_byte(out, '\\');
		strbuf_add_byte(out, text.p[i]);
	}
	strbuf_add_byte(out, '"');
}

static void print_field(int field, struct strbuf *out)
{
	if (field == QUERY_FIELD_TEXT)
		return;
	strbuf_add_cstr(out, query_field_name(field));
	strbuf_add_byte(out, ':');
}

static void print_value(const struct query_node *node, struct strbuf *out)
{
	if (query_word_is_bare(node->text))
		strbuf_add(out, node->text);
	else
		print_quoted(node->text, out);
}

static void print_text(const struct query_node *node, struct strbuf *out)
{
	print_field(node->field, out);
	print_value(node, out);
}

static void print_regex(const struct query_node *node, struct strbuf *out)
{
	struct str text = node->text;
	size_t i;

	print_field(node->field, out);
	strbuf_add_byte(out, '/');
	for (i = 0; i < text.len; i++) {
		if (text.p[i] == '/')
			strbuf_add_byte(out, '\\');
		strbuf_add_byte(out, text.p[i]);
		if (text.p[i] == '\\' && i + 1 < text.len)
			strbuf_add_byte(out, text.p[++i]);
	}
	strbuf_add_byte(out, '/');
}

static void print_range(const struct query_node *node, struct strbuf *out)
{
	print_field(node->field, out);
	strbuf_add(out, node->text);
}

/* Prints a child, in parentheses when it binds less tightly than its parent. */
static void print_child(const struct query_node *node, enum query_type around, struct strbuf *out)
{
	bool is_enclosed =
		node->type == QUERY_OR || (node->type == QUERY_AND && around == QUERY_NOT);

	if (is_enclosed)
		strbuf_add_byte(out, '(');
	query_print(node, out);
	if (is_enclosed)
		strbuf_add_byte(out, ')');
}

static void print_children(const struct query_node *node, const char *between, struct strbuf *out)
{
	size_t i;

	for (i = 0; i < node->child_count; i++) {
		if (i > 0)
			strbuf_add_cstr(out, between);
		print_child(node->children[i], node->type, out);
	}
}

void query_print(const struct query_node *node, struct strbuf *out)
{
	switch (node->type) {
	case QUERY_ALL:
		break;
	case QUERY_AND:
		print_children(node, " ", out);
		break;
	case QUERY_OR:
		print_children(node, " or ", out);
		break;
	case QUERY_NOT:
		strbuf_add_byte(out, '-');
		print_child(node->children[0], QUERY_NOT, out);
		break;
	case QUERY_TEXT:
		print_text(node, out);
		break;
	case QUERY_REGEX:
		print_regex(node, out);
		break;
	case QUERY_COUNT:
	case QUERY_DATE:
		print_range(node, out);
		break;
	case QUERY_IS:
		strbuf_add_cstr(out, "is:");
		strbuf_add_cstr(out, query_is_name((enum query_is)node->field));
		break;
	case QUERY_HAS:
		strbuf_add_cstr(out, "has:");
		strbuf_add_cstr(out, query_field_name(node->field));
		break;
	case QUERY_LIKE:
		strbuf_add_cstr(out, "like:");
		print_value(node, out);
		break;
	case QUERY_TOPIC:
		strbuf_add_byte(out, '@');
		strbuf_add(out, node->text);
		break;
	}
}
