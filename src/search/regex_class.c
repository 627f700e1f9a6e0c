/*
 * Bracket expressions. A letter outside ASCII is added as it is and folded, and so is each of a
 * range; those that fold to several characters or none are added only as they are.
 */

#include "config.h"

#include "search/regex_private.h"

/* A range of more code points is copied as it is, rather than folded one by one. */
#define FOLD_RANGE_MAX 1024

static void put_folded(struct regex_walk *walk, size_t origin, uint32_t codepoint)
{
	uint32_t folded[REGEX_FOLD_MAX];

	if (codepoint >= 0x80 && regex_fold(codepoint, folded) == 1 && folded[0] != codepoint)
		regex_put_character(walk, origin, folded[0]);
}

static void put_range(struct regex_walk *walk, size_t origin, uint32_t low, uint32_t high)
{
	regex_put_character(walk, origin, low);
	if (high != low) {
		regex_put(walk, origin, STR("-"));
		regex_put_character(walk, origin, high);
	}
	for (uint32_t i = low; i <= high && high - low < FOLD_RANGE_MAX; i++)
		put_folded(walk, origin, i);
}

/* Goes past the - and the end of a range, if they come next. */
static bool take_range_end(struct regex_walk *walk, uint32_t *high)
{
	size_t at = walk->at;

	if (regex_peek(walk, 0) != '-' || regex_peek(walk, 1) == ']' ||
	    walk->at + 1 >= walk->typed.len)
		return false;
	walk->at++;
	if (regex_sees(walk, "[:") || !regex_take_character(walk, high)) {
		walk->at = at;
		return false;
	}
	return true;
}

static void copy_characters(struct regex_walk *walk)
{
	size_t start = walk->at, end;
	uint32_t low, high;

	if (!regex_take_character(walk, &low)) {
		regex_copy_escape(walk);
		return;
	}
	if (!take_range_end(walk, &high))
		high = low;
	end = walk->at;
	if (low < 0x80 && high < 0x80) {
		walk->at = start;
		regex_copy(walk, end - start);
	} else {
		put_range(walk, start, low, high);
	}
}

/* Goes past [:name:], if it comes next. Upper and lower case are any letters, as they are where
 * case does not count. */
static bool copy_named_class(struct regex_walk *walk)
{
	size_t start = regex_peek(walk, 2) == '^' ? 3 : 2, len = start;
	struct str name;

	if (!regex_sees(walk, "[:"))
		return false;
	while (regex_peek(walk, len) >= 'a' && regex_peek(walk, len) <= 'z')
		len++;
	if (regex_peek(walk, len) != ':' || regex_peek(walk, len + 1) != ']')
		return false;
	name = str_sub(walk->typed, walk->at + start, len - start);
	regex_copy(walk, start);
	if (str_equal(name, STR("upper")) || str_equal(name, STR("lower"))) {
		regex_put(walk, walk->at, STR("alpha"));
		walk->at += name.len;
	} else {
		regex_copy(walk, name.len);
	}
	regex_copy(walk, 2);
	return true;
}

void regex_copy_class(struct regex_walk *walk)
{
	regex_copy(walk, regex_peek(walk, 1) == '^' ? 2 : 1);
	if (regex_peek(walk, 0) == ']')
		regex_copy(walk, 1);
	while (!regex_is_at_end(walk) && regex_peek(walk, 0) != ']') {
		if (regex_sees(walk, "\\Q"))
			regex_copy_quote(walk);
		else if (!copy_named_class(walk))
			copy_characters(walk);
	}
	regex_copy(walk, 1);
}
