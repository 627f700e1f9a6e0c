/* Names that nothing separates, as Springer's tables have them: "Ann LeeBo Ek". */

#include "config.h"

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/names_private.h"

/* What is before a capital within one name: McCoy, DeLuca. In lower case and in the order of
 * strcmp. */
static const char *const beginnings[] = {
	"al", "ap", "da", "de",  "del", "des", "di",  "dos", "du",  "el",  "fitz",
	"la", "le", "lo", "mac", "mc",  "o",   "san", "ste", "ten", "van", "von",
};

static bool is_small(char c)
{
	return char_is_lower(c) || (unsigned char)c >= 0x80;
}

/* Whether a name ends within the word, and another begins. */
static bool has_boundary(struct str word)
{
	for (size_t i = 1; i < word.len; i++)
		if (char_is_upper(word.p[i]) && is_small(word.p[i - 1]) &&
		    !names_is_among(str_sub(word, 0, i), beginnings, COUNT_OF(beginnings)))
			return true;
	return false;
}

bool names_is_glued(struct str text)
{
	struct str word;

	text = utf8_trim(text);
	if (names_is_organisation(text))
		return false;
	/* Before the word and behind it is one more at least. */
	if (!str_split_next(&text, ' ', &word))
		return false;
	while (str_split_next(&text, ' ', &word))
		if (text.len > 0 && has_boundary(word))
			return true;
	return false;
}
