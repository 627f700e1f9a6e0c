#ifndef READ_CSV_PARSER_H
#define READ_CSV_PARSER_H

/* libcsv as tables are read by it: with our memory, strictly or not. */

#include <csv.h>
#include <stdbool.h>

#include "base/str.h"

void csv_parser_open(struct csv_parser *parser, unsigned char delimiter, bool is_lenient);

/* ="0028" is how a number is kept from Excel: whether a quote that comes now is of that, and so in
 * its place. */
bool csv_parser_is_at_formula(const struct csv_parser *parser);

/* Whether no cell of a line is in quotes, so that the line is a row, and its cells are what the
 * delimiter separates, but for blanks around them. Much less work than to read it. */
bool csv_line_is_plain(struct str line, char delimiter);

#endif
