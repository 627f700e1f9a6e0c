/*
 * A page of Daily or Trending Papers in whichever way it became text: what its lines are is up to
 * listing_page_line, what they mean together to listing_paper. The file is such a page only with a
 * line of the site's own and whole papers among its first bytes.
 */
#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "read/format.h"
#include "read/listing_paper.h"

/* Within this many bytes a page shows what it is. */
#define SNIFF_MAX ((size_t)16 << 10)

/* A page with numbered links is read as a whole, for the list of their addresses is at its end; a
 * longer one is read without. */
#define NUMBERED_MAX ((size_t)32 << 20)

struct page_state {
	bool is_open; /* the paper was initialised */
	struct listing_paper paper;
	struct link_list links;
};

static void page_close(void *state_memory)
{
	struct page_state *state = state_memory;

	if (state->is_open)
		listing_paper_free(&state->paper);
	link_list_free(&state->links);
}

/* Takes the whole lines of a window; returns how many bytes they are. */
static size_t read_lines(struct listing_paper *paper, struct str window, bool is_last,
			 size_t *number)
{
	struct str rest = window, line;

	while (format_take_line(&rest, is_last, &line))
		listing_paper_read_line(paper, line, (*number)++);
	return window.len - rest.len;
}

/* One of the site's own lines and a paper with all its parts, or two papers of which parts fit. */
static bool is_sure(const struct listing_paper *paper)
{
	if (!paper->signs.has_sign && paper->signs.voted < 2)
		return false;
	return paper->signs.has_banner ? paper->signs.complete > 0 || paper->signs.fitting > 2
				       : paper->signs.complete > 2;
}

/* Whether a line is a number or a dash alone. */
static bool has_number_line(struct str s)
{
	struct str line;

	while (str_split_next(&s, '\n', &line)) {
		uint64_t value;

		line = utf8_trim(line);
		if (str_equal(line, STR("-")) || str_to_uint(line, INT32_MAX, &value))
			return true;
	}
	return false;
}

/* A cheap look for what no other text has: most texts, and the captured layouts, have none of it.
 */
static bool may_be_page(struct str look)
{
	static const struct str signs[] = {
		STR_INIT("/papers/"), STR_INIT("%2Fpapers"), STR_INIT("Submitted by"),
		STR_INIT("Upvote"),   STR_INIT("### "),      STR_INIT("GitHub"),
		STR_INIT("[ ]"),      STR_INIT("[-]"),
	};

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_find(look, signs[i]) != SIZE_MAX)
			return true;
	return has_number_line(look);
}

static enum sniff page_sniff(struct str head, bool is_whole)
{
	struct listing_paper paper;
	struct str look = str_sub(head, 0, SNIFF_MAX);
	size_t number = 1;
	bool is_end = is_whole || head.len >= SNIFF_MAX, answer;

	if (!may_be_page(look))
		return is_end ? SNIFF_NO : SNIFF_MORE;
	listing_paper_init(&paper, NULL);
	read_lines(&paper, look, is_whole && look.len == head.len, &number);
	if (is_end)
		listing_paper_finish(&paper);
	answer = is_sure(&paper);
	listing_paper_free(&paper);
	return answer ? SNIFF_YES : is_end ? SNIFF_NO : SNIFF_MORE;
}

/* Whether a page whose beginning that is has numbered links. */
static bool is_numbered(struct str look)
{
	size_t number;

	while (link_list_next(&look, &number))
		if (!str_starts_with(look, STR("(")))
			return true;
	return false;
}

/* Whether more of the page is needed before its first paper is read. */
static bool wants_more(const struct format_input *input)
{
	if (input->is_last || input->window.len > NUMBERED_MAX)
		return false;
	return input->window.len < SNIFF_MAX || is_numbered(str_sub(input->window, 0, SNIFF_MAX));
}

static void page_open(struct page_state *state, struct format_input *input)
{
	listing_paper_init(&state->paper, input);
	state->is_open = true;
	if (!input->is_last || !is_numbered(str_sub(input->window, 0, SNIFF_MAX)))
		return;
	link_list_read(&state->links, input->window);
	state->paper.line.links = &state->links;
}

static size_t page_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct page_state *state = state_memory;
	size_t taken;

	(void)capture_ended; /* the page is the whole file */
	if (!state->is_open && wants_more(input))
		return 0;
	if (!state->is_open)
		page_open(state, input);
	state->paper.input = input;
	taken = read_lines(&state->paper, input->window, input->is_last, &input->line);
	if (input->is_last)
		listing_paper_finish(&state->paper);
	return taken;
}

const struct format format_listing_page = {
	.name = "page of papers",
	.state_size = sizeof(struct page_state),
	.sniff = page_sniff,
	.read = page_read,
	.is_whole_file = true,
	.close = page_close,
};
