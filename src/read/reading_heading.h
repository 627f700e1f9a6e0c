#ifndef READ_READING_HEADING_H
#define READ_READING_HEADING_H

/*
 * What the headings above an item of a reading list say of it: when and where what is below them
 * was published ("## OSDI 2024", "### 2018"), and that it is papers ("## Papers to read"). It holds
 * up to the next heading that is not of a lower level.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/markdown.h"

struct reading_heading {
	struct markdown_line line; /* scratch */
	struct strbuf place;       /* empty: none is known */
	bool is_date;              /* the place is nothing but a date */
	size_t place_level;
	size_t papers_level; /* 0: no heading names papers */
};

void reading_heading_init(struct reading_heading *heading);
void reading_heading_free(struct reading_heading *heading);

/* Takes a heading, with its marks. */
void reading_heading_take(struct reading_heading *heading, struct str source);

/* Whether the headings say where what is below them was published. */
bool reading_heading_is_place(const struct reading_heading *heading);

/* Whether they only say when. */
bool reading_heading_is_date(const struct reading_heading *heading);

/* Whether one of them says that below it are papers. */
bool reading_heading_names_papers(const struct reading_heading *heading);

#endif
