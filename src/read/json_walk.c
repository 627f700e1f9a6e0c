/* Steps through the window: what a step is depends on the mode. */

#include "config.h"

#include "read/json_walk.h"

#include "base/ascii.h"
#include "base/char.h"

void json_walk_open(struct json_walk *walk)
{
	json_tree_init(&walk->tree);
	json_record_reader_init(&walk->reader);
	json_early_init(&walk->early);
	strbuf_init(&walk->kind);
	strbuf_init(&walk->keys);
	walk->mode = walk->after_string = JSON_WALKS;
	walk->is_indented = true;
	walk->is_open = true;
}

void json_walk_close(struct json_walk *walk)
{
	json_tree_free(&walk->tree);
	json_record_reader_free(&walk->reader);
	json_early_free(&walk->early);
	strbuf_free(&walk->kind);
	strbuf_free(&walk->keys);
}

static bool is_of_word(char c)
{
	return char_is_digit(c) || char_is_letter(c) || c == '-' || c == '+' || c == '.';
}

/* Passes blanks, and what is between values. */
static bool pass_between(struct json_walk *walk)
{
	size_t len = 0;

	while (len < walk->text.len &&
	       (json_is_blank(walk->text.p[len]) || walk->text.p[len] == ',' ||
		(walk->text.p[len] == ':' && walk->depth > 0)))
		len++;
	json_walk_pass(walk, len);
	return len > 0;
}

/* Passes a number or a word; what it is does not matter here. */
static bool pass_word(struct json_walk *walk)
{
	size_t len = 0;

	while (len < walk->text.len && is_of_word(walk->text.p[len]))
		len++;
	json_walk_pass(walk, len);
	return len > 0;
}

static bool step_token(struct json_walk *walk)
{
	char c;

	if (pass_between(walk))
		return true;
	c = walk->text.p[0];
	if (c == '{')
		return json_walk_object(walk);
	if (c == '[') {
		json_walk_enter(walk);
	} else if (walk->depth > 0 && c == walk->levels[walk->depth].closing) {
		json_walk_leave(walk);
		json_walk_pass(walk, 1);
	} else if (walk->depth > 0 && c == '"') {
		walk->mode = JSON_IN_STRING;
		json_walk_pass(walk, 1);
	} else if (walk->depth == 0 || !pass_word(walk)) {
		json_walk_fail(walk, 1, "text that is none of it", false);
	}
	return true;
}

/* The length of a string's next part: up to and with its end, an escape, or what else stops. */
static size_t string_part(struct str text)
{
	size_t len = ascii_find_quote(text.p, text.len);

	if (len == text.len || text.p[len] == '\n')
		return len;
	return len + (text.p[len] == '\\' ? 2 : 1);
}

static bool step_string(struct json_walk *walk)
{
	size_t len = string_part(walk->text);

	if (walk->text.p[0] == '\n') {
		json_walk_fail(walk, 0, "a text that is not closed in its line", false);
		return true;
	}
	if (len > walk->text.len && !walk->input->is_last)
		return false;
	if (len > 0 && len <= walk->text.len && walk->text.p[len - 1] == '"' &&
	    (len == 1 || walk->text.p[len - 2] != '\\'))
		walk->mode = walk->after_string;
	json_walk_pass(walk, len);
	return true;
}

size_t json_walk_read(struct json_walk *walk, struct format_input *input)
{
	static bool (*const steps[])(struct json_walk *) = {
		[JSON_WALKS] = step_token,
		[JSON_IN_STRING] = step_string,
		[JSON_SKIPS] = json_walk_step_skip,
		[JSON_RESYNCS] = json_walk_step_resync,
	};

	walk->input = input;
	walk->text = input->window;
	while (walk->text.len > 0 && !input->is_stopped && steps[walk->mode](walk))
		;
	return input->window.len - walk->text.len;
}

void json_walk_finish(struct json_walk *walk)
{
	bool is_open = walk->depth > 0 || walk->mode != walk->after_string;

	if (walk->mode == JSON_RESYNCS && walk->lost_line > 0) {
		format_warn(walk->input, walk->lost_line, "what follows is left out");
	} else if (is_open && walk->mode != JSON_RESYNCS && !walk->is_cut) {
		format_warn(walk->input, walk->input->line, "the file ends before its JSON does");
		walk->is_cut = true;
	}
	while (walk->depth > 0)
		json_walk_drop(walk);
	if (walk->levels[0].dialect || walk->levels[0].holds_records)
		json_walk_report_others(walk, &walk->levels[0]);
}
