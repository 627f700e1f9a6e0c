#include "config.h"

#include "model/pages.h"

#include "base/array.h"
#include "base/str.h"

static size_t dash_len(struct str s)
{
	static const struct str dashes[] = { STR_INIT("-"), STR_INIT("–"), STR_INIT("—"),
					     STR_INIT("−"), STR_INIT("‐"), STR_INIT("‑"),
					     STR_INIT("‒"), STR_INIT("―") };

	for (size_t i = 0; i < COUNT_OF(dashes); i++)
		if (str_starts_with(s, dashes[i]))
			return dashes[i].len;
	return 0;
}

/* How long the dashes at the front are, with the blanks around them; 0: there is none. */
static size_t run_len(struct str s)
{
	bool has_dash = false;
	size_t at = 0;

	while (at < s.len) {
		size_t len = dash_len(str_drop(s, at));

		if (len == 0 && s.p[at] != ' ')
			break;
		has_dash |= len > 0;
		at += len > 0 ? len : 1;
	}
	return has_dash ? at : 0;
}

size_t pages_normalise(char *text, size_t len)
{
	struct str rest = { text, len };
	size_t out = 0;

	while (rest.len > 0) {
		size_t run = run_len(rest);

		if (run == 0)
			text[out++] = *rest.p;
		else if (out > 0)
			text[out++] = '-';
		rest = str_drop(rest, run > 0 ? run : 1);
	}
	return out;
}
