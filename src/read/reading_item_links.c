/* What the links of an item say: which is its paper, which its code, which of their texts the
 * title.
 */

#include "config.h"

#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/markdown_address.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_item.h"
#include "read/reading_lead.h"
#include "read/reading_place.h"
#include "read/reading_short.h"
#include "read/reading_text.h"
#include "read/reference_line.h"

static void leave_out_link(struct reading_item *item)
{
	item->other_links++;
	if (item->input)
		name_counts_add(&item->input->report->left_out, STR("link"), 1);
}

/* Keeps the text of the first link that can be the title. */
static void see_other_title(struct reading_item *item, struct str title)
{
	bool is_title = reading_text_is_title(title);

	/* Our own Markdown ends a title's line so, whatever the title is. */
	if (!is_title && item->lines == 1 && item->is_broken)
		is_title = item->is_title_short = title.len > 0 && !text_is_link_word(title);
	if (item->other_title.len == 0 && is_title)
		strbuf_set(&item->other_title, title);
}

/* Keeps the text of a link to a paper that is no sure title: in our own Markdown any text is one,
 * in other lists a word or two with which the item begins. */
static void see_short_title(struct reading_item *item, const struct markdown_link *link,
			    struct str title, struct str before)
{
	struct str behind = str_drop(strbuf_str(&item->line.text), link->end);

	if (link->begin == 0 && item->line.link_count == 1)
		see_other_title(item, title);
	if (item->short_title.len == 0 && reading_title_trim(before).len == 0 &&
	    reading_short_is_title(title) && !reading_text_mentions(before, behind))
		strbuf_set(&item->short_title, title);
}

/* A title that org-mode cites below it is a paper's, all of its line. */
static void see_cite(struct reading_item *item, struct str address)
{
	struct str first = utf8_trim(strbuf_str(&item->first));

	item->has_link = true;
	if (item->lines < 2 || item->key.len > 0 || first.len == 0)
		return;
	strbuf_set(&item->key, str_drop(address, STR("cite:").len));
	if (item->title.len == 0 || item->is_title_guess) {
		markdown_line_read(&item->emphasis, first, MARKDOWN_FULL);
		strbuf_set(&item->title, strbuf_str(&item->emphasis.text));
	}
	item->is_title_guess = false;
	item->is_known = item->title.len > 0;
}

/* Keeps the DOI beside the paper's other address. */
static void see_doi(struct reading_item *item, const struct markdown_link *link, struct str title)
{
	if (item->paper.len > 0 && item->doi.len == 0 && str_equal_ignoring_case(title, STR("DOI")))
		markdown_address_set(&item->doi, link->address);
}

/* Whether an address comes behind a title: "Kites (http://...)", "Kites: http://...". */
static bool is_behind_title(struct str before)
{
	struct str title = reading_title_trim(before);
	bool is_parted = before.len > 2 &&
			 (str_ends_with(before, STR(" (")) || str_ends_with(before, STR(": ")) ||
			  str_ends_with(before, STR(" - ")));

	return is_parted && title.len > 0 && !char_is_lower(*title.p) &&
	       reading_text_is_title(title) && !reading_text_speaks(title);
}

/* Whether a link's address is that of the file of a paper: its text is the title, or says below one
 * where it was published, or the address is all that is below it. */
static bool is_file_of_paper(const struct reading_item *item, const struct markdown_link *link,
			     struct str text)
{
	struct str before = str_sub(strbuf_str(&item->line.text), 0, link->begin);

	if (!item->takes_files || item->paper.len > 0)
		return false;
	/* Beside the list can be any PDF: a heading says what they are. */
	if (!address_is_file(link->address) &&
	    !((address_is_local_file(link->address) || link->address.len == 0) &&
	      item->title.len == 0 && item->is_bullet && !str_starts_with(text, STR("http")) &&
	      reading_heading_names_papers(&item->heading)))
		return false;
	if (item->title.len == 0 && item->is_bullet && str_starts_with(text, STR("http")))
		return is_behind_title(before);
	if (item->title.len > 0)
		return (item->is_lead || (item->lines > 1 && str_starts_with(text, STR("http")))) &&
		       (str_starts_with(text, STR("http")) || reading_text_is_venue(text) ||
			item->authors.len > 0);
	return reading_text_is_title(text) && !reading_text_runs_into(before, text) &&
	       !reading_text_leads_on(before);
}

