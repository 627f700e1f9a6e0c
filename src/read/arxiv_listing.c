/*
 * arXiv's pages as copied text: listings of new and recent papers, results of a search, the page of
 * a paper. In a listing a paper begins at its id ("[1] arXiv:2401.00001 [pdf, html, other]"); on
 * its own page at its title, and the id comes with "Cite as". Lines without a label are told by
 * what the paper lacks: the title (in results of a search), the authors, at last the abstract.
 */
#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "read/arxiv_line.h"
#include "read/arxiv_lines.h"
#include "read/arxiv_paper.h"
#include "read/format.h"
#include "read/markdown.h"

/* A line that is indented and has no room for the next word within this many columns was broken. */
#define WRAP_MIN ((size_t)66)

struct listing_state {
	bool is_open; /* the rest was initialised */
	struct markdown_line line;
	struct arxiv_paper paper;
	struct arxiv_lines below; /* the title, until it is known what they are */
	struct strbuf submitted;  /* a date before the title that it belongs to */
	bool has_files;   /* of the paper: "[pdf, html, other]" was seen, which no other text has */
	bool is_own_page; /* the paper's: its id comes last */
	bool cites_itself; /* its "Cite as" is open */
	size_t width;      /* of the line before */
	size_t whole;      /* papers that are surely such */
};

static void listing_init(struct listing_state *state, struct format_input *input)
{
	markdown_line_init(&state->line);
	arxiv_paper_init(&state->paper, input);
	arxiv_lines_init(&state->below);
	strbuf_init(&state->submitted);
	state->is_open = true;
}

static void listing_close(void *state_memory)
{
	struct listing_state *state = state_memory;

	if (!state->is_open)
		return;
	markdown_line_free(&state->line);
	arxiv_paper_free(&state->paper);
	arxiv_lines_free(&state->below);
	strbuf_free(&state->submitted);
}

static void add_one(struct listing_state *state, const char *label, struct str value)
{
	arxiv_paper_open(&state->paper, label);
	arxiv_paper_add_line(&state->paper, value);
	arxiv_paper_end_value(&state->paper);
}

static void open_with(struct listing_state *state, const char *label, struct str text)
{
	arxiv_paper_open(&state->paper, label);
	arxiv_paper_add_line(&state->paper, text);
}

/* Takes the lines below the title for what they are: all of them belong to it where a label with
 * the authors follows. */
static void take_lines_below(struct listing_state *state, bool has_authors)
{
	struct arxiv_lines *below = &state->below;
	size_t begin = below->count, end = below->count;

	if (below->count == 0)
		return;
	if (!has_authors)
		arxiv_lines_find_names(below, &begin, &end);
	for (size_t i = 0; i < begin; i++)
		arxiv_paper_add_line(&state->paper, arxiv_lines_at(below, i));
	for (size_t i = begin; i < end; i++)
		if (i == begin)
			open_with(state, "Authors", arxiv_lines_at(below, i));
		else
			arxiv_paper_add_line(&state->paper, arxiv_lines_at(below, i));
	for (size_t i = end; i < below->count; i++)
		format_pass_line_over(state->paper.input, below->numbers[i],
				      arxiv_lines_at(below, i));
	arxiv_lines_clear(below);
}

static void begin(struct listing_state *state, struct str id, size_t number)
{
	take_lines_below(state, false);
	arxiv_paper_begin(&state->paper, id, number);
	state->has_files = false;
	state->is_own_page = id.len == 0;
	state->cites_itself = false;
	if (state->submitted.len == 0)
		return;
	add_one(state, "Date", strbuf_str(&state->submitted));
	strbuf_clear(&state->submitted);
}

/* What results of a search have behind the id: categories, and "doi" with the DOI. */
static void add_categories(struct listing_state *state, struct str rest)
{
	char doi[IDENTIFIER_MAX];
	struct str word;

	while (str_split_next(&rest, ' ', &word)) {
		if (doi_normalise(word, doi))
			add_one(state, "DOI", word);
		else if (memchr(word.p, '.', word.len) || memchr(word.p, '-', word.len))
			add_one(state, "Categories", word);
	}
	state->paper.has_subjects = false;
}

