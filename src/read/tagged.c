/*
 * A value is kept until the next tag, since it may go on in the next line. A record is emitted when
 * it ends, or when the next one starts: not all tools write the line that ends one. What is between
 * records (a page's heading, a provider's name) is left out and counted.
 */

#include "config.h"

#include "read/tagged.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/names.h"
#include "read/format.h"
#include "read/other_lines.h"
#include "read/record.h"
#include "read/tagged_private.h"
#include "read/tagged_second.h"

static void state_open(struct tagged_state *state, const struct tagged_dialect *dialect)
{
	state->dialect = dialect;
	record_init(&state->record);
	state->record.has_name_values = true;
	state->record.are_years_padded = true;
	strbuf_init(&state->value);
	tagged_second_init(&state->second);
}

static void tagged_close(void *state_memory)
{
	struct tagged_state *state = state_memory;

	if (!state->dialect)
		return;
	record_free(&state->record);
	strbuf_free(&state->value);
	tagged_second_free(&state->second);
}

static void read_own_line(struct tagged_state *state, struct format_input *input, struct str line,
			  struct str tag, struct str value);

/* Splits a line; both are empty where it has no tag. */
static void split_line(const struct tagged_state *state, struct str line, struct str *tag,
		       struct str *value)
{
	if (!state->dialect->split(line, tag, value))
		*tag = *value = STR("");
}

/* Whether what was read is no record, but stood between two: where each begins and ends with a line
 * of its own, other tags are what a tool wrote behind it. A title makes them a record all the same.
 */
static bool is_between_records(const struct tagged_state *state)
{
	return state->dialect->end && !state->has_start && !record_is_paper(&state->record);
}

static void emit_record(struct tagged_state *state)
{
	format_see_parts(state->record.input, tagged_parts(state));
	state->has_whole |= state->is_whole;
	state->has_partial |= !state->is_whole;
	record_emit(&state->record);
	state->has_refused |= state->record.has_too_much;
}

/* Takes lines as those of the record that is open; of those that say its title again its authors
 * are not taken twice. */
static void replay(struct tagged_state *state, struct format_input *input, struct str lines,
		   size_t first, bool is_repeated)
{
	size_t now = input->line;
	struct str line, tag, value;

	state->after_blank = false;
	for (input->line = first; format_take_line(&lines, false, &line); input->line++) {
		split_line(state, line, &tag, &value);
		if (is_repeated && tagged_is_author(state, tag))
			continue;
		read_own_line(state, input, line, tag, value);
	}
	input->line = now;
}

/* Takes what is held as the record's. */
static void release_held(struct tagged_state *state, struct format_input *input)
{
	struct strbuf lines = state->second.lines;
	size_t first = state->second.line;
	bool is_repeated = tagged_second_repeats(&state->second);

	strbuf_init(&state->second.lines);
	tagged_second_drop(&state->second);
	replay(state, input, strbuf_str(&lines), first, is_repeated);
	strbuf_free(&lines);
}

/* What is held at a record's end is the record's. A second title in it is told; with a blank line
 * before it that may be another paper's beginning, so nothing of that is taken. */
static void end_held(struct tagged_state *state, struct format_input *input)
{
	struct tagged_second *second = &state->second;
	bool has_other_title = second->title_line > 0 && !second->is_same_title;

	if (!second->is_held)
		return;
	if (has_other_title)
		format_warn(input, second->title_line,
			    "a second title in the record of line %zu is not understood",
			    state->record.line);
	if (has_other_title && second->is_after_blank)
		tagged_second_drop(second);
	else
		release_held(state, input);
}

static void end_record(struct tagged_state *state, struct format_input *input)
{
	tagged_end_value(state);
	end_held(state, input);
	tagged_end_value(state);
	if (state->in_record && is_between_records(state))
		record_leave_out(&state->record, STR(TAGGED_TEXT_BETWEEN));
	else if (state->in_record)
		emit_record(state);
	state->in_record = false;
}

static void start_record(struct tagged_state *state, struct format_input *input)
{
	end_record(state, input);
	tagged_second_clear(&state->second);
	record_begin(&state->record, input, input->line);
	state->record.are_names_told = state->dialect->has_initials_last;
	state->in_record = true;
	state->has_start = false;
	state->is_whole = false;
	state->is_ours = false;
}

/* Whether a tag begins the next record. Where blank lines separate records, the tag that starts
 * one need not be its first. */
static bool begins_record(const struct tagged_state *state, struct str tag)
{
	const struct tagged_dialect *dialect = state->dialect;

	if (!state->in_record || (dialect->blank_ends && state->after_blank))
		return true;
	return tagged_is(tag, dialect->start) && (state->has_start || !dialect->blank_ends);
}

