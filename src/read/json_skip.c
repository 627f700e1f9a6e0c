/* Passing what is not read: objects that are too long or lie too deep, and what follows text that
 * is not JSON, up to the line at which records go on. */

#include "config.h"

#include "read/json_walk.h"

#include <string.h>

bool json_walk_step_skip(struct json_walk *walk)
{
	size_t len = 0;
	bool is_open = true;

	while (is_open && len < walk->text.len && walk->text.p[len] != '"') {
		char c = walk->text.p[len++];

		walk->skip_depth += c == '{' || c == '[';
		walk->skip_depth -= c == '}' || c == ']';
		is_open = walk->skip_depth > 0;
	}
	if (!is_open)
		walk->mode = walk->after_string = JSON_WALKS;
	else if (len < walk->text.len) {
		walk->mode = JSON_IN_STRING;
		len++;
	}
	json_walk_pass(walk, len);
	return true;
}

/* Whether what begins at that column of its line is the next record, or the end of a list around
 * the one that failed. */
static bool resumes(const struct json_walk *walk, char c, size_t column)
{
	if (column == walk->resync_column)
		return c == '{' || c == ']';
	return column < walk->resync_column && memchr("{}[]", c, 4);
}

bool json_walk_step_resync(struct json_walk *walk)
{
	const char *newline = memchr(walk->text.p, '\n', walk->text.len);
	size_t blanks = 0;

	while (blanks < walk->text.len && memchr(" \t\r", walk->text.p[blanks], 3))
		blanks++;
	if (walk->is_indented && blanks < walk->text.len && walk->text.p[blanks] != '\n') {
		if (resumes(walk, walk->text.p[blanks], walk->column + blanks)) {
			walk->mode = walk->after_string = JSON_WALKS;
			walk->lost_line = 0;
			json_walk_pass(walk, blanks);
			return true;
		}
		if (walk->lost_line == 0)
			walk->lost_line = walk->input->line;
	}
	if (blanks == walk->text.len)
		json_walk_pass(walk, blanks);
	else
		json_walk_pass(walk,
			       newline ? (size_t)(newline - walk->text.p) + 1 : walk->text.len);
	return true;
}
