/*
 * arXiv's announcement mail. A paper is a line of two backslashes, its id, lines with labels, two
 * backslashes, the abstract, two backslashes with the paper's address. Papers that were replaced
 * have no abstract, and the day of the replacement in place of their own. A mail can be quoted by
 * another one, with "> " before its lines.
 */
#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "read/arxiv_paper.h"
#include "read/format.h"
#include "read/quoted_printable.h"

/* Of a mail that was answered more often nothing is left. */
#define QUOTES_MAX 8

/* No rule is shorter; in an abstract a line may begin with a dash of three hyphens. */
#define RULE_LEN_MIN 5

enum part {
	PART_OUTSIDE, /* the mail's head, and what is between papers */
	PART_BEGUN,   /* two backslashes: an id may follow */
	PART_LABELS,
	PART_ABSTRACT,
};

struct mail_state {
	bool is_open; /* the rest was initialised */
	struct arxiv_paper paper;
	enum part part;
	size_t whole; /* papers of which an id, a date and a title were seen */
	bool has_date;
	bool is_encoded;             /* the mail is in quoted-printable */
	struct strbuf joined, valid; /* a line of it that was decoded, which may go on */
	size_t joined_line;          /* where that begins; 0: there is none */
	size_t quotes; /* the signs before the lines of a mail that another one quotes */
};

static void mail_init(struct mail_state *state, struct format_input *input)
{
	arxiv_paper_init(&state->paper, input);
	strbuf_init(&state->joined);
	strbuf_init(&state->valid);
	state->is_open = true;
}

static void mail_close(void *state_memory)
{
	struct mail_state *state = state_memory;

	if (!state->is_open)
		return;
	arxiv_paper_free(&state->paper);
	strbuf_free(&state->joined);
	strbuf_free(&state->valid);
}

/* A line that separates papers, or the mail's sections: of hyphens, with "%" among them at times.
 */
static bool is_rule(struct str line)
{
	size_t len = 0;

	while (len < line.len && (line.p[len] == '-' || line.p[len] == '%'))
		len++;
	return len >= RULE_LEN_MIN && (len == line.len || line.p[0] == '-');
}

/* Two backslashes end a part, and begin the next one; where the line that ends an abstract is
 * missing, the next paper. */
static void read_backslashes(struct mail_state *state, struct str line)
{
	if (state->part == PART_LABELS && line.len == 2) {
		arxiv_paper_open(&state->paper, "Abstract");
		state->part = PART_ABSTRACT;
		return;
	}
	if (state->part == PART_OUTSIDE && line.len == 2) {
		state->part = PART_BEGUN;
		return;
	}
	arxiv_paper_end(&state->paper);
	state->part = line.len == 2 ? PART_BEGUN : PART_OUTSIDE;
}

static void read_id(struct mail_state *state, struct str line, size_t number)
{
	struct str rest, id = arxiv_paper_id(line, &rest);

	state->part = PART_OUTSIDE;
	if (id.len == 0)
		return;
	arxiv_paper_begin(&state->paper, id, number);
	state->part = PART_LABELS;
	state->has_date = false;
}

/* A line among those with labels; what goes on in it is indented. */
static void read_label(struct mail_state *state, struct str line)
{
	bool had_title = state->paper.has_title;

	if (line.len > 0 && (line.p[0] == ' ' || line.p[0] == '\t')) {
		arxiv_paper_add_line(&state->paper, line);
		return;
	}
	state->has_date |= str_starts_with(line, STR("Date")) ||
			   str_starts_with(line, STR("replaced with revised version"));
	if (!arxiv_paper_read_label(&state->paper, line))
		arxiv_paper_end_value(&state->paper);
	state->whole += !had_title && state->paper.has_title && state->has_date;
}

/* Takes signs of a quotation, and the blank behind each; returns how many there were. */
static size_t take_quotes(struct str *line, size_t max)
{
	size_t count = 0;

	while (count < max && line->len > 0 && *line->p == '>') {
		*line = str_drop(*line, 1 + (line->len > 1 && line->p[1] == ' '));
		count++;
	}
	return count;
}

/* Takes the signs of a quotation off a line: as many as the backslashes before the paper had, since
 * an abstract can have such a sign of its own. */
static struct str unquote(struct mail_state *state, struct str line)
{
	struct str inside = line;
	size_t quotes = take_quotes(&inside, QUOTES_MAX);

	if (state->part == PART_OUTSIDE && str_equal(utf8_trim(inside), STR("\\\\")))
		state->quotes = quotes;
	take_quotes(&line, state->quotes);
	return line;
}

