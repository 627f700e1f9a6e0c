/* Papers that no link tells, but where and when they were published, beside their titles or in the
 * heading above them. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/identifier.h"
#include "read/listing_text.h"
#include "read/markdown_address.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_item.h"
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

bool reading_item_is_in_venue(const struct reading_item *item)
{
	struct str after = utf8_trim(strbuf_str(&item->after)), inside;

	if (!item->takes_places || !item->is_bullet || item->is_title_guess)
		return false;
	if (item->is_placed)
		return true;
	while (after.len > 0 && strchr(".,-* ", *after.p))
		after = str_sub(after, 1, SIZE_MAX);
	if (!str_starts_with(after, STR("(")))
		return false;
	inside = str_sub(after, 1, str_find(str_sub(after, 1, PLACE_MAX), STR(")")));
	return inside.len < PLACE_MAX && reading_text_is_place(inside);
}

/* Whether a text is a venue and its year, whatever the venue: "CVPR 2019", "AAMAS 2019", "NSDI'24".
 */
static bool is_tag(struct str s)
{
	struct str date = reading_date_in(s);
	char year[5];

	if (date.len == 0)
		return reading_short_year_in(s, year);
	return reading_text_is_place(s) ||
	       reading_ends_in_short_name(utf8_trim(str_sub(s, 0, (size_t)(date.p - s.p))));
}

/* Whether a text begins with a venue and its year in brackets: "[CVPR 2019] Kites", "(NSDI'24)
 * Kites". */
static bool has_tag(struct str text)
{
	struct str inside = str_sub(text, 1, TAG_MAX);

	if (text.len == 0 || !strchr("[(", *text.p))
		return false;
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
	       !(*title.p >= 'a' && *title.p <= 'z') && !reading_text_speaks(title);
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

	if (!item->takes_places || !item->is_bullet || item->lines != 1 || item->paper.len > 0 ||
	    item->is_own_file)
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
