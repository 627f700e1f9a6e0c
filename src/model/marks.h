#ifndef MODEL_MARKS_H
#define MODEL_MARKS_H

/*
 * Marks belong to the reader, not to the paper: starred, status, priority, tags, a note. A
 * marks_table holds those of all papers of a library by paper number; papers without marks cost
 * four bytes. Keeping them is store/database.h's work.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/strbuf.h"

/* How far the reader has come with a paper, and the word for it, which is also what is:... takes.
 */
#define READING_STATUSES(X)   \
	X(UNREAD, "unread")   \
	X(STARTED, "reading") \
	X(DONE, "done")

enum reading_status {
#define X(id, word) READING_##id,
	READING_STATUSES(X)
#undef X
};

#define READING_STATUS_COUNT (READING_DONE + 1)

#define PRIORITY_MAX 5

struct marks {
	int64_t starred_at; /* seconds since 1970; 0: not starred */
	int64_t seen_at;    /* when it was first looked at; 0: never */
	int64_t removed_at; /* when it was taken out of the library; 0: it was not. Such a paper has
			       no other marks but seen_at, until it is marked again. */
	uint8_t status;     /* enum reading_status */
	uint8_t priority;   /* 1 (first) to 5; 0: none */
	struct str tags;    /* sorted, joined with "; ", each once */
	struct str note;    /* any text, lines included (note_clean) */
};

struct marks_table {
	struct arena arena;
	uint32_t *slots; /* by paper number: 0, or 1 + index into marks */
	size_t slot_count;
	size_t slot_capacity;
	struct marks *marks;
	size_t count;
	size_t capacity;
	size_t starred_count;
	size_t removed_count;
	uint64_t removed_version; /* another when a paper went or came back */
};

const char *reading_status_name(enum reading_status status); /* "unread" */
bool reading_status_from_name(struct str name, enum reading_status *status);
void reading_status_add_names(struct strbuf *out); /* "unread, reading or done" */

void marks_table_init(struct marks_table *table);
void marks_table_free(struct marks_table *table);

/* The marks of a paper, good until the next marks_set; the empty marks for one that has none. */
const struct marks *marks_get(const struct marks_table *table, uint32_t paper);

/*
 * Sets all marks of a paper; the text is copied, the tags put into order (tags_normalise) and the
 * note cleaned (note_clean), the numbers brought into their ranges.
 */
void marks_set(struct marks_table *table, uint32_t paper, const struct marks *marks);

bool marks_are_empty(const struct marks *marks);

/* Whether the reader marked the paper: having looked at it is no mark. */
bool marks_say_something(const struct marks *marks);

bool marks_equal(const struct marks *a, const struct marks *b);

/*
 * The marks of a paper of which two records say something. All tags; the earlier star; the status
 * and priority of the first, or of the second where the first has none; both notes, the second
 * below, unless one has the lines of the other; removed if the first is. The texts lie in *tags and
 * *note, or where the first's were.
 */
void marks_join(const struct marks *first, const struct marks *more, struct marks *joined,
		struct strbuf *tags, struct strbuf *note);

/* Joins what a paper has with more. */
void marks_add(struct marks_table *table, uint32_t paper, const struct marks *more);

/* Takes the next tag, trimmed and not empty, off a list; false when there are no more. */
bool tags_next(struct str *rest, struct str *tag);

/* Whether the list of tags has the tag, ignoring ASCII case. Who asks for each of many tags makes a
 * tag_set. */
bool tags_have(struct str tags, struct str tag);

/* The tags of a list, to ask for many: borrows the list's text. */
struct tag_set {
	struct tag *tags; /* sorted */
	size_t count;
	size_t capacity;
};

void tag_set_init(struct tag_set *set, struct str tags);
void tag_set_free(struct tag_set *set);
bool tag_set_has(const struct tag_set *set, struct str tag); /* ignoring ASCII case */

/*
 * Adds a list of tags as typed, separated by semicolons, to out as it is kept: cleaned, sorted
 * ignoring ASCII case, each tag once in its first spelling, joined with "; ".
 */
void tags_normalise(struct strbuf *out, struct str tags);

/* Puts one or more tags into a normal list; those that it has stay as they are. */
void tags_add(struct strbuf *tags, struct str added);

/* Takes one or more tags out of a normal list, ignoring ASCII case. */
void tags_remove(struct strbuf *tags, struct str removed);

/* Adds the tags of a list that the other list has not, in their order, joined with "; ". */
void tags_add_missing(struct strbuf *out, struct str tags, struct str others);

/* Changes a normal list as `before` was changed to `after`: what came is put in, what went is taken
 * out. */
void tags_apply_changes(struct strbuf *tags, struct str before, struct str after);

/*
 * Adds a note as typed to out as it is kept: valid UTF-8 without controls but "\n" between its
 * lines (CR LF and CR count as one), without space at the ends.
 */
void note_clean(struct strbuf *out, struct str note);

/* Whether a clean note has the lines of another one below the other: "not done" has no "done". */
bool note_has_lines(struct str note, struct str part);

#endif
