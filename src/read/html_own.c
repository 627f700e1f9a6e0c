/*
 * The entries become one text of BibTeX, each at the line that it has in the page, which the reader
 * of BibTeX takes as a file. Stars and notes, which are beside the entries, are added to the papers
 * by the lines at which their entries begin.
 */

#include "config.h"

#include "read/html_own.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "model/date.h"
#include "model/marks.h"
#include "model/own_page.h"
#include "read/html_parse.h"

/* What is beside an entry. */
struct beside {
	size_t line; /* at which the entry begins in the text of all */
	int64_t starred_at;
	size_t note_at, note_len; /* in the text of all notes */
};

struct own_page {
	bool is_ours;
	struct strbuf entries;
	size_t line; /* in which the entries end */
	struct strbuf notes;
	struct beside row;     /* of the row that is visited, whose entry comes last */
	struct beside *beside; /* of entries, by their lines */
	size_t count, capacity;
	size_t lost_notes, lost_stars; /* that no paper has */
	struct reader_sink sink;       /* of the papers */
};

static bool has_value(xmlNodePtr node, const char *name, const char *want)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
	bool is_same = value && strcmp((const char *)value, want) == 0;

	xmlFree(value);
	return is_same;
}

/* Adds the text of the element alone, without that of others in it, so that each text of the page
 * is added once at most. */
static void add_own_text(struct strbuf *out, xmlNodePtr node)
{
	for (xmlNodePtr child = node->children; child; child = child->next)
		if (child->type == XML_TEXT_NODE)
			strbuf_add_cstr(out, (const char *)child->content);
}
static void add_entry(struct own_page *page, xmlNodePtr node)
{
	long line = xmlGetLineNo(node);
	size_t start;

	strbuf_add_byte(&page->entries, '\n');
	for (page->line++; line > 0 && page->line < (size_t)line; page->line++)
		strbuf_add_byte(&page->entries, '\n');
	page->row.line = page->line;
	start = page->entries.len;
	add_own_text(&page->entries, node);
	for (size_t i = start; i < page->entries.len; i++)
		page->line += page->entries.data[i] == '\n';
}

/* Counts what is beside no paper. */
static void lose(struct own_page *page, const struct beside *beside)
{
	page->lost_notes += beside->note_len > 0;
	page->lost_stars += beside->starred_at != 0;
}

/* Keeps what is beside the entry that was added last. */
static void keep_row(struct own_page *page)
{
	if (page->row.note_len > 0 || page->row.starred_at != 0) {
		page->beside = alloc_grow(page->beside, &page->capacity, page->count + 1,
					  sizeof(*page->beside));
		page->beside[page->count++] = page->row;
	}
	page->row = (struct beside){ 0 };
}

static void read_star(struct own_page *page, xmlNodePtr node)
{
	char *moment = (char *)xmlGetProp(node, (const xmlChar *)"datetime");

	if (!date_parse_moment(str_from(moment), &page->row.starred_at))
		page->lost_stars++;
	free(moment);
}

static void read_note(struct own_page *page, xmlNodePtr node)
{
	page->lost_notes += page->row.note_len > 0;
	page->row.note_at = page->notes.len;
	add_own_text(&page->notes, node);
	page->row.note_len = page->notes.len - page->row.note_at;
}

static void visit(struct own_page *page, xmlNodePtr node)
{
	if (html_is_element(node, "meta")) {
		page->is_ours |= has_value(node, "name", "generator") &&
				 has_value(node, "content", OWN_PAGE_GENERATOR);
	} else if (!page->is_ours) {
		return;
	} else if (html_is_element(node, "tr")) {
		lose(page, &page->row);
		page->row = (struct beside){ 0 };
	} else if (html_is_element(node, "blockquote")) {
		read_note(page, node);
	} else if (html_is_element(node, "time") && has_value(node, "class", OWN_PAGE_STAR)) {
		read_star(page, node);
	} else if (html_is_element(node, "pre") && xmlHasProp(node, (const xmlChar *)"hidden")) {
		add_entry(page, node);
		keep_row(page);
	}
}
/* What is beside the entry that begins at a line; NULL: nothing. */
static struct beside *find_beside(const struct own_page *page, size_t line)
{
	size_t low = 0, high = page->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (page->beside[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low < page->count && page->beside[low].line == line ? &page->beside[low] : NULL;
}

/* Passes on a paper of an entry with what is beside that. */
static void receive_paper(void *context, const struct paper_draft *entry)
{
	struct own_page *page = context;
	struct beside *beside = find_beside(page, entry->line);
	struct paper_draft draft = *entry;

	if (beside) {
		draft.marks.starred_at = beside->starred_at;
		draft.marks.note =
			str_sub(strbuf_str(&page->notes), beside->note_at, beside->note_len);
		draft.has_marks = true;
		*beside = (struct beside){ .line = beside->line };
	}
	page->sink.paper(page->sink.context, &draft);
}

static void receive_year(void *context, int year)
{
	struct own_page *page = context;

	page->sink.year(page->sink.context, year);
}

/* Reads the entries as a file of BibTeX. */
static void read_entries(struct own_page *page, struct format_input *input)
{
	const struct format *format = &format_bibtex;
	const struct format_input whole = *input;
	void *state = alloc_zeroed(1, format->state_size);
	bool has_ended = false;

	page->sink = whole.sink;
	input->sink = (struct reader_sink){ page, receive_paper, receive_year };
	input->window = strbuf_str(&page->entries);
	input->is_last = true;
	input->line = 1;
	format->read(state, input, &has_ended);
	format->close(state);
	free(state);
	input->sink = whole.sink;
	input->window = whole.window;
	input->is_last = whole.is_last;
	input->line = whole.line;
	input->dialect = "page of shortlist";
}

static void count_lost(struct own_page *page, struct reader_report *report)
{
	lose(page, &page->row);
	for (size_t i = 0; i < page->count; i++)
		lose(page, &page->beside[i]);
	if (page->lost_notes > 0)
		name_counts_add(&report->left_out, STR("note"), page->lost_notes);
	if (page->lost_stars > 0)
		name_counts_add(&report->left_out, STR("starred"), page->lost_stars);
}

bool html_own_read(xmlNodePtr root, struct format_input *input)
{
	struct own_page page = { .line = 1 };
	bool has_entries;

	strbuf_init(&page.entries);
	strbuf_init(&page.notes);
	for (xmlNodePtr node = root; node; node = html_next_node(node))
		visit(&page, node);
	has_entries = page.is_ours && page.entries.len > 0;
	if (has_entries) {
		read_entries(&page, input);
		count_lost(&page, input->report);
	}
	free(page.beside);
	strbuf_free(&page.notes);
	strbuf_free(&page.entries);
	return has_entries;
}
