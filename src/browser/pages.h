#ifndef BROWSER_PAGES_H
#define BROWSER_PAGES_H

/*
 * All pages, which of them is on the screen, and which lies below it. What holds for the page below
 * holds while help or the manual lie over it. The table of their functions is the caller's, who
 * also knows how they are drawn.
 */

#include "browser/page.h"
#include "browser/page_help.h"
#include "browser/page_list.h"
#include "browser/page_manual.h"
#include "browser/page_overview.h"

/* What fills the screen between its first and its last line. Help and the manual lie over the list
 * or the overview, and lead back there. */
enum browser_page {
	PAGE_LIST,
	PAGE_OVERVIEW,
	PAGE_MANUAL,
	PAGE_HELP, /* typing narrows it */
	PAGE_COUNT
};

struct browser_pages {
	const struct page *table; /* a row each, by PAGE_…; borrowed */
	enum browser_page open;   /* what is on the screen */
	enum browser_page below;  /* the open one, or what it lies over */
	struct page_list list;
	struct page_overview overview;
	struct page_manual manual;
	struct page_help help;
};

/* The row of the page on the screen. */
const struct page *pages_row(const struct browser_pages *pages);

/* The struct of a page, for the functions of its row; borrowed. */
void *pages_struct(struct browser_pages *pages, enum browser_page page);

/* Puts a page on the screen. */
void pages_open(struct browser_pages *pages, enum browser_page page);

/* The page goes that lies over another one, if one does. */
void pages_close(struct browser_pages *pages);

/* Whether no page lies over the list or the overview. */
bool pages_are_browsed(const struct browser_pages *pages);

/* A sentence why an action does nothing on the page, as one for papers while none is on the screen;
 * NULL: it does something. */
const char *pages_why_refused(const struct browser_pages *pages, enum action action);

/* What actions need that are refused there. */
unsigned pages_refused_needs(const struct browser_pages *pages);

#endif
