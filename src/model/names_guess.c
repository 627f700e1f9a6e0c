/*
 * Telling how a list is separated. A semicolon, a bar or a line of its own is certain. Commas are
 * not, since they also occur within names: the looks of all items together decide, and where two
 * readings are left, the list is not split.
 */

#include "config.h"

#include <string.h>

#include "model/names_private.h"

#include "base/array.h"
#include "base/utf8.h"

/* What the items of a list look like, in the order in which they come. */
struct items {
	size_t count;
	size_t looks[LOOK_COUNT];
	size_t and_count;
	bool is_paired;    /* Doe, J., Roe, R. */
	bool has_initials; /* and each second item is nothing but initials */
	bool is_bibtex; /* Doe, J. and Roe, R.: no item between two "and" has more than one comma */
	size_t part_commas; /* since the last "and" */
	size_t alone_count; /* parts between two "and" that have no comma */
	size_t doubtful;    /* Ben Lee, Di Wang: a surname with its particle, or a whole name */
	enum names_look first, second;
};

static void count_pair(struct items *items, enum names_look look, enum names_separator separator)
{
	bool is_first = items->count % 2 == 0;

	if (is_first) {
		items->is_paired &=
			separator == NAMES_AT_COMMA && (look == LOOK_WORD || look == LOOK_FULL);
	} else {
		items->is_paired &= look == LOOK_INITIALS || look == LOOK_SHORT;
		items->has_initials &= look == LOOK_INITIALS;
	}
}

static void count_part(struct items *items, enum names_separator separator)
{
	if (separator == NAMES_AT_COMMA) {
		items->part_commas++;
		return;
	}
	items->and_count += separator == NAMES_AT_AND;
	items->is_bibtex &= items->part_commas <= 1;
	items->alone_count += items->part_commas == 0;
	items->part_commas = 0;
}

static bool is_doubtful(struct str item, enum names_look look)
{
	return look == LOOK_WORD && *item.p >= 'A' && *item.p <= 'Z' &&
	       str_find(item, STR(" ")) != SIZE_MAX;
}

static void count_items(struct str s, struct items *items)
{
	enum names_separator separator;
	struct str item;

	*items = (struct items){ .is_paired = true, .has_initials = true, .is_bibtex = true };
	while (names_next_item(&s, &item, &separator)) {
		enum names_look look = names_look(item);

		count_pair(items, look, separator);
		count_part(items, separator);
		items->looks[look]++;
		items->doubtful += is_doubtful(item, look);
		if (items->count == 0)
			items->first = look;
		if (items->count == 1)
			items->second = look;
		items->count++;
	}
	items->is_paired &= items->count % 2 == 0;
}

/* How the items make names. */
enum grouping {
	GROUP_UNKNOWN,
	GROUP_EACH,  /* each is one */
	GROUP_PAIRS, /* two are one: surname, given names */
	GROUP_PARTS, /* what is between two "and" is one */
	GROUP_WHOLE, /* all are one */
};

/* Two items with a comma between them: a name, or two. */
static enum grouping group_two(const struct items *items)
{
	enum names_look first = items->first, second = items->second;

	if (items->looks[LOOK_OTHER] + items->looks[LOOK_GROUP] > 0 || first == LOOK_INITIALS)
		return GROUP_UNKNOWN;
	if (first == LOOK_SHORT)
		return second == LOOK_SHORT ? GROUP_EACH : GROUP_UNKNOWN;
	if (first == LOOK_NATURAL)
		return second == LOOK_NATURAL || second == LOOK_FULL ? GROUP_EACH : GROUP_UNKNOWN;
	if (second == LOOK_INITIALS || first == LOOK_WORD)
		return GROUP_WHOLE;
	/* "Ann Lee, Di Wang" are two; "Curry Rogers, Di" is one. */
	if (items->doubtful > 0)
		return GROUP_UNKNOWN;
	return second == LOOK_WORD ? GROUP_WHOLE : GROUP_UNKNOWN;
}

/* The number of items that are whole names of persons by themselves. */
static size_t count_whole(const struct items *items)
{
	return items->looks[LOOK_SHORT] + items->looks[LOOK_NATURAL] + items->looks[LOOK_FULL] +
	       items->looks[LOOK_GROUP];
}

/* Whether so few items of a list are doubtful that they can't be surnames by turns. */
static bool are_few(size_t doubtful, size_t count)
{
	return count > 2 && doubtful <= (count + 1) / 4;
}

static enum grouping group_items(const struct items *items, struct str s)
{
	if (names_is_missing(s))
		return GROUP_UNKNOWN;
	if (items->count == 1)
		return (items->first != LOOK_OTHER || names_is_one(s)) && !names_is_glued(s)
			       ? GROUP_WHOLE
			       : GROUP_UNKNOWN;
	if (items->count == 2 && items->and_count == 0)
		return group_two(items);
	if (items->is_paired && (items->has_initials || items->looks[LOOK_WORD] > 0))
		return GROUP_PAIRS;
	if (count_whole(items) == items->count ||
	    (count_whole(items) + items->doubtful == items->count &&
	     are_few(items->doubtful, items->count)))
		return GROUP_EACH;
	if (items->and_count > 0 && items->is_bibtex && items->looks[LOOK_OTHER] == 0 &&
	    (items->and_count > 1 || items->alone_count == 0))
		return GROUP_PARTS;
	return GROUP_UNKNOWN;
}

