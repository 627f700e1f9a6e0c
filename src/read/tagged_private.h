#ifndef READ_TAGGED_PRIVATE_H
#define READ_TAGGED_PRIVATE_H

/* What the files of the tagged formats share: the state of their reader, its values and the sniff.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/format.h"
#include "read/other_lines.h"
#include "read/record.h"
#include "read/tagged.h"
#include "read/tagged_second.h"

/* What is counted where text belongs to no record. */
#define TAGGED_TEXT_BETWEEN "text between records"

struct tagged_state {
	const struct tagged_dialect *dialect; /* NULL: what follows is not initialised yet */
	struct record record;
	bool in_record;
	bool has_start;                   /* the record's own tag that starts one was there */
	bool after_blank;                 /* the line before was blank */
	bool is_parted;                   /* a blank line was since the tag before */
	bool is_cut_line;                 /* the line is the file's last and has no newline */
	bool is_lost;                     /* lines that follow go on with what was not read */
	bool is_whole;                    /* the record's end was there */
	bool has_whole, has_partial;      /* such records were, and others */
	bool has_refused;                 /* a record with too much was */
	bool is_note;                     /* what may go on is one */
	bool is_ours;                     /* the record, by its provider */
	const struct dialect_name *name;  /* of the value that may go on; NULL: none is open */
	const struct dialect_name *found; /* the row that was found last in the dialect's names */
	size_t value_line;                /* where that begins */
	struct strbuf value;
	size_t lines; /* with which it went on */
	struct other_lines other;
	struct tagged_second second;
};

/* Whether a tag is one that a dialect names; it may name none (NULL). */
bool tagged_is(struct str tag, const char *name);

/* The row of a tag; NULL where the dialect has none. */
const struct dialect_name *tagged_find_name(struct tagged_state *state, struct str tag);

bool tagged_is_author(struct tagged_state *state, struct str tag);

/* Whether a tag can be in a record only: what is none of the paper may also be between two. */
bool tagged_needs_record(const struct tagged_state *state, struct str tag);

/* Notes that shortlist wrote the record: its tag of a type has one for papers without any, too,
 * whose own type, if they have one, follows. */
void tagged_see_own(struct tagged_state *state);

/* Adds the value that is open to the record, and leaves none open. */
void tagged_end_value(struct tagged_state *state);

/* Which of its parts the record has, with the value that is open; a bit each. */
unsigned tagged_parts(const struct tagged_state *state);

/* Takes a line without a tag that is not blank: it goes on with the value that is open, or is
 * counted or reported. */
void tagged_read_bare_line(struct tagged_state *state, struct format_input *input, struct str line);

/* Whether a line, whose tag may be none, can be the first of another format's: it is not within a
 * record, or is nothing that the record has there. */
bool tagged_may_begin_other(const struct tagged_state *state, struct str line, struct str tag);

/* Whether the text is of the dialect; see struct format. */
enum sniff tagged_sniff(const struct tagged_dialect *dialect, struct str head, bool is_whole);

#endif
