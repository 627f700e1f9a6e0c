/*
 * A paper's parts come in the page's order: the number of upvotes, "Submitted by" and a name, the
 * title, the abstract, the number of authors or an organisation in its place, a dot, the date with
 * the number of comments, the button of upvoting, links. Any of them may be missing. Where titles
 * are headings nothing else begins a paper; where they are not, the first text after a paper's last
 * part does.
 *
 * A paper becomes a record only when more than a title tells it: the address of its page, its
 * authors, its date, the link to its code.
 */
#include "config.h"

#include "read/listing_paper_private.h"

#include <string.h>

#include "read/listing_text.h"

#define TITLE_MAX ((size_t)300)

void listing_paper_init(struct listing_paper *state, struct format_input *input)
{
	*state = (struct listing_paper){ .input = input, .votes = COUNT_UNKNOWN };
	page_line_init(&state->line);
	strbuf_init(&state->title);
	strbuf_init(&state->second);
	strbuf_init(&state->abstract);
	strbuf_init(&state->code);
}

void listing_paper_free(struct listing_paper *state)
{
	page_line_free(&state->line);
	strbuf_free(&state->title);
	strbuf_free(&state->second);
	strbuf_free(&state->abstract);
	strbuf_free(&state->code);
}

bool listing_paper_fits(const struct listing_paper *state)
{
	struct str title = strbuf_str(&state->title);
	bool has_abstract = state->abstract.len > 0;
	bool has_authors = state->authors != COUNT_UNKNOWN;
	bool has_date = state->date.precision != DATE_UNKNOWN;

	if (!state->has_paper || title.len == 0 || title.len > TITLE_MAX ||
	    !text_may_be_title(title))
		return false;
	if (state->is_heading)
		return state->arxiv_id[0] || has_authors || (has_date && state->has_dot) ||
		       (has_abstract && state->code.len > 0);
	if (state->is_cut || !text_looks_like_title(title))
		return false;
	if (state->arxiv_id[0])
		return has_abstract || state->has_end;
	if (state->is_submitted && state->upvotes != COUNT_UNKNOWN)
		return true;
	return has_authors ? has_date || has_abstract || state->has_dot || state->upvotes >= 0
			   : has_abstract && has_date && state->has_dot;
}

static void emit_paper(const struct listing_paper *state)
{
	struct paper_draft draft = { .line = state->begin_line };
	struct paper *paper = &draft.paper;
	struct strbuf rare;

	strbuf_init(&rare);
	paper_init(paper);
	paper->title = strbuf_str(&state->title);
	paper->abstract = strbuf_str(&state->abstract);
	paper->arxiv_id = str_from(state->arxiv_id);
	paper->authors = state->authors;
	paper->upvotes = state->upvotes;
	paper->comments = state->comments;
	paper->date = state->date;
	if (state->code.len > 0)
		paper_set_text(paper, FIELD_CODE, strbuf_str(&state->code), &rare);
	format_emit(state->input, &draft);
	strbuf_free(&rare);
}

void listing_paper_end(struct listing_paper *state)
{
	if (listing_paper_fits(state)) {
		state->fitting++;
		state->complete +=
			state->has_end && (state->arxiv_id[0] || state->authors != COUNT_UNKNOWN);
		if (state->input)
			emit_paper(state);
	} else if (state->input && state->has_paper && state->is_cut) {
		format_warn(state->input, state->begin_line,
			    "a paper whose beginning may be missing");
	} else if (state->input && state->has_paper && state->is_heading &&
		   state->abstract.len > 0) {
		format_warn(state->input, state->begin_line,
			    "a heading with a text below it, but nothing that tells a paper");
	}
	state->has_paper = false;
	state->title_goes_on = false;
	state->abstract_goes_on = false;
}

/* Gives the numbers that came last to the paper that ends and the one that begins. */
static int32_t settle_numbers(struct listing_paper *state)
{
	size_t count = state->number_count;
	int32_t upvotes = state->votes;

	if (upvotes == COUNT_UNKNOWN && count > 0)
		upvotes = state->numbers[--count];
	if (count > 0 && state->has_paper && state->has_end)
		state->comments = state->numbers[0];
	state->voted += upvotes != COUNT_UNKNOWN;
	state->number_count = 0;
	state->votes = COUNT_UNKNOWN;
	return upvotes;
}

void listing_paper_begin(struct listing_paper *state, size_t number)
{
	int32_t upvotes = settle_numbers(state);

	listing_paper_end(state);
	state->has_paper = true;
	state->is_heading = state->line.item == PAGE_HEADING;
	state->has_end = false;
	state->is_over = false;
	state->is_cut = !state->has_line && !state->is_heading;
	state->is_submitted = state->was_submitted;
	state->was_submitted = false;
	state->has_dot = false;
	state->in_link = false;
	state->begin_line = number;
	strbuf_set(&state->title, state->line.text);
	strbuf_clear(&state->second);
	strbuf_clear(&state->abstract);
	strbuf_clear(&state->code);
	memcpy(state->arxiv_id, state->line.arxiv_id, sizeof(state->arxiv_id));
	state->authors = COUNT_UNKNOWN;
	state->comments = COUNT_UNKNOWN;
	state->upvotes = upvotes;
	state->date = (struct date){ 0 };
	state->title_goes_on = true;
}

void listing_paper_finish(struct listing_paper *state)
{
	if (state->is_submitted && state->number_count == 1)
		state->comments = state->numbers[0];
	listing_paper_end(state);
}
