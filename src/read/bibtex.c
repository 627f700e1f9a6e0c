/*
 * BibTeX and biblatex: entries, one after another, and between them comment. Each is read when it
 * is whole (bibtex_item.h), and those that inherit from another wait until that has come, or until
 * the file ends (bibtex_parents.h).
 */

#include "config.h"

#include "read/bibtex.h"

#include <string.h>

#include "base/utf8.h"
#include "read/bibtex_entry.h"
#include "read/bibtex_groups.h"
#include "read/bibtex_item.h"
#include "read/bibtex_parents.h"
#include "read/bibtex_record.h"
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

/* From how many others an entry inherits at most, directly and by way of others. */
#define PARENTS_MAX 8

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
	struct bibtex_record record;
	struct bibtex_parents parents;
	struct bibtex_groups groups;
	enum line_kind line;
	struct other_lines other;
	char before;      /* the byte before the window */
	bool is_skipping; /* an entry that is too long */
	bool has_exhausted_parents;
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
	bibtex_record_init(&state->record);
	bibtex_parents_init(&state->parents);
	bibtex_groups_init(&state->groups);
	if (input->is_last && input->window.len <= GROUPED_MAX && bibtex_has_groups(input->window))
		bibtex_groups_read(&state->groups, input->window);
	state->context.macros = &state->macros;
}

