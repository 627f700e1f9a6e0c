/*
 * Reading lists in Markdown: an item of a list, a row of a table, or a heading is a paper where one
 * of its links has the address of one, and a text in it is a title: that link's own, or what is
 * before a link that is shown as "Paper" or "pdf" (reading_item). Where no text surely is the
 * title, a paper with an arXiv id or a DOI is known by that alone. All other links are left out,
 * and counted.
 *
 * An item goes on in the lines below it, up to the next item or a heading, and behind a blank line
 * in those that are indented more. A heading or a paragraph in bold can be a title, too: items that
 * only name its links belong to it ("- Paper: https://...").
 *
 * Links whose addresses are at the text's end, or that are org-mode's, are made inline first
 * (reading_links); a line of a text browser waits for those that go on with it.
 *
 * A link that the sentence around it only mentions makes no paper, and a document of which most
 * items have no link is no reading list: there the links are beside the point.
 */
#include "config.h"

#include "base/array.h"
#include "read/format.h"
#include "read/reading_document.h"
#include "read/reading_facts.h"
#include "read/reading_mark.h"
#include "read/source_code.h"

/* The fewest papers that make a list. */
#define PAPERS_MIN 2

/* The most items without a link that can be about the paper above them. */
#define NOTES_OF_PAPER 3

/* The fewest titles that only a venue and its year tell to be papers. */
#define PLACES_MIN 3

/* The fewest papers whose arXiv ids say that years as headings are theirs, not of their reading. */
#define YEARS_MIN 2

/* The most titles linked to PDFs, for each paper that is one for certain. */
#define FILES_OF_PAPER 5

/* The most lines of a text whose only paper has a title that is a guess. */
#define ALONE_LINES_MAX 10

/* The most lines that a paper has, on average, in a list whose papers have identifiers in place of
 * links. */
#define LINES_OF_PAPER 3

/* Links by reference are read in texts up to this, in bytes. */
#define REFERRING_MAX ((size_t)16 << 20)

struct list_state {
	bool is_open; /* the document was initialised */
	struct reading_document document;
};

/* Whether headings say of most titles that are linked to PDFs that they are papers. */
static bool are_files_named(const struct reading_item *item)
{
	return item->named_files > 0 && item->named_files * 2 >= item->files;
}

/*
 * Whether the items are about papers: not of a list of what is to be done, in which some have a
 * link. A title that is marked is a better sign than one that is a guess: below it can be notes.
 */
static bool has_papers(const struct reading_document *document, bool is_whole)
{
	const struct reading_item *item = &document->item;
	size_t marked = item->papers - item->guesses, sure = item->papers - item->files;

	if (item->files > 0 && sure < PAPERS_MIN && !are_files_named(item))
		return false;
	if (item->idle > marked * NOTES_OF_PAPER + item->guesses)
		return false;
	/* Comments in code name papers so. */
	if (item->written > 0 && item->written == item->papers && item->guesses > 0)
		return item->papers >= PAPERS_MIN &&
		       document->texts <= item->papers * LINES_OF_PAPER;
	if (item->plain > 0 && item->plain == item->papers)
		return reading_plain_is_list(&document->plain, item->plain);
	return item->papers >= PAPERS_MIN || (item->papers > 0 && item->is_own_file) ||
	       (is_whole && item->papers > 0 && item->papers >= item->other_links &&
		(marked > 0 || document->texts <= ALONE_LINES_MAX));
}

/* "(SIGMOD 2017)" */
static bool has_year_before(struct str look, struct str bracket)
{
	size_t at;

	while ((at = str_find(look, bracket)) != SIZE_MAX) {
		if (at > 6 && look.p[at - 5] == ' ' &&
		    reading_date_in(str_sub(look, at - 4, 4)).len == 4)
			return true;
		look = str_drop(look, at + 1);
	}
	return false;
}

/* "# OSDI 2024" */
static bool has_heading_with_year(struct str look)
{
	struct str line;

	while (str_split_next(&look, '\n', &line))
		if (reading_heading_len(line) > 0 && reading_date_in(line).len > 0)
			return true;
	return false;
}

/* A cheap look: most texts have no such marks. */
static bool has_signs(struct str look)
{
	static const struct str signs[] = {
		STR_INIT("(http"),     STR_INIT("href="),  STR_INIT(" http"),
		STR_INIT("\thttp"),    STR_INIT("[[http"), STR_INIT("<http"),
		STR_INIT("\nhttp"),    STR_INIT("arXiv:"), STR_INIT("arXiv "),
		STR_INIT("doi:"),      STR_INIT("DOI"),    STR_INIT(" paper\n"),
		STR_INIT(" papers\n"), STR_INIT("|-"),     STR_INIT("| -"),
		STR_INIT("|:-"),       STR_INIT("| :-"),   STR_INIT("<tr"),
		STR_INIT("cite:"),     STR_INIT("Cite:"),  STR_INIT("Paper:"),
		STR_INIT("Paper**:")
	};

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_find(look, signs[i]) != SIZE_MAX)
			return true;
	return has_year_before(look, STR(")")) || has_year_before(look, STR("]")) ||
	       has_heading_with_year(look);
}

/* What a look at a text's beginning came to. */
struct verdict {
	bool is_list;
	bool takes_files;  /* titles that are linked to PDFs are its papers, too */
	bool takes_places; /* and those that only a venue and its year tell */
	bool takes_dated;  /* and those that any name and a year are behind */
	bool takes_years;  /* the years of headings are those of the papers below them */
	bool has_doubtful; /* there are such titles */
};

