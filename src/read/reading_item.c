/* The title is the text of a link whose address is a paper's; else what reading_title finds. */
#include "config.h"

#include "read/reading_item.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/listing_text.h"
#include "read/markdown_address.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_lead.h"
#include "read/reading_short.h"
#include "read/reading_text.h"
#include "read/reading_title.h"

/* A title over several lines is no longer, in bytes. */
#define JOINED_MAX ((size_t)600)

/* All that is kept of an item as text. */
static void for_each_text(struct reading_item *item, void (*change)(struct strbuf *))
{
	struct strbuf *texts[] = { &item->first,   &item->title,       &item->paper,
				   &item->code,    &item->other_title, &item->short_title,
				   &item->before,  &item->after,       &item->date,
				   &item->authors, &item->key,         &item->abstract,
				   &item->summary, &item->venue,       &item->doi,
				   &item->source };

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		change(texts[i]);
}

void reading_item_init(struct reading_item *item)
{
	*item = (struct reading_item){ 0 };
	markdown_line_init(&item->line);
	markdown_line_init(&item->emphasis);
	reading_own_init(&item->own);
	citation_init(&item->citation);
	reading_heading_init(&item->heading);
	record_init(&item->record);
	for_each_text(item, strbuf_init);
}

void reading_item_free(struct reading_item *item)
{
	markdown_line_free(&item->line);
	markdown_line_free(&item->emphasis);
	reading_own_free(&item->own);
	citation_free(&item->citation);
	reading_heading_free(&item->heading);
	record_free(&item->record);
	for_each_text(item, strbuf_free);
}

static bool paper_has_id(const struct reading_item *item)
{
	char normal[IDENTIFIER_MAX];
	struct str paper = strbuf_str(&item->paper);

	return arxiv_id_normalise(paper, normal) || doi_normalise(paper, normal);
}

static void count_paperless(struct reading_item *item)
{
	if (item->paperless < READING_ITEM_LINES_MAX)
		item->paperless_lines[item->paperless] = item->begin_line;
	item->paperless++;
}

void reading_item_note_paperless(const struct reading_item *item)
{
	const struct format_input *input = item->input;
	size_t count = item->paperless;

	if (count > item->papers)
		return;
	for (size_t i = 0; i < count && i < READING_ITEM_LINES_MAX; i++)
		diag_add(input->diag, DIAG_NOTE, input->file, item->paperless_lines[i], 0,
			 "a title without the address of a paper is left out");
	if (count > READING_ITEM_LINES_MAX)
		diag_add(input->diag, DIAG_NOTE, input->file, 0, 0,
			 "%zu more such titles are left out", count - READING_ITEM_LINES_MAX);
}

/* In our own Markdown a title in bold is a paper without an address; in a table of papers each row
 * is one. */
static bool is_known(const struct reading_item *item)
{
	return item->title.len > 0 &&
	       (item->is_known || reading_item_is_cited(item) || reading_item_is_in_venue(item) ||
		(item->is_own_file && item->is_bullet && item->is_title_alone));
}

static void count_paper(struct reading_item *item)
{
	item->papers++;
	item->guesses += item->is_title_guess;
	item->written +=
		item->paper.len > 0 && !str_starts_with(strbuf_str(&item->paper), STR("http"));
	item->plain += item->is_plain;
	item->files += item->is_file;
	item->named_files += item->is_file && reading_heading_names_papers(&item->heading);
	item->places += item->is_placed || (item->paper.len == 0 && reading_item_is_in_venue(item));
	item->linked_places += item->is_placed && item->paper.len > 0;
	reading_item_count_year(item);
}

/* The text of a word or two that is all of the first line, where no other text is the title. */
static void take_short_first(struct reading_item *item)
{
	struct str first = utf8_trim(strbuf_str(&item->first));

	if (item->title.len > 0 || item->paper.len == 0 || item->lines < 2 || !item->is_bullet ||
	    item->is_own_file || str_find(first, STR("](")) != SIZE_MAX)
		return;
	markdown_line_read(&item->emphasis, first, MARKDOWN_FULL);
	first = reading_title_trim(strbuf_str(&item->emphasis.text));
	if (!reading_short_is_title(first))
		return;
	strbuf_set(&item->title, first);
	item->is_title_guess = true;
}

