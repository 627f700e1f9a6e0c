#ifndef SESSION_MANUAL_H
#define SESSION_MANUAL_H

/* The manual's pages, and the text of one as lines that can be shown. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/* X(id, word, name, section): the word behind :man, nothing for the first. */
#define MANUAL_PAGES(X)                               \
	X(PROGRAM, "shortlist", "shortlist", 1)       \
	X(QUERY, "query", "shortlist-query", 7)       \
	X(FORMATS, "formats", "shortlist-formats", 5) \
	X(CONFIG, "config", "shortlist-config", 5)

enum manual_page {
#define X(id, word, name, section) MANUAL_##id,
	MANUAL_PAGES(X)
#undef X
		MANUAL_PAGE_COUNT
};

const char *manual_page_word(enum manual_page page);
const char *manual_page_name(enum manual_page page); /* "shortlist-query" */
int manual_page_section(enum manual_page page);

/* The page that a word or a whole name means; false when it means none. */
bool manual_page_find(struct str word, enum manual_page *page);

struct manual {
	struct strbuf text; /* clean, its lines ended by newlines */
	size_t *starts;     /* of the lines */
	size_t count, capacity;
};

void manual_init(struct manual *manual);
void manual_free(struct manual *manual);

/*
 * Takes over a page as a formatter prints it: what is struck over or between escape sequences is
 * left as plain text, and every other control is dropped.
 */
void manual_set(struct manual *manual, struct str printed);

struct str manual_line(const struct manual *manual, size_t number);

#endif
