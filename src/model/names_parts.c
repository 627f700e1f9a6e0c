/*
 * The family name is what is before a comma; without one the last word, with the particles
 * before it. A suffix goes wherever it is. Braces around a whole name, and words that only
 * organisations have, say that it has no parts.
 */

#include "config.h"

#include "model/names_parts.h"

#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "model/names_private.h"

static struct str first_word(struct str s, struct str *behind)
{
	size_t len = 0;

	while (len < s.len && !char_is_space(s.p[len]))
		len++;
	*behind = utf8_trim(str_drop(s, len));
	return str_sub(s, 0, len);
}

static struct name_parts whole(struct str name)
{
	return (struct name_parts){ .family = name, .is_whole = true };
}

/* Moves the particles at the front of the family name, unless there is nothing else. */
static void part_particles(struct name_parts *parts)
{
	struct str rest = parts->family, behind, word = first_word(rest, &behind);
	size_t len = 0;

	while (behind.len > 0 && names_is_particle(word)) {
		len = (size_t)(word.p + word.len - parts->family.p);
		rest = behind;
		word = first_word(rest, &behind);
	}
	parts->particle = str_sub(parts->family, 0, len);
	parts->family = rest;
}

/* Of "Ludwig van der Berg" the part behind the given names. */
static void part_spoken(struct str name, struct name_parts *parts)
{
	parts->family = names_last_name(name, &parts->given);
}

/* Of "Berg L" or "van der Berg JK": the initials are the last word. */
static void part_short(struct str name, struct name_parts *parts)
{
	parts->given = names_last_word(name, &parts->family);
}

/* Whether what can be a suffix is initials, where no other given name is there: JR, M.D., but
 * neither Jr. nor II. */
static bool is_given(struct str suffix)
{
	bool is_numeral = true;

	for (size_t i = 0; i < suffix.len; i++) {
		if (suffix.p[i] >= 'a' && suffix.p[i] <= 'z')
			return false;
		is_numeral &= suffix.p[i] == 'I' || suffix.p[i] == 'V';
	}
	return !is_numeral && names_look(suffix) == LOOK_INITIALS;
}

/* A suffix never follows a family name alone: it is initials, or all is one name. */
static struct name_parts without_given(struct str text, struct str family, struct str suffix)
{
	struct name_parts parts = { .given = suffix, .family = family };

	if (!is_given(suffix))
		return whole(text);
	part_particles(&parts);
	return parts;
}

/* text is all of the name, with its suffix. */
static struct name_parts without_comma(struct str text, struct str name, struct str suffix)
{
	struct name_parts parts = { .suffix = suffix };
	struct str before, last = names_last_word(name, &before);

	if (suffix.len == 0 && before.len > 0 && names_is_suffix(last)) {
		parts.suffix = last;
		name = before;
	}
	if (names_is_short(name))
		part_short(name, &parts);
	else
		part_spoken(name, &parts);
	if (parts.given.len == 0)
		return without_given(text, name, parts.suffix);
	part_particles(&parts);
	return parts;
}

/* "van der Berg, Ludwig", "Berg, Jr., L.", "Berg, L., Jr."; "Ann Berg, PhD". */
static struct name_parts with_comma(struct str name, size_t comma)
{
	struct str first = utf8_trim(str_sub(name, 0, comma));
	struct str rest = utf8_trim(str_drop(name, comma + 1));
	size_t next = str_find(rest, STR(","));
	struct str second = utf8_trim(str_sub(rest, 0, next));
	struct str third = next < rest.len ? utf8_trim(str_drop(rest, next + 1)) : STR("");
	struct name_parts parts = { .family = first, .given = second };

	if (first.len == 0)
		return whole(rest);
	if (second.len == 0)
		return without_comma(third.len > 0 ? name : first, first, third);
	if (third.len == 0 && names_is_suffix(second))
		return without_comma(name, first, second);
	if (names_is_suffix(second)) {
		parts.suffix = second;
		parts.given = third;
	} else if (third.len > 0 && names_is_suffix(third)) {
		parts.suffix = third;
	} else {
		parts.given = rest;
	}
	part_particles(&parts);
	return parts;
}

/* Whether one pair of braces is around all of it. */
static bool is_braced(struct str name)
{
	size_t depth = 0;

	if (name.len < 2 || *name.p != '{')
		return false;
	for (size_t i = 0; i < name.len; i++) {
		depth += name.p[i] == '{';
		if (name.p[i] == '}' && --depth == 0)
			return i + 1 == name.len;
	}
	return false;
}

/* A name of several, as partners have it, has no parts, and one with Inc. behind it is no person's.
 */
static bool is_company(struct str first, struct str rest)
{
	struct str before;

	if (str_find(first, STR(" and ")) != SIZE_MAX || str_find(first, STR(" & ")) != SIZE_MAX)
		return true;
	if (rest.len > 0)
		return names_is_company(rest);
	return names_is_company(names_last_word(first, &before)) && before.len > 0;
}

/* "Bank, Peter" is a person: no organisation is a single word and a comma. */
static bool is_organisation(struct str name, size_t comma)
{
	struct str first = utf8_trim(str_sub(name, 0, comma));
	struct str rest = comma < name.len ? utf8_trim(str_drop(name, comma + 1)) : STR("");

	if (is_company(first, rest))
		return true;
	if (!names_is_organisation(first) && !names_is_brand(first))
		return false;
	return rest.len == 0 || names_is_suffix(rest) || str_find(first, STR(" ")) != SIZE_MAX ||
	       names_is_organisation(rest);
}

struct name_parts name_parts_of(struct str name)
{
	struct name_parts parts;
	size_t comma;

	name = utf8_trim(name);
	if (is_braced(name))
		return whole(utf8_trim(str_sub(name, 1, name.len - 2)));
	comma = str_find(name, STR(","));
	if (names_is_rest(name) || is_organisation(name, comma))
		return whole(name);
	parts = comma < name.len ? with_comma(name, comma) : without_comma(name, name, STR(""));
	/* Commas alone. */
	return parts.family.len > 0 || parts.given.len > 0 ? parts : whole(name);
}

bool name_is_as_spoken(struct str name)
{
	return name.len > 0 && *name.p != '{' && !memchr(name.p, ',', name.len) &&
	       !names_may_be_short(name);
}

bool names_is_rest(struct str name)
{
	return str_equal(name, STR("et al."));
}

bool names_next(struct str *list, struct str *name)
{
	while (str_split_next(list, ';', name)) {
		*name = utf8_trim(*name);
		if (name->len > 0)
			return true;
	}
	return false;
}
