#ifndef READ_TAGGED_SECOND_H
#define READ_TAGGED_SECOND_H

/*
 * Records whose neighbour lost the line that begins it: two in one, by their tags. Lines from where
 * a second may begin are held until that is certain, since the authors of one may come before its
 * title and would be the other's.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/dialect.h"
#include "read/record.h"

/* No more is held, in bytes: a record's title and authors are closer. */
#define TAGGED_HELD_MAX ((size_t)1 << 20)

struct tagged_second {
	struct strbuf lines; /* that are held, each with a newline */
	size_t line;         /* the first of them */
	size_t title_line;   /* of the second title; 0: none was */
	bool is_held;
	bool is_after_blank;  /* what is held has a blank line before it */
	bool has_names;       /* what is held has authors, or an identifier or a date of its own */
	bool is_same_title;   /* the second title is the first again */
	bool has_others;      /* of these the record has others */
	bool has_names_first; /* the record's authors came before its title */
	const struct dialect_name *first; /* the row of the record's first tag that has one */
	const struct dialect_name *last;  /* the row of the tag before; NULL: it has none */
	size_t looks;                     /* names that were looked for among the record's */
};

void tagged_second_init(struct tagged_second *second);
void tagged_second_free(struct tagged_second *second);

/* Forgets what is held and what was seen, for another record. */
void tagged_second_clear(struct tagged_second *second);

enum tagged_second_step {
	TAGGED_SECOND_NONE,    /* the line is the record's */
	TAGGED_SECOND_MAYBE,   /* the line is to be held */
	TAGGED_SECOND_CERTAIN, /* what is held begins another record, which goes on with the line */
};

/* Whether what is held is the record's after all, before a tag is seen: of several blank lines the
 * last before a second title is where the record may end. */
bool tagged_second_is_over(const struct tagged_second *second, bool is_after_blank);

/* Sees a tag's row, which may be NULL, with its value at a line, in a record with the tags before
 * it. */
enum tagged_second_step tagged_second_see(struct tagged_second *second, const struct record *record,
					  const struct dialect_name *name, struct str value,
					  size_t line, bool is_after_blank);

/* Whether what is held says the record's title and authors again. */
bool tagged_second_repeats(const struct tagged_second *second);

/* Holds a line, without its newline. */
void tagged_second_hold(struct tagged_second *second, struct str text);

/* Forgets what is held. */
void tagged_second_drop(struct tagged_second *second);

#endif
