/*
 * Blocks: title, abstract, "• N authors", "·" and the date, separated by blank lines that mean
 * nothing here. A record may lack the lines below its abstract; then only the alternation of titles
 * and abstracts separates it from its neighbours: of several texts in a row, the last two before an
 * authors line belong to it, and texts_are_shifted says whether the first is left over.
 */
#include "config.h"

#include "read/format.h"
#include "read/line_queue.h"
#include "read/listing_text.h"

struct blocks_state {
	enum line_kind previous;
	bool has_header; /* a line of the page was seen */
	bool has_day;    /* the capture's own day was seen */
	bool has_begun;  /* any other line was seen: the page's lines now are another capture's */
};

/* What was seen of a text's beginning. */
struct beginning {
	struct str texts[CAPTURE_SNIFF_TEXTS];
	size_t count;
	bool has_header; /* "Daily Papers" or the line below it */
	enum line_kind before;
};

/* Whether below the page's lines there are a title and its abstract, and mostly such pairs. */
static bool header_has_pairs(const struct beginning *seen)
{
	size_t pairs = 0;

	/* Lines that are of neither can be between two pairs. */
	for (size_t i = 0; i + 1 < seen->count; i++)
		if (texts_are_sure_pair(seen->texts[i], seen->texts[i + 1])) {
			pairs++;
			i++;
		}
	return seen->has_header && pairs > 0 && pairs >= seen->count / 3;
}

static enum sniff see_line(struct beginning *seen, const struct capture_line *line)
{
	if (line->kind == LINE_DAILY_PAPERS || line->kind == LINE_BY) {
		seen->has_header = true;
		if (seen->count > 0)
			return SNIFF_NO;
	} else if (line->kind == LINE_TRENDING_DAILY || line->kind == LINE_RECORD ||
		   (line_kind_is_page(line->kind) && seen->count > 0)) {
		return SNIFF_NO;
	}
	if (lines_are_below_abstract(seen->before, line->kind))
		return SNIFF_YES;
	if (line->kind == LINE_TEXT)
		seen->texts[seen->count++] = line->text;
	seen->before = line->kind;
	return SNIFF_MORE;
}

/* Looks at the first lines; SNIFF_MAYBE: they are all seen, and none was sure. */
static enum sniff see_lines(struct beginning *seen, struct str head, bool is_whole)
{
	struct line_cursor cursor = line_cursor_begin(head, is_whole);
	struct capture_line line;

	for (size_t lines = 0; lines < CAPTURE_SNIFF_LINES && seen->count < CAPTURE_SNIFF_TEXTS;
	     lines++) {
		enum sniff answer;

		if (!line_cursor_next(&cursor, &line))
			return is_whole ? SNIFF_MAYBE : SNIFF_MORE;
		answer = see_line(seen, &line);
		if (answer != SNIFF_MORE)
			return answer;
	}
	return SNIFF_MAYBE;
}

static enum sniff blocks_sniff(struct str head, bool is_whole)
{
	struct beginning seen = { .before = LINE_START };
	enum sniff answer = see_lines(&seen, head, is_whole);

	if (answer != SNIFF_MAYBE)
		return answer;
	return header_has_pairs(&seen) ? SNIFF_YES : SNIFF_NO;
}

static enum sniff blocks_sniff_lines(struct str head, bool is_whole)
{
	struct beginning seen = { .before = LINE_START };
	enum sniff answer = see_lines(&seen, head, is_whole);

	return answer == SNIFF_MAYBE ? SNIFF_NO : answer;
}

/* Fills in what the lines below the abstract say; `at` is the first of them. False: not yet known.
 */
static bool read_below(struct line_queue *queue, struct format_input *input, size_t *at,
		       struct paper *paper)
{
	static const enum line_kind order[] = { LINE_AUTHORS, LINE_DOT, LINE_DATE };

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct capture_line *line = line_queue_peek(queue, *at);

		if (!line && !input->is_last)
			return false;
		if (!line || line->kind != order[i])
			continue;
		if (line->kind == LINE_AUTHORS) {
			paper->authors = line->authors;
		} else if (line->kind == LINE_DATE) {
			paper->date = line->tail.date;
			paper->comments = line->tail.comments;
		}
		(*at)++;
	}
	return true;
}

/* Reports a paper of `count` lines if the file was cut off within it. */
static void see_parts(struct line_queue *queue, struct format_input *input, size_t count,
		      const struct paper_draft *draft)
{
	unsigned parts = (draft->paper.authors != COUNT_UNKNOWN ? 1U : 0) |
			 (draft->paper.date.precision != DATE_UNKNOWN ? 2U : 0);

	if (line_queue_peek(queue, count))
		format_see_parts(input, parts);
	else if (format_is_cut_off(input, parts))
		format_warn_cut_off(input, draft->line);
}

/* Takes a record of `texts` (1 or 2) texts and the lines below them. */
static enum step read_paper(struct line_queue *queue, struct format_input *input, size_t texts)
{
	const struct capture_line *title = line_queue_peek(queue, 0);
	struct paper_draft draft = { .line = title->line };
	size_t count = texts;

