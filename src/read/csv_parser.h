#ifndef READ_CSV_PARSER_H
#define READ_CSV_PARSER_H

/* libcsv as tables are read by it: with our memory, strictly or not. */

#include <csv.h>
#include <stdbool.h>

void csv_parser_open(struct csv_parser *parser, unsigned char delimiter, bool is_lenient);

/* ="0028" is how a number is kept from Excel: whether a quote that comes now is of that, and so in
 * its place. */
bool csv_parser_is_at_formula(const struct csv_parser *parser);

#endif