/* Whether each part between two "and" is a surname and given names. */
static bool has_bibtex_parts(const struct items *items)
{
	return items->and_count > 0 && items->is_bibtex && items->alone_count == 0;
}

/* Of a list that is known to be separated by commas: pairs only where that is certain. */
static enum grouping group_list(const struct items *items)
{
	if (items->is_paired && items->has_initials && items->count > 1)
		return GROUP_PAIRS;
	if (has_bibtex_parts(items))
		return GROUP_PARTS;
	return items->count == 2 && items->and_count == 0 && items->first == LOOK_WORD ? GROUP_WHOLE
										       : GROUP_EACH;
}

/* Whether a name ends with it. */
static bool ends_name(enum grouping grouping, size_t index, enum names_separator separator)
{
	switch (grouping) {
	case GROUP_EACH:
		return true;
	case GROUP_PAIRS:
		return index % 2 == 1;
	case GROUP_PARTS:
		return separator != NAMES_AT_COMMA;
	case GROUP_UNKNOWN:
	case GROUP_WHOLE:
		break;
	}
	return separator == NAMES_END;
}

/* Whether it can be PubMed's: names with initials behind them, organisations, and no other order of
 * a name. */
static bool may_be_pubmed(const struct items *items)
{
	return items->looks[LOOK_SHORT] > (items->count > 1 ? 1 : 0) &&
	       items->looks[LOOK_NATURAL] + items->looks[LOOK_INITIALS] == 0;
}

/* PubMed ends its lists with a dot: Doe J, Roe R. */
static void cut_last_dot(struct str *s, const struct items *items)
{
	if ((items->looks[LOOK_SHORT] == items->count || may_be_pubmed(items)) && s->len > 0 &&
	    s->p[s->len - 1] == '.' && memchr(s->p, '.', s->len) == s->p + s->len - 1 &&
	    (items->count > 1 || s->p[s->len - 3] != ' '))
		s->len--;
}

/* Whether "and" is within a name: Department of Health and Human Services. */
static bool is_within_name(struct str item, struct str rest, enum names_separator separator)
{
	enum names_separator next_separator;
	struct str next;

	return separator == NAMES_AT_AND && names_next_item(&rest, &next, &next_separator) &&
	       names_is_organisation(item) && names_look(next) != LOOK_FULL;
}

/* A name without the affiliations in parentheses that arXiv puts behind it. In "Doe, Jane (Jay)" it
 * is what she is called. */
static struct str cut_parentheses(struct str name)
{
	size_t at = str_find(name, STR(" ("));

	if (at == SIZE_MAX || name.p[name.len - 1] != ')' || memchr(name.p, ',', at))
		return name;
	return str_sub(name, 0, at);
}

static void put_groups(struct names_writer *writer, struct str s, enum grouping grouping,
		       bool has_affiliations)
{
	enum names_separator separator;
	struct str item, name = { NULL, 0 };

	for (size_t i = 0; names_next_item(&s, &item, &separator); i++) {
		if (!name.p)
			name.p = item.p;
		name.len = (size_t)(item.p + item.len - name.p);
		if (!ends_name(grouping, i, separator) ||
		    (grouping == GROUP_EACH && is_within_name(item, s, separator)))
			continue;
		names_put(writer, has_affiliations ? cut_parentheses(name) : name);
		name.p = NULL;
	}
	if (name.p)
		names_put(writer, name);
}

bool names_put_items(struct names_writer *writer, struct str s, bool is_list)
{
	struct items items;
	enum grouping grouping;

	count_items(s, &items);
	grouping = is_list ? group_list(&items) : group_items(&items, s);
	if (grouping == GROUP_UNKNOWN)
		return false;
	cut_last_dot(&s, &items);
	put_groups(writer, s, grouping, is_list || grouping == GROUP_WHOLE);
	return true;
}

/* Splits at a sign, and adds each part as one name; the last can have "and" before it. */
static void put_parts(struct names_writer *writer, struct str s, struct str sign)
{
	while (s.len > 0) {
		size_t at = str_find(s, sign);
		struct str name = utf8_trim(str_sub(s, 0, at));

		s = at == SIZE_MAX ? STR("") : str_drop(s, at + sign.len);
		if (str_equal_ignoring_case(str_sub(name, 0, 4), STR("and ")))
			name = str_drop(name, 4);
		else if (str_starts_with(name, STR("& ")))
			name = str_drop(name, 2);
		names_put(writer, name);
	}
}

