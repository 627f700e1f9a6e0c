#ifndef SESSION_LIST_COLUMNS_H
#define SESSION_LIST_COLUMNS_H

/*
 * The columns that the list can have, once, and the setting `columns`, which chooses among them:
 * names in order, each with a width where it is not to have its own ("star title:40 date"). What
 * has room at which width is view/list_layout.h's, what a cell holds view/list_cell.h's.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "model/paper.h"
#include "search/sort.h"
#include "store/config_file.h"

/*
 * X(id, name, heading, width, least, type, sort). The order is that of worth: what has no room goes
 * from the end.
 *   width  its columns where none are given; of what takes the rest: what it keeps before others
 *   least  what a setting may make it, and, of TEXT, what it shrinks to before others go
 *   type   MARK: one column, close to the next mark, and always there; FIXED: all of its width or
 *          nothing; DATE: the same, and less where dates are told as ages; TEXT: shrinks, and the
 *          first of these without a width takes the rest
 *   sort   the order that a click on the heading means; none: FILE
 * The fields of PAPER_FIELDS_NEWER follow, named by their keys.
 */
#define LIST_COLUMNS(X)                                                    \
	X(SELECTED, "selected", "", 1, 1, MARK, FILE)                      \
	X(STAR, "star", "", 1, 1, MARK, STARRED)                           \
	X(TITLE, "title", "Title", 30, 15, TEXT, TITLE)                    \
	X(DATE, "date", "Date", 10, 4, DATE, DATE)                         \
	X(UPVOTES, "upvotes", "▲", 4, 2, FIXED, UPVOTES)                   \
	X(COMMENTS, "comments", "✎", 3, 2, FIXED, COMMENTS)                \
	X(STATUS, "status", "", 1, 1, MARK, FILE)                          \
	X(PRIORITY, "priority", "", 1, 1, MARK, FILE)                      \
	X(AUTHORS, "authors", "Auth", 4, 2, FIXED, AUTHORS)                \
	X(AUTHOR_NAMES, "author-names", "Author names", 20, 6, TEXT, FILE) \
	X(TOPICS, "topics", "Topics", 18, 6, TEXT, FILE)                   \
	X(TAGS, "tags", "Tags", 12, 4, TEXT, FILE)                         \
	X(NOTE, "note", "Note", 20, 4, TEXT, FILE)                         \
	X(ARXIV, "arxiv", "arXiv", 10, 8, FIXED, FILE)                     \
	X(STARRED, "starred", "Starred", 10, 4, DATE, STARRED)             \
	X(SOURCE, "source", "Source", 10, 3, TEXT, FILE)                   \
	X(KEYWORDS, "keywords", "Keywords", 20, 6, TEXT, FILE)             \
	X(SUMMARY, "summary", "Summary", 30, 6, TEXT, FILE)

enum list_column {
#define X(id, ...) LIST_COLUMN_##id,
	LIST_COLUMNS(X) PAPER_FIELDS_NEWER(X)
#undef X
		LIST_COLUMN_COUNT
};

enum list_column_type {
	LIST_COLUMN_TYPE_MARK,
	LIST_COLUMN_TYPE_FIXED,
	LIST_COLUMN_TYPE_DATE,
	LIST_COLUMN_TYPE_TEXT
};

/* The most that a setting may make a column. */
#define LIST_COLUMN_WIDTH_MAX 200

struct list_column_info {
	const char *name;
	const char *heading;
	int width, least;
	enum list_column_type type;
	enum sort_key sort;
};

struct column_choice {
	enum list_column column;
	int width; /* 0: its own */
};

/* Which columns, in order, each at most once; never none. */
struct column_choices {
	struct column_choice choices[LIST_COLUMN_COUNT];
	size_t count;
	bool is_auto; /* nothing was chosen: status and priority want a wide list */
};

const struct list_column_info *list_column_info(enum list_column column);

/* Reads all of text, "auto" or names; false, and nothing changed, when there is a mistake. */
bool column_choices_parse(struct str text, struct column_choices *choices);

/* Reads a setting: mistakes go to diag as warnings, and what is right of it is used. */
void column_choices_read(const struct config *config, const struct config_entry *entry,
			 struct column_choices *choices, struct diag *diag);

/* Adds the choice as the setting has it. */
void column_choices_format(const struct column_choices *choices, struct strbuf *out);

#endif
