/* The papers of a row beside its first: each title that is linked in the same cell. */
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

void reading_item_read_others(struct reading_item *item)
{
	struct str text = strbuf_str(&item->line.text);
	size_t at = item->title.len > 0 && item->paper.len > 0
			    ? str_find(text, strbuf_str(&item->title))
			    : SIZE_MAX;
	size_t end = at == SIZE_MAX ? 0 : at + item->title.len;

	if (at == SIZE_MAX || item->is_title_guess)
		return;
	for (size_t i = 0; i < item->line.link_count; i++) {
		const struct markdown_link *link = &item->line.links[i];
		struct str title = reading_title_trim(markdown_link_text(&item->line, link));

		if (link->begin < end)
			continue;
		/* What follows is of another cell. */
		if (memchr(text.p + end, '|', link->begin - end))
			return;
		if (reading_item_is_other(item, link, title))
			begin_other(item, link, title);
		end = link->end;
	}
}