/* Whether each line is one name: it has at most the comma of "Doe, Jane", or ends with one. */
static bool has_name_lines(struct str s)
{
	struct str line;

	while (str_split_next(&s, '\n', &line)) {
		const char *comma;

		line = utf8_trim(line);
		if (line.len > 0 && line.p[line.len - 1] == ',')
			line.len--;
		comma = line.len > 0 ? memchr(line.p, ',', line.len) : NULL;
		if (comma && memchr(comma + 1, ',', line.len - (size_t)(comma + 1 - line.p)))
			return false;
	}
	return true;
}

/* Whether all parts are Chinese, Japanese or Korean names. */
static bool has_east_asian_parts(struct str s, struct str sign)
{
	while (s.len > 0) {
		size_t at = str_find(s, sign);

		if (names_look(str_sub(s, 0, at)) != LOOK_NATURAL)
			return false;
		s = at == SIZE_MAX ? STR("") : str_drop(s, at + sign.len);
	}
	return true;
}

/* The sign that certainly separates the names, or an empty text. */
static struct str find_sign(struct str s)
{
	static const struct str signs[] = {
		STR_INIT(";"),
		STR_INIT("|"),
		STR_INIT("\357\274\233"), /* the wide semicolon */
		STR_INIT("\343\200\201"), /* the ideographic comma */
		STR_INIT("\342\200\242"), /* the bullet */
		STR_INIT(" \302\267 "),   /* the middle dot, which is also within names */
	};
	struct str wide_comma = STR("\357\274\214"), newline = STR("\n");

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_find(s, signs[i]) != SIZE_MAX)
			return signs[i];
	if (str_find(s, wide_comma) != SIZE_MAX && has_east_asian_parts(s, wide_comma))
		return wide_comma;
	return str_find(s, newline) != SIZE_MAX && has_name_lines(s) ? newline : STR("");
}

bool names_have_foreign_and(struct str s)
{
	static const struct str words[] = {
		STR_INIT(" und "),      STR_INIT(" et "),
		STR_INIT(" och "),      STR_INIT(" og "),
		STR_INIT(" oraz "),     STR_INIT(" ve "),               /* in Latin letters, */
		STR_INIT(" \320\270 "), STR_INIT(" \321\202\320\260 "), /* and Cyrillic */
	};

	/* "von und zu" is a part of a name, and braces hold one. */
	if (str_find(s, STR(" und zu ")) != SIZE_MAX || str_find(s, STR("{")) != SIZE_MAX)
		return false;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_find(s, words[i]) != SIZE_MAX)
			return true;
	return false;
}

bool names_put_unknown(struct names_writer *writer, struct str s)
{
	struct str sign;

	if (names_put_list(writer, s))
		return true;
	s = names_take_brackets(s);
	writer->is_incomplete = names_take_et_al(&s);
	sign = find_sign(s);
	if (sign.len > 0) {
		if (*sign.p != '\n' && names_may_be_halves(s, sign))
			return false;
		put_parts(writer, s, sign);
		return true;
	}
	return s.len == 0 || (!names_have_foreign_and(s) && names_put_items(writer, s, false));
}

/* Looks no further than a third. */
static bool has_two_items(struct str s)
{
	enum names_separator separator;
	struct str item;
	size_t count = 0;

	while (count < 3 && names_next_item(&s, &item, &separator))
		count++;
	return count == 2;
}

bool names_are_open(struct str s)
{
	struct items items;

	s = utf8_trim(s);
	if (str_find(s, STR(",")) == SIZE_MAX || str_find(s, STR(";")) != SIZE_MAX ||
	    !has_two_items(s))
		return false;
	count_items(s, &items);
	return items.count == 2 && items.and_count == 0 &&
	       count_whole(&items) + items.doubtful == 2 && group_two(&items) == GROUP_UNKNOWN;
}

/* Whether an item that looks like no name can be one in a list of names: two words of letters, of
 * which the first is capital ("Ann lee"). "12 others" and "many more" are none. */
static bool is_loose_name(struct str item)
{
	size_t words = 1;

	if (item.len == 0 || *item.p < 'A' || *item.p > 'Z')
		return false;
	for (size_t i = 0; i < item.len; i++) {
		char c = item.p[i];
		bool is_letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';

		words += c == ' ';
		if (!is_letter && c != ' ' && c != '-' && c != '.' && (unsigned char)c < 0x80)
			return false;
	}
	return words == 2 && !names_is_organisation(item);
}

/* Surnames and given names in turn would be single words by half. */
bool names_are_listed(struct str s)
{
	enum names_separator separator;
	size_t count = 0, others = 0;
	struct str item;

	s = utf8_trim(s);
	if (find_sign(s).len > 0)
		return false;
	for (; names_next_item(&s, &item, &separator); count++) {
		enum names_look look = names_look(item);

		if (look == LOOK_INITIALS || (look == LOOK_OTHER && !is_loose_name(item)))
			return false;
		others += look == LOOK_WORD || look == LOOK_OTHER;
	}
	return others > 0 && are_few(others, count);
}
