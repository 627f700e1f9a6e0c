/* What a line is, seen alone: whether it begins an item, or belongs to the one above it, and what
 * of that is left out. */

#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "read/format.h"
#include "read/listing_text.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_item.h"
#include "read/reading_lead.h"
#include "read/reading_mark.h"
#include "read/reading_place.h"
#include "read/reading_text.h"
#include "read/reading_title.h"

/* Where and when a paper was published is no longer, in bytes. */
#define PLACE_MAX ((size_t)100)

bool reading_item_is_title(struct reading_item *item, struct str source)
{
	markdown_line_read(&item->line, source, MARKDOWN_FULL);
	for (size_t i = 0; i < item->line.link_count; i++)
		if (address_names_paper(item->line.links[i].address) &&
		    reading_text_is_title(reading_title_trim(
			    markdown_link_text(&item->line, &item->line.links[i]))))
			return true;
	return reading_title_at_start(&item->emphasis, reading_title_cut_tag(source)).len > 0;
}

/* Whether a text looks like a title, perhaps with where and when it was published behind it. */
static bool looks_like_title(struct str text)
{
	return text_looks_like_title(text) ||
	       reading_place_cut(str_cut_end(text, ".")).len + 1 < text.len;
}

/* Whether a link is to a paper, or its text says where and when what it names was published:
 * "[2018-IJCAI-Kites](./kites.md)". */
static bool is_of_paper(const struct reading_item *item, const struct markdown_link *link)
{
	struct str rest = markdown_link_text(&item->line, link), year, venue;

	return address_names_paper(link->address) ||
	       (item->takes_places && link->address.len > 0 &&
		reading_prefix_take(&rest, &year, &venue) && venue.len > 0);
}

/* Whether a line is nothing but one link, to a paper, of which the text is the title. */
static bool is_link_alone(struct reading_item *item, struct str source)
{
	const struct markdown_link *link = item->line.links;

	if (!strchr("*_[", *source.p))
		return false;
	markdown_line_read(&item->line, source, MARKDOWN_FULL);
	return item->line.link_count == 1 && is_of_paper(item, link) &&
	       looks_like_title(markdown_link_text(&item->line, link)) &&
	       item->line.text.len <= link->end - link->begin + 4 &&
	       reading_text_is_title(reading_title_trim(markdown_link_text(&item->line, link)));
}

/* Whether a line begins with where and when, and a link to a paper behind that: "OSDI 2020,
 * [Kites](https://...)". */
static bool is_link_behind_place(struct reading_item *item, struct str source)
{
	const struct markdown_link *link;
	struct str before = str_sub(source, 0, str_find(str_sub(source, 0, PLACE_MAX), STR("["))),
		   date = reading_date_in(before);

	if (before.len == 0 || before.len >= PLACE_MAX || *before.p < 'A' || *before.p > 'Z' ||
	    date.len != 4 ||
	    !str_equal(utf8_trim(str_sub(before, (size_t)(date.p - before.p) + 4, 9)), STR(",")))
		return false;
	markdown_line_read(&item->line, source, MARKDOWN_FULL);
	link = item->line.links;
	return item->line.link_count > 0 && link->begin <= before.len &&
	       address_names_paper(link->address) &&
	       reading_text_is_title(reading_title_trim(markdown_link_text(&item->line, link)));
}

/* Whether all of a line is a title before words for links, one of them to a paper: "Kites (Poe,
 * 2017): [paper](...)". */
static bool is_title_with_links(struct reading_item *item, struct str source)
{
	const struct markdown_line *line = &item->line;
	struct str text, lead, title;
	bool has_paper = false, is_guess;

	if (str_find(source, STR("](")) == SIZE_MAX)
		return false;
	markdown_line_read(&item->line, source, MARKDOWN_FULL);
	text = strbuf_str(&line->text);
	for (size_t i = 0; i < line->link_count; i++) {
		struct str word = reading_title_trim(markdown_link_text(line, &line->links[i]));

		if (!text_is_link_word(word))
			return false;
		has_paper |= link_names_paper(line->links[i].address, word);
	}
	if (!has_paper || text.len > line->links[line->link_count - 1].end + 4)
		return false;
	lead = str_sub(text, 0, line->links[0].begin);
	title = reading_title_find(&item->emphasis, source, lead, &is_guess);
	return title.len > 0 && !reading_text_speaks(lead) &&
	       (!is_guess || text_looks_like_title(title));
}

bool reading_item_ends_at(struct reading_item *item, struct str source)
{
	struct str title;

	if (!item->is_lead || item->is_details || !strchr("*_<", *source.p) ||
	    (item->paper.len == 0 && item->title.len > 0 && !item->is_title_guess))
		return false;
	title = reading_title_of_paragraph(&item->emphasis, source);
	return title.len > 0 && !reading_lead_are_full_names(title);
}

bool reading_item_is_paragraph(struct reading_item *item, struct str source)
{
	return is_link_alone(item, source) || is_link_behind_place(item, source) ||
	       is_title_with_links(item, source) ||
	       reading_title_of_paragraph(&item->emphasis, source).len > 0;
}

bool reading_item_is_place(struct reading_item *item, struct str source)
{
	struct str text;

	if (item->paper.len == 0 || item->is_place || source.len > PLACE_MAX ||
	    reading_mark_len(source) > 0 || str_find(source, STR("](")) != SIZE_MAX)
		return false;
	markdown_line_read(&item->line, source, MARKDOWN_FULL);
	text = strbuf_str(&item->line.text);
	item->is_place = reading_date_in(text).len > 0 && !text_has_words(text, 9) &&
			 (*text.p < 'a' || *text.p > 'z' || str_starts_with(text, STR("arXiv")));
	return item->is_place;
}

bool reading_item_is_label(struct reading_item *item, struct str source)
{
	struct str text;
	size_t colon;

	markdown_line_read(&item->line, source, MARKDOWN_FULL);
	text = strbuf_str(&item->line.text);
	if (reading_label_take(&text) != READING_LABEL_NONE)
		return true;
	text = str_sub(strbuf_str(&item->line.text), 0, 40);
	colon = str_find(text, STR(":"));
	text = str_sub(text, 0, colon);
	if (str_find(text, STR("(")) != SIZE_MAX)
		text.len = str_find(text, STR("("));
	return text.len > 0 && (colon != SIZE_MAX || item->line.link_count > 0) &&
	       text_is_link_word(text);
}

void reading_item_leave_out(struct reading_item *item, struct str source)
{
	bool is_note = str_starts_with(source, STR(">"));
	bool *is_counted = is_note ? &item->has_note : &item->has_summary;

	if (item->input && !*is_counted)
		name_counts_add(&item->input->report->left_out,
				is_note ? STR("note") : STR("summary"), 1);
	*is_counted = true;
}
