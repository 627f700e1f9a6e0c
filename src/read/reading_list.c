/*
 * Reading lists in Markdown: an item of a list, a row of a table, or a heading is a paper where one
 * of its links has the address of one, and a text in it is a title: that link's own, or what is
 * before a link that is shown as "Paper" or "pdf" (reading_item). Where no text surely is the
 * title, a paper with an arXiv id or a DOI is known by that alone. All other links are left out,
 * and counted.
 *
 * An item goes on in the lines below it, up to the next item or a heading, and behind a blank line
 * in those that are indented more. A heading or a paragraph in bold can be a title, too: items that
 * only name its links belong to it ("- Paper: https://...").
 *
 * Links whose addresses are at the text's end, or that are org-mode's, are made inline first
 * (reading_links); a line of a text browser waits for those that go on with it.
 *
 * A link that the sentence around it only mentions makes no paper, and a document of which most
 * items have no link is no reading list: there the links are beside the point.
 */
#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "read/format.h"
#include "read/reading_item.h"
#include "read/reading_links.h"
#include "read/reading_mark.h"
#include "read/reading_org.h"
#include "read/reading_plain.h"
#include "read/reading_table.h"

/* The fewest papers that make a list. */
#define PAPERS_MIN 2

/* The most items without a link that can be about the paper above them. */
#define NOTES_OF_PAPER 3

/* Links by reference are read in texts up to this, in bytes. */
#define REFERRING_MAX ((size_t)16 << 20)

/* No item of a text browser is longer, in bytes. */
#define JOINED_MAX ((size_t)4000)

struct list_state {
	bool is_open; /* the rest was initialised */
	struct reading_item item;
	bool in_code_block;
	bool is_after_blank;

	struct reading_links links;
	struct strbuf joined; /* lines of a text browser's item, so far; empty: none */
	struct strbuf inlined;
	size_t joined_line;
	struct reading_plain plain;
	struct reading_table table;
	struct strbuf row; /* a line with bars: what may be a table's header; of others empty */
};

/* A line longer than this is no header. */
#define HEADER_MAX ((size_t)2000)

static void list_init(struct list_state *state)
{
	reading_item_init(&state->item);
	strbuf_init(&state->joined);
	strbuf_init(&state->inlined);
	strbuf_init(&state->row);
	reading_plain_init(&state->plain);
	state->is_open = true;
}

static void list_close(void *state_memory)
{
	struct list_state *state = state_memory;

	if (!state->is_open)
		return;
	reading_item_free(&state->item);
	reading_links_free(&state->links);
	strbuf_free(&state->joined);
	strbuf_free(&state->inlined);
	strbuf_free(&state->row);
	reading_plain_free(&state->plain);
}

static size_t indent_of(struct str source)
{
	size_t i = 0;

	while (i < source.len && (source.p[i] == ' ' || source.p[i] == '\t'))
		i++;
	return i;
}

/* Of a heading in Markdown, or of one in org-mode that is not the highest; that looks like an item
 * of Markdown. */
static void begin_bullet(struct reading_item *item, size_t number, size_t indent)
{
	reading_item_begin(item, number, indent);
	item->is_bullet = true;
}

static void read_marked(struct list_state *state, struct str text, size_t number, size_t indent)
{
	struct reading_item *item = &state->item;
	bool is_of_lead = item->is_open && item->is_lead && item->title.len > 0 &&
			  reading_item_is_label(item, text);

	/* Markdown takes an item that is indented by one blank for one of the same list. */
	if (!is_of_lead && (!item->is_open || indent <= item->indent + 1 || item->title.len == 0 ||
			    reading_item_is_title(item, text)))
		begin_bullet(item, number, indent);
	reading_item_read_line(item, text);
}

/* Reads a line of a table, which may lack the bar at its beginning. */
static void read_row(struct list_state *state, struct str text, size_t number, size_t indent)
{
	reading_item_end(&state->item);
	if (reading_table_is_rule(text)) {
		if (!state->table.is_open)
			reading_table_open(&state->table, strbuf_str(&state->row));
		return;
	}
	strbuf_clear(&state->row);
	if (*text.p != '|')
		strbuf_add_byte(&state->row, '|');
	strbuf_add(&state->row, text);
	text = strbuf_str(&state->row);
	reading_item_begin(&state->item, number, indent);
	reading_item_read_line(&state->item, text);
	reading_table_apply(&state->table, &state->item, text);
	reading_item_end(&state->item);
}

