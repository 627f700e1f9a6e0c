/* The values of counts and dates: one, a comparison, or a range. Every form becomes low <= x <=
 * high. */

#include "config.h"

#include "model/date.h"
#include "search/query_private.h"

/* More than any count that a paper can have. */
#define COUNT_MAX 1000000000000

/* The range of one number or date: a year is 365 days or so, a number only itself. */
struct span {
	int64_t first, last;
};

enum comparison { EQUAL, LESS, AT_MOST, GREATER, AT_LEAST };

static bool parse_span(struct str text, enum query_value value, struct span *span)
{
	struct date date;
	uint64_t count;

	if (value == VALUE_DATE) {
		if (!date_parse_iso(text, &date))
			return false;
		*span = (struct span){ date_ordinal(date, false), date_ordinal(date, true) };
		return true;
	}
	if (!str_to_uint(text, COUNT_MAX, &count))
		return false;
	*span = (struct span){ (int64_t)count, (int64_t)count };
	return true;
}

/* Takes the comparison off the front of *text; none means EQUAL. */
static enum comparison take_comparison(struct str *text)
{
	static const struct {
		struct str sign;
		enum comparison comparison;
	} signs[] = {
		{ STR_INIT(">="), AT_LEAST }, { STR_INIT("<="), AT_MOST },
		{ STR_INIT("≥"), AT_LEAST },  { STR_INIT("≤"), AT_MOST },
		{ STR_INIT(">"), GREATER },   { STR_INIT("<"), LESS },
		{ STR_INIT("="), EQUAL },
	};
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (str_starts_with(*text, signs[i].sign)) {
			*text = str_sub(*text, signs[i].sign.len, text->len);
			return signs[i].comparison;
		}
	}
	return EQUAL;
}

static void compare(enum comparison comparison, struct span span, int64_t *low, int64_t *high)
{
	*low = INT64_MIN;
	*high = INT64_MAX;
	switch (comparison) {
	case EQUAL:
		*low = span.first;
		*high = span.last;
		break;
	case LESS:
		*high = span.first - 1;
		break;
	case AT_MOST:
		*high = span.last;
		break;
	case GREATER:
		*low = span.last + 1;
		break;
	case AT_LEAST:
		*low = span.first;
		break;
	}
}

/* A.., ..B or A..B, which must not end before it begins. */
static bool parse_two_ends(struct str from, struct str to, enum query_value value, int64_t *low,
			   int64_t *high)
{
	struct span span;

	if (from.len == 0 && to.len == 0)
		return false;
	*low = INT64_MIN;
	*high = INT64_MAX;
	if (from.len > 0) {
		if (!parse_span(from, value, &span))
			return false;
		*low = span.first;
	}
	if (to.len > 0) {
		if (!parse_span(to, value, &span))
			return false;
		*high = span.last;
	}
	return *low <= *high;
}

bool query_range_parse(struct str text, enum query_value value, int64_t *low, int64_t *high)
{
	size_t dots = str_find(text, STR(".."));
	enum comparison comparison;
	struct span span;

	if (dots != SIZE_MAX)
		return parse_two_ends(str_sub(text, 0, dots), str_sub(text, dots + 2, text.len),
				      value, low, high);
	comparison = take_comparison(&text);
	if (!parse_span(text, value, &span))
		return false;
	compare(comparison, span, low, high);
	return true;
}
