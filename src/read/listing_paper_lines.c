/* What a line of the page means for the paper that is being put together, by what it is. */

#include "config.h"

#include "read/listing_paper_private.h"

#include <string.h>

#include "read/listing_text.h"
#include "read/passed_over.h"

/* A line no wider than this may have been broken by a text browser: at 80 columns, or at some more.
 */
#define WRAP_MAX ((size_t)132)

/* A browser breaks no line that has room for the next word within this many columns. */
#define WRAP_MIN ((size_t)66)

/* Behind a paper's parts a text of this many words is not the page's: what follows is not the
 * paper's. */
#define PROSE_WORDS 8

/* No paper has as many upvotes or comments; numbers of PubMed are as long. */
#define NUMBER_MAX 1000000

/* Whether a text browser broke the line before, since this line's first word had no room there. */
static bool line_was_broken(const struct listing_paper *state)
{
	const char *blank = memchr(state->line.text.p, ' ', state->line.text.len);
	size_t word = blank ? (size_t)(blank - state->line.text.p) : state->line.text.len;

	return !state->context.has_wide_line && state->line.width <= WRAP_MAX &&
	       state->context.width + 1 + word > WRAP_MIN;
}

static void add_words(struct strbuf *text, struct str words)
{
	strbuf_add_byte(text, ' ');
	strbuf_add(text, words);
}

/* Whether the line is more of the title above it. */
static bool title_takes(struct listing_paper *state)
{
	const struct page_line *line = &state->line;

	if (!state->context.title_goes_on || line->markdown.opens)
		return false;
	return state->draft.is_heading ? state->context.in_link || line->is_indented
				       : line_was_broken(state);
}

/* Whether a text below the title is an abstract, or the first line of one. */
static bool text_is_abstract(const struct listing_paper *state, struct str s)
{
	bool may_go_on = state->line.width > WRAP_MIN && !state->context.has_wide_line;

	if (texts_may_be_pair(strbuf_str(&state->draft.title), s))
		return true;
	return text_may_be_title(s) && text_has_words(s, state->draft.is_heading ? 8
							 : may_go_on             ? 6
										 : 15);
}

/* A text that is no part of the title: the abstract, more of it, an organisation. False: it is
 * none of them. */
static bool read_below_title(struct listing_paper *state)
{
	struct page_line *line = &state->line;

	if (state->context.abstract_goes_on ||
	    (state->context.in_link && state->draft.abstract.len > 0 &&
	     state->draft.code.len == 0)) {
		add_words(&state->draft.abstract, line->text);
		state->context.abstract_goes_on = true;
	} else if (state->draft.abstract.len == 0 && !line->has_date &&
		   text_is_abstract(state, line->text)) {
		if (state->draft.second.len > 0 && !state->draft.is_heading) {
			strbuf_set(&state->draft.title, strbuf_str(&state->draft.second));
			strbuf_clear(&state->draft.second);
		}
		strbuf_set(&state->draft.abstract, line->text);
		state->context.abstract_goes_on = true;
	} else if (!state->draft.is_heading && state->draft.abstract.len == 0 && !line->has_date) {
		if (state->draft.second.len > 0)
			strbuf_set(&state->draft.title, strbuf_str(&state->draft.second));
		strbuf_set(&state->draft.second, line->text);
	} else {
		return false;
	}
	return true;
}

/* Whether the paper has all parts but links, or such as are behind all others. */
static bool is_behind_paper(const struct listing_paper *state)
{
	return state->draft.has_end || state->draft.code.len > 0;
}

/* Whether a line behind the paper is a text with an address in it: another paper's, perhaps. */
static bool is_text_with_link(const struct listing_paper *state)
{
	return state->line.item == PAGE_TEXT && !state->line.names_page && is_behind_paper(state) &&
	       text_has_words(state->line.text, 3);
}

/* Passes over a line of which nothing is taken, as is of one with the address of the paper. What is
 * no paper yet is passed over as a whole if it becomes none. */
