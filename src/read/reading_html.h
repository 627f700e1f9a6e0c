#ifndef READ_READING_HTML_H
#define READ_READING_HTML_H

/*
 * Tables of HTML within Markdown, whose rows may go over several lines: each becomes a row of
 * Markdown's, "| cell | cell |", and that of a header has the rule below it.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* No row is longer, in bytes. */
#define READING_HTML_ROW_MAX ((size_t)16 << 10)

struct reading_html {
	struct strbuf source; /* of the row so far */
	bool is_open;         /* within a row */
	struct strbuf row;    /* the last that ended, as Markdown */
	bool is_header;
};

void reading_html_init(struct reading_html *html);
void reading_html_free(struct reading_html *html);

/* Whether a line only groups the rows of a table: "<thead>". */
bool reading_html_is_part(struct str line);

/* Whether a line is of such a row, or begins one: then reading_html_take is for it. */
bool reading_html_is_row(const struct reading_html *html, struct str line);

/* Takes a line. True: a row ended with it, which is in `row` now. */
bool reading_html_take(struct reading_html *html, struct str line);

#endif
