#ifndef VIEW_DETAIL_H
#define VIEW_DETAIL_H

/*
 * The paper under the cursor broken into lines: what the detail pane shows, without drawing it. The
 * lines are kept until paper, width or query change, so that scrolling costs nothing however long
 * the abstract is.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "browser/page_list.h"
#include "search/match.h"
#include "text/tex.h"
#include "view/canvas.h"

/* A paragraph of the detail. */
struct detail_block {
	const char *label;   /* precedes the first line */
	struct str source;   /* the library's, or in `composed` */
	struct str text;     /* what is shown of it */
	struct tex_text tex; /* of a text of the library */
	enum style style;
	bool is_tex;
	bool is_searched;
	size_t link; /* 1 + which of the browser's links it shows, on one line; 0: none */
	enum paper_field field;   /* where is_searched: what the query's terms are held against */
	struct match_spans spans; /* of the text */
};

struct detail_line {
	uint32_t block;
	size_t from, to; /* bytes of the block's text */
};

/* The fields that have one, three lines of facts, tags, note, and the links with their heading. */
#define DETAIL_BLOCKS (FIELD_COUNT + 3 + 2 + 1 + LINKS_MAX)

struct detail {
	struct detail_block blocks[DETAIL_BLOCKS];
	size_t block_count;
	char name[PAPER_NAME_SIZE]; /* of a paper without a title */
	struct strbuf composed;     /* texts that no source has as they are shown */
	struct detail_line *lines;
	size_t line_count, line_capacity;
	size_t *match_lines;
	size_t match_line_count, match_line_capacity;
	size_t link_line;   /* of the first link, if there are any */
	uint64_t made_from; /* a hash of all that the lines depend on; 0: nothing yet */
};

void detail_init(struct detail *detail);
void detail_free(struct detail *detail);

/* Makes the lines for the paper under the browser's cursor, unless they are made already. */
void detail_update(struct detail *detail, const struct page_list *list, int width);

#endif
