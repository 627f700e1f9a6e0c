#ifndef MODEL_COLUMNS_H
#define MODEL_COLUMNS_H

/*
 * The columns of shortlist's own CSV, in the order in which they are written. The writer and the
 * reader share this table; the reader takes them in any order, by title. X(id, title): COLUMN_<id>.
 */

#include <stdbool.h>

#include "base/str.h"

#define CSV_COLUMNS(X)                  \
	X(TITLE, "Title")               \
	X(AUTHORS, "Authors")           \
	X(AUTHOR_NAMES, "Author Names") \
	X(DATE, "Date")                 \
	X(UPVOTES, "Upvotes")           \
	X(COMMENTS, "Comments")         \
	X(TOPICS, "Topics")             \
	X(STARRED, "Starred")           \
	X(STATUS, "Status")             \
	X(PRIORITY, "Priority")         \
	X(TAGS, "Tags")                 \
	X(NOTE, "Note")                 \
	X(ARXIV_ID, "arXiv ID")         \
	X(DOI, "DOI")                   \
	X(URL, "URL")                   \
	X(SUMMARY, "Summary")           \
	X(KEYWORDS, "Keywords")         \
	X(ABSTRACT, "Abstract")         \
	X(SOURCES, "Sources")

enum csv_column {
#define X(id, title) COLUMN_##id,
	CSV_COLUMNS(X)
#undef X
		COLUMN_COUNT
};

const char *csv_column_title(enum csv_column column);

/* The column with that title, ASCII case and surrounding space ignored; false when there is none.
 */
bool csv_column_find(struct str title, enum csv_column *column);

/*
 * Whether a text cell must be written with a leading apostrophe: because a spreadsheet would run it
 * (it begins with = + - @, a tab, a carriage return, or a full-width form of the signs), or because
 * it is such a text behind apostrophes of its own, of which csv_cell_unguard would take the first
 * for ours.
 */
bool csv_cell_is_formula(struct str cell);

/* The cell without the apostrophe that csv_cell_is_formula asked for; any other cell as it is.
 * Undoes it exactly. */
struct str csv_cell_unguard(struct str cell);

#endif