bool reading_item_is_other(const struct reading_item *item, const struct markdown_link *link,
			   struct str title)
{
	return reading_text_is_title(title) &&
	       (address_names_paper(link->address) ||
		(item->takes_files && address_is_file(link->address)));
}

/* Counts a further link to the paper, whose address has no place in it. */
static void leave_out_second(struct reading_item *item, const struct markdown_link *link)
{
	struct str title = reading_title_trim(markdown_link_text(&item->line, link));

	/* In the cell of a row it is another paper. */
	if (str_starts_with(strbuf_str(&item->first), STR("|")) &&
	    reading_item_is_other(item, link, title))
		return;
	if (item->input && !str_equal(strbuf_str(&item->paper), link->address))
		name_counts_add(&item->input->report->left_out, STR("link"), 1);
}

/* Takes what a link's text says if that is a whole reference: "[Poe, A. (2024). Kites. Air](...)".
 */
static bool take_citation(struct reading_item *item, struct str text)
{
	struct citation *citation = &item->citation;

	if (!reference_line_may_have_year(text) || str_find(text, STR(", ")) == SIZE_MAX ||
	    !citation_read(citation, citation_cut_label(text)) || citation->is_weak)
		return false;
	strbuf_set(&item->title, citation->title);
	strbuf_set(&item->authors, strbuf_str(&citation->names));
	strbuf_set(&item->date, citation->year);
	strbuf_set(&item->venue, citation->venue);
	return true;
}

/* The title is a link's text, or in it. */
static void take_title(struct reading_item *item, const struct markdown_link *link,
		       struct str title)
{
	struct str rest = title, year, venue;

	if (reading_prefix_take(&rest, &year, &venue) && venue.len > 0 &&
	    reading_text_is_title(rest))
		title = rest;
	if (!take_citation(item, markdown_link_text(&item->line, link)))
		strbuf_set(&item->title, title);
}

static void see_file(struct reading_item *item, const struct markdown_link *link, struct str title)
{
	item->has_link = item->is_file = true;
	if (address_is_file(link->address))
		markdown_address_set(&item->paper, link->address);
	else {
		item->is_known = true;
		if (link->address.len > 0)
			leave_out_link(item);
	}
	if (item->title.len == 0 && !str_starts_with(title, STR("http")))
		strbuf_set(&item->title, title);
}

/* Whether two addresses have identifiers of one kind, and not the same. */
static bool are_of_two_papers(struct str a, struct str b)
{
	char first[IDENTIFIER_MAX], second[IDENTIFIER_MAX];

	if (arxiv_id_normalise(a, first) && arxiv_id_normalise(b, second))
		return strcmp(first, second) != 0;
	return doi_normalise(a, first) && doi_normalise(b, second) && strcmp(first, second) != 0;
}

/* Whether a link's text is the title of the item's paper: not behind the link to another, which
 * "[Kites](...)" names, or whose address has another identifier. */
static bool is_title_of_paper(const struct reading_item *item, const struct markdown_link *link,
			      struct str title)
{
	struct str before = str_sub(strbuf_str(&item->line.text), 0, link->begin);
	struct str paper = strbuf_str(&item->paper);

	if (item->title.len > 0 || !reading_text_is_title(title) ||
	    reading_text_runs_into(before, title))
		return false;
	return paper.len == 0 || str_equal(paper, link->address) ||
	       (!item->is_paper_named && !are_of_two_papers(paper, link->address));
}

