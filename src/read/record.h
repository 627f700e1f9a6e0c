#ifndef READ_RECORD_H
#define READ_RECORD_H

/*
 * One paper of another tool's file on its way to a draft: values are added by the rows of a dialect
 * and become fields by record_emit. One record serves a whole file, one paper after another.
 *
 * Where a slot gets more than one value:
 *   - lists (keywords, categories, tags) take all of them, each once;
 *   - names take all values of one name of the dialect, the one that comes first in its table;
 *   - identifiers take the first that is one;
 *   - of dates that agree, the most precise;
 *   - of anything else the value whose name comes first in the table is kept, and of several under
 *     one name the first.
 * A value that is not kept is counted among what is left out, unless the one that is says the same.
 * A value that is empty is none.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/date.h"
#include "model/names.h"
#include "read/dialect.h"
#include "read/format.h"

/* No title is longer, in bytes, and no paper has more values: what a file has beyond is no paper's.
 * The longest lists of authors have 15,000 names. */
#define RECORD_TITLE_MAX  ((size_t)64 << 10)
#define RECORD_VALUES_MAX 100000

struct record_value {
	struct strbuf text;
	const struct dialect_name *name; /* the row that filled it; NULL: there is no value */
	size_t count;                    /* of a list, and of names: how many */
	struct date date;                /* of a VALUE_DATE */
	size_t line;                     /* of the value, for a message; 0: that of the record */
	bool is_certain; /* of names: they are all, and split where they should be */
};

/* How many rows of names are told apart in one record: no tool fills as many for a paper. */
#define RECORD_NAME_ROWS_MAX 12

/* How many values a row of names had, whether they are kept or not. */
struct record_name_row {
	const struct dialect_name *name;
	size_t count;
	char initial; /* with which the first of its values begins, in lower case */
};

struct record {
	struct record_value values[SLOT_COUNT];
	struct record_name_row name_rows[RECORD_NAME_ROWS_MAX];
	size_t name_row_count;
	bool has_name_values;       /* each name is a value of the file by itself */
	enum date_order date_order; /* of 03/05/2024; kept from one paper to the next */
	/* Of lists of names that can be read in two ways; the same. NAMES_UNKNOWN: not known. */
	enum names_style names_style;
	bool are_names_by_commas; /* whatever its tool writes: other lists are */
	bool are_names_told;      /* the source says the order of each name: none is guessed */
	bool is_ours;             /* shortlist wrote it: a year may be any, and was no guess */
	bool are_years_padded;    /* the format has fields for years: 0731 is one, no day of July */
	uint8_t arxiv_version;    /* of the arXiv id; 0: not said */
	struct source_list *sources;
	size_t source_capacity;
	struct strbuf rare, scratch, title, pages, names;
	struct format_input *input; /* between record_begin and record_emit */
	size_t line;
	size_t value_line; /* of the values that are added; 0: that of the record */
	size_t added;      /* values so far */
	bool has_too_much; /* it is reported, and no paper */
};

void record_init(struct record *record);
void record_free(struct record *record);

/* Starts the next paper, which begins at a line; messages name it. */
void record_begin(struct record *record, struct format_input *input, size_t line);

/*
 * Adds the value of a name. What is not understood is reported, counted and left unknown. `value`
 * is copied. Of SLOT_LEFT_OUT the name is counted (record_leave_out).
 */
void record_add(struct record *record, const struct dialect_name *name, struct str value);

/*
 * Ends a name that came in parts: joins SLOT_FAMILY, SLOT_GIVEN and SLOT_SUFFIX as "Doe, Jane,
 * Jr.", adds that as the value of `name`, and forgets the parts. Without any, `whole` is the value.
 */
void record_end_name(struct record *record, const struct dialect_name *name, struct str whole);

/* Ends a date that came in parts, SLOT_YEAR, SLOT_MONTH and SLOT_DAY, in the same way. */
void record_end_date(struct record *record, const struct dialect_name *name, struct str whole);

/*
 * Whether the record can take one more value of that many bytes under a name. If not that is
 * reported, nothing more is added, and record_emit emits nothing: a paper with the first
 * RECORD_VALUES_MAX of its authors would be a wrong one. For who has work before record_add, which
 * asks, too.
 */
bool record_has_room(struct record *record, const struct dialect_name *name, size_t len);

/* Reports a record that has too much of what is said, once: it is no paper, and takes no more. */
void record_refuse(struct record *record, const char *what);

/* Counts a name that the dialect does not have: it is left out. */
void record_leave_out(struct record *record, struct str name);

/* The text of a slot as it is so far, empty where there is none; good until the next change. */
static inline struct str record_text(const struct record *record, enum slot slot)
{
	return record->values[slot].name ? strbuf_str(&record->values[slot].text) : STR("");
}

/* Whether it has what makes a paper: a title or an identifier; of ours an abstract will do. */
bool record_is_paper(const struct record *record);

/* Whether it has an identifier of any kind. */
bool record_has_id(const struct record *record);

/*
 * Hands the paper to format_emit. A record that is no paper is reported as one without a title, and
 * false is returned, as it is for one that had too much. Either way the record is over.
 */
bool record_emit(struct record *record);

#endif
