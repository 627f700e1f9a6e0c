/* The papers of a row beside its first: each title that is linked in the same cell. Those of other
 * cells are counted. */
#include "config.h"

#include <string.h>

#include "read/markdown_address.h"
#include "read/paper_link.h"
#include "read/reading_item.h"
#include "read/reading_text.h"

/* Makes a paper of a link of the row that was read last. */
static void begin_other(struct reading_item *item, const struct markdown_link *link,
			struct str title)
{
	reading_item_begin(item, item->begin_line, item->indent);
	item->has_link = true;
	item->is_file = !address_names_paper(link->address);
	strbuf_set(&item->title, title);
	markdown_address_set(&item->paper, link->address);
	reading_item_end(item);
}

/* Counts a paper of another cell, or of one whose first paper is not certain. */
static void leave_out_other(struct reading_item *item, const struct markdown_link *link)
{
	if (item->input && address_names_paper(link->address) &&
	    !str_equal(strbuf_str(&item->paper), link->address))
		name_counts_add(&item->input->report->left_out, STR("link"), 1);
}

void reading_item_read_others(struct reading_item *item)
{
	struct str text = strbuf_str(&item->line.text);
	size_t at = item->title.len > 0 && item->paper.len > 0
			    ? str_find(text, strbuf_str(&item->title))
			    : SIZE_MAX;
	size_t end = at == SIZE_MAX ? 0 : at + item->title.len;
	bool is_same_cell = at != SIZE_MAX && !item->is_title_guess;

	for (size_t i = 0; i < item->line.link_count; i++) {
		const struct markdown_link *link = &item->line.links[i];
		struct str title = reading_title_trim(markdown_link_text(&item->line, link));

		if (link->begin < end)
			continue;
		is_same_cell = is_same_cell && !memchr(text.p + end, '|', link->begin - end);
		end = link->end;
		if (!reading_item_is_other(item, link, title))
			continue;
		if (is_same_cell)
			begin_other(item, link, title);
		else
			leave_out_other(item, link);
	}
}
