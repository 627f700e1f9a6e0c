/*
 * Objects on the way: which are records. That is decided by an object's first bytes, of a length
 * that does not depend on the window, so that a record in a large document is found before all of
 * that is there, and any split of the file into pieces gives the same.
 */

#include "config.h"

#include "read/json_walk.h"

#include "base/array.h"
#include "read/json_frame.h"
#include "read/json_other.h"
#include "read/json_shape.h"

/* An object is looked at up to the first of these, and if that does not tell, up to the next. */
static const size_t looks[] = { (size_t)64 << 10, (size_t)1 << 20 };

/* No paper has more keys. */
#define KEYS_MAX 10000

#define LOOK_COUNT COUNT_OF(looks)

/* What the looks at an object have told. */
struct look {
	enum json_status status; /* of what was looked at */
	const struct json_dialect *dialect;
	bool wants_more;
};

static struct json_level *level_of(struct json_walk *walk)
{
	return &walk->levels[walk->depth];
}

/* In a list of records of a dialect one that has a title and little else, or an identifier, is one
 * too, and so is what is said to be none. Where a file is a list of identifiers, these are papers;
 * further in they can be anything's. */
static const struct json_dialect *whole_dialect(struct json_walk *walk)
{
	const struct json_dialect *of_list = level_of(walk)->dialect;
	const struct json_dialect *dialect =
		json_record_dialect(&walk->reader, &walk->tree, 0, true);

	if (!dialect && of_list &&
	    (json_record_is_like(&walk->reader, &walk->tree, 0, of_list) ||
	     json_shape_is_other(&walk->tree, 0, of_list)))
		return of_list;
	if (!dialect && walk->depth <= 1 && level_of(walk)->closing != '}' &&
	    json_record_is_by_id(&walk->reader, &walk->tree, 0))
		return &json_dialect_any;
	return dialect;
}

static struct look look_at(struct json_walk *walk)
{
	struct look look = { 0 };

	for (size_t i = 0; i < LOOK_COUNT && !look.dialect; i++) {
		look.status = json_tree_read(&walk->tree, str_sub(walk->text, 0, looks[i]));
		if (look.status == JSON_CUT && walk->text.len < looks[i] && !walk->input->is_last) {
			look.wants_more = true;
			return look;
		}
		look.dialect = look.status == JSON_WHOLE
				       ? whole_dialect(walk)
				       : json_record_dialect(&walk->reader, &walk->tree, 0, false);
		if (look.status != JSON_CUT)
			break;
	}
	return look;
}

static void note_first(struct json_walk *walk)
{
	if (walk->has_object)
		return;
	walk->has_object = true;
	if (json_shape_describe(&walk->tree, 0, &walk->kind))
		return;
	json_other_add_kind(&walk->kind, &walk->tree, 0);
	if (walk->kind.len == 0)
		json_other_add_keys(&walk->keys, &walk->tree, 0);
}

/* Counts what is in a list of papers and is said to be none. */
static void leave_out_other(struct json_walk *walk, const struct json_dialect *dialect)
{
	uint32_t node = json_tree_member(&walk->tree, 0, str_from(dialect->other));
	struct strbuf name;

	strbuf_init(&name);
	strbuf_add_cstr(&name, dialect->other);
	if (dialect->others)
		strbuf_addf(&name, ": %.*s", STR_ARG(json_tree_raw(&walk->tree, node)));
	name_counts_add(&walk->input->report->left_out, strbuf_str(&name), 1);
	strbuf_free(&name);
}

/* Keeps an object that is no record by itself, and may be one in a list of records. */
static void keep_early(struct json_walk *walk)
{
	const struct json_level *level = level_of(walk);

	if (level->closing != '}' && level->records == 0 &&
	    json_record_is_like(&walk->reader, &walk->tree, 0, &json_dialect_any))
		json_early_keep(&walk->early, walk->depth, str_sub(walk->text, 0, walk->tree.len),
				walk->input->line);
}

/* Reads those that were kept, before the first record of their list. */
static void read_early(struct json_walk *walk, const struct json_dialect *dialect)
{
	struct json_level *level = level_of(walk);
	struct json_tree tree;

	if (walk->early.depth != walk->depth || walk->early.count == 0)
		return;
	json_tree_init(&tree);
	for (size_t i = 0; i < walk->early.count; i++) {
		if (json_tree_read(&tree, json_early_text(&walk->early, i)) != JSON_WHOLE ||
		    !json_shape_is_like(&tree, 0, dialect))
			continue;
		json_record_read(&walk->reader, dialect, &tree, 0, walk->input,
				 walk->early.lines[i]);
		level->records++;
		level->others--;
	}
	json_tree_free(&tree);
	json_early_forget(&walk->early, walk->depth);
}

static bool has_too_many_keys(const struct json_tree *tree)
{
	uint32_t node = 1, end = tree->nodes[0].next;
	size_t count = 0;

	if (tree->count <= 2 * KEYS_MAX)
		return false;
	while (node < end && count <= KEYS_MAX) {
		node = tree->nodes[node + 1].next;
		count++;
	}
	return count > KEYS_MAX;
}

/* Leaves out a record that no tool writes. */
static bool leave_out_crowded(struct json_walk *walk)
{
	if (!has_too_many_keys(&walk->tree))
		return false;
	format_warn(walk->input, walk->input->line, "a record with more than %d keys is left out",
		    KEYS_MAX);
	format_count_broken(walk->input, walk->input->line);
	json_walk_pass(walk, walk->tree.len);
	return true;
}

