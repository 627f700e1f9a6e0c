/*
 * Title and abstract in turn, a line each, below two lines of the page; the first title is glued to
 * "Subscribe". Nothing marks which line is which. Once a capture's header has been seen the first
 * line is a title, and from there on the lines alternate; in a file that was cut, or that lost a
 * line, the alternation is restored by what titles and abstracts look like (texts_are_shifted);
 * that is checked only where a pair does not look like one.
 */
#include "config.h"

#include "read/format.h"
#include "read/line_queue.h"
#include "read/listing_text.h"

/* How many texts are examined when no line of the page shows the layout. */
#define SNIFF_TEXTS 16

/* This many lines of the page in a row do not begin a capture. */
#define SNIFF_PAGE_LINES 16

/* A single abstract has at least this many words. */
#define LONE_ABSTRACT_WORDS 25

struct title_abstract_state {
	enum line_kind previous;
	bool has_begun; /* a text was seen, so that the page's lines now are another capture's */
};

/* Whether texts without any line of the page can be one paper, behind what a cut left of another:
 * notes and letters have a heading and a sentence, too, but none as long as an abstract, or more
 * behind it. */
static bool is_lone_pair(const struct str *texts, size_t count)
{
	return count <= 3 && texts_are_sure_pair(texts[count - 2], texts[count - 1]) &&
	       text_has_words(texts[count - 1], LONE_ABSTRACT_WORDS);
}

/*
 * Judges texts in turn: pairs, but for one that a cut or a lost line left alone, or a few in many.
 * A pair that the file ends in may have been cut off. Without the page's lines two out of three
 * abstracts must also speak as abstracts do: any text has a heading and a sentence.
 */
static bool texts_are_pairs(const struct str *texts, size_t count, bool is_end, bool has_header)
{
	size_t pairs = 0;
	size_t speaking = 0;
	size_t alone = 0;
	size_t i = 0;

	while (i + 1 < count) {
		if (texts_are_sure_pair(texts[i], texts[i + 1])) {
			pairs++;
			speaking += text_speaks_as_abstract(texts[i + 1]);
			i += 2;
		} else {
			/* What a page says of itself may be between any two. */
			if (!text_is_of_site(texts[i]))
				alone += !is_end || i + 2 < count;
			i++;
		}
	}
	if (pairs == 1 && !has_header && !is_lone_pair(texts, count))
		return false;
	return pairs > 0 && alone <= 1 + pairs / 4 && (has_header || speaking * 3 >= pairs * 2);
}

/* What was seen of a text's beginning. */
struct beginning {
	struct str texts[SNIFF_TEXTS];
	size_t count;
	size_t page_lines;
	bool has_sentence;  /* a line of the page that no other layout has at this place */
	bool has_subscribe; /* "Subscribe" glued to the first title: no other layout does that */
};

/* Looks at a line of the page before all texts; false where this layout has no such line. */
static bool see_page_line(struct beginning *seen, const struct capture_line *line)
{
	seen->has_sentence |= line->kind == LINE_TRENDING_DAILY || line->kind == LINE_TRENDING;
	seen->has_subscribe =
		line->kind == LINE_SUBSCRIBE && line->next == line->text.p + line->text.len;
	return ++seen->page_lines < SNIFF_PAGE_LINES;
}

/* Whether the page's lines and the first two texts are enough. */
static bool is_sure(const struct beginning *seen)
{
	return seen->has_sentence && seen->has_subscribe && seen->count >= 2 &&
	       text_may_be_title(seen->texts[0]) && text_may_be_title(seen->texts[1]);
}

static enum sniff judge(const struct beginning *seen, bool is_end)
{
	if (is_sure(seen))
		return SNIFF_YES;
	if (!texts_are_pairs(seen->texts, seen->count, is_end, seen->has_sentence))
		return SNIFF_NO;
	return seen->has_sentence ? SNIFF_YES : SNIFF_MAYBE;
}

/* This many texts of which no two are a title and its abstract are more alone than any pairs after
 * them make good. */
#define SNIFF_ALONE 5

static bool is_hopeless(const struct beginning *seen)
{
	if (seen->count != SNIFF_ALONE || (seen->has_sentence && seen->has_subscribe))
		return false;
	for (size_t i = 0; i + 1 < SNIFF_ALONE; i++)
		if (texts_are_sure_pair(seen->texts[i], seen->texts[i + 1]))
			return false;
	return true;
}

static enum sniff title_abstract_sniff(struct str head, bool is_whole)
{
	struct line_cursor cursor = line_cursor_begin(head, is_whole);
	struct beginning seen = { .count = 0 };
	struct capture_line line;

	while (seen.count < SNIFF_TEXTS && line_cursor_next(&cursor, &line)) {
		if (line_kind_is_page(line.kind) && seen.count == 0) {
			if (!see_page_line(&seen, &line))
				return SNIFF_NO;
			continue;
		}
		if (line.kind != LINE_TEXT)
			return seen.count > 0 ? judge(&seen, true) : SNIFF_NO;
		seen.texts[seen.count++] = line.text;
		if (is_hopeless(&seen))
			return SNIFF_NO;
	}
	if (seen.count < SNIFF_TEXTS && !is_whole)
		return SNIFF_MORE;
	return judge(&seen, seen.count < SNIFF_TEXTS);
}

