/* Lists in which one sign separates names and the halves of names alike. */

#include "config.h"

#include "model/names_private.h"

#include <string.h>

#include "base/utf8.h"

/* Without the commas around it. */
static struct str cut_commas(struct str s)
{
	s = utf8_trim(s);
	while (s.len > 0 && (*s.p == ',' || s.p[s.len - 1] == ','))
		s = utf8_trim(*s.p == ',' ? str_drop(s, 1) : str_sub(s, 0, s.len - 1));
	return s;
}

/* What may be a half: the surname, a word; then the given names, of which most are a word as well.
 * Whole names of two words say that all are whole. */
bool names_may_be_halves(struct str s, struct str sign)
{
	size_t count = 0, words = 0, seconds = 0;
	enum names_look last = LOOK_OTHER;

	while (s.len > 0) {
		size_t at = str_find(s, sign);
		struct str part = cut_commas(str_sub(s, 0, at));
		enum names_look look;
		bool is_word;

		s = at == SIZE_MAX ? STR("") : str_drop(s, at + sign.len);
		if (part.len == 0)
			continue;
		/* A comma tells the halves of a name. */
		if (memchr(part.p, ',', part.len))
			return false;
		look = names_look(part);
		is_word = look == LOOK_WORD || look == LOOK_INITIALS;
		if (!is_word && (count % 2 == 0 || look != LOOK_FULL))
			return false;
		words += is_word && count % 2 == 1;
		seconds += count % 2 == 1;
		last = look;
		count++;
	}
	/* Two words are two surnames, as they often are. */
	return count % 2 == 0 && words * 2 >= seconds &&
	       (count > 2 || (count == 2 && last == LOOK_INITIALS));
}
