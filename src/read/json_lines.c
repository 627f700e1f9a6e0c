/*
 * The walk as it is between two records of a list. There it has nothing open but the levels around
 * it, which are the same for all the list's records, and what is known of their lists of authors.
 * Its trees, texts, paths and shapes only save time.
 */

#include "config.h"

#include "read/json_lines.h"

#include "read/json_walk.h"

/* With these records in a level one more changes nothing. */
#define RECORDS_ENOUGH 2

static bool is_steady(const void *state)
{
	const struct json_walk *walk = state;
	const struct json_level *level = &walk->levels[walk->depth];

	return walk->is_open && walk->mode == JSON_WALKS && walk->after_string == JSON_WALKS &&
	       walk->column == 0 && walk->is_indented && walk->lost_line == 0 &&
	       walk->early.count == 0 && walk->has_object && walk->has_dialect && !walk->is_cut &&
	       level->dialect && level->records >= RECORDS_ENOUGH;
}

static void follow_reader(struct json_record_reader *part, const struct json_record_reader *reader)
{
	part->names.known = reader->names.known;
	part->names.seen = reader->names.seen;
	part->names.has_looked = reader->names.has_looked;
	part->record.names_style = reader->record.names_style;
}

static void follow(void *part_state, const void *state)
{
	struct json_walk *part = part_state;
	const struct json_walk *walk = state;

	if (!part->is_open)
		json_walk_open(part);
	follow_reader(&part->reader, &walk->reader);
	part->mode = walk->mode;
	part->after_string = walk->after_string;
	for (size_t i = 0; i <= walk->depth; i++)
		part->levels[i] = walk->levels[i];
	part->levels[walk->depth].records = RECORDS_ENOUGH;
	part->depth = walk->depth;
	part->early.count = 0;
	part->lost_line = walk->lost_line;
	part->column = walk->column;
	part->is_indented = walk->is_indented;
	part->is_cut = walk->is_cut;
	part->has_object = walk->has_object;
	part->has_dialect = walk->has_dialect;
}

static bool is_same_level(const struct json_level *a, const struct json_level *b)
{
	return a->closing == b->closing && a->line == b->line && a->column == b->column &&
	       a->dialect == b->dialect && a->others == b->others &&
	       a->other_line == b->other_line && a->holds_records == b->holds_records;
}

static bool is_same_reader(const struct json_record_reader *a, const struct json_record_reader *b)
{
	const struct table_names *known = &a->names.known, *others = &b->names.known;

	return known->style == others->style && known->are_by_commas == others->are_by_commas &&
	       known->is_known == others->is_known && known->is_mixed == others->is_mixed &&
	       a->names.seen == b->names.seen && a->names.has_looked == b->names.has_looked &&
	       a->record.names_style == b->record.names_style;
}

static bool is_same(const void *part, const void *state)
{
	const struct json_walk *a = part, *b = state;

	if (!is_steady(a) || !is_steady(b) || a->depth != b->depth)
		return false;
	for (size_t i = 0; i <= a->depth; i++)
		if (!is_same_level(&a->levels[i], &b->levels[i]))
			return false;
	return is_same_reader(&a->reader, &b->reader);
}

static void add_counts(void *state, const void *part_state)
{
	const struct json_walk *part = part_state;
	struct json_walk *walk = state;

	walk->levels[walk->depth].records += part->levels[part->depth].records - RECORDS_ENOUGH;
}

const struct format_parts json_lines_parts = {
	.is_steady = is_steady,
	.follow = follow,
	.is_same = is_same,
	.add_counts = add_counts,
};