/* Looks at the page's lines and the first two texts. "Daily Papers" is above other layouts, too. */
static enum sniff title_abstract_sniff_lines(struct str head, bool is_whole)
{
	struct line_cursor cursor = line_cursor_begin(head, is_whole);
	struct beginning seen = { .count = 0 };
	struct capture_line line;

	while (seen.count < 2 && line_cursor_next(&cursor, &line)) {
		if (line.kind == LINE_TEXT)
			seen.texts[seen.count++] = line.text;
		else if (seen.count > 0 || line.kind < LINE_NEW || line.kind > LINE_SUBSCRIBE ||
			 !see_page_line(&seen, &line))
			return SNIFF_NO;
	}
	if (seen.count < 2 && !is_whole)
		return SNIFF_MORE;
	return is_sure(&seen) ? SNIFF_YES : SNIFF_NO;
}

static void emit_pair(struct format_input *input, const struct capture_line *title,
		      struct str abstract)
{
	struct paper_draft draft = { .line = title->line };

	paper_init(&draft.paper);
	draft.paper.title = title->text;
	draft.paper.abstract = abstract;
	format_emit(input, &draft);
}

static void warn_alone(struct format_input *input, const struct capture_line *line)
{
	if (!text_may_be_title(line->text))
		format_warn(input, line->line, "a line that is no paper");
	else if (text_looks_like_title(line->text))
		format_warn(input, line->line, "a title without an abstract");
	else
		format_warn(input, line->line, "an abstract without a title");
}

/* Whether the first text is alone; false in *is_known while the lines that decide it are not in
 * the window. */
static bool first_is_alone(struct line_queue *queue, bool is_last, bool *is_known)
{
	struct str texts[4];
	size_t count = 0;

	*is_known = true;
	while (count < 4) {
		const struct capture_line *line = line_queue_peek(queue, count);

		if (!line && !is_last) {
			*is_known = false;
			return false;
		}
		if (!line || line->kind != LINE_TEXT)
			break;
		texts[count++] = line->text;
	}
	return texts_are_shifted(texts, count);
}

/* Takes a title and its abstract, two lines of text at the queue's front. */
static enum step read_pair(struct line_queue *queue, struct format_input *input)
{
	const struct capture_line *title = line_queue_peek(queue, 0);
	const struct capture_line *abstract = line_queue_peek(queue, 1);
	const struct capture_line *after = line_queue_peek(queue, 2);
	bool is_known;

	if (!after && !input->is_last)
		return STEP_WAIT;
	if (after && line_kind_is_below_abstract(after->kind))
		return STEP_ENDED;
	if (!text_looks_like_title(title->text) || !text_looks_like_abstract(abstract->text)) {
		bool is_alone = first_is_alone(queue, input->is_last, &is_known);

		if (!is_known)
			return STEP_WAIT;
		if (is_alone) {
			warn_alone(input, title);
			line_queue_take(queue, 1);
			return STEP_TAKEN;
		}
	}
	if (!texts_may_be_pair(title->text, abstract->text)) {
		warn_alone(input, title);
		line_queue_take(queue, 1);
		return STEP_TAKEN;
	}
	emit_pair(input, title, abstract->text);
	line_queue_take(queue, 2);
	return STEP_TAKEN;
}

static enum step read_text(struct line_queue *queue, struct format_input *input)
{
	const struct capture_line *title = line_queue_peek(queue, 0);
	const struct capture_line *next = line_queue_peek(queue, 1);

	if (!next && !input->is_last)
		return STEP_WAIT;
	if (next && line_kind_is_below_abstract(next->kind))
		return STEP_ENDED;
	if (next && next->kind == LINE_TEXT)
		return read_pair(queue, input);
	warn_alone(input, title);
	line_queue_take(queue, 1);
	return STEP_TAKEN;
}

static enum step read_next(void *state_memory, struct line_queue *queue, struct format_input *input)
{
	struct title_abstract_state *state = state_memory;
	const struct capture_line *line = line_queue_peek(queue, 0);

	if (!line)
		return STEP_WAIT;
	if (line->kind == LINE_TEXT) {
		state->has_begun = true;
		return read_text(queue, input);
	}
	if (state->has_begun || !line_kind_is_page(line->kind))
		return STEP_ENDED;
	line_queue_take(queue, 1);
	return STEP_TAKEN;
}

static size_t title_abstract_read(void *state_memory, struct format_input *input,
				  bool *capture_ended)
{
	struct title_abstract_state *state = state_memory;

	return line_queue_read(read_next, state, &state->previous, input, capture_ended);
}

const struct format format_title_abstract = {
	.name = "title and abstract",
	.state_size = sizeof(struct title_abstract_state),
	.sniff = title_abstract_sniff,
	.sniff_lines = title_abstract_sniff_lines,
	.read = title_abstract_read,
};