/* Takes the tag of a line that is in a record, or begins one. */
static void read_tag(struct tagged_state *state, struct format_input *input, struct str tag,
		     struct str value)
{
	const struct tagged_dialect *dialect = state->dialect;

	if (begins_record(state, tag))
		start_record(state, input);
	state->has_start |= tagged_is(tag, dialect->start);
	state->is_whole = tagged_is(tag, dialect->last);
	if (state->record.has_too_much)
		return;
	state->name = tagged_find_name(state, tag);
	state->value_line = input->line;
	state->is_note = tagged_is(tag, dialect->note);
	if (tagged_is(tag, dialect->provider) && str_equal(value, STR(TAGGED_OWN_PROVIDER)))
		tagged_see_own(state);
	else if (!state->name && !state->is_note)
		record_leave_out(&state->record, tag);
	strbuf_set(&state->value, value);
	state->lines = 0;
}

static void read_tagged_line(struct tagged_state *state, struct format_input *input, struct str tag,
			     struct str value)
{
	tagged_end_value(state);
	state->is_lost = false;
	if (tagged_is(tag, state->dialect->end)) {
		state->is_whole = true;
		end_record(state, input);
		/* Where the file's last line had no newline. */
		other_lines_see(&state->other, input, value, state->dialect->names->title);
	} else if (state->in_record || tagged_needs_record(state, tag))
		read_tag(state, input, tag, value);
	else if (!dialect_find(state->dialect->names, tag))
		name_counts_add(&input->report->left_out, tag, 1);
}

/* Whether a line, whose tag may be none, is of another format, whose records follow until one of
 * these begins. */
static bool is_of_other(struct tagged_state *state, struct format_input *input, struct str line,
			struct str tag, struct str value)
{
	const struct tagged_dialect *dialect = state->dialect;

	if (tagged_is(tag, dialect->start) && !str_starts_with(utf8_trim(value), STR("-")))
		state->other.is_inside = false;
	else if (tagged_may_begin_other(state, line, tag))
		other_lines_see(&state->other, input, line, dialect->names->title);
	if (state->other.is_inside)
		end_record(state, input);
	return state->other.is_inside;
}

/* Takes a line of this format. */
static void read_own_line(struct tagged_state *state, struct format_input *input, struct str line,
			  struct str tag, struct str value)
{
	bool has_tag = tag.len > 0, is_blank = !has_tag && utf8_trim(line).len == 0;

	if (has_tag)
		read_tagged_line(state, input, tag, utf8_trim(value));
	else if (!is_blank)
		tagged_read_bare_line(state, input, line);
	else
		format_pass_line_over(input, input->line, line);
	state->after_blank = is_blank;
	state->is_parted = !has_tag && (state->is_parted || is_blank);
}

/* What is held is another record, whose first line is missing. */
static void begin_second(struct tagged_state *state, struct format_input *input)
{
	bool has_names_first = state->second.has_names_first;
	struct strbuf lines = state->second.lines;
	size_t first = state->second.line, now = input->line;

	format_warn(input, first, "another record begins here, without the line that begins one");
	strbuf_init(&state->second.lines);
	tagged_second_drop(&state->second);
	input->line = first;
	start_record(state, input);
	input->line = now;
	state->second.has_names_first = has_names_first;
	replay(state, input, strbuf_str(&lines), first, false);
	strbuf_free(&lines);
}

/* Sees whether the record that is open ends before a tag of it. */
static enum tagged_second_step see_second(struct tagged_state *state, struct format_input *input,
					  struct str tag, struct str value)
{
	tagged_end_value(state);
	if (tagged_second_is_over(&state->second, state->is_parted)) {
		release_held(state, input);
		tagged_end_value(state);
		state->is_parted = true;
	}
	return tagged_second_see(&state->second, &state->record, tagged_find_name(state, tag),
				 utf8_trim(value), input->line, state->is_parted);
}

/* Whether a line is held, since it may be of a second record. */
static bool is_held(struct tagged_state *state, struct format_input *input, struct str line,
		    struct str tag, struct str value)
{
	enum tagged_second_step step = TAGGED_SECOND_MAYBE;

