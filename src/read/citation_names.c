/* The names of a reference: which text is certainly a list of them. */

#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/names.h"
#include "model/names_parts.h"
#include "read/citation_part.h"

/* No list of names in a reference is longer, in bytes. */
#define NAMES_MAX ((size_t)1500)

/* The word that ends a text. */
struct str citation_last_word(struct str s)
{
	size_t begin = s.len;

	while (begin > 0 && !strchr(" ,;(", s.p[begin - 1]))
		begin--;
	return str_drop(s, begin);
}

/* Whether a word can be initials, so that a full stop behind it may end nothing: "B", "J.-P",
 * "CD". */
static bool is_initials(struct str word)
{
	size_t letters = 0;

	for (size_t i = 0; i < word.len; i++) {
		if ((unsigned char)word.p[i] >= 0x80)
			letters += ((unsigned char)word.p[i] & 0xC0) == 0xC0;
		else if (char_is_upper(word.p[i]))
			letters++;
		else if (!strchr(".-", word.p[i]))
			return false;
	}
	return letters > 0 && letters <= 3;
}

/* The names are one sentence: no full stop is in it but behind initials and abbreviations. */
static bool is_one_sentence(struct str names)
{
	size_t at = 0, next;

	while ((next = str_find(str_drop(names, at), STR(". "))) != SIZE_MAX) {
		struct str word = citation_last_word(str_sub(names, 0, at + next));

		if (!is_initials(word) && !str_has_word(STR("al Jr Sr St Dr eds et"), word) &&
		    !str_ends_with(str_sub(names, 0, at + next), STR("..")) &&
		    !str_ends_with(str_sub(names, 0, at + next), STR(" ")))
			return false;
		at += next + 2;
	}
	return true;
}

/* "Poe, Ann, Bo Roe, and Cy Lee": only the first has its family name in front. */
static bool add_first_inverted(struct strbuf *names, struct str text)
{
	size_t first = str_find(text, STR(", ")), second;
	struct names_result result;
	struct str rest, name;

	if (first == SIZE_MAX)
		return false;
	second = str_find(str_drop(text, first + 2), STR(", "));
	if (second == SIZE_MAX)
		return false;
	second += first + 2;
	rest = str_drop(text, second + 2);
	strbuf_clear(names);
	if (!names_add(names, str_sub(text, 0, second), NAMES_UNKNOWN).is_certain ||
	    names_count(strbuf_str(names)) != 1)
		return false;
	if (str_starts_with(rest, STR("and ")))
		rest = str_drop(rest, 4);
	else if (str_starts_with(rest, STR("& ")))
		rest = str_drop(rest, 2);
	result = names_add_several(names, rest);
	if (!result.is_certain)
		return false;
	rest = strbuf_str(names);
	names_next(&rest, &name);
	while (names_next(&rest, &name))
		if (!names_is_rest(name) && !memchr(name.p, ' ', name.len))
			return false;
	return true;
}

/* Without the full stop that is not behind an initial, and what says that these are editors. */
static struct str trim_names(struct str s)
{
	s = utf8_trim(s);
	if (str_ends_with(s, STR("(Eds.)")))
		s = utf8_trim(str_sub(s, 0, s.len - 6));
	return str_cut_end(s, ",;:");
}

static bool add_names(struct strbuf *names, struct str text)
{
	struct names_result result = names_add_several(names, text);

	return (result.is_certain && names->len > 0) || add_first_inverted(names, text);
}

/* Where three dots leave names out, as APA does before the last: "Poe, A., ... & Roe, B."; `len`:
 * how many bytes they are. */
static size_t find_dots(struct str text, size_t *len)
{
	static const struct str dots[] = { STR_INIT(", \xE2\x80\xA6"), STR_INIT(", ..."),
					   STR_INIT(", . . .") };

	for (size_t i = 0; i < COUNT_OF(dots); i++) {
		size_t at = str_find(text, dots[i]);

		*len = dots[i].len;
		if (at != SIZE_MAX && at > 0)
			return at;
	}
	return SIZE_MAX;
}

/* The names before such dots and the one behind them; the rest is left out. */
static bool add_around_dots(struct strbuf *names, struct str text)
{
	size_t len, at = find_dots(text, &len);
	struct strbuf last;
	bool are_known;

	if (at == SIZE_MAX)
		return false;
	strbuf_init(&last);
	strbuf_clear(names);
	are_known = add_names(names, str_sub(text, 0, at));
	text = utf8_trim(str_drop(text, at + len));
	while (text.len > 0 && strchr(",& ", *text.p))
		text = str_drop(text, 1);
	are_known = are_known && add_names(&last, text) && names_count(strbuf_str(&last)) == 1;
	if (are_known) {
		strbuf_add_cstr(names, "; ");
		strbuf_add(names, strbuf_str(&last));
		strbuf_add_cstr(names, "; et al.");
	}
	strbuf_free(&last);
	return are_known;
}

/* What can be within a name in small letters. */
static const struct str particles =
	STR_INIT("van von der den de del di della da dos du la le el al bin ibn ben ter ten zu zur "
		 "y e do");

/* Whether a name is of words that begin with a capital, or with a letter that is not ASCII. */
static bool is_name(struct str name)
{
	struct str word;

	for (size_t i = 0; i < name.len; i++)
		if (char_is_digit(name.p[i]) || strchr(":/?!\"()[]{}<>*#=_", name.p[i]))
			return false;
	while (str_split_next(&name, ' ', &word))
		if (word.len > 0 && !char_is_upper(*word.p) && (unsigned char)*word.p < 0x80 &&
		    !str_has_word(particles, word))
			return false;
	return true;
}

static bool are_names(struct str list, size_t *count)
{
	struct str name;

	*count = 0;
	while (names_next(&list, &name)) {
		if (!names_is_rest(name) && !is_name(name))
			return false;
		++*count;
	}
	return *count > 0;
}

/* Whether a name shows that it is one: it has a comma or initials. */
static bool is_sure_name(struct str name)
{
	return memchr(name.p, ',', name.len) || memchr(name.p, '.', name.len) ||
	       is_initials(citation_last_word(name));
}

size_t citation_part_initial_stop(struct str names)
{
	struct str word = citation_last_word(names),
		   before = str_sub(names, 0, names.len - word.len);

	if (names.len == 0 || names.p[names.len - 1] == '.' || !is_initials(word))
		return 0;
	return str_ends_with(before, STR(", ")) || str_find(before, STR(".")) != SIZE_MAX;
}

bool citation_part_names(struct strbuf *names, struct str text, enum citation_place place,
			 bool *is_weak)
{
	size_t count = 0;

	*is_weak = false;
	strbuf_clear(names);
	text = trim_names(text);
	if (text.len >= 4 && text.len <= NAMES_MAX && is_one_sentence(text) &&
	    (add_around_dots(names, text) || add_names(names, text)) &&
	    are_names(strbuf_str(names), &count)) {
		*is_weak = place == CITATION_BEHIND ||
			   (count == 1 && !is_sure_name(strbuf_str(names)) &&
			    (place == CITATION_IN_FRONT || !memchr(text.p, ' ', text.len)));
		/* "KITE (2024). We fly." is a name of something, unless a journal follows. */
		if (!*is_weak || place == CITATION_AT_MARK || memchr(text.p, ' ', text.len))
			return true;
	}
	strbuf_clear(names);
	return false;
}
