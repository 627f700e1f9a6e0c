/*
 * The index leads from a record's keys to the groups of rows that want them (json_index.h), which
 * get the values. Then the rows take what they want from their group's value, in the order of the
 * table.
 *
 * Two rows in a row that have one path are alternatives: the second takes the value where something
 * better than the first has filled the first one's slot.
 */

#include "config.h"

#include "read/json_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "read/json_index.h"
#include "read/json_memory.h"
#include "read/json_path.h"

void json_record_reader_init(struct json_record_reader *reader)
{
	record_init(&reader->record);
	reader->record.are_years_padded = true;
	json_value_init(&reader->value);
	strbuf_init(&reader->key);
	strbuf_init(&reader->joined);
	json_names_init(&reader->names);
	reader->indexes = alloc_zeroed(json_dialect_count, sizeof(*reader->indexes));
	reader->memory = json_memory_new();
}

void json_record_reader_free(struct json_record_reader *reader)
{
	record_free(&reader->record);
	json_value_free(&reader->value);
	strbuf_free(&reader->key);
	strbuf_free(&reader->joined);
	json_names_free(&reader->names);
	for (size_t i = 0; i < json_dialect_count; i++)
		json_index_free(&reader->indexes[i]);
	free(reader->indexes);
	json_memory_delete(reader->memory);
}

const struct json_dialect *json_record_dialect(struct json_record_reader *reader,
					       const struct json_tree *tree, uint32_t object,
					       bool is_whole)
{
	return json_memory_dialect(reader->memory, tree, object, is_whole);
}

bool json_record_is_like(struct json_record_reader *reader, const struct json_tree *tree,
			 uint32_t object, const struct json_dialect *dialect)
{
	return json_memory_is_like(reader->memory, tree, object, dialect);
}

bool json_record_is_by_id(struct json_record_reader *reader, const struct json_tree *tree,
			  uint32_t object)
{
	return json_memory_is_by_id(reader->memory, tree, object);
}

static size_t dialect_number(const struct json_dialect *dialect)
{
	size_t number = 0;

	while (json_dialects[number] != dialect)
		number++;
	return number;
}

static struct json_index *get_index(struct json_record_reader *reader,
				    const struct json_dialect *dialect)
{
	struct json_index *index = &reader->indexes[dialect_number(dialect)];

	if (!index->dialect)
		json_index_make(index, dialect);
	return index;
}

/* Whether a value says anything. */
static bool is_empty(const struct json_tree *tree, uint32_t node)
{
	const struct json_node *at = &tree->nodes[node];

	switch ((enum json_type)at->type) {
	case JSON_NULL:
		return true;
	case JSON_FALSE:
	case JSON_TRUE:
	case JSON_NUMBER:
		return false;
	case JSON_STRING:
		return at->len == 0;
	case JSON_ARRAY:
	case JSON_OBJECT:
		return at->next == node + 1;
	}
	return true;
}

/* What is done with a record. */
struct reading {
	struct json_record_reader *reader;
	const struct json_dialect *dialect;
	struct json_index *index;
	const struct json_tree *tree;
	const struct dialect_name *row;
	size_t members;  /* that were given to groups */
	bool is_as_last; /* its keys are those of the last record */
	bool is_joined;  /* the row's texts are */
	bool has_found;
};

/* Gives a member to its group, or counts it as left out. */
static void give_member(struct reading *reading, struct str key, uint32_t value)
{
	struct json_record_reader *reader = reading->reader;
	struct json_group *group =
		json_index_group(reading->index, reading->members++, key, reading->is_as_last);

	if (!group && !is_empty(reading->tree, value))
		record_leave_out(&reader->record, key);
	if (!group)
		return;
	if (group->value != JSON_NONE)
		format_warn(reader->record.input, reader->record.line,
			    "the key \"%.*s\" comes twice; the last is kept",
			    STR_ARG(utf8_front(key, 100)));
	group->value = value;
}

/* Whether the remembered members are all of the record's, so that they need not be compared. Those
 * of an inner object are not known to be. */
static bool has_last_members(const struct reading *reading, size_t keys)
{
	return keys > 0 && reading->index->keys == keys && !reading->dialect->inner;
}

/* The key of a member of an inner object: behind the object's own. */
static struct str inner_key(struct json_record_reader *reader, const char *outer, struct str key)
{
	strbuf_clear(&reader->key);
	strbuf_add_cstr(&reader->key, outer);
	strbuf_add_byte(&reader->key, '.');
	strbuf_add(&reader->key, key);
	return strbuf_str(&reader->key);
}

