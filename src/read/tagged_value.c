/* The values of tagged records: where each ends, what goes on in the next line, names of which a
 * line has several. */

#include "config.h"

#include "read/tagged_private.h"

#include "base/array.h"
#include "base/utf8.h"
#include "model/names.h"

/* No value goes on in more. */
#define LINES_MAX 100000

bool tagged_is(struct str tag, const char *name)
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
		line = at == SIZE_MAX ? STR("") : str_drop(line, at + len);
	}
	strbuf_free(&names);
}

static void add_value(struct tagged_state *state)
{
	state->record.value_line = state->value_line;
	if (state->name->kind == VALUE_NAME)
		add_names(state, strbuf_str(&state->value));
	else
		record_add(&state->record, state->name, strbuf_str(&state->value));
}

void tagged_end_value(struct tagged_state *state)
{
	if (state->name)
		add_value(state);
	else if (state->is_note)
		tagged_add_note(&state->record, strbuf_str(&state->value), state->is_ours);
	state->name = NULL;
	state->is_note = false;
}

unsigned tagged_parts(const struct tagged_state *state)
{
	static const struct {
		enum slot slot;
		unsigned part;
	} slots[] = {
		{ SLOT_TITLE, 1 }, { SLOT_AUTHOR_NAMES, 2 }, { SLOT_DATE, 4 }, { SLOT_YEAR, 4 }
	};
	enum slot open = state->name ? state->name->slot : SLOT_NOTHING;
	unsigned parts = 0;

	for (size_t i = 0; i < COUNT_OF(slots); i++)
		if (state->record.values[slots[i].slot].name || slots[i].slot == open)
			parts |= slots[i].part;
	return parts;
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

static bool is_set_in(struct str line)
{
	return line.len > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* Whether a line without a tag goes on with the value before it. */
static bool goes_on(const struct tagged_state *state, struct str line)
{
	size_t indent = 0;

	if (state->dialect->blank_ends_values && state->is_parted && !is_set_in(line))
		return false;
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
	tagged_end_value(state);
	state->is_lost = true;
}

/* Whether the value that is over has lost its next lines. */
static bool has_lost_value(const struct tagged_state *state)
{
	return state->is_lost || state->dialect->blank_ends_values;
}

void tagged_read_bare_line(struct tagged_state *state, struct format_input *input, struct str line)
{
	bool may_go_on = goes_on(state, line);

	if (!may_go_on || (!state->name && !state->is_note && has_lost_value(state))) {
		name_counts_add(&input->report->left_out, STR(TAGGED_TEXT_BETWEEN), 1);
		if (state->dialect->blank_ends_values)
			tagged_end_value(state);
		format_pass_line_over(input, input->line, line);
	} else if ((state->name || state->is_note) && is_more(state, line))
		read_more(state, utf8_trim(line));
	else if (state->name || state->is_note)
		leave_out_more(state, input, line);
}

/* Whether a line without a tag may be of another format, within a record, too. */
static bool may_be_other(const struct tagged_state *state, struct str line)
{
	if (state->name && !is_long(state->name->kind))
		return true;
	/* Below a text some tools write a PubMed number as that has it. */
	return !is_set_in(line) && !str_starts_with(line, STR("PMID-"));
}

bool tagged_may_begin_other(const struct tagged_state *state, struct str line, struct str tag)
{
	if (!state->in_record || state->after_blank || state->is_whole)
		return true;
	return tag.len == 0 ? may_be_other(state, line) : !dialect_find(state->dialect->names, tag);
}
