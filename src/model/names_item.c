/* Taking the items off a list that commas and "and" separate. */

#include "config.h"

#include "model/names_private.h"

#include "base/char.h"
#include "base/utf8.h"

/* No suffix is longer, with the blanks around it. */
#define SUFFIX_MAX 16

/* The length of "and", "&" or "AND" as a word of its own, behind a blank or a comma; 0 where there
 * is none. */
static size_t and_len(struct str s, size_t at)
{
	size_t len;

	if (at == 0 || !(char_is_space(s.p[at - 1]) || s.p[at - 1] == ','))
		return 0;
	if (s.p[at] == '&')
		len = 1;
	else if (str_equal_ignoring_case(str_sub(s, at, 3), STR("and")))
		len = 3;
	else
		return 0;
	return at + len == s.len || char_is_space(s.p[at + len]) ? len : 0;
}

static bool opens(char c)
{
	return c == '(' || c == '[' || c == '{';
}

static bool closes(char c)
{
	return c == ')' || c == ']' || c == '}';
}

/* The length of what comes before the first separator; *len is that one's. */
static size_t item_len(struct str s, enum names_separator *separator, size_t *len)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (opens(s.p[i]))
			depth++;
		else if (closes(s.p[i]))
			depth -= depth > 0;
		if (depth > 0)
			continue;
		*separator = s.p[i] == ',' ? NAMES_AT_COMMA : NAMES_AT_AND;
		*len = s.p[i] == ',' ? 1 : and_len(s, i);
		if (*len > 0)
			return i;
	}
	*separator = NAMES_END;
	*len = 0;
	return s.len;
}

/* Takes the suffixes that follow the item behind commas: its end moves behind them. */
static void take_suffixes(struct str *rest, struct str *item, enum names_separator *separator)
{
	while (*separator == NAMES_AT_COMMA) {
		enum names_separator next;
		size_t len, next_len;
		struct str suffix = *rest;

		len = item_len(str_sub(suffix, 0, SUFFIX_MAX), &next, &next_len);
		if (len == SUFFIX_MAX || !names_is_suffix(str_sub(suffix, 0, len)))
			return;
		item->len = (size_t)(suffix.p + len - item->p);
		*rest = str_drop(suffix, len + next_len);
		*separator = rest->len > 0 ? next : NAMES_END;
	}
}

bool names_next_item(struct str *rest, struct str *item, enum names_separator *separator)
{
	do {
		size_t len, at;

		if (rest->len == 0)
			return false;
		at = item_len(*rest, separator, &len);
		*item = utf8_trim(str_sub(*rest, 0, at));
		*rest = str_drop(*rest, at + len);
	} while (item->len == 0);
	take_suffixes(rest, item, separator);
	/* "A, and B": the comma says nothing more. */
	while (*separator != NAMES_END) {
		enum names_separator next;
		size_t len, at = item_len(*rest, &next, &len);

		if (utf8_trim(str_sub(*rest, 0, at)).len > 0)
			break;
		if (next != NAMES_AT_COMMA)
			*separator = next;
		*rest = str_drop(*rest, at + len);
	}
	return true;
}