static void read_line(struct mail_state *state, struct str line, size_t number)
{
	struct str text;

	line = unquote(state, line);
	text = utf8_trim(line);
	if (is_rule(text)) {
		arxiv_paper_end(&state->paper);
		state->part = PART_OUTSIDE;
	} else if (str_starts_with(text, STR("\\\\")) &&
		   (text.len == 2 || str_find(text, STR("arxiv.org/")) != SIZE_MAX)) {
		read_backslashes(state, text);
	} else if (state->part == PART_BEGUN && text.len > 0) {
		read_id(state, text, number);
	} else if (state->part == PART_LABELS) {
		read_label(state, line);
	} else if (state->part == PART_ABSTRACT) {
		arxiv_paper_add_line(&state->paper, line);
	} else {
		format_pass_line_over(state->paper.input, number, line);
	}
}

/* Whether no paper takes a line: its record has too much, or it has no label and goes on with none.
 */
static bool is_idle(const struct mail_state *state)
{
	const struct arxiv_paper *paper = &state->paper;

	return state->part == PART_OUTSIDE || paper->record.has_too_much ||
	       (state->part == PART_LABELS && !paper->label);
}

static void count_idle(struct mail_state *state, struct format_input *input, size_t line)
{
	if (format_is_idle_end(input, is_idle(state))) {
		arxiv_paper_end(&state->paper);
		state->part = PART_OUTSIDE;
	}
	format_count_idle(input, line, is_idle(state));
}

/* Takes a line of a mail in quoted-printable; false where it goes on. */
static bool decode_line(struct mail_state *state, struct str *line, size_t number, bool is_last)
{
	if (state->joined_line == 0) {
		strbuf_clear(&state->joined);
		state->joined_line = number;
	}
	if (quoted_printable_add(&state->joined, *line) && !is_last &&
	    state->joined.len < FORMAT_RECORD_MAX)
		return false;
	quoted_printable_end(&state->joined, &state->valid);
	*line = strbuf_str(&state->joined);
	return true;
}

/* Reads a line as the file has it. */
static void read_raw_line(struct mail_state *state, struct str line, size_t number, bool is_last)
{
	if (!state->is_encoded) {
		read_line(state, line, number);
		return;
	}
	if (!decode_line(state, &line, number, is_last))
		return;
	read_line(state, line, state->joined_line);
	state->joined_line = 0;
}

static size_t read_lines(struct mail_state *state, struct str window, bool is_last, size_t *number)
{
	struct format_input *input = state->paper.input;
	struct str rest = window, line;

	while (!(input && input->is_stopped) && format_take_line(&rest, is_last, &line)) {
		read_raw_line(state, line, *number, is_last && rest.len == 0);
		if (input)
			count_idle(state, input, *number);
		++*number;
	}
	return window.len - rest.len;
}

/* Finds out whether the mail is in quoted-printable, which needs all that it may see. */
static enum sniff mail_sniff(struct str head, bool is_whole, void *found)
{
	struct mail_state state = { 0 };
	struct str look = str_sub(head, 0, FORMAT_SNIFF_MAX);
	size_t number = 1;
	bool is_sure;

	/* Cheap: most texts have no such lines. */
	if (str_find(look, STR("\\\\\n")) != SIZE_MAX) {
		mail_init(&state, NULL);
		read_lines(&state, look, is_whole && look.len == head.len, &number);
	}
	is_sure = state.whole > 0;
	mail_close(&state);
	if (!is_whole && head.len < FORMAT_SNIFF_MAX)
		return SNIFF_MORE;
	*(bool *)found = is_sure && quoted_printable_is_certain(look);
	return is_sure ? SNIFF_YES : SNIFF_NO;
}

static size_t mail_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct mail_state *state = state_memory;
	size_t taken;

	(void)capture_ended; /* the mail is the whole file */
	if (!state->is_open) {
		mail_init(state, input);
		state->is_encoded = input->found && *(const bool *)input->found;
	}
	state->paper.input = input;
	taken = read_lines(state, input->window, input->is_last, &input->line);
	if (input->is_last)
		arxiv_paper_finish(&state->paper, true);
	return taken;
}

const struct format format_arxiv_mail = {
	.name = "arXiv's mail",
	.state_size = sizeof(struct mail_state),
	.sniff_found = mail_sniff,
	.read = mail_read,
	.is_whole_file = true,
	.close = mail_close,
};
