/*
 * One line a paper: upvotes (or a dash), title, abstract, "N authors · Mon D[, YYYY] [COMMENTS]".
 * Title and abstract have nothing between them; title_split guesses where the one ends.
 */
#include "config.h"

#include "base/utf8.h"
#include "read/format.h"
#include "read/line_queue.h"
#include "read/title_split.h"

/* This many lines of the page in a row do not begin a capture. */
#define SNIFF_LINES 16

/* Longer lines are not searched for captures glued to them, which would be searched repeatedly.
 */
#define GLUED_LINE_MAX ((size_t)1 << 16)

struct one_line_state {
	enum line_kind previous;
	bool has_begun; /* a record was seen, so that the page's lines now are another capture's */
};

static enum sniff one_line_sniff(struct str head, bool is_whole)
{
	struct line_cursor cursor = line_cursor_begin(head, is_whole);
	struct capture_line line;

	for (size_t lines = 0; lines < SNIFF_LINES; lines++) {
		if (!line_cursor_next(&cursor, &line))
			return SNIFF_MORE;
		if (!line_kind_is_page(line.kind))
			return line.kind == LINE_RECORD ? SNIFF_YES : SNIFF_NO;
	}
	return SNIFF_NO;
}

/* Reads what the record's end says; returns the length of its text up to there. */
static size_t read_tail(struct format_input *input, const struct capture_line *line,
			struct paper *paper, size_t *record_len)
{
	struct record_tail tail;
	bool is_found = record_tail_find(line->text, 0, &tail);

	if (!is_found)
		return 0;
	if (tail.listing.comments == COUNT_UNKNOWN)
		format_warn(input, line->line, "a number of comments that cannot be read");
	paper->authors = tail.authors;
	paper->date = tail.listing.date;
	paper->comments = tail.listing.comments;
	*record_len = tail.end;
	return tail.begin;
}

/* Takes the record from the line's front and returns how many bytes of its text it took. */
static size_t read_record(struct format_input *input, const struct capture_line *line)
{
	struct paper_draft draft = { .line = line->line };
	struct paper *paper = &draft.paper;
	size_t record_len = line->text.len;
	size_t begin;
	size_t end;
	struct str text;

	paper_init(paper);
	end = read_tail(input, line, paper, &record_len);
	if (!upvotes_parse(line->text, &paper->upvotes, &begin) || begin >= end) {
		format_warn(input, line->line, "the end of a paper whose beginning is missing");
		return record_len;
	}
	if (paper->upvotes == COUNT_UNKNOWN)
		format_warn(input, line->line, "a number of upvotes that cannot be read");
	text = utf8_trim(str_sub(line->text, begin, end - begin));
	begin = title_split(text);
	paper->title = utf8_trim(str_sub(text, 0, begin));
	paper->abstract = utf8_trim(str_sub(text, begin, text.len));
	paper->title_is_guessed = true;
	format_emit(input, &draft);
	return record_len;
}

/*
 * A line without a record's end among records was cut off or is not the listing's; where no record
 * follows, the next capture may know it.
 */
static enum step read_text(struct line_queue *queue, struct format_input *input)
{
	const struct capture_line *line = line_queue_peek(queue, 0);
	const struct capture_line *next = line_queue_peek(queue, 1);
	int32_t upvotes;
	size_t len;

	if (!next && !input->is_last)
		return STEP_WAIT;
	if (next && next->kind != LINE_RECORD && !line_kind_is_page(next->kind))
		return STEP_ENDED;
	if (upvotes_parse(line->text, &upvotes, &len))
		format_warn(input, line->line, "the beginning of a paper whose end is missing");
	else
		format_warn(input, line->line, "a line that is no paper");
	line_queue_take(queue, 1);
	return STEP_TAKEN;
}

static enum step read_next(void *state_memory, struct line_queue *queue, struct format_input *input)
{
	struct one_line_state *state = state_memory;
	const struct capture_line *line = line_queue_peek(queue, 0);
	size_t taken;

	if (!line)
		return STEP_WAIT;
	if (line_kind_is_page(line->kind)) {
		if (state->has_begun)
			return STEP_ENDED;
		line_queue_take(queue, 1);
		return STEP_TAKEN;
	}
	if (line->kind != LINE_RECORD)
		return state->has_begun ? read_text(queue, input) : STEP_ENDED;
	state->has_begun = true;
	taken = read_record(input, line);
	if (taken == line->text.len || line->text.len > GLUED_LINE_MAX) {
		line_queue_take(queue, 1);
		return STEP_TAKEN;
	}
	line_queue_take_part(queue, taken);
	return STEP_ENDED;
}

static size_t one_line_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct one_line_state *state = state_memory;

	return line_queue_read(read_next, state, &state->previous, input, capture_ended);
}

const struct format format_one_line = {
	.name = "one line a paper",
	.state_size = sizeof(struct one_line_state),
	.sniff = one_line_sniff,
	.sniff_lines = one_line_sniff,
	.read = one_line_read,
};