	if (!state->in_record || state->record.has_too_much ||
	    (tag.len > 0 && (tagged_is(tag, state->dialect->end) || begins_record(state, tag))))
		return false;
	if (tag.len > 0)
		step = see_second(state, input, tag, value);
	else if (tagged_second_is_over(&state->second, false))
		release_held(state, input);
	if (tag.len == 0 && !state->second.is_held)
		return false;
	if (step == TAGGED_SECOND_CERTAIN)
		begin_second(state, input);
	if (step != TAGGED_SECOND_MAYBE)
		return false;
	tagged_second_hold(&state->second, line);
	state->after_blank = tag.len == 0 && utf8_trim(line).len == 0;
	state->is_parted = tag.len == 0 && (state->is_parted || state->after_blank);
	return true;
}

/* Counts a line that no paper takes: it is blank, or no value goes on with it, or its record has
 * too much. */
static void count_idle(struct tagged_state *state, struct format_input *input, struct str tag)
{
	bool has_value = tag.len > 0 || (!state->after_blank && (state->name || state->is_note));
	bool is_idle = !has_value || !state->in_record || state->record.has_too_much;

	if (format_is_idle_end(input, is_idle))
		end_record(state, input);
	format_count_idle(input, input->line, is_idle);
}

static void read_line(struct tagged_state *state, struct format_input *input, struct str line)
{
	struct str tag, value;

	split_line(state, line, &tag, &value);
	if (is_of_other(state, input, line, tag, value))
		return;
	if (!is_held(state, input, line, tag, value))
		read_own_line(state, input, line, tag, value);
	count_idle(state, input, tag);
}

/* Whether the file was cut off within the record that is open: a part that all before it have is
 * missing, and so is the file's last newline; or what ends a record is missing, which all records
 * before it have; where there is none before it, its last line has no newline. */
static bool is_cut_off(const struct tagged_state *state, bool has_cut_line)
{
	bool can_tell = state->dialect->end || state->dialect->last;
	const struct format_input *input = state->record.input;

	if (!state->dialect->end && state->in_record && has_cut_line && input->with_parts > 0 &&
	    (input->parts & ~tagged_parts(state)) != 0)
		return true;
	return can_tell && state->in_record && !is_between_records(state) && !state->is_whole &&
	       !state->has_partial && (state->has_whole || has_cut_line);
}

/* Ends the last record. Of one that is cut off the value that is cut is not read. */
static void finish(struct tagged_state *state, struct format_input *input)
{
	struct str window = input->window;
	bool has_cut_line = window.len > 0 && window.p[window.len - 1] != '\n';

	if (state->second.is_held)
		tagged_end_value(state);
	end_held(state, input);
	if (is_cut_off(state, has_cut_line)) {
		format_warn_cut_off(input, state->record.line);
		if (has_cut_line)
			state->name = NULL;
	} else if (state->in_record && !state->dialect->end) {
		format_note_cut_line(input);
	}
	end_record(state, input);
}

static size_t tagged_read(void *state_memory, struct format_input *input,
			  const struct tagged_dialect *dialect)
{
	struct tagged_state *state = state_memory;
	struct str rest = input->window, line;

	if (!state->dialect)
		state_open(state, dialect);
	while (!input->is_stopped && format_take_line(&rest, input->is_last, &line)) {
		state->is_cut_line = line.p + line.len == input->window.p + input->window.len;
		read_line(state, input, line);
		input->line++;
	}
	if (!input->is_last)
		return input->window.len - rest.len;
	finish(state, input);
	if (input->records == 0 && !state->has_refused)
		format_refuse(input, 0, "begins like %s, but no record of it has a title",
			      dialect->names->title);
	return input->window.len - rest.len;
}

/* A format for each row. */
#define TAGGED_FORMAT(id, title)                                                      \
	static enum sniff id##_sniff(struct str head, bool is_whole)                  \
	{                                                                             \
		return tagged_sniff(&tagged_##id, head, is_whole);                    \
	}                                                                             \
	static size_t id##_read(void *state, struct format_input *input, bool *ended) \
	{                                                                             \
		(void)ended;                                                          \
		return tagged_read(state, input, &tagged_##id);                       \
	}                                                                             \
	const struct format format_##id = {                                           \
		.name = title,                                                        \
		.state_size = sizeof(struct tagged_state),                            \
		.sniff = id##_sniff,                                                  \
		.read = id##_read,                                                    \
		.is_whole_file = true,                                                \
		.close = tagged_close,                                                \
	}

TAGGED_FORMAT(ris, "RIS");
TAGGED_FORMAT(pubmed, "PubMed");
TAGGED_FORMAT(ovid, "Ovid");
TAGGED_FORMAT(wos, "Web of Science");
TAGGED_FORMAT(refworks, "RefWorks");
TAGGED_FORMAT(refer, "Refer");
