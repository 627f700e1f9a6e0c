/*
 * BibTeX and biblatex: entries, one after another, and between them comment. Each is read when it
 * is whole (bibtex_item.h), and becomes a paper in bibtex_family.h.
 */

#include "config.h"

#include "read/bibtex.h"

#include <string.h>

#include "base/utf8.h"
#include "read/bibtex_entry.h"
#include "read/bibtex_family.h"
#include "read/bibtex_item.h"
#include "read/bibtex_lost.h"
#include "read/other_lines.h"

/* After this many comments whose brace is never closed each comment ends with its line, so that the
 * time stays linear. */
#define ENDLESS_COMMENTS_MAX 8

/* A file that is not longer is read as a whole, for groups of its entries may be at its end. */
#define GROUPED_MAX ((size_t)8 << 20)

/* After this many entries one after another without their closing brace the reading ends. */
#define UNCLOSED_MAX 10000

/* No list of abbreviations has more; a file of nothing else takes as long as one of papers. */
#define STRINGS_MAX 100000

/* Of the line that is being passed over. */
enum line_kind {
	LINE_START, /* nothing but blanks so far */
	LINE_TEXT,
	LINE_COMMENT, /* nothing in it begins an item */
};

struct bibtex_state {
	bool is_ready;
	struct bibtex_macros macros;
	struct bibtex_context context;
	struct bibtex_entry entry;
	struct bibtex_family family;
	enum line_kind line;
	struct other_lines other;
	bool has_told_lost; /* of the lines since an entry ended that they are of one */
	char before;        /* the byte before the window */
	bool is_skipping;   /* an entry that is too long */
	size_t endless_comments;
	size_t unclosed; /* entries in a row */
	size_t strings;
};

static void get_ready(struct bibtex_state *state, struct format_input *input)
{
	state->context.input = input;
	if (state->is_ready)
		return;
	state->is_ready = true;
	state->before = '\n';
	bibtex_macros_init(&state->macros);
	bibtex_entry_init(&state->entry);
	bibtex_family_init(&state->family, &state->context);
	if ((input->is_last || input->is_cut) && input->window.len <= GROUPED_MAX &&
	    bibtex_has_groups(input->window))
		bibtex_groups_read(&state->family.groups, input->window);
	state->context.macros = &state->macros;
}

static void close_bibtex(void *opaque)
{
	struct bibtex_state *state = opaque;

	if (!state->is_ready)
		return;
	bibtex_macros_free(&state->macros);
	bibtex_entry_free(&state->entry);
	bibtex_family_free(&state->family);
}

/* Takes text off: it is behind. */
static void drop_front(struct bibtex_state *state, struct format_input *input, struct str taken)
{
	const char *at = taken.p, *end = taken.p + taken.len;

	if (taken.len == 0)
		return;
	state->before = end[-1];
	state->context.read += taken.len;
	while ((at = memchr(at, '\n', (size_t)(end - at)))) {
		input->line++;
		at++;
	}
}

static void see_byte(struct bibtex_state *state, char c)
{
	if (c == '\n')
		state->line = LINE_START;
	else if (state->line == LINE_START && c == '%')
		state->line = LINE_COMMENT;
	else if (state->line == LINE_START && c != ' ' && c != '\t' && c != '\r')
		state->line = LINE_TEXT;
}

/* The length of the text before the next "@" that may begin an item, up to its line's end. */
static size_t text_len(struct bibtex_state *state, struct str s)
{
	size_t at = 0;

	for (; at < s.len; at++) {
		if (s.p[at] == '@' && state->line != LINE_COMMENT)
			break;
		see_byte(state, s.p[at]);
		if (s.p[at] == '\n')
			return at + 1;
	}
	return at;
}

/* Tells what is an entry between the entries that begins as none does, once. `is_start`: it begins
 * here. */
static void tell_lost(struct bibtex_state *state, const char *what, bool is_start)
{
	if (is_start || !state->has_told_lost)
		format_warn(state->context.input, state->context.input->line, "%s", what);
	state->has_told_lost = true;
}

/* Sees a line of the text between entries; false while it is not whole. */
static bool see_line(struct bibtex_state *state, struct str s, struct format_input *input)
{
	const char *what = NULL;
	bool is_start = false;

	if (!strchr("\n}", state->before) || *s.p == '@' || state->is_skipping)
		return true;
	if (!other_lines_see_text(&state->other, input, s, "BibTeX"))
		return false;
	if (state->before == '\n' && !state->other.is_inside)
		what = bibtex_lost_line(s, &is_start);
	if (what)
		tell_lost(state, what, is_start);
	state->has_told_lost &= *s.p != '}';
	return true;
}

/* Whether what the "@" begins is to be read; otherwise it is text. */
static enum bibtex_start judge(const struct bibtex_state *state, struct str s, bool is_last)
{
	enum bibtex_start start;
	struct str type;

	if (bibtex_is_in_word(state->before))
		return BIBTEX_START_NO;
	start = bibtex_item_begins(s, is_last || s.len >= FORMAT_RECORD_MAX);
	if (state->is_skipping)
		return state->line == LINE_START ? start : BIBTEX_START_NO;
	if (start != BIBTEX_START_NO)
		return start;
	type = bibtex_item_type(s);
	return bibtex_type_find(type) || bibtex_kind_of(type) != BIBTEX_ENTRY ? BIBTEX_START_YES
									      : BIBTEX_START_NO;
}

