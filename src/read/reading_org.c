#include "config.h"

#include "read/reading_org.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

size_t reading_org_state_len(struct str s)
{
	static const struct str states[] = { STR_INIT("TODO "),    STR_INIT("DONE "),
					     STR_INIT("NEXT "),    STR_INIT("READ "),
					     STR_INIT("READING "), STR_INIT("WAITING ") };
	size_t len = 0;

	for (size_t i = 0; i < COUNT_OF(states) && len == 0; i++)
		if (str_starts_with(s, states[i]))
			len = states[i].len;
	if (s.len > len + 5 && str_starts_with(str_sub(s, len, 2), STR("[#")) &&
	    s.p[len + 3] == ']' && s.p[len + 4] == ' ')
		len += 5;
	return len;
}

bool reading_org_is_property(struct str text)
{
	static const struct str starts[] = { STR_INIT("SCHEDULED:"), STR_INIT("DEADLINE:"),
					     STR_INIT("CLOSED:"), STR_INIT("#+") };
	size_t end;

	if (str_starts_with_any(text, starts, COUNT_OF(starts)))
		return true;
	end = str_starts_with(text, STR(":")) ? str_find(str_sub(text, 1, 40), STR(":")) : SIZE_MAX;
	return end != SIZE_MAX && end > 0 && !memchr(text.p + 1, ' ', end) &&
	       str_find(text, STR("http")) == SIZE_MAX;
}

struct str reading_org_cut_tags(struct str text)
{
	size_t begin = text.len;

	if (*text.p != '*' || text.p[text.len - 1] != ':')
		return text;
	while (begin > 0 && text.p[begin - 1] != ' ')
		begin--;
	if (begin == 0 || text.p[begin] != ':' || text.len - begin < 3)
		return text;
	return utf8_trim(str_sub(text, 0, begin));
}
