#ifndef VIEW_PAGE_TABLE_H
#define VIEW_PAGE_TABLE_H

/*
 * The table of the pages: a row each, with what its keys and clicks do and how it is drawn. It is
 * here because this floor is the lowest that knows both; the browser is given it.
 */

#include "browser/pages.h"

extern const struct page page_table[PAGE_COUNT];

#endif