/* "doi 10.1234/owl", where it is a line of its own, or two. */
static bool read_doi(struct listing_state *state, struct str text)
{
	char doi[IDENTIFIER_MAX];

	if (!state->has_files || state->paper.has_title)
		return false;
	if (str_equal(text, STR("doi")))
		return true;
	if (str_starts_with(text, STR("doi ")))
		text = utf8_trim(str_drop(text, 4));
	if (!doi_normalise(text, doi))
		return false;
	add_one(state, "DOI", text);
	return true;
}

/* "arXiv:2401.00001 (cross-list from cs.AI) [pdf, html, other] cs.LG" */
static bool read_id(struct listing_state *state, struct str text, size_t number)
{
	struct str rest, id = arxiv_paper_id(text, &rest);

	if (id.len == 0 || state->cites_itself)
		return false;
	rest = utf8_trim(rest);
	if (rest.len > 0 && rest.p[0] == '(')
		rest = utf8_trim(str_sub(rest, str_find(rest, STR(")")) + 1, SIZE_MAX));
	if (rest.len > 0 && rest.p[0] != '[')
		return false;
	begin(state, id, number);
	state->has_files = arxiv_line_take_files(&rest);
	if (state->has_files)
		add_categories(state, rest);
	return true;
}

/*
 * "Submitted 3 January, 2024; v1 submitted 1 December, 2023; ...", "[Submitted on 3 Jan 2024 (v1),
 * last ...]"
 */
static bool read_submitted(struct listing_state *state, struct str text)
{
	static const struct str words[] = { STR_INIT("[Submitted on "), STR_INIT("Submitted on "),
					    STR_INIT("Submitted ") };

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		size_t len = 0, first;

		if (!str_starts_with(text, words[i]))
			continue;
		text = str_drop(text, words[i].len);
		first = str_find(text, STR("v1 submitted "));
		if (first != SIZE_MAX)
			text = str_drop(text, first + sizeof("v1 submitted ") - 1);
		while (len < text.len && !strchr(";([]", text.p[len]))
			len++;
		text = utf8_trim(str_sub(text, 0, len));
		strbuf_set(&state->submitted, text);
		if (i < 2)
			return true;
		take_lines_below(state, false);
		if (state->paper.is_open)
			add_one(state, "Date", text);
		strbuf_clear(&state->submitted);
		return true;
	}
	return false;
}

static bool read_label(struct listing_state *state, struct str text, size_t number)
{
	bool had_title = state->paper.has_title;
	const struct dialect_name *label;

	if (str_starts_with(text, STR("Title:")) && (!state->paper.is_open || had_title))
		begin(state, STR(""), number);
	text = arxiv_line_cut_fold(text);
	label = arxiv_paper_label(text);
	if (!state->paper.is_open || !label)
		return false;
	take_lines_below(state, label->slot == SLOT_AUTHOR_NAMES);
	arxiv_paper_read_label(&state->paper, text);
	state->cites_itself = str_starts_with(text, STR("Cite as"));
	return true;
}

/* Whether a text browser broke the line before. */
static bool line_was_broken(const struct listing_state *state, struct str source, struct str text)
{
	const char *blank = memchr(text.p, ' ', text.len);
	size_t word = blank ? (size_t)(blank - text.p) : text.len;

	return source.p[0] == ' ' && state->width + 1 + word > WRAP_MIN;
}

/* Whether the value that is open goes on in a line without a label. */
static bool value_goes_on(const struct listing_state *state, struct str source, struct str text)
{
	const struct arxiv_paper *paper = &state->paper;
	struct str value = strbuf_str(&paper->value);

	return value.len == 0 || paper->label->slot == SLOT_ABSTRACT ||
	       line_was_broken(state, source, text) || text.p[0] == ';' ||
	       str_ends_with(value, STR(",")) ||
	       (paper->label->slot == SLOT_AUTHOR_NAMES && !paper->has_subjects &&
		!state->is_own_page && arxiv_lines_names_go_on(value, text));
}

