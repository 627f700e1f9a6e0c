#ifndef MODEL_DATE_WORDS_H
#define MODEL_DATE_WORDS_H

/* The words that dates have, in English: months, seasons, weekdays, and what is between them. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct date_word {
	struct str text;
	char kind; /* of enum date_part_kind, or 'q', which a digit follows; 0: no part */
	int value; /* a month; of what is no part the separator that it is, or 0 */
};

/* Whether letters are these, which are in lower case. */
static inline bool date_word_equals(struct str letters, struct str lower)
{
	if (letters.len != lower.len)
		return false;
	for (size_t i = 0; i < letters.len; i++)
		if (letters.p[i] != lower.p[i] && (letters.p[i] | 0x20) != lower.p[i])
			return false;
	return true;
}

/* NULL: none. */
const struct date_word *date_word_find(struct str word);

/* Whether a word names a zone of time: "UTC". */
bool date_word_is_zone(struct str word);

#endif
