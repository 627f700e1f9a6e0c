/* The marks of footnotes behind names. */

#include "config.h"

#include "model/names_private.h"

#include "base/array.h"
#include "base/char.h"

/* The length of a mark of a footnote at the end: Ann Lee*, Bo Ek†, Cy Poe2; 0 where there is none.
 * A digit is one only behind a letter. */
static size_t mark_len(struct str s)
{
	static const struct str marks[] = {
		STR_INIT("*"),
		STR_INIT("#"),
		STR_INIT("^"),
		STR_INIT("\342\200\240"),
		STR_INIT("\342\200\241"),
		STR_INIT("\302\247"),
		STR_INIT("\302\266"),
		STR_INIT("\302\271"),
		STR_INIT("\302\262"),
		STR_INIT("\302\263"),
	};
	char last = s.p[s.len - 1];

	if (char_is_digit(last))
		return s.len > 1 && char_is_letter(s.p[s.len - 2]);
	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (str_ends_with(s, marks[i]))
			return marks[i].len;
	return 0;
}

struct str names_cut_marks(struct str name)
{
	size_t len;

	if (name.len > 3 && name.p[name.len - 1] == '$') {
		size_t at = str_find(name, STR("$^"));

		if (at != SIZE_MAX && at > 0 && at + 3 < name.len)
			return str_sub(name, 0, at);
	}
	while (name.len > 1 && (len = mark_len(name)) > 0 && len < name.len)
		name.len -= len;
	return name;
}
