#ifndef READ_READING_TITLE_H
#define READ_READING_TITLE_H

/*
 * Titles of reading lists: what of an item's text can be one, where no link has it as its text.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/markdown.h"

/*
 * The title in a line of an item, in Markdown, of which `lead` is the plain text before the first
 * link; empty where nothing but it can be. In this order: what is in bold, italics or quotes at the
 * beginning; what is in bold or quotes further on; in a row of a table the cell with most text;
 * what is before "(2017)", or behind it if before it are names; all of the text, if it is one
 * sentence; only this last is a guess. `scratch` may hold the title.
 */
struct str reading_title_find(struct markdown_line *scratch, struct str source, struct str lead,
			      bool *is_guess);

/* What is in bold, italics or quotes behind a label that says that it is a paper's title: "Paper:
 * *Kites*, https://..."; empty: nothing is. */
struct str reading_title_behind_label(struct markdown_line *scratch, struct str source);

/* Without what is in round brackets before a title in bold: "(CVPR 2024 [Workshop](...))
 * **Kites**".
 */
struct str reading_title_cut_tag(struct str source);

/* What is in bold, italics or quotes at the beginning, if it can be a title; else empty. */
struct str reading_title_at_start(struct markdown_line *scratch, struct str source);

/* Of an item that begins with a text in bold and ends soon behind it, that text if it can be a
 * title; else empty. */
struct str reading_title_of_paragraph(struct markdown_line *scratch, struct str source);

#endif
