/*
 * Which part of a name comes first. A name without a comma that ends in what looks like initials is
 * taken for one that begins with the family name ("Quill JK"); where it is known to be in the order
 * in which it is spoken ("Bo LI"), it is written with a comma, so that nobody takes it apart wrong.
 */

#include "config.h"

#include "base/utf8.h"
#include "model/names_parts.h"
#include "model/names_private.h"

/* Whether a last word can be anything but a family name. Few are, and that is said in less time
 * than a name is taken apart. */
static bool may_be_behind_family(struct str last)
{
	return names_is_initials(utf8_trim(last)) || names_is_suffix(last);
}

/* Whether it has parts, of which a comma does not say the order. */
static bool is_person_without_comma(struct str name)
{
	return name.len > 0 && *name.p != '{' && name.p[name.len - 1] != ')' &&
	       str_find(name, STR(",")) == SIZE_MAX && !names_is_rest(name) &&
	       !names_is_organisation(name);
}

/* Whether the last word is taken for the given names. */
static bool begins_with_family(struct str name)
{
	struct name_parts parts = name_parts_of(name);

	return !parts.is_whole && parts.given.len > 0 && parts.suffix.len == 0 &&
	       parts.given.p > parts.family.p;
}

/* Adds "van Quill, Ann" of what is spoken as "Ann van Quill". */
static void add_turned(struct strbuf *out, struct str name)
{
	struct str given, family = names_last_name(name, &given);

	strbuf_add(out, family);
	strbuf_add(out, STR(", "));
	strbuf_add(out, given);
}

/* Whether the last word is taken for a suffix, and is one only behind a comma: Wei MA. */
static bool ends_in_name(struct str name)
{
	struct name_parts parts = name_parts_of(name);

	return parts.suffix.len > 0 && names_may_be_name(parts.suffix);
}

void names_add_spoken(struct strbuf *out, struct str name)
{
	struct str before, last;

	name = utf8_trim(name);
	last = names_last_word(name, &before);
	if (before.len > 0 && may_be_behind_family(last) && is_person_without_comma(name) &&
	    (begins_with_family(name) || ends_in_name(name)))
		add_turned(out, name);
	else
		strbuf_add(out, name);
}

static const bool is_vowel[256] = {
	['A'] = true, ['E'] = true, ['I'] = true, ['O'] = true, ['U'] = true, ['Y'] = true,
};

/* Whether initials can be a name in capitals: LI, LÜ, NG. A name has a vowel, but for that one. */
static bool may_be_family(struct str initials)
{
	bool has_vowel = str_equal(initials, STR("NG"));

	if (initials.len < 2)
		return false;
	for (size_t i = 0; i < initials.len; i++) {
		unsigned char c = (unsigned char)initials.p[i];

		if (c == '.')
			return false;
		has_vowel |= is_vowel[c] || (c >= 0x80 && initials.len > 2);
	}
	return has_vowel;
}

/* How a list has the names that are not said to be in any order. */
struct orders {
	size_t initials; /* their last word can be nothing but initials: Quill JK */
	size_t doubtful; /* Bo LI, Singh SA */
	size_t others;   /* Ann Quill; Quill, Ann */
};

static void count_orders(struct orders *orders, struct str name)
{
	struct str before, last = names_last_word(name, &before);

	if (names_is_rest(name) || names_is_organisation(name) || before.len == 0)
		return;
	if (!is_person_without_comma(name) || !begins_with_family(name))
		orders->others++;
	else if (may_be_family(last) &&
		 !names_is_particle(str_sub(name, 0, str_find(name, STR(" ")))))
		orders->doubtful++;
	else
		orders->initials++;
}

static void add_settled(struct strbuf *out, struct str name)
{
	struct orders orders = { 0 };

	count_orders(&orders, name);
	if (orders.doubtful > 0)
		names_add_spoken(out, name);
	else
		strbuf_add(out, name);
}

/* Whether any name can be doubtful. Few lists have one, and that is said in less time than their
 * orders are counted. */
static bool may_have_doubtful(struct str list)
{
	struct str name;

	while (names_next(&list, &name)) {
		struct str last = names_end(name);

		if (may_be_family(last) && may_be_behind_family(last))
			return true;
	}
	return false;
}

bool names_settle(struct strbuf *out, struct str list)
{
	struct orders orders = { 0 };
	struct str rest = list, name;

	if (!may_have_doubtful(list))
		return false;
	while (names_next(&rest, &name))
		count_orders(&orders, name);
	if (orders.doubtful == 0 || (orders.initials > 0 && orders.others == 0))
		return false;
	strbuf_clear(out);
	while (names_next(&list, &name)) {
		strbuf_add(out, out->len > 0 ? STR("; ") : STR(""));
		add_settled(out, name);
	}
	return true;
}