void reading_item_end(struct reading_item *item)
{
	bool has_paper = item->is_open && (item->paper.len > 0 || is_known(item));

	if (has_paper)
		take_short_first(item);
	item->idle += item->is_open && item->is_bullet && item->has_words && !item->has_link;
	item->dated += item->is_open && item->paper.len == 0 && !reading_item_is_in_venue(item) &&
		       reading_item_is_dated(item);
	if (item->is_open && !has_paper && item->is_title_alone && !item->is_lead)
		count_paperless(item);
	if (item->is_open && !has_paper && item->input) {
		format_count_broken(item->input, item->begin_line);
		format_pass_over(item->input, item->begin_line, strbuf_str(&item->source));
	}
	item->is_open = false;
	if (!has_paper || (item->title.len == 0 && !paper_has_id(item)))
		return;
	if (item->title.len > 0)
		count_paper(item);
	if (item->input)
		reading_item_emit(item);
}

void reading_item_begin(struct reading_item *item, size_t number, size_t indent)
{
	reading_item_end(item);
	item->is_open = true;
	item->is_lead = false;
	item->is_bullet = false;
	item->has_link = false;
	item->has_words = false;
	item->is_own = false;
	item->has_note = false;
	item->has_summary = false;
	item->is_known = false;
	item->is_placed = false;
	item->is_title_short = false;
	item->lines = 0;
	item->is_title_guess = false;
	item->is_title_alone = false;
	item->is_plain = false;
	item->is_paper_named = false;
	item->is_file = false;
	item->is_place = false;
	item->begin_line = number;
	item->indent = indent;
	reading_own_clear(&item->own);
	for_each_text(item, strbuf_clear);
	item->label = READING_LABEL_NONE;
	item->is_details = false;
}

/* A title of a word or two: a link's text, in bold, or all that is before the first link. */
static void find_short_title(struct reading_item *item, struct str source, struct str lead)
{
	strbuf_set(&item->title, strbuf_str(&item->short_title));
	item->is_title_guess = false;
	if (item->title.len == 0)
		strbuf_set(&item->title, reading_short_find(&item->emphasis, source, lead,
							    &item->is_title_guess));
}

/* Finds the title where no link has it. */
static void find_title(struct reading_item *item, struct str source)
{
	struct str lead = strbuf_str(&item->line.text);

	strbuf_set(&item->title, reading_title_behind_label(&item->emphasis, source));
	item->is_known |= item->title.len > 0;
	item->is_title_guess = false;
	if (item->title.len > 0)
		return;
	if (item->line.link_count > 0)
		lead = str_sub(lead, 0, item->line.links[0].begin);
	strbuf_set(&item->title,
		   reading_title_find(&item->emphasis, source, lead, &item->is_title_guess));
	if (item->title.len == 0 && item->paper.len > 0 && !item->is_title_short)
		strbuf_set(&item->title, strbuf_str(&item->other_title));
	if (item->title.len == 0 && item->paper.len > 0 && *source.p != '|') {
		strbuf_set(&item->title, reading_item_title_behind(item));
		item->is_title_guess = item->title.len > 0;
	}
	if (item->title.len > 0 || item->paper.len == 0 || item->lines != 1 || item->is_broken)
		return;
	if (item->is_bullet)
		find_short_title(item, source, lead);
	else if (*source.p == '|')
		strbuf_set(&item->title, strbuf_str(&item->short_title));
}

/* In our own Markdown all of an item's first line is the title, whatever it is, and its address the
 * paper's, wherever that leads. */
static void take_own_title(struct reading_item *item)
{
	if (!item->is_own_file || !item->is_bullet || item->lines != 1)
		return;
	strbuf_set(&item->title, strbuf_str(&item->line.text));
	item->is_title_guess = false;
	item->is_title_alone = item->title.len > 0;
	if (item->line.link_count > 0)
		markdown_address_set(&item->paper, item->line.links[0].address);
}

/* Keeps what is before and behind the title in its line. */
static void see_around(struct reading_item *item, struct str text, struct str source)
{
	size_t at = str_find(text, strbuf_str(&item->title)), end = text.len;

	if (at == SIZE_MAX)
		return;
	strbuf_set(&item->before, str_sub(text, 0, at));
	at += item->title.len;
	for (size_t i = item->line.link_count; i-- > 0 && item->line.links[i].begin >= at;)
		if (item->line.links[i].address.len > 0)
			end = item->line.links[i].begin;
	/* In a row of a table they have a cell of their own. */
	if (!str_starts_with(source, STR("|"))) {
		reading_item_see_names_between(item, str_sub(text, at, end - at));
		reading_item_see_names_behind(item, str_sub(text, at, end - at));
		reading_item_see_names_before(item, source);
		reading_item_see_names_in_italics(item, source);
	}
	text = str_drop(text, at);
	strbuf_add(&item->after, text);
}

