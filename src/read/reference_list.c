/*
 * Lists of references as papers, syllabi and web pages have them: each is a paragraph, an item of a
 * list or a line, in one of the styles of citation.
 *
 * A line goes on with the reference above it where that has a number and the line none; where it is
 * indented more; or where it is no reference by itself, no blank line is between them, and the one
 * above lacks a part or is parted from others by a blank line. A word that a line's end broke is
 * joined again.
 *
 * A text is a list of references where most of its paragraphs are. What is none is left out and
 * reported, but for headings.
 */
#include "config.h"

#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "read/citation.h"
#include "read/citation_record.h"
#include "read/format.h"
#include "read/markdown.h"
#include "read/markdown_address.h"
#include "read/other_lines.h"
#include "read/paper_link.h"
#include "read/reading_mark.h"
#include "read/record.h"
#include "read/reference_line.h"

/* The fewest references that make a list of a text with other paragraphs. */
#define REFERENCES_MIN 3

/* The same below a heading that says so. */
#define HEADED_MIN 2

/* A text is not looked at further once this many paragraphs are none. */
#define OTHERS_MAX 24

/* Whether a text is a reference, as far as it was asked. */
enum verdict {
	VERDICT_OPEN,
	VERDICT_NO,
	VERDICT_YES,
};

struct list_state {
	bool is_open; /* the rest was initialised */
	struct record record;
	struct citation citation;
	struct markdown_line line;
	struct strbuf text; /* of the paragraph so far, in Markdown */
	size_t number;      /* of its first line */
	size_t indent;
	bool is_marked;       /* by a number or a bullet */
	bool is_parted;       /* by a blank line from what is above it */
	bool is_blank;        /* the line that was read last is */
	bool is_heading;      /* all of it may be one */
	enum verdict verdict; /* on the paragraph so far */

	struct format_input *input;        /* NULL: the text is only looked at */
	size_t references, others, linked; /* of the others, those with a link to a paper */
	bool has_heading;                  /* that names what is below it references, or readings */
};

static void list_init(struct list_state *state)
{
	record_init(&state->record);
	citation_init(&state->citation);
	markdown_line_init(&state->line);
	strbuf_init(&state->text);
	state->is_open = true;
}

static void list_close(void *state_memory)
{
	struct list_state *state = state_memory;

	if (!state->is_open)
		return;
	record_free(&state->record);
	citation_free(&state->citation);
	markdown_line_free(&state->line);
	strbuf_free(&state->text);
}

/* The links of a reference: the paper's address, and that of its code. */
static void add_links(struct list_state *state)
{
	struct strbuf address;

	strbuf_init(&address);
	for (size_t i = 0; i < state->line.link_count; i++) {
		const struct markdown_link *link = &state->line.links[i];
		struct str text = markdown_link_text(&state->line, link);

		if (link->address.len == 0)
			continue;
		markdown_address_set(&address, link->address);
		if (link_names_paper(link->address, text))
			citation_record_add_link(&state->record, CITATION_ADDRESS,
						 strbuf_str(&address));
		else if (address_names_code(link->address))
			citation_record_add_link(&state->record, CITATION_CODE,
						 strbuf_str(&address));
		else
			name_counts_add(&state->input->report->left_out, STR("link"), 1);
	}
	strbuf_free(&address);
}

static void emit(struct list_state *state)
{
	citation_record_begin(&state->record, state->input, state->number, &state->citation,
			      strbuf_str(&state->line.text));
	add_links(state);
	record_emit(&state->record);
}

static struct str read_markdown(struct list_state *state, struct str source)
{
	source = str_drop(source, reading_mark_len(source));
	markdown_line_read(&state->line, str_sub(source, 0, CITATION_MAX), MARKDOWN_FULL);
	return source;
}

