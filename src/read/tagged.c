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
#include "read/tagged_second.h"

/* In this many lines a file has to have shown what it is: a page's heading may come first. */
#define SNIFF_LINES_MAX 40

/* No value goes on in more. */
#define LINES_MAX 100000

/* What is counted where text belongs to no record. */
#define TEXT_BETWEEN "text between records"

struct tagged_state {
	const struct tagged_dialect *dialect; /* NULL: what follows is not initialised yet */
	struct record record;
	bool in_record;
	bool has_start;                   /* the record's own tag that starts one was there */
	bool after_blank;                 /* the line before was blank */
	bool is_parted;                   /* a blank line was since the tag before */
	bool is_cut_line;                 /* the line is the file's last and has no newline */
	bool is_lost;                     /* lines that follow go on with what was not read */
	bool is_whole;                    /* the record's end was there */
	bool has_whole, has_partial;      /* such records were, and others */
	bool has_refused;                 /* a record with too much was */
	bool is_note;                     /* what may go on is one */
	bool is_ours;                     /* the record, by its provider */
	const struct dialect_name *name;  /* of the value that may go on; NULL: none is open */
	const struct dialect_name *found; /* the row that was found last in the dialect's names */
	struct strbuf value;
	size_t lines; /* with which it went on */
	struct other_lines other;
	struct tagged_second second;
};

