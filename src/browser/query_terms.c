/*
 * Terms put into the query in force, and taken out of it, as if the person had typed them: what was
 * written stays as it was written.
 */

#include "config.h"

#include "browser/browser_private.h"

/* The text without the bytes from `from` to `to`, blanks around them closed up. */
static void cut_term(struct str text, size_t from, size_t to, struct strbuf *out)
{
	struct str head = str_trim(str_sub(text, 0, from));
	struct str tail = str_trim(str_drop(text, to));

	strbuf_add(out, head);
	if (head.len > 0 && tail.len > 0)
		strbuf_add_byte(out, ' ');
	strbuf_add(out, tail);
}

void browser_remove_term(struct browser *browser, size_t from, size_t to)
{
	struct strbuf changed;

	strbuf_init(&changed);
	cut_term(filter_text(browser->filter), from, to, &changed);
	browser_set_query(browser, strbuf_str(&changed));
	strbuf_free(&changed);
}

/* A date among the terms that all must hold and that the narrower query makes superfluous, or NULL.
 */
static const struct query_node *find_wider_date(const struct query_node *root,
						const struct query_node *narrower)
{
	if (root->type == QUERY_DATE)
		return query_implies(narrower, root) ? root : NULL;
	if (root->type != QUERY_AND)
		return NULL;
	for (size_t i = 0; i < root->child_count; i++)
		if (root->children[i]->type == QUERY_DATE &&
		    query_implies(narrower, root->children[i]))
			return root->children[i];
	return NULL;
}

/* Where the value of a term ends that is written plainly, between blanks; 0: it is not. */
static size_t end_of_plain(struct str text, const struct query_node *term)
{
	size_t value = str_find(str_drop(text, term->column), term->text);
	size_t end = term->column + value + term->text.len;

	if (value == SIZE_MAX || (end < text.len && text.p[end] != ' ') ||
	    (term->column > 0 && text.p[term->column - 1] != ' '))
		return 0;
	return end;
}

/* The query in force without a date that the term is a part of. */
static void add_rest(const struct browser *browser, struct str term, struct strbuf *out)
{
	const struct query_node *wider = NULL;
	struct str text = filter_text(browser->filter);
	struct query_error error;
	struct query narrower;
	size_t end = 0;

	if (query_parse_syntax(&narrower, term, &error)) {
		wider = find_wider_date(filter_query(browser->filter), narrower.root);
		query_free(&narrower);
	}
	if (wider)
		end = end_of_plain(text, wider);
	if (end > 0)
		cut_term(text, wider->column, end, out);
	else
		strbuf_add(out, str_trim(text));
}

bool browser_require(struct browser *browser, struct str term)
{
	bool is_or = filter_query(browser->filter)->type == QUERY_OR;
	struct strbuf rest, changed;
	bool is_set;

	strbuf_init(&rest);
	strbuf_init(&changed);
	add_rest(browser, term, &rest);
	strbuf_add(&changed, term);
	if (rest.len > 0) {
		strbuf_add_cstr(&changed, is_or ? " (" : " ");
		strbuf_add(&changed, strbuf_str(&rest));
		strbuf_add_cstr(&changed, is_or ? ")" : "");
	}
	is_set = browser_set_query(browser, strbuf_str(&changed));
	strbuf_free(&changed);
	strbuf_free(&rest);
	return is_set;
}
