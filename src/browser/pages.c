#include "config.h"

#include "browser/pages.h"

const struct page *pages_row(const struct browser_pages *pages)
{
	return &pages->table[pages->open];
}

void *pages_struct(struct browser_pages *pages, enum browser_page page)
{
	return (char *)pages + pages->table[page].offset;
}

void pages_open(struct browser_pages *pages, enum browser_page page)
{
	pages->open = page;
	if (!pages->table[page].functions->lies_over)
		pages->below = page;
}

void pages_close(struct browser_pages *pages)
{
	pages->open = pages->below;
}

bool pages_are_browsed(const struct browser_pages *pages)
{
	return pages->open == pages->below;
}

unsigned pages_refused_needs(const struct browser_pages *pages)
{
	return pages->table[pages->below].functions->refused_needs;
}

const char *pages_why_refused(const struct browser_pages *pages, enum action action)
{
	const struct page_functions *below = pages->table[pages->below].functions;

	return action_info(action)->needs & below->refused_needs ? below->why_refused : NULL;
}