static void state_open(struct tagged_state *state, const struct tagged_dialect *dialect)
{
	state->dialect = dialect;
	record_init(&state->record);
	state->record.has_name_values = true;
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

static bool is_tag(struct str tag, const char *name)
{
	/* Most differ in their first two letters. */
	return name && tag.len > 0 && tag.p[0] == name[0] &&
	       (tag.len == 1 || tag.p[1] == name[1]) && str_equal(tag, str_from(name));
}

/* Where the first name of several in one line ends, *len before the next: at a semicolon, or, where
 * the dialect has that, at a tag like the line's own. SIZE_MAX: there is no other. */
static size_t find_next_name(const struct tagged_state *state, struct str s, size_t *len)
{
	struct str tag = str_from(state->name->name);
	size_t at = SIZE_MAX;

	*len = tag.len;
	if (state->dialect->tags_share_lines)
		at = str_find(s, tag);
	if (at != SIZE_MAX && (at + tag.len == s.len || s.p[at + tag.len] == ' '))
		return at;
	*len = 2;
	return str_find(s, STR("; "));
}

/* Adds each name of a line. Most lines have one; the semicolon of an entity separates none. */
static void add_names(struct tagged_state *state, struct str line)
{
	bool has_one = str_find(line, STR("&")) != SIZE_MAX;
	struct strbuf names;

	strbuf_init(&names);
	if (tagged_split_names(&names, line)) {
		line = strbuf_str(&names);
		has_one = false;
	}
	while (line.len > 0) {
		size_t len, at = has_one ? SIZE_MAX : find_next_name(state, line, &len);

		record_add(&state->record, state->name, utf8_trim(str_sub(line, 0, at)));
		line = at == SIZE_MAX ? STR("") : str_sub(line, at + len, SIZE_MAX);
	}
	strbuf_free(&names);
}

static void add_value(struct tagged_state *state)
{
	if (state->name->kind == VALUE_NAME)
		add_names(state, strbuf_str(&state->value));
	else
		record_add(&state->record, state->name, strbuf_str(&state->value));
}

static void read_own_line(struct tagged_state *state, struct format_input *input, struct str line);

static void end_value(struct tagged_state *state)
{
	if (state->name)
		add_value(state);
	else if (state->is_note)
		tagged_add_note(&state->record, strbuf_str(&state->value), state->is_ours);
	state->name = NULL;
	state->is_note = false;
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
	state->has_whole |= state->is_whole;
	state->has_partial |= !state->is_whole;
	record_emit(&state->record);
	state->has_refused |= state->record.has_too_much;
}

/* Takes lines as those of the record that is open. */
static void replay(struct tagged_state *state, struct format_input *input, struct str lines,
		   size_t first)
{
	size_t now = input->line;
	struct str line;

	state->after_blank = false;
	for (input->line = first; format_take_line(&lines, false, &line); input->line++)
		read_own_line(state, input, line);
	input->line = now;
}

/* Takes what is held as the record's. */
static void release_held(struct tagged_state *state, struct format_input *input)
{
	struct strbuf lines = state->second.lines;
	size_t first = state->second.line;

	strbuf_init(&state->second.lines);
	tagged_second_drop(&state->second);
	replay(state, input, strbuf_str(&lines), first);
	strbuf_free(&lines);
}

/* What is held at a record's end is the record's. A second title in it is told; with a blank line
 * before it that may be another paper's beginning, so nothing of that is taken. */
static void end_held(struct tagged_state *state, struct format_input *input)
{
	struct tagged_second *second = &state->second;

	if (!second->is_held)
		return;
	if (second->title_line > 0)
		format_warn(input, second->title_line,
			    "a second title in the record of line %zu is not understood",
			    state->record.line);
	if (second->title_line > 0 && second->is_after_blank)
		tagged_second_drop(second);
	else
		release_held(state, input);
}

static void end_record(struct tagged_state *state, struct format_input *input)
{
	end_value(state);
	end_held(state, input);
	end_value(state);
	if (state->in_record && is_between_records(state))
		record_leave_out(&state->record, STR(TEXT_BETWEEN));
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
	return is_tag(tag, dialect->start) && (state->has_start || !dialect->blank_ends);
}

/* Whether a tag can be in a record only: what is none of the paper may also be between two. */
static bool needs_record(const struct tagged_state *state, struct str tag)
{
	const struct dialect_name *name = dialect_find(state->dialect->names, tag);

	return !state->dialect->end || is_tag(tag, state->dialect->start) ||
	       (name && name->slot != SLOT_NOTHING);
}

static const struct dialect_name *find_name(struct tagged_state *state, struct str tag)
{
	const struct tagged_dialect *dialect = state->dialect;
	const struct dialect_name *name =
		state->is_ours && dialect->own ? dialect_find(dialect->own, tag) : NULL;

	/* In a long list each tag is that of the line before. */
	if (!name && state->found && is_tag(tag, state->found->name))
		return state->found;
	if (!name)
		state->found = name = dialect_find(dialect->names, tag);
	return name;
}

/* Notes that shortlist wrote the record: its tag of a type has one for papers without any, too,
 * whose own type, if they have one, follows. */
static void see_own(struct tagged_state *state)
{
	state->is_ours = true;
	if (str_equal(record_text(&state->record, SLOT_TYPE), STR("misc")))
		state->record.values[SLOT_TYPE].name = NULL;
}

/* Takes the tag of a line that is in a record, or begins one. */
static void read_tag(struct tagged_state *state, struct format_input *input, struct str tag,
		     struct str value)
{
	const struct tagged_dialect *dialect = state->dialect;

	if (begins_record(state, tag))
		start_record(state, input);
	state->has_start |= is_tag(tag, dialect->start);
	state->is_whole = is_tag(tag, dialect->last);
	if (state->record.has_too_much)
		return;
	state->name = find_name(state, tag);
	state->is_note = is_tag(tag, dialect->note);
	if (is_tag(tag, dialect->provider) && str_equal(value, STR(TAGGED_OWN_PROVIDER)))
		see_own(state);
	else if (!state->name && !state->is_note)
		record_leave_out(&state->record, tag);
	strbuf_set(&state->value, value);
	state->lines = 0;
}

static void read_tagged_line(struct tagged_state *state, struct format_input *input, struct str tag,
			     struct str value)
{
	end_value(state);
	state->is_lost = false;
	if (is_tag(tag, state->dialect->end)) {
		state->is_whole = true;
		end_record(state, input);
		/* Where the file's last line had no newline. */
		other_lines_see(&state->other, input, value, state->dialect->names->title);
	} else if (state->in_record || needs_record(state, tag))
		read_tag(state, input, tag, value);
	else if (!dialect_find(state->dialect->names, tag))
		name_counts_add(&input->report->left_out, tag, 1);
}

/* Whether each line of the value is a value of its own. */
static bool has_items(const struct tagged_state *state)
{
	enum value_kind kind = state->name->kind;

	return state->dialect->lines_are_items &&
	       (kind == VALUE_NAME || kind == VALUE_ITEM || kind == VALUE_IDENTIFIER);
}

static void read_more(struct tagged_state *state, struct str line)
{
	if (state->name && has_items(state)) {
		add_value(state);
		strbuf_set(&state->value, line);
		return;
	}
	if (++state->lines > LINES_MAX) {
		record_refuse(&state->record, "a value of more than 100000 lines");
		state->name = NULL;
		return;
	}
	if (state->value.len > 0)
		strbuf_add_byte(&state->value, ' ');
	strbuf_add(&state->value, line);
}

/* Whether a line without a tag goes on with the value before it. */
static bool goes_on(const struct tagged_state *state, struct str line)
{
	size_t indent = 0;

	while (indent < line.len && line.p[indent] == ' ')
		indent++;
	return state->in_record && indent >= state->dialect->indent;
}

/* Whether values go on in lines that are not set in: texts and lists do, and what else has its
 * place in one line does not. */
static bool is_long(enum value_kind kind)
{
	return kind != VALUE_TEXT && kind != VALUE_DATE && kind != VALUE_MOMENT &&
	       kind != VALUE_COUNT && kind != VALUE_IDENTIFIER && kind != VALUE_TYPE;
}

static bool is_set_in(struct str line)
{
	return line.len > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* Whether a line may be the beginning of a tag: "%" or "AU  ". */
static bool may_be_tag(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.p[i] >= 'a' || (line.p[i] & 0x80))
			return false;
	return line.len <= 6;
}

/* Whether a line without a tag that may go on with the value before it does. */
static bool is_more(const struct tagged_state *state, struct str line)
{
	if (is_set_in(line))
		return true;
	if (str_equal(line, STR("[")) || str_equal(line, STR("{")) ||
	    (state->is_cut_line && may_be_tag(line)))
		return false;
	return !state->name || is_long(state->name->kind);
}

static bool is_address(struct str line)
{
	return str_starts_with(line, STR("https://")) || str_starts_with(line, STR("http://"));
}

/* An address below one is another, but it may be any paper's, so it is only counted. */
static void leave_out_more(struct tagged_state *state, struct format_input *input, struct str line)
{
	bool is_another = state->name && state->name->kind == VALUE_IDENTIFIER && is_address(line);

	if (state->name)
		record_leave_out(&state->record, str_from(state->name->name));
	if (is_another)
		return;
	format_warn(input, input->line,
		    "a line without a tag is not understood: the value before it does not go on");
	end_value(state);
	state->is_lost = true;
}

static void read_bare_line(struct tagged_state *state, struct format_input *input, struct str line)
{
	bool may_go_on = goes_on(state, line);

	if (!may_go_on || (state->is_lost && !state->name && !state->is_note))
		name_counts_add(&input->report->left_out, STR(TEXT_BETWEEN), 1);
	else if ((state->name || state->is_note) && is_more(state, line))
		read_more(state, utf8_trim(line));
	else if (state->name || state->is_note)
		leave_out_more(state, input, line);
}

/* Whether a line without a tag may be of another format, within a record, too. */
static bool may_be_other(const struct tagged_state *state, struct str line)
{
	return !is_set_in(line) || (state->name && !is_long(state->name->kind));
}

/* Whether a line, whose tag may be none, is of another format, whose records follow until one of
 * these begins. */
static bool is_of_other(struct tagged_state *state, struct format_input *input, struct str line,
			struct str tag, struct str value)
{
	const struct tagged_dialect *dialect = state->dialect;

	if (is_tag(tag, dialect->start) && !str_starts_with(utf8_trim(value), STR("-")))
		state->other.is_inside = false;
	else if (!state->in_record || state->after_blank || state->is_whole ||
		 (tag.len == 0 && may_be_other(state, line)))
		other_lines_see(&state->other, input, line, dialect->names->title);
	if (state->other.is_inside)
		end_record(state, input);
	return state->other.is_inside;
}

/* Takes a line of this format. */
static void read_own_line(struct tagged_state *state, struct format_input *input, struct str line)
{
	struct str tag, value;
	bool has_tag = state->dialect->split(line, &tag, &value);
	bool is_blank = !has_tag && utf8_trim(line).len == 0;

	if (has_tag)
		read_tagged_line(state, input, tag, utf8_trim(value));
	else if (!is_blank)
		read_bare_line(state, input, line);
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
	replay(state, input, strbuf_str(&lines), first);
	strbuf_free(&lines);
}

/* Sees whether the record that is open ends before a tag of it. */
static enum tagged_second_step see_second(struct tagged_state *state, struct format_input *input,
					  struct str tag, struct str value)
{
	end_value(state);
	if (tagged_second_is_over(&state->second, state->is_parted)) {
		release_held(state, input);
		end_value(state);
		state->is_parted = true;
	}
	return tagged_second_see(&state->second, &state->record, find_name(state, tag),
				 utf8_trim(value), input->line, state->is_parted);
}

/* Whether a line is held, since it may be of a second record. */
static bool is_held(struct tagged_state *state, struct format_input *input, struct str line,
		    struct str tag, struct str value)
{
	enum tagged_second_step step = TAGGED_SECOND_MAYBE;

	if (tag.len == 0 && !state->second.is_held)
		return false;
	if (!state->in_record || state->record.has_too_much ||
	    (tag.len > 0 && (is_tag(tag, state->dialect->end) || begins_record(state, tag))))
		return false;
	if (tag.len > 0)
		step = see_second(state, input, tag, value);
	if (step == TAGGED_SECOND_CERTAIN)
		begin_second(state, input);
	if (step != TAGGED_SECOND_MAYBE)
		return false;
	tagged_second_hold(&state->second, line);
	state->after_blank = tag.len == 0 && utf8_trim(line).len == 0;
	state->is_parted = tag.len == 0 && (state->is_parted || state->after_blank);
	return true;
}

static void read_line(struct tagged_state *state, struct format_input *input, struct str line)
{
	struct str tag = STR(""), value = STR("");

	if (!state->dialect->split(line, &tag, &value))
		tag = value = STR("");
	if (!is_of_other(state, input, line, tag, value) &&
	    !is_held(state, input, line, tag, value))
		read_own_line(state, input, line);
}

/* Whether the file was cut off within the record that is open: what ends a record is missing, which
 * all records before it have; where there is none before it, its last line has no newline. */
static bool is_cut_off(const struct tagged_state *state, bool has_cut_line)
{
	bool can_tell = state->dialect->end || state->dialect->last;

	return can_tell && state->in_record && !is_between_records(state) && !state->is_whole &&
	       !state->has_partial && (state->has_whole || has_cut_line);
}

/* Ends the last record. Of one that is cut off the value that is cut is not read. */
static void finish(struct tagged_state *state, struct format_input *input)
{
	struct str window = input->window;
	bool has_cut_line = window.len > 0 && window.p[window.len - 1] != '\n';

	if (state->second.is_held)
		end_value(state);
	end_held(state, input);
	if (is_cut_off(state, has_cut_line)) {
		format_warn(input, state->record.line, "the file ends within this record");
		if (has_cut_line)
			state->name = NULL;
	} else if (has_cut_line && state->in_record && !state->dialect->end) {
		diag_add(input->diag, DIAG_NOTE, input->file, input->line - 1, 0,
			 "the file ends without a newline: this line may be cut off");
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
	while (format_take_line(&rest, input->is_last, &line)) {
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

/* Whether a line may start a record. */
static bool starts_record(const struct tagged_dialect *dialect, struct str tag)
{
	return is_tag(tag, dialect->start) ||
	       (dialect->blank_ends && dialect_find(dialect->names, tag));
}

/* Whether records of another format begin in a text. */
static bool has_other(const struct tagged_dialect *dialect, struct str text)
{
	struct str line, tag, value;

	while (format_take_line(&text, true, &line))
		if (!dialect->split(line, &tag, &value) &&
		    other_lines_name(line, dialect->names->title))
			return true;
	return false;
}

/*
 * Whether the text is of the dialect: one of its first lines starts a record, the next has a tag,
 * too, and soon one comes that the dialect knows. Whether another format begins before all that is
 * expensive to tell, and most texts have no such lines.
 */
static enum sniff tagged_sniff(const struct tagged_dialect *dialect, struct str head, bool is_whole)
{
	struct str rest = head, line, tag, value;
	size_t lines = 0, following = 0, start = SIZE_MAX;

	while (lines < SNIFF_LINES_MAX && format_take_line(&rest, is_whole, &line)) {
		bool has_tag = dialect->split(line, &tag, &value);
		bool is_known = has_tag && dialect_find(dialect->names, tag);

		if (utf8_trim(line).len == 0)
			continue;
		lines++;
		if (start != SIZE_MAX && following++ == 0 && !has_tag)
			return SNIFF_NO;
		if (start != SIZE_MAX && is_known)
			return has_other(dialect, str_sub(head, 0, start)) ? SNIFF_NO : SNIFF_YES;
		if (start != SIZE_MAX)
			continue;
		if (has_tag && starts_record(dialect, tag))
			start = (size_t)(line.p - head.p);
		else if (has_tag && !is_known)
			return SNIFF_NO;
	}
	return lines == SNIFF_LINES_MAX || rest.len > FORMAT_SNIFF_MAX ? SNIFF_NO : SNIFF_MORE;
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