/* Whether the line is a title, as a link or in bold, and at most a mark behind it. */
static bool line_is_title(const struct reading_item *item, struct str source)
{
	const struct markdown_link *link = item->line.links;
	size_t len = item->line.text.len;

	if (item->line.link_count == 0)
		return str_starts_with(source, STR("**")) && item->title.len > 0 &&
		       len <= item->title.len + 2;
	return item->line.link_count == 1 && link->begin == 0 && len <= link->end + 2 &&
	       str_starts_with(link->address, STR("http")) && item->other_title.len > 0;
}

/* Joins a line to the one before it whose title goes on in it; else remembers it as the first. */
static struct str join_title(struct reading_item *item, struct str source)
{
	struct str first = strbuf_str(&item->first);

	if (first.len == 0) {
		strbuf_set(&item->first, str_sub(source, 0, JOINED_MAX));
		return source;
	}
	if (item->paper.len > 0 || (item->title.len > 0 && !item->is_title_guess) ||
	    first.len + source.len >= JOINED_MAX || !reading_text_goes_on(first) ||
	    str_find(source, STR("http")) != SIZE_MAX ||
	    str_find(source, STR("](cite:")) != SIZE_MAX)
		return source;
	if (!str_ends_with(first, STR("-")))
		strbuf_add_byte(&item->first, ' ');
	strbuf_add(&item->first, source);
	strbuf_clear(&item->title);
	strbuf_clear(&item->after);
	return strbuf_str(&item->first);
}

/* Reads the line below a title as our own Markdown has it; of a title whose link may be any page's
 * the paper is in that line. */
static bool read_own(struct reading_item *item, struct str source)
{
	if (item->paper.len > 0 && item->title.len > 0)
		return !item->is_title_guess && reading_own_read(&item->own, source);
	if (item->is_own_file && item->title.len > 0)
		return reading_own_read(&item->own, source);
	if (item->title.len > 0 || !item->is_title_alone || !reading_own_read(&item->own, source) ||
	    (item->paper.len == 0 && !reading_own_find_paper(&item->own, &item->paper)))
		return false;
	strbuf_set(&item->title, strbuf_str(&item->other_title));
	return true;
}

/* Below what only our own Markdown would have as a title is something else. */
static void forget_short_title(struct reading_item *item)
{
	strbuf_clear(&item->other_title);
	item->is_title_alone = false;
	item->is_title_short = false;
}

/* Takes the line below a title; false where it is not as our own Markdown has it. */
static bool take_own(struct reading_item *item, struct str source)
{
	item->lines++;
	if (item->lines == 1)
		item->is_broken = str_ends_with(source, STR("\\"));
	if (item->lines == 2 && item->is_broken)
		item->is_own = read_own(item, source);
	if (item->lines == 2 && !item->is_own && item->is_title_short)
		forget_short_title(item);
	return item->is_own;
}

void reading_item_read_line(struct reading_item *item, struct str source)
{
	bool had_title, had_paper = item->paper.len > 0, is_first;
	struct str text;

	if (take_own(item, source)) {
		if (item->lines > 2)
			reading_item_leave_out(item, source);
		return;
	}
	source = join_title(item, source);
	had_title = item->title.len > 0;
	is_first = item->after.len == 0;
	markdown_line_read(&item->line, source, MARKDOWN_FULL);
	for (size_t i = 0; i < item->line.link_count; i++)
		reading_item_see_link(item, &item->line.links[i]);
	/* The paper's address may come below the title, whose link is another page's. */
	if (item->title.len == 0 && item->paper.len > 0 && item->is_title_alone) {
		strbuf_set(&item->title, strbuf_str(&item->other_title));
		had_title = true;
	}
	if (item->title.len == 0 && item->after.len == 0)
		find_title(item, source);
	take_own_title(item);
	reading_item_see_place(item);
	if (item->paper.len > 0 && !had_paper && !item->is_own_file)
		reading_item_drop_mentioned(item);
	item->is_title_alone |= is_first && line_is_title(item, source);
	text = strbuf_str(&item->line.text);
	item->has_words |= text_has_words(text, 2);
	if (had_title && reading_item_see_label(item, text))
		return;
	if (item->lines > 1 && item->is_own_file && item->is_bullet)
		reading_item_leave_out(item, source);
	if (had_title && text_has_letter(text))
		reading_item_see_names(item, source);
	if (item->after.len < 4000) {
		strbuf_add_byte(&item->after, ' ');
		if (!had_title && item->title.len > 0)
			see_around(item, text, source);
		else
			strbuf_add(&item->after, text);
	}
}
