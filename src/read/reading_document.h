#ifndef READ_READING_DOCUMENT_H
#define READ_READING_DOCUMENT_H

/*
 * The lines of a document with a reading list: which begin an item, which go on with one, and which
 * are rows of a table (reading_list tells what the whole is).
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/reading_html.h"
#include "read/reading_item.h"
#include "read/reading_links.h"
#include "read/reading_plain.h"
#include "read/reading_table.h"

struct reading_document {
	struct reading_item item;
	bool in_code_block;
	bool in_properties; /* of a note, above its text */
	bool is_after_blank;

	struct reading_links links;
	struct strbuf joined; /* lines of a text browser's item, so far; empty: none */
	struct strbuf inlined, marked;
	size_t joined_line;
	struct strbuf held; /* a line that breaks off within a link's text; empty: none */
	size_t held_line;
	struct reading_plain plain;
	size_t texts; /* lines with text */
	struct reading_table table;
	struct reading_html html;
	struct strbuf row; /* a line with bars: what may be a table's header; of others empty */
};

void reading_document_init(struct reading_document *document);
void reading_document_free(struct reading_document *document);

/* Reads the whole lines of a window, the first of which has that number; returns how many bytes
 * they have, and counts them. */
size_t reading_document_read(struct reading_document *document, struct str window, bool is_last,
			     size_t *number);

/* Ends the last item or paragraph. */
void reading_document_end(struct reading_document *document);

#endif
