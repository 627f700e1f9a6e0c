/*
 * The rows are written as text, one at a time, and read as a tree of their own: a value is copied
 * as it is. Each column has a place that goes from row to row with the others.
 */

#include "config.h"

#include "read/json_frame.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "read/json_shape.h"

/* The most rows that are looked at for one that is a paper. */
#define ROWS_LOOKED_AT 20

struct frame {
	const struct json_tree *tree;
	uint32_t *keys;   /* of each column, the node of its name */
	uint32_t *values; /* where they begin, or go on: of each column the label of its next value;
			     of a table by rows only the first, the array of the next row */
	size_t count;     /* of columns */
	size_t capacity;
	uint32_t rows_end; /* the node behind the last row */
	bool is_by_rows;
	struct strbuf text; /* of a row */
	struct json_tree row;
	size_t line, at; /* of the row, and of its first byte */
};

static bool is_label(const struct json_tree *tree, uint32_t node)
{
	struct str text = json_tree_raw(tree, node);

	for (size_t i = 0; i < text.len; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	return text.len > 0;
}

static bool is_of_any(const struct json_tree *tree, uint32_t key)
{
	struct str text = json_tree_raw(tree, key);

	return dialect_find_loosely(&json_dialect_any.dialect, text) != NULL;
}

/* Whether the value of a key is a column: an object of which each key is the number of a row. */
static bool is_column(const struct json_tree *tree, uint32_t value)
{
	const struct json_node *column = &tree->nodes[value];

	if (column->type != JSON_OBJECT || column->next == value + 1)
		return false;
	for (uint32_t i = value + 1; i + 1 < column->next; i = tree->nodes[i + 1].next)
		if (!is_label(tree, i))
			return false;
	return true;
}

static bool has_columns(const struct json_tree *tree, bool is_whole)
{
	uint32_t end = tree->nodes[0].next;
	size_t known = 0;

	for (uint32_t key = 1; key + 1 < end; key = tree->nodes[key + 1].next) {
		if (!is_column(tree, key + 1))
			return false;
		known += is_of_any(tree, key);
	}
	return known > (is_whole ? 1 : 0);
}

/* Whether a node is an array of names. */
static bool is_names(const struct json_tree *tree, uint32_t node)
{
	size_t known = 0;

	if (node == JSON_NONE || tree->nodes[node].type != JSON_ARRAY)
		return false;
	for (uint32_t i = node + 1; i < tree->nodes[node].next; i++) {
		if (tree->nodes[i].type != JSON_STRING)
			return false;
		known += is_of_any(tree, i);
	}
	return known > 1;
}

static bool has_rows(const struct json_tree *tree, bool is_whole)
{
	uint32_t data = json_tree_member(tree, 0, STR("data"));

	if (!is_names(tree, json_tree_member(tree, 0, STR("columns"))))
		return false;
	return data == JSON_NONE ? !is_whole : tree->nodes[data].type == JSON_ARRAY;
}

bool json_frame_is(const struct json_tree *tree, bool is_whole)
{
	if (tree->count < 2 || tree->nodes[0].type != JSON_OBJECT)
		return false;
	return has_columns(tree, is_whole) || has_rows(tree, is_whole);
}

static void add_column(struct frame *frame, uint32_t key, uint32_t value)
{
	size_t capacity = frame->capacity;

	frame->keys = alloc_grow(frame->keys, &capacity, frame->count + 1, sizeof(*frame->keys));
	frame->values = alloc_grow(frame->values, &frame->capacity, frame->count + 1,
				   sizeof(*frame->values));
	frame->keys[frame->count] = key;
	frame->values[frame->count++] = value;
}

static void open_rows(struct frame *frame)
{
	const struct json_tree *tree = frame->tree;
	uint32_t names = json_tree_member(tree, 0, STR("columns"));
	uint32_t data = json_tree_member(tree, 0, STR("data"));

	for (uint32_t i = names + 1; i < tree->nodes[names].next; i++)
		add_column(frame, i, data + 1);
	frame->rows_end = tree->nodes[data].next;
}

static void open_columns(struct frame *frame)
{
	const struct json_tree *tree = frame->tree;

	for (uint32_t key = 1; key < tree->nodes[0].next; key = tree->nodes[key + 1].next)
		add_column(frame, key, key + 2);
	frame->rows_end = tree->nodes[2].next;
}

static void frame_open(struct frame *frame, const struct json_tree *tree, size_t line)
{
	*frame = (struct frame){ .tree = tree, .line = line };
	strbuf_init(&frame->text);
	json_tree_init(&frame->row);
	frame->is_by_rows = has_rows(tree, true);
	if (frame->is_by_rows)
		open_rows(frame);
	else
		open_columns(frame);
}

static void frame_close(struct frame *frame)
{
	free(frame->keys);
	free(frame->values);
	strbuf_free(&frame->text);
	json_tree_free(&frame->row);
}

/* Goes to the line of a node; nodes come in the order of the text. */
static void count_lines(struct frame *frame, uint32_t node)
{
	const char *text = frame->tree->text.p;
	size_t begin = frame->tree->nodes[node].begin;

	while (frame->at < begin) {
		const char *newline = memchr(text + frame->at, '\n', begin - frame->at);

		if (!newline)
			break;
		frame->at = (size_t)(newline - text) + 1;
		frame->line++;
	}
	frame->at = begin > frame->at ? begin : frame->at;
}

/* A node as it is written. */
static struct str written(const struct json_tree *tree, uint32_t node)
{
	const struct json_node *at = &tree->nodes[node];
	size_t quote = at->type == JSON_STRING;

	return (struct str){ tree->text.p + at->begin - quote, at->len + 2 * quote };
}

static void add_member(struct frame *frame, size_t column, uint32_t value)
{
	strbuf_add_byte(&frame->text, frame->text.len > 0 ? ',' : '{');
	strbuf_add(&frame->text, written(frame->tree, frame->keys[column]));
	strbuf_add_byte(&frame->text, ':');
	strbuf_add(&frame->text, written(frame->tree, value));
}

/* Writes the next row, and goes behind it; false: it has not as many values as there are columns.
 */
static bool write_row(struct frame *frame)
{
	const struct json_node *nodes = frame->tree->nodes;
	uint32_t row = frame->values[0], value = row + 1;
	size_t column = 0;

	for (; column < frame->count && value < nodes[row].next; value = nodes[value].next)
		add_member(frame, column++, value);
	frame->values[0] = nodes[row].next;
	return nodes[row].type == JSON_ARRAY && column == frame->count && value == nodes[row].next;
}

/* The same of columns; false: one of them has another row. */
static bool write_across(struct frame *frame)
{
	const struct json_tree *tree = frame->tree;
	struct str label = written(tree, frame->values[0]);

	for (size_t i = 0; i < frame->count; i++) {
		uint32_t at = frame->values[i];

		if (at + 1 >= tree->count || !str_equal(written(tree, at), label))
			return false;
		add_member(frame, i, at + 1);
	}
	for (size_t i = 0; i < frame->count; i++)
		frame->values[i] = tree->nodes[frame->values[i] + 1].next;
	return true;
}

static bool next_row(struct frame *frame)
{
	bool is_whole;

	strbuf_clear(&frame->text);
	count_lines(frame, frame->values[0]);
	is_whole = frame->is_by_rows ? write_row(frame) : write_across(frame);
	strbuf_add_byte(&frame->text, '}');
	return is_whole && json_tree_read(&frame->row, strbuf_str(&frame->text)) == JSON_WHOLE;
}

static bool has_next(const struct frame *frame)
{
	return frame->values[0] < frame->rows_end;
}

/* The dialect of the first row that is a paper, NULL where none of the first is. */
static const struct json_dialect *find_dialect(struct json_walk *walk)
{
	const struct json_dialect *dialect = NULL;
	struct frame frame;

	frame_open(&frame, &walk->tree, walk->input->line);
	for (int i = 0; i < ROWS_LOOKED_AT && !dialect && has_next(&frame); i++)
		if (next_row(&frame))
			dialect = json_record_dialect(&walk->reader, &frame.row, 0, true);
		else if (!frame.is_by_rows)
			break;
	frame_close(&frame);
	return dialect;
}

static void read_row(struct json_walk *walk, const struct frame *frame,
		     const struct json_dialect *of_table)
{
	const struct json_dialect *dialect =
		json_record_dialect(&walk->reader, &frame->row, 0, true);

	if (!dialect && json_shape_is_like(&frame->row, 0, of_table))
		dialect = of_table;
	if (dialect)
		json_record_read(&walk->reader, dialect, &frame->row, 0, walk->input, frame->line);
	else
		format_warn(walk->input, frame->line, "a record without a title");
}

bool json_frame_read(struct json_walk *walk)
{
	const struct json_dialect *dialect = find_dialect(walk);
	struct frame frame;

	if (!dialect)
		return false;
	walk->levels[walk->depth].dialect = dialect;
	walk->has_dialect = true;
	if (!walk->input->dialect)
		walk->input->dialect = dialect->dialect.title;
	frame_open(&frame, &walk->tree, walk->input->line);
	while (has_next(&frame)) {
		if (next_row(&frame)) {
			read_row(walk, &frame, dialect);
			continue;
		}
		format_warn(walk->input, frame.line, "a row with other columns than the table%s",
			    frame.is_by_rows ? "" : "; it and those behind it are left out");
		if (!frame.is_by_rows)
			break;
	}
	frame_close(&frame);
	return true;
}