static void close_bibtex(void *opaque)
{
	struct bibtex_state *state = opaque;

	if (!state->is_ready)
		return;
	bibtex_macros_free(&state->macros);
	bibtex_entry_free(&state->entry);
	bibtex_record_free(&state->record);
	bibtex_parents_free(&state->parents);
	bibtex_groups_free(&state->groups);
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

/* Sees a line of the text between entries; false while it is not whole. */
static bool see_line(struct bibtex_state *state, struct str s, struct format_input *input)
{
	if (!strchr("\n}", state->before) || *s.p == '@' || state->is_skipping)
		return true;
	return other_lines_see_text(&state->other, input, s, "BibTeX");
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

/* The first entry from which this one inherits and which is not there; empty: none. */
static struct str missing_key(const struct bibtex_state *state, const struct bibtex_entry *entry)
{
	static const char *const names[] = { "crossref", "xdata" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct str keys = bibtex_entry_value(entry, names[i]), key;

		while (bibtex_next_key(&keys, &key))
			if (!bibtex_parents_find(&state->parents, key))
				return key;
	}
	return STR("");
}

/* Whether so much may be inherited: a few bytes must not become many, many times. */
static bool may_inherit(struct bibtex_state *state, const struct bibtex_entry *parent)
{
	size_t size = 0;

	for (size_t i = 0; i < parent->count; i++)
		size += parent->fields[i].value.len + 1;
	if (bibtex_macros_may_use(&state->macros, size, state->context.read))
		return true;
	if (!state->has_exhausted_parents)
		format_warn(state->context.input, state->context.input->line,
			    "too much is inherited: from here on entries lack what they inherit");
	state->has_exhausted_parents = true;
	return false;
}

/* Adds what an entry inherits by the field of that name, from at most *left others. */
static void inherit(struct bibtex_state *state, const struct bibtex_entry *entry, const char *name,
		    bool is_all, int *left)
{
	struct str keys = bibtex_entry_value(entry, name), key;

	while (*left > 0 && bibtex_next_key(&keys, &key)) {
		const struct bibtex_entry *parent = bibtex_parents_find(&state->parents, key);

		if (!parent || !may_inherit(state, parent))
			continue;
		--*left;
		bibtex_record_inherit(&state->record, parent, is_all);
		inherit(state, parent, "xdata", is_all, left);
		if (!is_all)
			inherit(state, parent, "crossref", false, left);
	}
}

static void emit(struct bibtex_state *state, const struct bibtex_entry *entry)
{
	int left = PARENTS_MAX;

	bibtex_record_begin(&state->record, state->context.input, entry);
	inherit(state, entry, "xdata", true, &left);
	inherit(state, entry, "crossref", false, &left);
	bibtex_groups_add(&state->groups, entry->key, &state->record.record);
	record_emit(&state->record.record);
}

static void report_missing(struct bibtex_state *state, const struct bibtex_entry *entry)
{
	struct str key = missing_key(state, entry);

	format_warn(state->context.input, entry->line, "nothing to inherit from is called \"%.*s\"",
		    STR_ARG(utf8_front(key, NAME_COUNTS_LEN_MAX)));
}

/* Nothing more is read: what still waits does so in vain. */
static void release_all(struct bibtex_state *state)
{
	for (uint32_t i = 0; i < state->parents.waiting_count; i++) {
		const struct bibtex_waiting *waiting = &state->parents.waiting[i];

		if (waiting->is_over)
			continue;
		if (missing_key(state, &waiting->entry).len > 0)
			report_missing(state, &waiting->entry);
		emit(state, &waiting->entry);
		bibtex_parents_release(&state->parents, i);
	}
}

static bool wait_for(struct bibtex_state *state, const struct bibtex_entry *entry, struct str key)
{
	if (!bibtex_parents_wait(&state->parents, entry, key))
		return false;
	if (bibtex_parents_missing(&state->parents) > BIBTEX_AWAITED_MAX) {
		release_all(state);
		format_stop(state->context.input, entry->line,
			    "more than %d entries to inherit from are not there: the rest is not "
			    "read",
			    BIBTEX_AWAITED_MAX);
	}
	return true;
}

static void emit_or_wait(struct bibtex_state *state, const struct bibtex_entry *entry)
{
	struct str key = missing_key(state, entry);

	if (key.len > 0 && wait_for(state, entry, key))
		return;
	if (key.len > 0)
		report_missing(state, entry);
	emit(state, entry);
}

/* The parent has come: emits those that waited for it, but for what waits for another as well. */
static void release(struct bibtex_state *state, struct str key)
{
	uint32_t number = bibtex_parents_first(&state->parents, key);

	while (number != BIBTEX_NONE) {
		const struct bibtex_waiting *waiting = &state->parents.waiting[number];

		if (waiting->is_over || missing_key(state, &waiting->entry).len > 0) {
			number = waiting->next;
			continue;
		}
		emit(state, &waiting->entry);
		number = bibtex_parents_release(&state->parents, number);
	}
}

/* Of a type that is not known nothing is known: others may inherit from it. */
static bool is_parent(const struct bibtex_state *state, const struct bibtex_entry *entry,
		      const struct bibtex_type *type)
{
	if (entry->key.len == 0 || bibtex_parents_find(&state->parents, entry->key))
		return false;
	return !type || type->is_parent ||
	       bibtex_parents_first(&state->parents, entry->key) != BIBTEX_NONE;
}

static void keep_parent(struct bibtex_state *state, const struct bibtex_entry *entry,
			const struct bibtex_type *type)
{
	if (bibtex_parents_keep(&state->parents, entry))
		release(state, entry->key);
	else if (type)
		format_warn(state->context.input, entry->line,
			    "too many entries to keep: none inherits from \"%.*s\"",
			    STR_ARG(utf8_front(entry->key, NAME_COUNTS_LEN_MAX)));
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
	struct bibtex_entry *entry = &state->entry;
	const struct bibtex_type *type = bibtex_type_find(item->type);

	see_end(state, item, line);
	if (!bibtex_entry_read(entry, item, line, &state->context))
		return;
	bibtex_record_find_rows(&state->record, entry);
	if (is_parent(state, entry, type))
		keep_parent(state, entry, type);
	if (!type || !type->is_hidden)
		emit_or_wait(state, entry);
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
		if (state->groups.count == 0 && bibtex_has_groups(item->body))
			name_counts_add(&input->report->left_out, STR("groups of JabRef"), 1);
		break;
	case BIBTEX_PREAMBLE:
		bibtex_commands_read(&state->record.commands, item->body);
		break;
	case BIBTEX_TEXT:
		break;
	}
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
		state->line = LINE_TEXT;
		return 1;
	case BIBTEX_START_YES:
		break;
	}
	if (!bibtex_item_read(s, is_last, state->endless_comments < ENDLESS_COMMENTS_MAX, &item))
		return 0;
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

	if (!state->is_ready && !input->is_last && input->window.len <= GROUPED_MAX)
		return 0;
	get_ready(state, input);
	while (at < input->window.len && len > 0 && !input->is_stopped) {
		struct str rest = str_sub(input->window, at, SIZE_MAX);

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
	if (input->is_last)
		release_all(state);
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