/* Whether a line is of a table: it begins with a bar, or is below a header's rule, or is a rule
 * below a line with bars. */
static bool is_of_table(const struct list_state *state, struct str text)
{
	if (text.p[0] == '|')
		return true;
	if (state->is_after_blank || !memchr(text.p, '|', text.len))
		return false;
	return state->table.is_open || (state->row.len > 0 && reading_table_is_rule(text));
}

/* A heading or a paragraph that can be a paper. */
static void begin_lead(struct list_state *state, struct str text, size_t number)
{
	reading_item_begin(&state->item, number, 0);
	state->item.is_lead = true;
	reading_item_read_line(&state->item, text);
}

/* A paragraph of plain text that is a paper. */
static void begin_plain(struct list_state *state)
{
	begin_lead(state, strbuf_str(&state->plain.text), state->plain.line);
	state->item.is_plain = true;
	reading_plain_clear(&state->plain);
}

/* Ends the item if what comes behind a blank line is none of it: of an item what is indented, of a
 * heading or a paragraph what only says what a link is. */
static void end_at_blank(struct list_state *state, struct str text, size_t indent)
{
	struct reading_item *item = &state->item;
	bool goes_on;

	if (!state->is_after_blank)
		return;
	state->is_after_blank = false;
	if (!item->is_open)
		return;
	if (item->is_lead)
		goes_on = item->title.len > 0 &&
			  reading_item_is_label(item,
						str_sub(text, reading_mark_len(text), SIZE_MAX));
	else
		goes_on = indent > item->indent;
	if (!goes_on)
		reading_item_end(item);
}

/* Keeps a line with bars, which a rule below it would make a header; the table before is over. */
static void keep_header(struct list_state *state, struct str text)
{
	state->table.is_open = false;
	strbuf_clear(&state->row);
	if (text.len <= HEADER_MAX && memchr(text.p, '|', text.len))
		strbuf_set(&state->row, text);
}

static void read_text(struct list_state *state, struct str text, size_t number, size_t indent)
{
	size_t mark;

	if (is_of_table(state, text)) {
		state->table.is_open &= !state->is_after_blank;
		state->is_after_blank = false;
		read_row(state, text, number, indent);
		return;
	}
	end_at_blank(state, text, indent);
	keep_header(state, text);
	if ((mark = reading_heading_len(text)) > 0)
		begin_lead(state, str_sub(text, mark, SIZE_MAX), number);
	else if ((mark = reading_mark_len(text)) > 0)
		read_marked(state, utf8_trim(str_sub(text, mark, SIZE_MAX)), number, indent);
	else if (state->item.is_open)
		reading_item_read_line(&state->item, text);
	else if (reading_item_is_paragraph(&state->item, text))
		begin_lead(state, text, number);
	else if (reading_plain_take(&state->plain, &state->item, text, number))
		begin_plain(state);
}

static void read_inlined(struct list_state *state, struct str source, size_t number)
{
	struct str text = utf8_trim(source);

	if (str_starts_with(text, STR("```")) || str_starts_with(text, STR("~~~"))) {
		state->in_code_block = !state->in_code_block;
		reading_item_end(&state->item);
	} else if (text.len == 0) {
		state->is_after_blank = true;
		reading_plain_end(&state->plain);
	} else if (!state->in_code_block &&
		   (!reading_org_is_property(text) || reading_table_is_rule(text))) {
		read_text(state, reading_org_cut_tags(text), number, indent_of(source));
	}
}

static void inline_links(struct list_state *state, struct str source, size_t number)
{
	if (!memchr(source.p, '[', source.len)) {
		read_inlined(state, source, number);
		return;
	}
	strbuf_clear(&state->inlined);
	reading_links_inline(&state->links, source, &state->inlined);
	read_inlined(state, strbuf_str(&state->inlined), number);
}

static void end_joined(struct list_state *state)
{
	if (state->joined.len > 0)
		inline_links(state, strbuf_str(&state->joined), state->joined_line);
	strbuf_clear(&state->joined);
}

