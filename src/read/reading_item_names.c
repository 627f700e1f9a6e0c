/* The names that an item has below its title, behind it, or in front of it. */

#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "model/names.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_item.h"
#include "read/reading_lead.h"
#include "read/reading_text.h"

/* Behind a title that ends its line is no more text than that. */
#define AFTER_TITLE ((size_t)4)

/* Whether one of the line's links is a paper. */
static bool line_has_paper(const struct reading_item *item)
{
	for (size_t i = 0; i < item->line.link_count; i++)
		if (address_names_paper(item->line.links[i].address))
			return true;
	return false;
}

/* What is in italics at the line's beginning; empty where it begins otherwise. */
static struct str text_in_italics(struct reading_item *item, struct str source)
{
	size_t end;

	if (source.len < 3 || !strchr("*_", *source.p) || source.p[1] == *source.p)
		return STR("");
	end = str_find(str_sub(source, 1, SIZE_MAX), str_sub(source, 0, 1));
	markdown_line_read(&item->emphasis, str_sub(source, 1, end), MARKDOWN_FULL);
	return strbuf_str(&item->emphasis.text);
}

void reading_item_see_names(struct reading_item *item, struct str source)
{
	struct str label = STR("Authors:"), text = strbuf_str(&item->line.text);
	bool is_labelled = str_equal_ignoring_case(str_sub(text, 0, label.len), label);
	struct str light = is_labelled ? STR("") : text_in_italics(item, source);
	struct names_result result;

	if (is_labelled)
		text = str_sub(text, label.len, SIZE_MAX);
	else if (light.len > 0)
		text = light;
	else if (line_has_paper(item) || !item->is_lead || item->after.len >= AFTER_TITLE)
		return;
	if (item->authors.len > 0 || text.len > READING_AUTHORS_MAX)
		return;
	text = reading_title_trim(text);
	result =
		names_add(&item->authors, text, names_are_open(text) ? NAMES_COMMA : NAMES_UNKNOWN);
	if (!result.is_certain || (!is_labelled && result.count < 2))
		strbuf_clear(&item->authors);
}

void reading_item_see_names_between(struct reading_item *item, struct str behind)
{
	struct str text = reading_title_trim(str_sub(behind, 0, str_find(behind, STR(" ("))));
	struct names_result result;

	if (str_starts_with(text, STR("by ")))
		text = str_sub(text, 3, SIZE_MAX);
	if (item->authors.len > 0 || text.len == 0 || text.len > READING_AUTHORS_MAX ||
	    str_find(text, STR(" et al")) != SIZE_MAX || reading_date_in(behind).len == 0)
		return;
	result =
		names_add(&item->authors, text, names_are_open(text) ? NAMES_COMMA : NAMES_UNKNOWN);
	if (!result.is_certain || result.count < 2)
		strbuf_clear(&item->authors);
}

void reading_item_see_names_behind(struct reading_item *item, struct str behind)
{
	struct names_result result;

	if (item->authors.len > 0 || !str_starts_with(behind, STR(" (")) || behind.len < 8 ||
	    behind.p[6] != ')')
		return;
	behind = reading_title_trim(str_sub(behind, 7, str_find(behind, STR(" [")) - 7));
	behind = reading_title_trim(str_sub(behind, 0, str_find(behind, STR(". ["))));
	if (behind.len == 0 || behind.len > READING_AUTHORS_MAX || names_are_open(behind))
		return;
	result = names_add(&item->authors, behind, NAMES_UNKNOWN);
	if (!result.is_certain || result.count < 1)
		strbuf_clear(&item->authors);
}

void reading_item_see_names_before(struct reading_item *item, struct str source)
{
	struct str before = reading_lead_cut_tags(utf8_trim(strbuf_str(&item->before)), source);
	struct names_result result;

	before = reading_title_trim(before);
	if (item->authors.len > 0 || before.len == 0 || before.len > READING_AUTHORS_MAX ||
	    !reading_lead_is_names(before))
		return;
	result = names_add(&item->authors, before, NAMES_UNKNOWN);
	if (!result.is_certain || result.count < 2)
		strbuf_clear(&item->authors);
}
