#ifndef BROWSER_PAGE_MANUAL_H
#define BROWSER_PAGE_MANUAL_H

/*
 * The manual as a page: the list's keys scroll it, and those of every pager. Its text comes from
 * outside, for the width of the screen, and again when that changes; the place in it stays about
 * the same.
 */

#include "browser/page.h"
#include "browser/scroll.h"
#include "session/manual.h"

struct page_manual {
	enum manual_page page;
	struct manual text;
	bool is_read; /* the text has come */
	struct scroll scroll;
};

extern const struct page_functions page_manual_functions;

void page_manual_init(struct page_manual *manual);
void page_manual_free(struct page_manual *manual);

/* How many rows there is room for. */
void page_manual_set_rows(struct page_manual *manual, size_t rows);

/* Opens a page of the manual, whose text is still to come. */
void page_manual_open(struct page_manual *manual, enum manual_page page);

/* Takes the text as it is printed. */
void page_manual_set_text(struct page_manual *manual, struct str printed);

#endif