static void pass_line_over(struct listing_paper *state, struct str source, size_t number)
{
	const char *id = state->line.arxiv_id, *own = state->draft.arxiv_id;

	if (state->draft.has_paper && !listing_paper_fits(state))
		return;
	state->draft.is_closed |=
		is_behind_paper(state) && text_has_words(state->line.text, PROSE_WORDS);
	if (!id[0] || (own[0] && strcmp(id, own) != 0) || is_text_with_link(state))
		format_pass_line_over(state->input, number, source);
}

static void read_text(struct listing_paper *state, struct str source, size_t number)
{
	struct page_line *line = &state->line;

	if (state->context.skips_name) {
		state->context.skips_name = false;
	} else if (state->draft.has_paper &&
		   str_equal(line->text, strbuf_str(&state->draft.title))) {
		/* The link of the picture has the title too. */
	} else if (state->draft.has_paper && title_takes(state)) {
		add_words(&state->draft.title, line->text);
		if (line->arxiv_id[0])
			memcpy(state->draft.arxiv_id, line->arxiv_id,
			       sizeof(state->draft.arxiv_id));
	} else if (state->draft.has_paper && !state->draft.has_end &&
		   (!state->draft.is_over || state->signs.has_headings)) {
		state->context.title_goes_on = false;
		if (!read_below_title(state))
			pass_line_over(state, source, number);
	} else if (!state->signs.has_headings && !line->has_date) {
		listing_paper_begin(state, number);
	} else {
		pass_line_over(state, source, number);
	}
}

/* An address: of the paper's page, of its code. */
static void read_address(struct listing_paper *state)
{
	const struct page_line *line = &state->line;

	if (!state->draft.has_paper || state->draft.is_closed || is_text_with_link(state))
		return;
	if (line->is_discussion && state->context.number_count == 1 && line->item == PAGE_ADDRESS) {
		state->draft.comments = state->context.numbers[0];
		state->context.number_count = 0;
	}
	if (line->code.len > 0 && state->draft.code.len == 0 && line->item != PAGE_TEXT)
		strbuf_set(&state->draft.code, line->code);
	if (!line->arxiv_id[0] || line->is_login || state->draft.arxiv_id[0])
		return;
	memcpy(state->draft.arxiv_id, line->arxiv_id, sizeof(state->draft.arxiv_id));
	state->signs.has_sign |= line->names_page;
}

static void read_number(struct listing_paper *state)
{
	const struct page_line *line = &state->line;

	if (line->item == PAGE_UPVOTE || state->context.awaits_votes) {
		state->context.awaits_votes = line->number == COUNT_UNKNOWN;
		state->signs.has_sign = true;
		if (state->draft.has_paper && line->number != COUNT_UNKNOWN)
			state->draft.upvotes = line->number;
		return;
	}
	if (line->is_discussion && state->draft.has_paper) {
		state->draft.comments = line->number;
		return;
	}
	state->draft.is_over = true;
	if (line->is_vote) {
		state->context.votes = line->number;
		return;
	}
	if (state->context.number_count == 2) {
		state->context.numbers[0] = state->context.numbers[1];
		state->context.number_count = 1;
	}
	state->context.numbers[state->context.number_count++] = line->number;
}

static void read_date(struct listing_paper *state)
{
	const struct page_line *line = &state->line;

	if (!state->draft.has_paper || state->draft.is_closed)
		return;
	state->draft.has_dot |= line->has_dot;
	if (!state->draft.is_heading && !state->draft.has_dot &&
	    state->draft.authors == COUNT_UNKNOWN) {
		listing_paper_drop(state); /* the page's own day */
		return;
	}
	state->draft.has_end = true;
	state->draft.date = line->tail.date;
	if (!line->is_published)
		state->draft.comments = line->tail.comments;
	state->signs.has_sign |= line->is_published;
}

/* The page's own lines end a paper that nothing told as one. */
static void read_page_words(struct listing_paper *state)
{
	state->signs.has_banner |= state->line.is_banner;
	state->draft.is_closed |= state->line.is_banner && is_behind_paper(state);
	state->context.number_count = 0;
	if (!listing_paper_fits(state) && !state->draft.is_heading)
		listing_paper_drop(state);
}

