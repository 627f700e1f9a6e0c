#include "config.h"

#include "read/reading_mark.h"

#include <string.h>

#include "read/reading_org.h"

size_t reading_mark_len(struct str s)
{
	size_t i = 0;

	if (s.len > 2 && strchr("-*+", s.p[0]) && s.p[0] != '\0' &&
	    (s.p[1] == ' ' || s.p[1] == '\t'))
		i = 2;
	while (i == 0 && i < s.len && s.p[i] >= '0' && s.p[i] <= '9') {
		size_t digits = 0;

		while (digits < s.len && digits < 6 && s.p[digits] >= '0' && s.p[digits] <= '9')
			digits++;
		if (digits + 1 < s.len && strchr(".)", s.p[digits]) && s.p[digits + 1] == ' ')
			i = digits + 2;
		else
			return 0;
	}
	if (i > 0 && s.len > i + 4 && s.p[i] == '[' && s.p[i + 2] == ']' && s.p[i + 3] == ' ')
		i += 4;
	return i;
}

size_t reading_heading_len(struct str s)
{
	size_t i = 0;

	while (i < s.len && s.p[i] == s.p[0] && strchr("#*", s.p[0]))
		i++;
	if (i == 0 || i == s.len || s.p[i] != ' ' || (s.p[0] == '*' && i == 1))
		return 0;
	return i + 1 + (s.p[0] == '*' ? reading_org_state_len(str_sub(s, i + 1, SIZE_MAX)) : 0);
}
