/*
 * The format of JSON: what begins it, and papers from its window. json_walk.c goes through the
 * text, and this file is what a reader sees of it.
 */

#include "config.h"

#include "read/format.h"
#include "read/json_lines.h"
#include "read/json_walk.h"

static struct str skip_blanks(struct str s)
{
	while (s.len > 0 && json_is_blank(s.p[0]))
		s = str_sub(s, 1, s.len);
	return s;
}

/* Whether it begins as an object that has a key, or as an array of such. */
static enum sniff sniff_object(struct str text)
{
	if (text.p[0] == '[')
		text = skip_blanks(str_sub(text, 1, text.len));
	if (text.len == 0)
		return SNIFF_MORE;
	if (text.p[0] != '{')
		return SNIFF_NO;
	text = skip_blanks(str_sub(text, 1, text.len));
	if (text.len == 0)
		return SNIFF_MORE;
	return text.p[0] == '"' ? SNIFF_YES : SNIFF_NO;
}

/* What follows a value: nothing, or another one. "[12] A title" begins with a number in brackets.
 */
static enum sniff sniff_rest(struct str rest, bool is_whole)
{
	rest = skip_blanks(rest);
	if (rest.len == 0)
		return is_whole ? SNIFF_YES : SNIFF_MORE;
	return rest.p[0] == '{' || rest.p[0] == '[' ? SNIFF_YES : SNIFF_NO;
}

/* Whether it is JSON to its end, or nested as nothing else is. */
static enum sniff sniff_value(struct str text, bool is_whole)
{
	struct json_tree tree;
	enum json_status status;
	enum sniff sniff = SNIFF_NO;

	json_tree_init(&tree);
	status = json_tree_read(&tree, text);
	if (status == JSON_WHOLE)
		sniff = sniff_rest(str_drop(text, tree.len), is_whole);
	else if (tree.depth == JSON_DEPTH_MAX)
		sniff = SNIFF_YES;
	else if (status == JSON_CUT && !is_whole)
		sniff = SNIFF_MORE;
	json_tree_free(&tree);
	return sniff;
}

static enum sniff json_sniff(struct str head, bool is_whole)
{
	struct str text = skip_blanks(str_sub(head, 0, FORMAT_SNIFF_MAX));
	enum sniff sniff;

	if (text.len == 0 || (text.p[0] != '{' && text.p[0] != '['))
		return SNIFF_NO;
	sniff = sniff_object(text);
	if (sniff != SNIFF_NO)
		return sniff;
	return sniff_value(text, is_whole || head.len >= FORMAT_SNIFF_MAX);
}

static void refuse(struct json_walk *walk)
{
	struct format_input *input = walk->input;

	if (walk->is_cut && walk->kind.len == 0)
		format_refuse(input, 1, "is JSON that is cut off: no whole paper is in it");
	else if (walk->has_dialect)
		format_refuse(input, 1, "is JSON of papers, but none of them could be read");
	else if (walk->kind.len > 0)
		format_refuse(input, 1, "is JSON, but %s, not papers", walk->kind.data);
	else if (walk->keys.len > 0)
		format_refuse(input, 1,
			      "is JSON of objects with %s: nothing says that these are papers, as "
			      "an abstract or a DOI would",
			      walk->keys.data);
	else if (!walk->has_object)
		format_refuse(input, 1, "is JSON without any papers");
	else
		format_refuse(input, 1,
			      "is JSON, but nothing in it has a title and other signs of a paper");
}

static size_t json_read(void *state, struct format_input *input, bool *capture_ended)
{
	struct json_walk *walk = state;
	size_t taken;

	(void)capture_ended;
	if (!walk->is_open)
		json_walk_open(walk);
	taken = json_walk_read(walk, input);
	if (!input->is_last || input->is_stopped)
		return taken;
	json_walk_finish(walk);
	if (input->records == 0)
		refuse(walk);
	return input->window.len;
}

static void json_close(void *state)
{
	struct json_walk *walk = state;

	if (walk->is_open)
		json_walk_close(walk);
}

const struct format format_json = {
	.name = "JSON",
	.state_size = sizeof(struct json_walk),
	.sniff = json_sniff,
	.read = json_read,
	.parts = &json_lines_parts,
	.is_whole_file = true,
	.has_long_records = true,
	.close = json_close,
};