/* Titles with a year in brackets, among more that have a venue there as well: venues, too. */
static size_t dated_of_venues(const struct reading_item *item)
{
	return item->places >= PLACES_MIN && item->dated <= item->places ? item->dated : 0;
}

/* Whether most of what has no link is such titles: in a list of what is to be done some have a
 * conference behind them as well. In a list of papers one with a link needs no more of its kind. */
static bool are_places_papers(const struct reading_item *item, size_t sure)
{
	if (item->places > 0 && item->places == item->linked_places &&
	    sure >= item->places + PAPERS_MIN)
		return true;
	return item->places >= PLACES_MIN &&
	       item->places * 3 + dated_of_venues(item) * 2 >= item->idle * 2;
}

/* Whether titles that are linked to PDFs are papers': others are so for certain, or a heading says
 * so. */
static bool are_files_papers(const struct reading_item *item, size_t sure)
{
	return are_files_named(item) ||
	       (sure >= PAPERS_MIN && item->files <= sure * FILES_OF_PAPER);
}

/* Looks at a text's beginning as a list, as far as `takes` says; `is_end`: it may end there. */
static struct verdict look_at(struct str look, bool is_whole, bool is_end, struct verdict takes)
{
	struct reading_document document;
	struct verdict verdict;
	size_t number = 1, sure;

	reading_document_init(&document);
	document.item.takes_files = takes.takes_files;
	document.item.takes_places = takes.takes_places;
	reading_links_read(&document.links, look);
	reading_document_read(&document, look, is_whole, &number);
	if (is_end)
		reading_document_end(&document);
	sure = document.item.papers - document.item.files;
	verdict.is_list = has_papers(&document, is_whole);
	verdict.takes_files = takes.takes_files && are_files_papers(&document.item, sure);
	verdict.takes_places = takes.takes_places && are_places_papers(&document.item, sure);
	verdict.takes_dated = verdict.takes_places && dated_of_venues(&document.item) > 0;
	verdict.takes_years =
		document.item.years_right >= YEARS_MIN && document.item.years_wrong == 0;
	verdict.has_doubtful = document.item.files > 0 || document.item.places > 0;
	reading_document_free(&document);
	return verdict;
}

/* The same; what is no paper after all is not taken in a second look. */
static struct verdict judge(struct str head, bool is_whole, bool is_end)
{
	struct str look = str_sub(head, 0, FORMAT_SNIFF_MAX);
	struct verdict verdict, all = { .takes_files = true, .takes_places = true };

	is_whole &= look.len == head.len;
	verdict = look_at(look, is_whole, is_end, all);
	if (!verdict.is_list)
		verdict.takes_files = false;
	if (verdict.has_doubtful &&
	    (!verdict.is_list || !verdict.takes_files || !verdict.takes_places))
		verdict = look_at(look, is_whole, is_end, verdict);
	return verdict;
}

static enum sniff list_sniff(struct str head, bool is_whole)
{
	bool is_end = is_whole || head.len >= FORMAT_SNIFF_MAX;

	if (!has_signs(str_sub(head, 0, FORMAT_SNIFF_MAX)))
		return is_end ? SNIFF_NO : SNIFF_MORE;
	if (judge(head, is_whole, is_end).is_list &&
	    !source_code_is(str_sub(head, 0, FORMAT_SNIFF_MAX)))
		return SNIFF_YES;
	return is_end ? SNIFF_NO : SNIFF_MORE;
}

static bool is_referring(const struct format_input *input)
{
	return reading_links_are_likely(str_sub(input->window, 0, FORMAT_SNIFF_MAX));
}

/* Whether the end of the text is needed, where the addresses of its links are. */
static bool wants_more(const struct format_input *input)
{
	return !input->is_last && input->window.len <= REFERRING_MAX && is_referring(input);
}

static void list_open(struct list_state *state, struct format_input *input)
{
	struct verdict verdict;

	reading_document_init(&state->document);
	verdict = judge(input->window, input->is_last, true);
	state->document.item.takes_files = verdict.takes_files;
	state->document.item.takes_places = verdict.takes_places;
	state->document.item.takes_dated = verdict.takes_dated;
	state->document.item.takes_years = verdict.takes_years;
	state->is_open = true;
	if (input->is_last && is_referring(input))
		reading_links_read(&state->document.links, input->window);
}

static size_t list_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct list_state *state = state_memory;
	size_t taken;

	(void)capture_ended; /* the list is the whole file */
	if (!state->is_open && wants_more(input))
		return 0;
	if (!state->is_open)
		list_open(state, input);
	state->document.item.input = input;
	taken = reading_document_read(&state->document, input->window, input->is_last,
				      &input->line);
	if (input->is_last) {
		reading_document_end(&state->document);
		reading_item_note_paperless(&state->document.item);
	}
	return taken;
}

static void list_close(void *state_memory)
{
	struct list_state *state = state_memory;

	if (state->is_open)
		reading_document_free(&state->document);
}

const struct format format_reading_list = {
	.name = "Markdown list",
	.state_size = sizeof(struct list_state),
	.sniff = list_sniff,
	.read = list_read,
	.is_whole_file = true,
	.close = list_close,
};
