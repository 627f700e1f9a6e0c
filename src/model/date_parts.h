#ifndef MODEL_DATE_PARTS_H
#define MODEL_DATE_PARTS_H

/* A date as it is written, taken apart into numbers and names. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* No usual form has more parts. */
#define DATE_PART_MAX 6

enum date_part_kind {
	DATE_PART_NUMBER = 'n', /* of one or two digits */
	DATE_PART_YEAR = 'Y',   /* of four digits */
	DATE_PART_MONTH = 'm',  /* a name; its value is 1 to 12 */
	DATE_PART_SEASON = 's', /* a name */
};

struct date_part {
	int value;
	int digits;
	char before; /* what separates it from the part before: - / . , or a space */
};

struct date_parts {
	struct date_part part[DATE_PART_MAX];
	char form[DATE_PART_MAX + 1]; /* their kinds; what is left is NUL */
	size_t count;
	bool has_time; /* a time of day, which is no part */
};

/* False when s has anything that belongs to no date. */
bool date_parse_parts(struct str s, struct date_parts *parts);

#endif