/* Whether one of the links of the paragraph that was read last is a paper. */
static bool has_paper(const struct list_state *state)
{
	for (size_t i = 0; i < state->line.link_count; i++)
		if (link_names_paper(state->line.links[i].address,
				     markdown_link_text(&state->line, &state->line.links[i])))
			return true;
	return false;
}

static bool is_reference(struct list_state *state, struct str source)
{
	source = read_markdown(state, source);
	state->citation.may_lack_year = has_paper(state);
	return source.len <= CITATION_MAX &&
	       citation_read(&state->citation, citation_cut_label(strbuf_str(&state->line.text)));
}

/* Whether an address of a paper can be in a text (link_names_paper). */
static bool may_link_paper(struct str text)
{
	return str_find(text, STR("http")) != SIZE_MAX ||
	       str_find(text, STR("arXiv:")) != SIZE_MAX || str_find(text, STR("doi:")) != SIZE_MAX;
}

/* Reads the paragraph so far as a reference; only its links where it is known to be none. */
static bool read_paragraph(struct list_state *state, struct str text)
{
	if (state->verdict == VERDICT_YES && !state->input)
		return true;
	if (state->verdict != VERDICT_NO)
		return is_reference(state, text);
	state->line.link_count = 0;
	if (may_link_paper(text))
		read_markdown(state, text);
	return false;
}

/* Whether a paragraph is nothing but tags, as converters have around each reference. */
static bool is_tags(struct list_state *state, struct str text)
{
	if (*text.p != '<' || text.p[text.len - 1] != '>' || text.len > CITATION_MAX)
		return false;
	markdown_line_read(&state->line, text, MARKDOWN_FULL);
	return state->line.text.len == 0;
}

static void end_paragraph(struct list_state *state)
{
	struct str text = strbuf_str(&state->text);

	if (text.len == 0)
		return;
	if (is_tags(state, text)) {
		strbuf_clear(&state->text);
		return;
	}
	if (read_paragraph(state, text)) {
		state->references++;
		if (state->input)
			emit(state);
	} else if (state->is_heading) {
		state->has_heading |= reference_line_names_references(text);
	} else {
		state->others++;
		state->linked += has_paper(state);
		if (state->input)
			format_warn(
				state->input, state->number,
				"a paragraph that is no reference in a known style is left out");
	}
	strbuf_clear(&state->text);
}

static void begin_paragraph(struct list_state *state, struct str text, size_t number, size_t indent,
			    enum verdict verdict)
{
	end_paragraph(state);
	strbuf_set(&state->text, text);
	state->number = number;
	state->indent = indent;
	state->is_marked = reading_mark_len(text) > 0 || citation_cut_label(text).len < text.len;
	state->is_heading = reference_line_is_heading(text);
	state->is_parted = state->is_blank;
	state->is_blank = false;
	state->verdict = verdict;
}

/* Adds a line to the paragraph. A hyphen at a line's end broke a word if both sides are in small
 * letters. */
static void go_on(struct list_state *state, struct str line)
{
	struct strbuf *text = &state->text;
	size_t len = text->len;
	bool is_broken =
		len > 1 && text->data[len - 1] == '-' && char_is_lower(text->data[len - 2]);

	state->is_heading = false;
	state->verdict = VERDICT_OPEN;
	if (text->len + line.len > CITATION_MAX) {
		/* Too long for any: what is more says nothing. */
		if (text->len <= CITATION_MAX)
			strbuf_add(text, line);
		return;
	}
	if (is_broken && char_is_lower(*line.p) && !reference_line_keeps_hyphen(strbuf_str(text)))
		strbuf_truncate(text, len - 1);
	else if (!is_broken && !str_ends_with(strbuf_str(text), STR("/")))
		strbuf_add_byte(text, ' ');
	strbuf_add(text, line);
}

/* Whether a text is a reference, unless that is known. The same as is_reference for less work where
 * there is no year, or too much else. */
