/* Papers that no link tells, but where and when they were published, beside their titles or in the
 * heading above them. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/listing_text.h"
#include "read/markdown_address.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_item.h"
#include "read/reading_place.h"
#include "read/reading_text.h"

/* Where a paper was published, in brackets behind its title, is no longer. */
#define PLACE_MAX ((size_t)80)

/* In brackets in front of a title it is shorter. */
#define TAG_MAX ((size_t)40)

bool reading_item_is_cited(const struct reading_item *item)
{
	struct str after = str_sub(strbuf_str(&item->after), 0, 200);

	return !item->is_title_guess && reading_venue_in(after).len > 0 &&
	       reading_date_in(after).len > 0 &&
	       ((item->is_bullet && reading_authors_in(after).len > 0) ||
		(item->is_lead && item->authors.len > 0));
}

/* What is in brackets right behind the title; empty: there are none. */
static struct str in_brackets(struct str after)
{
	struct str inside;

	while (after.len > 0 && strchr(".,-* ", *after.p))
		after = str_drop(after, 1);
	if (!str_starts_with(after, STR("(")))
		return STR("");
	inside = str_sub(after, 1, str_find(str_sub(after, 1, PLACE_MAX), STR(")")));
	return inside.len < PLACE_MAX ? inside : STR("");
}

/* Whether a venue that is known follows the title, and nothing else up to the next link: "Kites"
 * CVPR. */
static bool is_before_venue(struct str after)
{
	after = str_cut_end(utf8_trim(str_sub(after, 0, str_find(after, STR("[")))), ". ");
	while (after.len > 0 && strchr("\"., ", *after.p))
		after = str_drop(after, 1);
	return after.len > 0 && str_equal(reading_venue_in(after), after);
}

bool reading_item_is_dated(const struct reading_item *item)
{
	struct str inside = in_brackets(utf8_trim(strbuf_str(&item->after)));
	struct str date = reading_date_in(inside);

	return item->is_bullet && item->title.len > 0 && !item->is_title_guess && date.len == 4 &&
	       date.p + date.len == inside.p + inside.len && date.len + 1 < inside.len &&
	       char_is_upper(*inside.p);
}

bool reading_item_is_in_venue(const struct reading_item *item)
{
	struct str after = utf8_trim(strbuf_str(&item->after)), inside;
	char year[5];

	if (item->is_placed)
		return true;
	if (!item->takes_places || !item->is_bullet || item->is_title_guess)
		return false;
	inside = in_brackets(after);
	if (reading_place_is_one(inside) || (item->takes_dated && reading_item_is_dated(item)) ||
	    (reading_venue_in(inside).len > 0 && reading_short_year_in(inside, year)))
		return true;
	return reading_heading_is_date(&item->heading) && is_before_venue(after);
}

/* Whether a text is a venue and its year, whatever the venue: "CVPR 2019", "AAMAS 2019", "NSDI'24".
 */
static bool is_tag(struct str s)
{
	struct str date = reading_date_in(s);
	char year[5];

	if (date.len == 0)
		return reading_short_year_in(s, year);
	return reading_place_is_one(s) ||
	       reading_ends_in_short_name(utf8_trim(str_sub(s, 0, (size_t)(date.p - s.p))));
}

/* The length of the year and the venue that dashes part from a title: "2018-IJCAI-Kites". */
static size_t prefix_len(struct str text)
{
	struct str rest = text, year, venue;

	return reading_prefix_take(&rest, &year, &venue) && venue.len > 0 ? text.len - rest.len : 0;
}

/* "OSDI 16 -- Kites" */
static bool is_tag_before_dashes(struct str text)
{
	size_t at = str_find(str_sub(text, 0, TAG_MAX), STR(" -- "));

	return at != SIZE_MAX && is_tag(str_sub(text, 0, at));
}

/* Whether a text begins with a venue and its year, in brackets or before a dash: "[CVPR 2019]
 * Kites", "(NSDI'24) Kites", "2018-IJCAI-Kites", "OSDI 16 -- Kites". */
static bool has_tag(struct str text)
{
	struct str inside = str_sub(text, 1, TAG_MAX);

	if (text.len == 0 || !strchr("[(", *text.p))
		return prefix_len(text) > 0 || is_tag_before_dashes(text);
	inside = str_sub(inside, 0, str_find(inside, *text.p == '[' ? STR("]") : STR(")")));
	return inside.len < TAG_MAX && is_tag(inside);
}

/* Whether the heading above says where what is below it was published, and the item is nothing but
 * a text that looks like a title. */
static bool is_below_place(const struct reading_item *item)
{
	struct str title = reading_title_trim(strbuf_str(&item->line.text));

	return reading_heading_is_place(&item->heading) && item->line.link_count == 0 &&
	       reading_text_is_title(title) && text_has_words(title, 3) &&
	       !char_is_lower(*title.p) && !reading_text_speaks(title);
}

/* The link whose text is the title; NULL: none. */
static const struct markdown_link *link_of_title(const struct reading_item *item)
{
	for (size_t i = 0; i < item->line.link_count; i++) {
		const struct markdown_link *link = &item->line.links[i];
		struct str text = reading_title_trim(markdown_link_text(&item->line, link));

		if (str_equal(text, strbuf_str(&item->other_title)))
			return link;
	}
	return NULL;
}

/* The link behind a title that is plain text and only says that it is one: "[link](...)". */
static const struct markdown_link *first_link(const struct reading_item *item)
{
	const struct markdown_link *link = item->line.links;

	return item->line.link_count > 0 && text_is_link_word(reading_title_trim(
						    markdown_link_text(&item->line, link)))
		       ? link
		       : NULL;
}

void reading_item_see_place(struct reading_item *item)
{
	const struct markdown_link *link;

	if (!item->takes_places || item->lines != 1 || item->paper.len > 0 || item->is_own_file ||
	    (!item->is_bullet && prefix_len(strbuf_str(&item->line.text)) == 0))
		return;
	item->is_placed = has_tag(strbuf_str(&item->line.text));
	if (item->is_placed && item->other_title.len > 0)
		strbuf_set(&item->title, strbuf_str(&item->other_title));
	if (!item->is_placed && item->title.len > 0 && is_below_place(item)) {
		item->is_placed = true;
		strbuf_set(&item->title, reading_title_trim(strbuf_str(&item->line.text)));
	}
	item->is_placed &= item->title.len > 0;
	if (!item->is_placed)
		return;
	item->is_title_guess = false;
	link = item->other_title.len > 0 ? link_of_title(item) : first_link(item);
	strbuf_remove(&item->title, 0, prefix_len(strbuf_str(&item->title)));
	if (link && str_starts_with(link->address, STR("http")) &&
	    !address_names_code(link->address))
		markdown_address_set(&item->paper, link->address);
}

/* The year of an arXiv id of the newer kind; 0: it is none. */
static int year_of_id(struct str paper)
{
	char id[IDENTIFIER_MAX], digits[3] = "";

	if (!arxiv_id_normalise(paper, id) || id[0] < '0' || id[0] > '9')
		return 0;
	memcpy(digits, id, 2);
	return 2000 + atoi(digits);
}

void reading_item_count_year(struct reading_item *item)
{
	int year =
		reading_heading_is_date(&item->heading) ? year_of_id(strbuf_str(&item->paper)) : 0;
	int of_heading = year > 0 ? atoi(item->heading.place.data) : 0;

	if (year == 0)
		return;
	/* A paper can appear the year behind its preprint. */
	if (of_heading == year || of_heading == year + 1)
		item->years_right++;
	else
		item->years_wrong++;
}
