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
	*state = (struct listing_paper){ .input = input, .context.votes = COUNT_UNKNOWN };
	page_line_init(&state->line);
	strbuf_init(&state->draft.lines);
	strbuf_init(&state->draft.title);
	strbuf_init(&state->draft.second);
	strbuf_init(&state->draft.abstract);
	strbuf_init(&state->draft.code);
}

void listing_paper_free(struct listing_paper *state)
{
	page_line_free(&state->line);
	strbuf_free(&state->draft.lines);
	strbuf_free(&state->draft.title);
	strbuf_free(&state->draft.second);
	strbuf_free(&state->draft.abstract);
	strbuf_free(&state->draft.code);
}

bool listing_paper_fits(const struct listing_paper *state)
{
	struct str title = strbuf_str(&state->draft.title);
	bool has_abstract = state->draft.abstract.len > 0;
	bool has_authors = state->draft.authors != COUNT_UNKNOWN;
	bool has_date = state->draft.date.precision != DATE_UNKNOWN;

	if (!state->draft.has_paper || title.len == 0 || title.len > TITLE_MAX ||
	    !text_may_be_title(title))
		return false;
	if (state->draft.is_heading)
		return state->draft.arxiv_id[0] || has_authors ||
		       (has_date && state->draft.has_dot) ||
		       (has_abstract && state->draft.code.len > 0);
	if (state->draft.is_cut || !text_looks_like_title(title))
		return false;
	if (state->draft.arxiv_id[0])
		return has_abstract || state->draft.has_end;
	if (state->draft.is_submitted && state->draft.upvotes != COUNT_UNKNOWN)
		return true;
	return has_authors ? has_date || has_abstract || state->draft.has_dot ||
				     state->draft.upvotes >= 0
			   : has_abstract && has_date && state->draft.has_dot;
}

static void emit_paper(const struct listing_paper *state)
{
	struct paper_draft draft = { .line = state->draft.begin_line };
	struct paper *paper = &draft.paper;
	struct strbuf rare;

	strbuf_init(&rare);
	paper_init(paper);
	paper->title = strbuf_str(&state->draft.title);
	paper->abstract = strbuf_str(&state->draft.abstract);
	paper->arxiv_id = str_from(state->draft.arxiv_id);
	paper->authors = state->draft.authors;
	paper->upvotes = state->draft.upvotes;
	paper->comments = state->draft.comments;
	paper->date = state->draft.date;
	if (state->draft.code.len > 0)
		paper_set_text(paper, FIELD_CODE, strbuf_str(&state->draft.code), &rare);
	format_emit(state->input, &draft);
	strbuf_free(&rare);
}

/* What does not fit is no paper; where it seems to be one that is said. */
static void pass_over(const struct listing_paper *state)
{
	size_t line = state->draft.begin_line;

	if (state->draft.is_cut)
		format_warn(state->input, line, "a paper whose beginning may be missing");
	else if (state->draft.is_heading && state->draft.abstract.len > 0)
		format_warn(state->input, line,
			    "a heading with a text below it, but nothing that tells a paper");
	format_count_broken(state->input, line);
}

void listing_paper_drop(struct listing_paper *state)
{
	if (state->draft.has_paper)
		format_pass_over(state->input, state->draft.begin_line,
				 strbuf_str(&state->draft.lines));
	state->draft.has_paper = false;
}

/* Which of its parts the paper has; an organisation can be in its authors' place. */
static unsigned parts_of(const struct listing_paper *state)
{
	const struct listing_draft *draft = &state->draft;

	return (draft->abstract.len > 0 ? 1U : 0) | (draft->has_end ? 2U : 0) |
	       (draft->date.precision != DATE_UNKNOWN ? 4U : 0) | (draft->code.len > 0 ? 8U : 0);
}

void listing_paper_end(struct listing_paper *state)
{
	if (listing_paper_fits(state)) {
		state->signs.fitting++;
		state->signs.complete +=
			state->draft.has_end &&
			(state->draft.arxiv_id[0] || state->draft.authors != COUNT_UNKNOWN);
		if (state->input) {
			format_see_parts(state->input, parts_of(state));
			emit_paper(state);
		}
	} else if (state->input && state->draft.has_paper) {
		pass_over(state);
		listing_paper_drop(state);
	}
	state->draft.has_paper = false;
	state->context.title_goes_on = false;
	state->context.abstract_goes_on = false;
}

/* Gives the numbers that came last to the paper that ends and the one that begins. */
static int32_t settle_numbers(struct listing_paper *state)
{
	size_t count = state->context.number_count;
	int32_t upvotes = state->context.votes;

	if (upvotes == COUNT_UNKNOWN && count > 0)
		upvotes = state->context.numbers[--count];
	if (count > 0 && state->draft.has_paper && state->draft.has_end)
		state->draft.comments = state->context.numbers[0];
	state->signs.voted += upvotes != COUNT_UNKNOWN;
	state->context.number_count = 0;
	state->context.votes = COUNT_UNKNOWN;
	return upvotes;
}

void listing_paper_begin(struct listing_paper *state, size_t number)
{
	int32_t upvotes = settle_numbers(state);

	listing_paper_end(state);
	state->draft.has_paper = true;
	state->draft.is_heading = state->line.item == PAGE_HEADING;
	state->draft.has_end = false;
	state->draft.is_over = false;
	state->draft.is_closed = false;
	state->draft.is_cut = !state->signs.has_line && !state->draft.is_heading;
	state->draft.is_submitted = state->context.was_submitted;
	state->context.was_submitted = false;
	state->draft.has_dot = false;
	state->context.in_link = false;
	state->draft.begin_line = number;
	strbuf_clear(&state->draft.lines);
	strbuf_set(&state->draft.title, state->line.text);
	strbuf_clear(&state->draft.second);
	strbuf_clear(&state->draft.abstract);
	strbuf_clear(&state->draft.code);
	memcpy(state->draft.arxiv_id, state->line.arxiv_id, sizeof(state->draft.arxiv_id));
	state->draft.authors = COUNT_UNKNOWN;
	state->draft.comments = COUNT_UNKNOWN;
	state->draft.upvotes = upvotes;
	state->draft.date = (struct date){ 0 };
	state->context.title_goes_on = true;
}

/* Says where the file's last paper may be, or is, a part of one. */
static void tell_cut_off(const struct listing_paper *state)
{
	if (format_is_cut_off(state->input, parts_of(state)))
		format_warn_cut_off(state->input, state->draft.begin_line);
	else
		format_note_cut_line(state->input);
}

void listing_paper_finish(struct listing_paper *state)
{
	if (state->draft.is_submitted && state->context.number_count == 1)
		state->draft.comments = state->context.numbers[0];
	if (state->input && listing_paper_fits(state))
		tell_cut_off(state);
	listing_paper_end(state);
}