/* A text browser breaks an item into lines, which are indented more than its mark. */
static void join(struct list_state *state, struct str source, size_t number)
{
	struct str text = utf8_trim(source);
	bool goes_on = state->joined.len > 0 && text.len > 0 && reading_mark_len(text) == 0 &&
		       state->joined.len < JOINED_MAX &&
		       indent_of(source) > indent_of(strbuf_str(&state->joined));

	if (goes_on) {
		strbuf_add_byte(&state->joined, ' ');
		strbuf_add(&state->joined, text);
		return;
	}
	end_joined(state);
	state->joined_line = number;
	if (reading_mark_len(text) > 0)
		strbuf_set(&state->joined, source);
	else
		inline_links(state, source, number);
}

static void read_line(struct list_state *state, struct str source, size_t number)
{
	if (reading_links_is_entry(&state->links, source))
		source = STR("");
	if (state->links.is_dump)
		join(state, source, number);
	else
		inline_links(state, source, number);
}

static size_t read_lines(struct list_state *state, struct str window, bool is_last, size_t *number)
{
	struct str rest = window, line;

	while (format_take_line(&rest, is_last, &line))
		read_line(state, line, (*number)++);
	return window.len - rest.len;
}

static void end_list(struct list_state *state)
{
	end_joined(state);
	reading_item_end(&state->item);
}

/*
 * Whether the items are about papers: not of a list of what is to be done, in which some have a
 * link. A title that is marked is a better sign than one that is a guess: below it can be notes.
 */
static bool has_papers(const struct list_state *state, bool is_whole)
{
	const struct reading_item *item = &state->item;
	size_t marked = item->papers - item->guesses;

	if (item->idle > marked * NOTES_OF_PAPER + item->guesses)
		return false;
	if (item->plain > 0 && item->plain == item->papers)
		return reading_plain_is_list(&state->plain, item->plain);
	return item->papers >= PAPERS_MIN ||
	       (is_whole && item->papers > 0 && item->papers >= item->other_links);
}

/* A cheap look: most texts have no such marks. */
static bool has_signs(struct str look)
{
	static const struct str signs[] = { STR_INIT("](http"), STR_INIT("href="),
					    STR_INIT(": http"), STR_INIT(". http"),
					    STR_INIT("[[http"), STR_INIT(") http"),
					    STR_INIT("\nhttp") };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (str_find(look, signs[i]) != SIZE_MAX)
			return true;
	return false;
}

static enum sniff list_sniff(struct str head, bool is_whole)
{
	struct list_state state = { .is_open = false };
	struct str look = str_sub(head, 0, FORMAT_SNIFF_MAX);
	bool is_end = is_whole || head.len >= FORMAT_SNIFF_MAX, is_sure;
	size_t number = 1;

	if (!has_signs(look))
		return is_end ? SNIFF_NO : SNIFF_MORE;
	list_init(&state);
	reading_links_read(&state.links, look);
	read_lines(&state, look, is_whole && look.len == head.len, &number);
	if (is_end)
		end_list(&state);
	is_sure = has_papers(&state, is_whole);
	list_close(&state);
	return is_sure ? SNIFF_YES : is_end ? SNIFF_NO : SNIFF_MORE;
}

static bool is_referring(const struct format_input *input)
{
	return reading_links_are_likely(str_sub(input->window, 0, FORMAT_SNIFF_MAX));
}

/* Whether the end of the text is needed, where the addresses of its links are. */
static bool wants_more(const struct format_input *input)
{
	return !input->is_last && input->window.len <= REFERRING_MAX && is_referring(input);
}

static void list_open(struct list_state *state, struct format_input *input)
{
	list_init(state);
	if (input->is_last && is_referring(input))
		reading_links_read(&state->links, input->window);
}

static size_t list_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct list_state *state = state_memory;
	size_t taken;

	(void)capture_ended; /* the list is the whole file */
	if (!state->is_open && wants_more(input))
		return 0;
	if (!state->is_open)
		list_open(state, input);
	state->item.input = input;
	taken = read_lines(state, input->window, input->is_last, &input->line);
	if (input->is_last) {
		end_list(state);
		reading_item_note_paperless(&state->item);
	}
	return taken;
}

const struct format format_reading_list = {
	.name = "Markdown list",
	.state_size = sizeof(struct list_state),
	.sniff = list_sniff,
	.read = list_read,
	.is_whole_file = true,
	.close = list_close,
};
