#ifndef CLI_TABLE_H
#define CLI_TABLE_H

/*
 * The table of `list`: aligned and cut to a terminal's width, or a tab-separated line a paper.
 * Either way only printable characters go out.
 */

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "session/session.h"

/* Columns of the terminal that standard output is; $COLUMNS comes before what it says of itself. */
size_t table_terminal_width(void);

/*
 * "★ 2023-10-06   25   7  Title…", cut to the width of the terminal.
 */
void table_print_aligned(const struct session *session, const uint32_t *papers, size_t count,
			 FILE *stream);

/* title, date, authors, upvotes, comments, time of starring; unknown is empty. */
void table_print_lines(const struct session *session, const uint32_t *papers, size_t count,
		       FILE *stream);

#endif
