#ifndef MODEL_COLUMNS_H
#define MODEL_COLUMNS_H

/*
 * The columns of shortlist's own CSV, in the order in which they are written: the fields of
 * PAPER_FIELDS, with the topics and the reader's marks in between, and what else there is to say of
 * a field at the end. The writer and the reader share this table; the reader takes them in any
 * order, by title.
 */

#include <stdbool.h>

#include "base/str.h"
#include "model/paper.h"

/* X(id, title): COLUMN_<id>. */
#define CSV_MARKS(X)            \
	X(TOPICS, "Topics")     \
	X(STARRED, "Starred")   \
	X(STATUS, "Status")     \
	X(PRIORITY, "Priority") \
	X(TAGS, "Tags")         \
	X(NOTE, "Note")

/* The same. "true" where the year of the date is not written, but a guess, and where the end of the
 * title is one; else nothing. */
#define CSV_REMARKS(X)                    \
	X(DATE_INFERRED, "Date Inferred") \
	X(TITLE_GUESSED, "Title Guessed")

enum csv_column {
#define X(id, ...) COLUMN_##id,
	PAPER_FIELDS_BEFORE_MARKS(X) CSV_MARKS(X) PAPER_FIELDS_BEHIND_MARKS(X) CSV_REMARKS(X)
#undef X
		COLUMN_COUNT
};

const char *csv_column_title(enum csv_column column);

/* The field that the column holds; false for the others. */
bool csv_column_field(enum csv_column column, enum paper_field *field);

/* The column that holds the field. */
enum csv_column csv_field_column(enum paper_field field);

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