/* Keeps what a link to a paper says. */
static void see_paper(struct reading_item *item, const struct markdown_link *link, struct str title)
{
	struct str before = str_sub(strbuf_str(&item->line.text), 0, link->begin);
	bool is_title = is_title_of_paper(item, link, title);

	item->has_link = true;
	see_doi(item, link, title);
	if (item->paper.len == 0 || is_title) {
		markdown_address_set(&item->paper, link->address);
		item->is_paper_named = reading_short_is_title(title);
	} else if (item->doi.len == 0 || !str_equal_ignoring_case(title, STR("DOI"))) {
		leave_out_second(item, link);
	}
	if (is_title)
		take_title(item, link, title);
	else if (item->title.len == 0)
		see_short_title(item, link, title, before);
}

void reading_item_see_link(struct reading_item *item, const struct markdown_link *link)
{
	struct str title = reading_title_trim(markdown_link_text(&item->line, link));

	if (str_starts_with(link->address, STR("cite:"))) {
		see_cite(item, link->address);
	} else if (link_names_paper(link->address, title)) {
		see_paper(item, link, title);
	} else if (link->address.len == 0 && (str_equal_ignoring_case(title, STR("paper")) ||
					      str_equal_ignoring_case(title, STR("pdf")))) {
		/* "**Kites** [paper]()": its address is still to come. */
		item->is_known = true;
	} else if (is_file_of_paper(item, link, title)) {
		see_file(item, link, title);
	} else if (address_names_code(link->address) && item->code.len == 0 &&
		   text_is_link_word(title)) {
		markdown_address_set(&item->code, link->address);
	} else if (!item->is_own_file || item->lines != 1) {
		if (item->paper.len == 0)
			see_other_title(item, title);
		item->has_link = true;
		leave_out_link(item);
	}
}

/* Whether nothing but signs is in a text. */
static bool is_of_signs(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("[]()|,;:/ \t-", s.p[i]))
			return false;
	return true;
}

/* Whether a link's text only says what it is, or where the paper was published. */
static bool is_label_of_paper(struct str text)
{
	return text_is_link_word(text) || reading_text_is_venue(text) || reading_place_is_one(text);
}

struct str reading_item_title_behind(const struct reading_item *item)
{
	const struct markdown_line *line = &item->line;
	struct str text = strbuf_str(&line->text), title;
	size_t begin = 0, i = 0;
	bool is_guess;

	for (; i < line->link_count &&
	       is_of_signs(str_sub(text, begin, line->links[i].begin - begin));
	     i++) {
		if (!is_label_of_paper(
			    reading_title_trim(markdown_link_text(line, &line->links[i]))))
			return STR("");
		begin = line->links[i].end;
	}
	if (i == 0)
		return STR("");
	text = str_sub(text, begin,
		       (i < line->link_count ? line->links[i].begin : text.len) - begin);
	while (text.len > 0 && strchr("])}|,:;- ", *text.p))
		text = str_drop(text, 1);
	title = reading_lead_title(reading_title_trim(text), &is_guess);
	if (title.len == 0 || char_is_lower(*title.p) || reading_text_speaks(title) ||
	    !reading_text_is_title(title))
		return STR("");
	return title;
}

/* Whether the line's first link to a paper is only mentioned by the sentence around it. */
static bool line_mentions_paper(const struct reading_item *item)
{
	struct str text = strbuf_str(&item->line.text);

	for (size_t i = 0; i < item->line.link_count; i++) {
		const struct markdown_link *link = &item->line.links[i];

		if (link_names_paper(link->address,
				     reading_title_trim(markdown_link_text(&item->line, link))))
			return reading_text_mentions(str_sub(text, 0, link->begin),
						     str_drop(text, link->end));
	}
	return false;
}

void reading_item_drop_mentioned(struct reading_item *item)
{
	if ((item->title.len > 0 && !item->is_title_guess) || !line_mentions_paper(item))
		return;
	strbuf_clear(&item->paper);
	item->has_link = false;
	leave_out_link(item);
}