/* Gives all members of an object to the groups; those of the inner object behind its name. */
static void give_members(struct reading *reading, uint32_t object, const char *outer)
{
	struct json_record_reader *reader = reading->reader;
	const struct json_tree *tree = reading->tree;
	const char *inner = outer ? NULL : reading->dialect->inner;

	for (uint32_t node = object + 1; node < tree->nodes[object].next;
	     node = tree->nodes[node + 1].next) {
		struct str key =
			json_tree_text(tree, node, &reader->value.part, &reader->value.replaced);

		if (inner && tree->nodes[node + 1].type == JSON_OBJECT &&
		    str_equal(key, str_from(inner)))
			give_members(reading, node + 1, inner);
		else
			give_member(reading, outer ? inner_key(reader, outer, key) : key, node + 1);
	}
}

/* A citation key is no address. */
static bool is_fit(const struct dialect_name *row, struct str text)
{
	return row->slot != SLOT_CITATION_KEY || str_find(text, STR("://")) == SIZE_MAX;
}

static void add_value(void *context, uint32_t node)
{
	struct reading *reading = context;
	struct json_record_reader *reader = reading->reader;
	const struct dialect_name *row = reading->row;
	struct str text;

	if (!json_value_read(&reader->value, node, row, &text) || !is_fit(row, text))
		return;
	reading->has_found = true;
	if (row->kind == VALUE_NAMES && record_text(&reader->record, SLOT_AUTHOR_NAMES).len == 0) {
		json_names_see(&reader->names, text);
		reader->record.names_style = table_names_style(&reader->names.known);
	}
	if (!reading->is_joined) {
		record_add(&reader->record, row, text);
		return;
	}
	if (reader->joined.len > 0)
		strbuf_add_cstr(&reader->joined, row->kind == VALUE_TEXT ? "; " : " ");
	strbuf_add(&reader->joined, text);
}

/* Lets the row take what it finds in its group's value; false where it found nothing. */
static bool read_row(struct reading *reading, size_t i)
{
	const struct dialect_name *row = &reading->dialect->dialect.names[i];
	struct json_group *group = &reading->index->groups[reading->index->rows[i].group];
	const struct json_finder finder = { reading, add_value };
	struct strbuf *joined = &reading->reader->joined;

	reading->row = row;
	reading->is_joined = reading->index->rows[i].is_joined;
	reading->has_found = row->slot == SLOT_NOTHING;
	group->is_used |= reading->has_found;
	if (reading->has_found)
		return true;
	strbuf_clear(joined);
	json_path_walk(reading->tree, group->value, reading->index->rows[i].rest, &finder);
	if (joined->len > 0)
		record_add(&reading->reader->record, row, strbuf_str(joined));
	group->is_used |= reading->has_found;
	return reading->has_found;
}

static void read_rows(struct reading *reading)
{
	const struct dialect *dialect = &reading->dialect->dialect;
	struct json_index *index = reading->index;

	for (size_t i = 0; i < dialect->count; i++) {
		if (index->groups[index->rows[i].group].value == JSON_NONE)
			continue;
		if (index->rows[i].has_alternative &&
		    record_text(&reading->reader->record, dialect->names[i].slot).len > 0)
			continue;
		if (read_row(reading, i) && index->rows[i].has_alternative)
			i++;
	}
}

/* The key of a group as the file has it, which is the node before the value. */
static struct str written_key(struct reading *reading, const struct json_group *group)
{
	struct json_value *value = &reading->reader->value;

	if (!reading->dialect->is_loose)
		return strbuf_str(&group->key);
	return json_tree_text(reading->tree, group->value - 1, &value->part, &value->replaced);
}

/* Counts the groups whose value no row could take, and forgets all values. */
static void clear_groups(struct reading *reading)
{
	struct json_index *index = reading->index;

	for (size_t i = 0; i < index->group_count; i++) {
		struct json_group *group = &index->groups[i];

		if (group->value == JSON_NONE)
			continue;
		if (!group->is_used && !is_empty(reading->tree, group->value))
			record_leave_out(&reading->reader->record, written_key(reading, group));
		group->value = JSON_NONE;
		group->is_used = false;
	}
}

void json_record_read(struct json_record_reader *reader, const struct json_dialect *dialect,
		      const struct json_tree *tree, uint32_t object, struct format_input *input,
		      size_t line)
{
	struct reading reading = { .reader = reader, .dialect = dialect, .tree = tree };
	size_t keys = json_memory_keys(reader->memory, tree, object);

	reading.index = get_index(reader, dialect);
	reader->value.tree = tree;
	reader->value.replaced = 0;
	record_begin(&reader->record, input, line);
	reader->record.is_ours = dialect->own != NULL;
	reader->record.are_names_told = dialect->has_initials_last;
	reading.is_as_last = has_last_members(&reading, keys);
	give_members(&reading, object, NULL);
	reading.index->keys = reading.members <= JSON_INDEX_MEMBERS ? keys : 0;
	read_rows(&reading);
	clear_groups(&reading);
	if (reader->value.replaced > 0)
		format_warn(input, line, "half a character (\\ud800 to \\udfff) is replaced");
	record_emit(&reader->record);
}