static void read_record(struct json_walk *walk, const struct json_dialect *dialect)
{
	struct json_level *level = level_of(walk);

	if (leave_out_crowded(walk))
		return;
	read_early(walk, dialect);
	level->dialect = dialect;
	level->records++;
	if (!walk->input->dialect)
		walk->input->dialect = dialect->dialect.title;
	if (json_shape_is_other(&walk->tree, 0, dialect))
		leave_out_other(walk, dialect);
	else
		json_record_read(&walk->reader, dialect, &walk->tree, 0, walk->input,
				 walk->input->line);
	json_walk_pass(walk, walk->tree.len);
}

/* The file ends within the object that begins the text. */
static void end_within(struct json_walk *walk)
{
	format_warn(walk->input, walk->input->line, "the file ends within this record");
	walk->is_cut = true;
	json_walk_pass(walk, walk->text.len);
}

static void skip_long(struct json_walk *walk)
{
	format_warn(walk->input, walk->input->line, "a record longer than %zu MB is left out",
		    FORMAT_RECORD_MAX >> 20);
	json_walk_skip(walk);
}

/* Reads the whole of a record of which the first bytes told the dialect. */
static bool read_long_record(struct json_walk *walk, const struct json_dialect *dialect)
{
	const struct json_dialect *of_whole;

	switch (json_tree_read(&walk->tree, str_sub(walk->text, 0, FORMAT_RECORD_MAX + 1))) {
	case JSON_WHOLE:
		if (leave_out_crowded(walk))
			return true;
		of_whole = whole_dialect(walk);
		read_record(walk, of_whole ? of_whole : dialect);
		return true;
	case JSON_WRONG:
		json_walk_fail(walk, walk->tree.len, walk->tree.error, true);
		return true;
	case JSON_CUT:
		break;
	}
	if (walk->text.len > FORMAT_RECORD_MAX)
		skip_long(walk);
	else if (walk->input->is_last)
		end_within(walk);
	else
		return false;
	return true;
}

/* Whether the object that was read, which is no record, holds any. */
static bool holds_record(struct json_walk *walk)
{
	const struct json_tree *tree = &walk->tree;

	for (uint32_t node = 1; node < tree->count; node++)
		if (tree->nodes[node].type == JSON_OBJECT &&
		    json_record_dialect(&walk->reader, tree, node, true))
			return true;
	return false;
}

/* An object that is no record: what it holds may be. */
static void pass_other(struct json_walk *walk, enum json_status status)
{
	bool is_in_list = json_level_is_list(level_of(walk));

	if (status == JSON_WRONG && (is_in_list || walk->tree.depth <= 1)) {
		json_walk_fail(walk, walk->tree.len, walk->tree.error, true);
	} else if (status == JSON_WHOLE && is_in_list) {
		format_warn(walk->input, walk->input->line, "a record without a title");
		format_count_broken(walk->input, walk->input->line);
		json_walk_pass(walk, walk->tree.len);
	} else if (status == JSON_WHOLE && !holds_record(walk)) {
		json_walk_count_other(level_of(walk), walk->input->line);
		keep_early(walk);
		json_walk_pass(walk, walk->tree.len);
	} else {
		json_walk_enter(walk);
	}
}

/* Whether the object, which is the first, may be a table by its columns. */
static bool may_be_frame(const struct json_walk *walk, const struct look *look)
{
	return walk->depth == 0 && !walk->has_object && look->status != JSON_WRONG &&
	       json_frame_is(&walk->tree, look->status == JSON_WHOLE);
}

/* What reading an object as a table came to. */
enum frame_step { FRAME_READ, FRAME_WANTS_MORE, FRAME_IS_NONE };

static enum frame_step read_frame(struct json_walk *walk)
{
	enum json_status status =
		json_tree_read(&walk->tree, str_sub(walk->text, 0, FORMAT_RECORD_MAX + 1));

	if (status == JSON_CUT && walk->text.len <= FORMAT_RECORD_MAX && !walk->input->is_last)
		return FRAME_WANTS_MORE;
	if (status != JSON_WHOLE || !json_frame_is(&walk->tree, true) || !json_frame_read(walk))
		return FRAME_IS_NONE;
	note_first(walk);
	json_walk_pass(walk, walk->tree.len);
	return FRAME_READ;
}

/* Looks at what follows the record that was read, if its list of authors needs that; false where
 * more of the text is needed. */
static bool look_ahead(struct json_walk *walk, const struct json_dialect *dialect)
{
	struct json_names *names = &walk->reader.names;
	size_t end = walk->tree.len + JSON_NAMES_AHEAD;

	if (!json_names_want(names, dialect, &walk->tree, 0))
		return true;
	if (walk->text.len < end && !walk->input->is_last)
		return false;
	json_names_look(names, dialect, &walk->tree, 0, str_drop(walk->text, walk->tree.len));
	return true;
}

bool json_walk_object(struct json_walk *walk)
{
	struct look look = look_at(walk);

	if (look.wants_more)
		return false;
	if (may_be_frame(walk, &look)) {
		enum frame_step step = read_frame(walk);

		if (step != FRAME_IS_NONE)
			return step == FRAME_READ;
		look = look_at(walk);
	}
	/* In a list of records what is too long to be told is one more. */
	if (!look.dialect && look.status == JSON_CUT && json_level_is_list(level_of(walk)))
		look.dialect = level_of(walk)->dialect;
	if (look.dialect && look.status == JSON_WHOLE && !look_ahead(walk, look.dialect))
		return false;
	note_first(walk);
	walk->has_dialect |= look.dialect != NULL;
	if (look.dialect && look.status == JSON_WHOLE)
		read_record(walk, look.dialect);
	else if (look.dialect)
		return read_long_record(walk, look.dialect);
	else
		pass_other(walk, look.status);
	return true;
}
