#include "config.h"

#include "read/markdown_address.h"

#include <stdbool.h>
#include <string.h>

#define PARENS_MAX 3

/* Whether a backslash at `at` makes the parenthesis behind it a character. */
static bool is_escape(struct str s, size_t at)
{
	return s.p[at] == '\\' && at + 1 < s.len && (s.p[at + 1] == '(' || s.p[at + 1] == ')');
}

size_t markdown_bracketed_address_len(struct str s)
{
	size_t depth = 0;
	size_t i;

	for (i = 0; i < s.len && s.p[i] != ' ' && s.p[i] != '\t'; i++) {
		if (is_escape(s, i)) {
			i++;
			continue;
		}
		if (s.p[i] == ')' && depth-- == 0)
			break;
		if (s.p[i] == '(' && ++depth > PARENS_MAX)
			break;
	}
	return i;
}

void markdown_address_set(struct strbuf *out, struct str address)
{
	strbuf_clear(out);
	for (size_t i = 0; i < address.len; i++)
		if (!is_escape(address, i))
			strbuf_add_byte(out, address.p[i]);
}

size_t markdown_address_number_len(struct str s)
{
	size_t i = 1;

	if (s.len < 3 || s.p[0] != '[')
		return 0;
	while (i < s.len && i < 7 && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i > 1 && i < s.len && s.p[i] == ']' ? i + 1 : 0;
}

size_t markdown_bare_address_len(struct str s)
{
	static const char outside[] = " \t<>\"`|\\";
	size_t i = 0;

	if (!str_starts_with(s, STR("https://")) && !str_starts_with(s, STR("http://")))
		return 0;
	s = str_sub(s, 0, MARKDOWN_ADDRESS_MAX);
	while (i < s.len && !strchr(outside, s.p[i]) && s.p[i] != '\0' && s.p[i] != ')' &&
	       s.p[i] != ']')
		i++;
	while (i > 0 && strchr(".,;:!?*'", s.p[i - 1]))
		i--;
	return i;
}

struct str markdown_tag_href(struct str tag)
{
	size_t at = str_find(tag, STR("href="));
	struct str value;
	const char *end;

	if (at == SIZE_MAX || at + 6 >= tag.len)
		return STR("");
	value = str_drop(tag, at + 6);
	end = memchr(value.p, tag.p[at + 5], value.len);
	return end ? str_sub(value, 0, (size_t)(end - value.p)) : STR("");
}