static void read_submitted(struct listing_paper *state)
{
	if (state->context.number_count > 0 && state->draft.has_paper &&
	    state->draft.comments == COUNT_UNKNOWN)
		state->draft.comments = state->context.numbers[0];
	state->context.number_count = 0;
	state->signs.has_sign = true;
	state->draft.is_over = true;
	state->context.was_submitted = true;
	state->context.skips_name = state->line.text.len == 0;
}

/* A heading is a title where it is deep enough, or is a link to a paper. */
static bool heading_is_title(const struct listing_paper *state)
{
	return (state->line.level >= 3 || state->line.arxiv_id[0]) &&
	       text_may_be_title(state->line.text);
}

static void read_heading(struct listing_paper *state, size_t number)
{
	if (!heading_is_title(state)) {
		read_page_words(state);
		return;
	}
	if (!state->signs.has_headings)
		listing_paper_drop(state);
	state->signs.has_headings = true;
	state->signs.has_sign = true;
	state->context.skips_name = false;
	listing_paper_begin(state, number);
	state->context.in_link = state->line.markdown.opens;
}

static void read_end(struct listing_paper *state)
{
	if (!state->draft.has_paper || state->draft.is_closed)
		return;
	state->draft.has_end = true;
	if (state->line.item == PAGE_AUTHORS)
		state->draft.authors = state->line.authors;
	if (state->line.item == PAGE_DOT)
		state->draft.has_dot = true;
}

static void read_item(struct listing_paper *state, struct str source, size_t number)
{
	switch (state->line.item) {
	case PAGE_ADDRESS:
		break;
	case PAGE_BLANK:
		if (!state->line.arxiv_id[0])
			format_pass_line_over(state->input, number, source);
		break;
	case PAGE_WORDS:
		read_page_words(state);
		break;
	case PAGE_NUMBER:
		if (state->line.number >= NUMBER_MAX)
			pass_line_over(state, source, number);
		read_number(state);
		break;
	case PAGE_UPVOTE:
		read_number(state);
		break;
	case PAGE_SUBMITTED:
		read_submitted(state);
		break;
	case PAGE_CODE:
		state->signs.has_sign = true;
		break;
	case PAGE_AUTHORS:
	case PAGE_DOT:
		read_end(state);
		break;
	case PAGE_DATE:
		break;
	case PAGE_HEADING:
		read_heading(state, number);
		break;
	case PAGE_TEXT:
		read_text(state, source, number);
		break;
	}
	if (state->line.has_date)
		read_date(state);
}

/* Keeps the line for the case that what is put together is no paper. */
static void keep_source(struct listing_paper *state, struct str source)
{
	struct strbuf *lines = &state->draft.lines;

	if (!state->input || !state->draft.has_paper || lines->len > PASSED_RUN_MAX)
		return;
	strbuf_add(lines, str_sub(source, 0, PASSED_RUN_MAX));
	strbuf_add_byte(lines, '\n');
}

void listing_paper_read_line(struct listing_paper *state, struct str source, size_t number)
{
	struct page_line *line = &state->line;

	page_line_read(line, source);
	state->signs.has_banner |= line->is_banner;
	state->context.has_wide_line |=
		line->width > WRAP_MAX && line->item == PAGE_TEXT && line->markdown.link_count == 0;
	if (line->item != PAGE_TEXT || line->is_blank)
		state->context.abstract_goes_on = false;
	if (line->is_blank || (line->item != PAGE_TEXT && line->item != PAGE_HEADING))
		state->context.title_goes_on &= state->context.in_link && !line->markdown.closes;
	read_item(state, source, number);
	keep_source(state, source);
	read_address(state);
	state->signs.has_line |= !line->is_blank;
	if (line->markdown.closes)
		state->context.in_link = false;
	if (line->markdown.opens && state->draft.has_paper && !state->draft.has_end)
		state->context.in_link = true;
	state->context.width = line->width;
}