	paper_init(&draft.paper);
	draft.paper.title = title->text;
	if (texts > 1)
		draft.paper.abstract = line_queue_peek(queue, 1)->text;
	if (!read_below(queue, input, &count, &draft.paper))
		return STEP_WAIT;
	if (draft.paper.date.precision != DATE_UNKNOWN && draft.paper.comments == COUNT_UNKNOWN)
		format_warn(input, line_queue_peek(queue, count - 1)->line,
			    "a number of comments that cannot be read");
	see_parts(queue, input, count, &draft);
	format_emit(input, &draft);
	line_queue_take(queue, count);
	return STEP_TAKEN;
}

static enum step read_text_alone(struct line_queue *queue, struct format_input *input)
{
	const struct capture_line *line = line_queue_peek(queue, 0);

	if (!text_may_be_title(line->text))
		format_warn(input, line->line, "a line that is no paper");
	else if (text_looks_like_title(line->text))
		format_warn(input, line->line, "a title without an abstract");
	else
		format_warn(input, line->line, "an abstract without a title");
	line_queue_take(queue, 1);
	return STEP_TAKEN;
}

/* A text with the lines of a paper below it: a title whose abstract is missing, or the end of a
 * paper that was cut. */
static enum step read_text_and_below(const struct blocks_state *state, struct line_queue *queue,
				     struct format_input *input)
{
	const struct capture_line *line = line_queue_peek(queue, 0);
	size_t count = 1;
	struct paper ignored;

	if ((input->records > 0 || state->has_header) && text_looks_like_title(line->text) &&
	    text_may_be_title(line->text))
		return read_paper(queue, input, 1);
	if (!read_below(queue, input, &count, &ignored))
		return STEP_WAIT;
	format_warn(input, line->line, "the end of a paper whose beginning is missing");
	line_queue_take(queue, count);
	return STEP_TAKEN;
}

/* How many texts in a row are at the front, at most `limit`; SIZE_MAX: not yet known. */
static size_t count_texts(struct line_queue *queue, bool is_last, size_t limit)
{
	for (size_t i = 0; i < limit; i++) {
		const struct capture_line *line = line_queue_peek(queue, i);

		if (!line && !is_last)
			return SIZE_MAX;
		if (!line || line->kind != LINE_TEXT)
			return i;
	}
	return limit;
}

static bool first_text_is_alone(struct line_queue *queue, size_t count)
{
	struct str texts[4];

	for (size_t i = 0; i < count; i++)
		texts[i] = line_queue_peek(queue, i)->text;
	return texts_are_shifted(texts, count);
}

/* Takes the record that the texts at the front begin. */
static enum step read_texts(const struct blocks_state *state, struct line_queue *queue,
			    struct format_input *input)
{
	size_t count = count_texts(queue, input->is_last, 4);
	const struct capture_line *after;

	if (count == SIZE_MAX)
		return STEP_WAIT;
	if (count == 1) {
		after = line_queue_peek(queue, 1);
		if (after && line_kind_is_below_abstract(after->kind))
			return read_text_and_below(state, queue, input);
		return read_text_alone(queue, input);
	}
	if (first_text_is_alone(queue, count) ||
	    !texts_may_be_pair(line_queue_peek(queue, 0)->text, line_queue_peek(queue, 1)->text))
		return read_text_alone(queue, input);
	return read_paper(queue, input, 2);
}

/* Takes a line that belongs below an abstract, where there is no abstract. */
static enum step read_stray_below(struct blocks_state *state, struct line_queue *queue,
				  struct format_input *input)
{
	const struct capture_line *line = line_queue_peek(queue, 0);

	if (line->kind == LINE_DATE && state->has_header && !state->has_begun && !state->has_day)
		state->has_day = true;
	else
		format_warn(input, line->line, "a number of authors or a date without a paper");
	line_queue_take(queue, 1);
	return STEP_TAKEN;
}

static enum step read_next(void *state_memory, struct line_queue *queue, struct format_input *input)
{
	struct blocks_state *state = state_memory;
	const struct capture_line *line = line_queue_peek(queue, 0);

	if (!line)
		return STEP_WAIT;
	if (line->kind == LINE_RECORD || (state->has_begun && line_kind_is_page(line->kind)))
		return STEP_ENDED;
	if (line_kind_is_page(line->kind)) {
		state->has_header = true;
		line_queue_take(queue, 1);
		return STEP_TAKEN;
	}
	if (line_kind_is_below_abstract(line->kind))
		return read_stray_below(state, queue, input);
	state->has_begun = true;
	return read_texts(state, queue, input);
}

static size_t blocks_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct blocks_state *state = state_memory;

	return line_queue_read(read_next, state, &state->previous, input, capture_ended);
}

const struct format format_blocks = {
	.name = "blocks",
	.state_size = sizeof(struct blocks_state),
	.sniff = blocks_sniff,
	.sniff_lines = blocks_sniff_lines,
	.read = blocks_read,
};