/* Reports a closing brace that is missing; a file in which they all are is none. */
static void see_end(struct bibtex_state *state, const struct bibtex_item *item, size_t line)
{
	struct format_input *input = state->context.input;

	if (!item->is_unclosed) {
		state->unclosed = 0;
		return;
	}
	format_warn(input, line,
		    "an entry without its closing brace: it ends where the next begins");
	if (++state->unclosed > UNCLOSED_MAX)
		format_stop(input, line,
			    "more than %d entries in a row without their closing brace: "
			    "the rest is not read",
			    UNCLOSED_MAX);
}

static void read_entry(struct bibtex_state *state, const struct bibtex_item *item, size_t line)
{
	see_end(state, item, line);
	if (bibtex_entry_read(&state->entry, item, line, &state->context))
		bibtex_family_add(&state->family, &state->entry, bibtex_type_find(item->type));
}

static void handle_item(struct bibtex_state *state, const struct bibtex_item *item, size_t line)
{
	struct format_input *input = state->context.input;

	switch (item->kind) {
	case BIBTEX_ENTRY:
		state->other.is_inside = false;
		read_entry(state, item, line);
		break;
	case BIBTEX_STRING:
		bibtex_entry_define(&state->entry, item, line, &state->context);
		if (++state->strings > STRINGS_MAX)
			format_stop(input, line, "more than %d @string's: the rest is not read",
				    STRINGS_MAX);
		break;
	case BIBTEX_LINE:
		if (item->is_never_ended) {
			state->endless_comments++;
			format_warn(input, line,
				    "a comment without its closing brace: it ends with "
				    "its line");
		}
		state->line = LINE_COMMENT;
		break;
	case BIBTEX_TOO_LONG:
		format_warn(input, line, "an entry longer than %zu MB is left out",
			    FORMAT_RECORD_MAX >> 20);
		state->is_skipping = true;
		break;
	case BIBTEX_TOO_DEEP:
		format_warn(input, line,
			    "braces nested more than %d deep: what they are in is left out",
			    BIBTEX_DEPTH_MAX);
		state->is_skipping = true;
		break;
	case BIBTEX_COMMENT:
		/* They came too late. */
		if (state->family.groups.count == 0 && bibtex_has_groups(item->body))
			name_counts_add(&input->report->left_out, STR("groups of JabRef"), 1);
		break;
	case BIBTEX_PREAMBLE:
		bibtex_commands_read(&state->family.record.commands, item->body);
		break;
	case BIBTEX_TEXT:
		break;
	}
	state->has_told_lost &= item->kind == BIBTEX_TEXT;
}

/* Tells of an "@" at the start of a line that something of an entry is missing behind it. */
static void tell_no_item(struct bibtex_state *state, struct str s)
{
	const char *what =
		state->line == LINE_START && !state->is_skipping ? bibtex_lost_start(s) : NULL;

	if (what)
		tell_lost(state, what, true);
}

/* Reads the item at the start of s, or passes its "@" over. Returns its length; 0: more is
 * needed. */
static size_t read_item(struct bibtex_state *state, struct str s, bool is_last)
{
	struct bibtex_item item = { .kind = BIBTEX_TEXT, .len = 1 };

	switch (judge(state, s, is_last)) {
	case BIBTEX_START_MORE:
		return 0;
	case BIBTEX_START_NO:
		tell_no_item(state, s);
		state->line = LINE_TEXT;
		return 1;
	case BIBTEX_START_YES:
		break;
	}
	if (!bibtex_item_read(s, is_last, state->endless_comments < ENDLESS_COMMENTS_MAX, &item))
		return 0;
	if (item.kind == BIBTEX_TEXT)
		tell_no_item(state, s);
	state->is_skipping = false;
	state->line = LINE_TEXT;
	handle_item(state, &item, state->context.input->line);
	return item.len;
}

/* Passes over text between entries, but for what another format was told to have there. */
static void pass_text_over(struct bibtex_state *state, struct str text)
{
	struct format_input *input = state->context.input;

	if (!state->is_skipping && !state->other.is_inside)
		format_pass_over(input, input->line, text);
}

static size_t read_bibtex(void *opaque, struct format_input *input, bool *capture_ended)
{
	struct bibtex_state *state = opaque;
	size_t at = 0, len = 1;

	if (!state->is_ready && !input->is_last && !input->is_cut &&
	    input->window.len <= GROUPED_MAX)
		return 0;
	get_ready(state, input);
	while (at < input->window.len && len > 0 && !input->is_stopped) {
		struct str rest = str_drop(input->window, at);

		if (!see_line(state, rest, input))
			break;
		len = text_len(state, rest);
		if (len > 0)
			pass_text_over(state, str_sub(rest, 0, len));
		else
			len = read_item(state, rest, input->is_last);
		drop_front(state, input, str_sub(rest, 0, len));
		at += len;
	}
	if (input->is_last || input->is_cut)
		bibtex_family_end(&state->family);
	*capture_ended = false;
	return at;
}

const struct format format_bibtex = {
	.name = "BibTeX",
	.state_size = sizeof(struct bibtex_state),
	.sniff = bibtex_sniff,
	.read = read_bibtex,
	.is_whole_file = true,
	.has_long_records = true,
	.close = close_bibtex,
};
