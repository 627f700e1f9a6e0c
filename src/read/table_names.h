#ifndef READ_TABLE_NAMES_H
#define READ_TABLE_NAMES_H

/*
 * Whether "Ann Lee, Bo Ek" in a table are two authors or one. A list above it whose names can only
 * be read one way decides, or one within TABLE_AHEAD (read/table_ahead.h) below; where those
 * contradict each other, nothing does.
 */

#include <stdbool.h>

#include "base/str.h"
#include "model/names.h"

struct table_names {
	enum names_style style; /* NAMES_UNKNOWN: nothing was said */
	bool are_by_commas;     /* a list was: "Ann Lee, Bo Ek, Cy Dee" */
	bool is_known, is_mixed;
};

/* Takes what a list says of its column. */
void table_names_see(struct table_names *names, struct str list);

/* What is known of the column. */
enum names_style table_names_style(const struct table_names *names);

/* Whether another list has to tell how this one is read. */
bool table_names_are_open(struct str list);

#endif
