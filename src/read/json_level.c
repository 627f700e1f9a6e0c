/* Where in the JSON the walk is: line and column, and the objects and arrays around it. */

#include "config.h"

#include "read/json_walk.h"

#include <string.h>

size_t json_walk_line(const struct json_walk *walk, size_t at)
{
	return walk->input->line + str_count(str_sub(walk->text, 0, at), '\n');
}

bool json_is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\x1E';
}

static void pass_bytes(struct json_walk *walk, size_t len)
{
	struct str text = str_sub(walk->text, 0, len);
	const char *newline = text.len > 0 ? memrchr(text.p, '\n', text.len) : NULL;
	size_t at = 0;

	len = text.len;
	if (newline) {
		at = (size_t)(newline - text.p) + 1;
		walk->input->line = json_walk_line(walk, at);
		walk->column = 0;
		walk->is_indented = true;
	}
	walk->column += len - at;
	while (at < len && walk->is_indented)
		walk->is_indented = json_is_blank(text.p[at++]);
	walk->text = str_sub(walk->text, len, walk->text.len);
}

/* Passes a byte that ends no line, as most that are passed alone. */
static void pass_byte(struct json_walk *walk)
{
	walk->column++;
	walk->is_indented = walk->is_indented && json_is_blank(walk->text.p[0]);
	walk->text.p++;
	walk->text.len--;
}

void json_walk_pass(struct json_walk *walk, size_t len)
{
	if (len == 1 && walk->text.len > 0 && walk->text.p[0] != '\n')
		pass_byte(walk);
	else
		pass_bytes(walk, len);
}

void json_walk_skip(struct json_walk *walk)
{
	walk->skip_depth = 0;
	walk->mode = walk->after_string = JSON_SKIPS;
}

void json_walk_report_others(struct json_walk *walk, struct json_level *level)
{
	if (level->others == 1)
		format_warn(walk->input, level->other_line, "a record without a title");
	else if (level->others > 1)
		format_warn(walk->input, level->other_line,
			    "%zu records without a title, the first of them here", level->others);
	if (level->others > 1)
		walk->input->report->not_understood += level->others - 1;
	level->others = 0;
}

void json_walk_enter(struct json_walk *walk)
{
	if (walk->depth == JSON_LEVELS_MAX) {
		json_walk_skip(walk);
		return;
	}
	walk->levels[++walk->depth] = (struct json_level){
		.closing = walk->text.p[0] == '{' ? '}' : ']',
		.line = walk->input->line,
		.column = walk->is_indented ? walk->column : SIZE_MAX,
	};
	json_walk_pass(walk, 1);
}

bool json_level_is_list(const struct json_level *level)
{
	return level->dialect && (level->closing != '}' || level->records > 1);
}

bool json_walk_drop(struct json_walk *walk)
{
	struct json_level *level = &walk->levels[walk->depth];
	bool has_records = level->dialect || level->holds_records;

	json_early_forget(&walk->early, walk->depth--);
	if (has_records && (level->closing != '}' || level->records > 1))
		json_walk_report_others(walk, level);
	level[-1].holds_records |= has_records;
	return has_records;
}

void json_walk_count_other(struct json_level *level, size_t line)
{
	if (level->others++ == 0)
		level->other_line = line;
}

/* Whether papers are listed around what was left. */
static bool is_within_list(const struct json_walk *walk)
{
	for (size_t i = 0; i <= walk->depth; i++)
		if (json_level_is_list(&walk->levels[i]))
			return true;
	return false;
}

void json_walk_leave(struct json_walk *walk)
{
	const struct json_level *level = &walk->levels[walk->depth];
	struct json_level *outer = &walk->levels[walk->depth - 1];

	if (json_walk_drop(walk))
		return;
	if (level->closing == '}')
		json_walk_count_other(outer, level->line);
	if (is_within_list(walk))
		format_count_broken(walk->input, walk->input->line);
}

void json_walk_fail(struct json_walk *walk, size_t len, const char *what, bool is_object)
{
	size_t column = is_object && walk->is_indented ? walk->column : SIZE_MAX;
	size_t line = json_walk_line(walk, len);

	format_warn(walk->input, line, "cannot be read as JSON: %s", what);
	format_count_broken(walk->input, line);
	while (column == SIZE_MAX && walk->depth > 0) {
		column = walk->levels[walk->depth].column;
		json_walk_drop(walk);
	}
	walk->resync_column = column == SIZE_MAX ? 0 : column;
	walk->mode = JSON_RESYNCS;
	json_walk_pass(walk, len);
}
