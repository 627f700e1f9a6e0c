#ifndef BROWSER_PAGE_HELP_H
#define BROWSER_PAGE_HELP_H

/* Help as a page: all actions that do something where it was opened, narrowed by what is typed;
 * Enter does the one under the cursor. */

#include "browser/page.h"
#include "browser/prompt.h"
#include "browser/scroll.h"
#include "input/keymap.h"

struct page_help {
	const struct keymap *keymap; /* borrowed */
	unsigned refused_needs;      /* actions that need one of these do nothing there */
	struct prompt filter;        /* what is typed */
	struct scroll scroll;        /* over the actions; what of them is shown, the view decides */
	enum action actions[ACTION_COUNT]; /* those listed */
	size_t count;
};

extern const struct page_functions page_help_functions;

void page_help_init(struct page_help *help, const struct keymap *keymap);
void page_help_free(struct page_help *help);

/* How many rows there is room for. */
void page_help_set_rows(struct page_help *help, size_t rows);

/* Lists all that is not refused, the cursor on the first. */
void page_help_open(struct page_help *help, unsigned refused_needs);

#endif
