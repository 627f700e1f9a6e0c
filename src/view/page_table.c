#include "config.h"

#include "view/page_table.h"

#include "view/page_view.h"

#define STRUCT(name) offsetof(struct browser_pages, name)

const struct page page_table[PAGE_COUNT] = {
	[PAGE_LIST] = { STRUCT(list), &page_list_functions, NULL, &page_view_list },
	[PAGE_OVERVIEW] = { STRUCT(overview), &page_overview_functions, &page_overview_handlers,
			    &page_view_overview },
	[PAGE_MANUAL] = { STRUCT(manual), &page_manual_functions, NULL, &page_view_manual },
	[PAGE_HELP] = { STRUCT(help), &page_help_functions, NULL, &page_view_help },
};
