#include "config.h"

#include "read/link_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/format.h"

/* Digits of a number; no page has a million links. */
#define DIGITS_MAX 6

/* Takes the digits at the front of s as a number; 0 digits, or too many: none. */
static bool take_number(struct str *s, size_t *number)
{
	size_t len = 0;

	*number = 0;
	while (len < s->len && len <= DIGITS_MAX && s->p[len] >= '0' && s->p[len] <= '9')
		*number = *number * 10 + (size_t)(s->p[len++] - '0');
	*s = str_drop(*s, len);
	return len > 0 && len <= DIGITS_MAX;
}

bool link_list_is_entry(struct str line, size_t *number, struct str *address)
{
	struct str rest = utf8_trim(line);
	bool has_bracket = str_starts_with(rest, STR("["));

	rest = str_drop(rest, has_bracket);
	if (!take_number(&rest, number) ||
	    !str_starts_with(rest, has_bracket ? STR("]") : STR(".")))
		return false;
	rest = str_drop(rest, 1);
	rest = utf8_trim(str_drop(rest, has_bracket && str_starts_with(rest, STR(":"))));
	if (!str_starts_with(rest, STR("http://")) && !str_starts_with(rest, STR("https://")))
		return false;
	*address = str_sub(rest, 0, str_find(rest, STR(" ")));
	/* A title may follow in Markdown. */
	return has_bracket || address->len == rest.len;
}

bool link_list_next(struct str *line, size_t *number)
{
	while (line->len > 0) {
		const char *bracket = memchr(line->p, '[', line->len);

		if (!bracket)
			return false;
		*line = str_drop(*line, (size_t)(bracket - line->p) + 1);
		if (take_number(line, number) && str_starts_with(*line, STR("]"))) {
			*line = str_drop(*line, 1);
			return true;
		}
	}
	return false;
}

/* Where two pages follow each other in a file, a number has two addresses: which is meant is not
 * known. */
static void put(struct link_list *list, size_t number, struct str address)
{
	struct str *at;

	if (number >= list->count) {
		list->addresses = alloc_grow(list->addresses, &list->capacity, number + 1,
					     sizeof(*list->addresses));
		while (list->count <= number)
			list->addresses[list->count++] = (struct str){ NULL, 0 };
	}
	at = &list->addresses[number];
	if (!at->p)
		*at = address;
	else if (!str_equal(*at, address))
		at->len = 0;
}

void link_list_free(struct link_list *list)
{
	free(list->addresses);
	*list = (struct link_list){ 0 };
}

void link_list_read(struct link_list *list, struct str text)
{
	struct str line, address;
	size_t number;

	while (format_take_line(&text, true, &line))
		if (link_list_is_entry(line, &number, &address))
			put(list, number, address);
}

struct str link_list_address(const struct link_list *list, size_t number)
{
	return number < list->count ? list->addresses[number] : STR("");
}