/* A line without a label. */
static void read_text(struct listing_state *state, struct str source, struct str text,
		      size_t number)
{
	struct arxiv_paper *paper = &state->paper;
	enum slot slot = paper->label ? paper->label->slot : SLOT_NOTHING;

	if (state->below.count == ARXIV_LINES_MAX)
		take_lines_below(state, false);
	if (paper->label && state->below.count == 0 && value_goes_on(state, source, text))
		arxiv_paper_add_line(paper, arxiv_line_cut_fold(text));
	else if (slot == SLOT_TITLE && !paper->has_authors && !state->is_own_page)
		arxiv_lines_add(&state->below, text, number);
	else if (!paper->has_title && !str_starts_with(STR("Title:"), text))
		open_with(state, "Title", text);
	else if (!paper->has_title)
		return; /* the file was cut within the label */
	else if (!paper->has_authors)
		open_with(state, "Authors", text);
	else if ((paper->has_subjects || state->is_own_page) && !paper->has_abstract)
		open_with(state, "Abstract", text);
	else
		format_pass_line_over(paper->input, number, source);
}

static void count_whole(struct listing_state *state, bool had_title)
{
	const struct arxiv_paper *paper = &state->paper;

	state->whole += !had_title && paper->has_title && state->has_files;
	state->whole += state->cites_itself && paper->has_title && paper->has_abstract;
}

static void end_value(struct listing_state *state)
{
	take_lines_below(state, false);
	arxiv_paper_end_value(&state->paper);
}

static void end_paper(struct listing_state *state)
{
	take_lines_below(state, false);
	arxiv_paper_end(&state->paper);
}

static void read_line(struct listing_state *state, struct str source, size_t number)
{
	bool had_title = state->paper.has_title;
	struct str text;

	markdown_line_read(&state->line, source, MARKDOWN_PLAIN);
	text = arxiv_line_cut_number(strbuf_str(&state->line.text));
	if (text.len == 0) {
		format_pass_line_over(state->paper.input, number, source);
		return;
	}
	if (read_id(state, text, number) || read_label(state, text, number))
		had_title &= state->paper.is_open;
	else if (read_submitted(state, text))
		;
	else if (!state->paper.is_open)
		format_pass_line_over(state->paper.input, number, source);
	else if (read_doi(state, text))
		;
	else if (arxiv_line_take_files(&text))
		state->has_files = true;
	else if (arxiv_line_is_between(text))
		end_paper(state);
	else if (arxiv_line_is_within(text))
		end_value(state);
	else
		read_text(state, source, text, number);
	count_whole(state, had_title);
	state->width = source.len;
}

static size_t read_lines(struct listing_state *state, struct str window, bool is_last,
			 size_t *number)
{
	struct str rest = window, line;

	while (format_take_line(&rest, is_last, &line))
		read_line(state, line, (*number)++);
	return window.len - rest.len;
}

static enum sniff listing_sniff(struct str head, bool is_whole)
{
	struct listing_state state = { 0 };
	struct str look = str_sub(head, 0, FORMAT_SNIFF_MAX);
	size_t number = 1;
	bool is_sure;

	/* Cheap: most texts have no such words. */
	if (str_find(look, STR("arXiv:")) != SIZE_MAX) {
		listing_init(&state, NULL);
		read_lines(&state, look, is_whole && look.len == head.len, &number);
	}
	is_sure = state.whole > 0;
	listing_close(&state);
	if (is_sure)
		return SNIFF_YES;
	return is_whole || head.len >= FORMAT_SNIFF_MAX ? SNIFF_NO : SNIFF_MORE;
}

static size_t listing_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct listing_state *state = state_memory;
	size_t taken;

	(void)capture_ended; /* the page is the whole file */
	if (!state->is_open)
		listing_init(state, input);
	state->paper.input = input;
	taken = read_lines(state, input->window, input->is_last, &input->line);
	if (input->is_last)
		take_lines_below(state, false);
	if (input->is_last)
		arxiv_paper_finish(&state->paper, false);
	return taken;
}

const struct format format_arxiv_listing = {
	.name = "arXiv's page",
	.state_size = sizeof(struct listing_state),
	.sniff = listing_sniff,
	.read = listing_read,
	.is_whole_file = true,
	.close = listing_close,
};