static bool judge(struct list_state *state, struct str source, enum verdict *verdict)
{
	if (*verdict != VERDICT_OPEN)
		return *verdict == VERDICT_YES;
	if (source.len - reading_mark_len(source) > CITATION_MAX ||
	    !reference_line_may_have_year(source))
		return false;
	*verdict = is_reference(state, source) ? VERDICT_YES : VERDICT_NO;
	return *verdict == VERDICT_YES;
}

/* Whether a line goes on with the paragraph that is open. The verdict on the line is kept. */
static bool goes_on(struct list_state *state, struct str line, size_t indent, enum verdict *of_line)
{
	if (state->text.len == 0)
		return false;
	if (*line.p == '|' || reading_mark_len(line) > 0 || other_lines_name(line, "") ||
	    (*line.p == '[' && citation_cut_label(line).len < line.len))
		return false;
	if (state->is_marked || indent > state->indent)
		return true;
	if (reference_line_is_address(line))
		return true;
	if (judge(state, line, of_line))
		return false;
	return (state->is_parted && !reference_line_is_heading(line)) ||
	       !judge(state, strbuf_str(&state->text), &state->verdict);
}

static void read_line(struct list_state *state, struct str source, size_t number)
{
	struct str line = utf8_trim(source);
	size_t indent = (size_t)(line.p - source.p);
	enum verdict verdict = VERDICT_OPEN;

	if (line.len == 0 || reading_heading_len(line) > 0)
		end_paragraph(state);
	state->is_blank |= line.len == 0;
	if (line.len == 0)
		return;
	if (goes_on(state, line, indent, &verdict))
		go_on(state, line);
	else
		begin_paragraph(state, line, number, indent, verdict);
}

/* Whether the paragraphs so far can't be those of a list, whatever follows. */
static bool is_other(const struct list_state *state)
{
	return state->others >= OTHERS_MAX && state->others > state->references;
}

static size_t read_lines(struct list_state *state, struct str window, bool is_last, size_t *number)
{
	struct str rest = window, line;

	while ((state->input || !is_other(state)) && format_take_line(&rest, is_last, &line))
		read_line(state, line, (*number)++);
	if (is_last)
		end_paragraph(state);
	return window.len - rest.len;
}

/* A list whose papers are told by their links is not for here (reading_list). */
static bool has_references(const struct list_state *state)
{
	if (state->linked * 2 > state->references)
		return false;
	if (state->others == 0)
		return state->references > 0;
	return state->references >= (state->has_heading ? HEADED_MIN : REFERENCES_MIN) &&
	       state->references >= state->others;
}

/* A cheap look: no reference is without a year. */
static bool has_year(struct str look)
{
	return str_find(look, STR("20")) != SIZE_MAX || str_find(look, STR("19")) != SIZE_MAX;
}

static enum sniff list_sniff(struct str head, bool is_whole)
{
	struct list_state state = { .is_open = false };
	struct str look = str_sub(head, 0, FORMAT_SNIFF_MAX);
	bool is_end = is_whole || head.len >= FORMAT_SNIFF_MAX, is_sure, is_none;
	size_t number = 1;

	if (!has_year(look))
		return is_end ? SNIFF_NO : SNIFF_MORE;
	list_init(&state);
	read_lines(&state, look, is_whole && look.len == head.len, &number);
	is_none = is_other(&state);
	is_sure = !is_none && has_references(&state);
	list_close(&state);
	return is_none || (is_end && !is_sure) ? SNIFF_NO : is_end ? SNIFF_YES : SNIFF_MORE;
}

static size_t list_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct list_state *state = state_memory;

	(void)capture_ended; /* the list is the whole file */
	if (!state->is_open)
		list_init(state);
	state->input = input;
	return read_lines(state, input->window, input->is_last, &input->line);
}

const struct format format_reference_list = {
	.name = "references",
	.state_size = sizeof(struct list_state),
	.sniff = list_sniff,
	.read = list_read,
	.is_whole_file = true,
	.close = list_close,
};
