/* The styles of which it is known what separates names. */

#include "config.h"

#include <assert.h>
#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "model/names_private.h"
#include "model/paper.h"

static bool has_byte(struct str s, char byte)
{
	return s.len > 0 && memchr(s.p, byte, s.len) != NULL;
}

/* How many commas there are in no braces, without that before Jr. or III. */
static size_t count_commas(struct str s)
{
	enum names_separator separator;
	struct str item;
	size_t count = 0;

	while (names_next_item(&s, &item, &separator))
		count += separator == NAMES_AT_COMMA;
	return count;
}

/* Text without any semicolon is one name, unless its commas tell that it is not. */
static bool put_semicolons(struct names_writer *writer, struct str s)
{
	struct str name;

	if (!has_byte(s, ';')) {
		if (names_put_unknown(writer, s))
			return true;
		if (count_commas(s) > 1)
			return false;
	}
	if (names_may_be_halves(s, STR(";")))
		return false;
	while (str_split_next(&s, ';', &name))
		names_put(writer, name);
	return true;
}

/* The length of the first name of BibTeX, up to an "and" that is in no braces; *skip is how much
 * separates it from the next. */
static size_t bibtex_name_len(struct str s, size_t *skip)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == '{')
			depth++;
		else if (s.p[i] == '}')
			depth -= depth > 0;
		else if (depth == 0 && char_is_space(s.p[i]) && i + 4 < s.len &&
			 char_is_space(s.p[i + 4]) &&
			 str_equal_ignoring_case(str_sub(s, i + 1, 3), STR("and"))) {
			*skip = 4;
			return i;
		}
	}
	*skip = 0;
	return s.len;
}

/* Whether each name is one that BibTeX reads: First von Last, or von Last, Jr, First. A list that
 * commas or semicolons separate is none. */
static bool is_bibtex(struct str s)
{
	while (s.len > 0) {
		size_t skip, len = bibtex_name_len(s, &skip);
		struct str name = str_sub(s, 0, len);

		if (count_commas(name) > 1 ||
		    (skip == 0 && has_byte(name, ';') && !has_byte(name, '{')))
			return false;
		s = str_drop(s, len + skip);
	}
	return true;
}

/* "Lee, Ann und Ek, Bo": two names for whoever reads it, and one for BibTeX. */
static bool is_in_other_words(struct str s)
{
	const char *comma = s.len > 0 ? memchr(s.p, ',', s.len) : NULL;

	return comma && memrchr(s.p, ',', s.len) != comma &&
	       str_find(s, STR(" and ")) == SIZE_MAX && str_find(s, STR("{")) == SIZE_MAX &&
	       names_have_foreign_and(s);
}

static bool put_bibtex(struct names_writer *writer, struct str s)
{
	if (!is_bibtex(s))
		return names_put_unknown(writer, s);
	if (is_in_other_words(s))
		return false;
	while (s.len > 0) {
		size_t skip, len = bibtex_name_len(s, &skip);
		struct str name = utf8_trim(str_sub(s, 0, len));

		if (str_equal_ignoring_case(name, STR("others")))
			writer->is_incomplete = true;
		else
			names_put(writer, name);
		s = str_drop(s, len + skip);
	}
	return true;
}

/* Adds the text as it is; its names are not known. */
static struct names_result put_text(struct strbuf *out, struct str s, bool is_incomplete)
{
	if (s.len > 0)
		names_add_text(out, s);
	return (struct names_result){ .count = COUNT_UNKNOWN, .is_incomplete = is_incomplete };
}

static bool put_names(struct names_writer *writer, struct str s, enum names_style style)
{
	switch (style) {
	case NAMES_ONE:
		names_put(writer, s);
		return true;
	case NAMES_SEMICOLON:
		return put_semicolons(writer, s);
	case NAMES_BIBTEX:
		return put_bibtex(writer, s);
	case NAMES_COMMA:
		writer->is_incomplete = names_take_et_al(&s);
		return names_put_items(writer, s, true);
	case NAMES_UNKNOWN:
		return names_put_unknown(writer, s);
	}
	return false;
}

static struct names_result add_names(struct strbuf *out, struct str s, enum names_style style)
{
	struct names_writer writer = { .out = out };

	if (s.len > 0 && !put_names(&writer, s, style))
		return put_text(out, s, writer.is_incomplete);
	if (!writer.is_incomplete)
		return (struct names_result){ .count = writer.count, .is_certain = true };
	names_add_text(out, STR("et al."));
	return (struct names_result){ .count = COUNT_UNKNOWN,
				      .is_certain = true,
				      .is_incomplete = true };
}

/* Whether there are blanks that are not ASCII, which the readers of the styles do not know. */
static bool has_wide_blanks(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.p[i] >= 0x80 && utf8_blanks_at(s, i) > 0)
			return true;
	return false;
}

/* Adds s with one space in place of the blanks that are not ASCII. */
static void add_with_spaces(struct strbuf *out, struct str s)
{
	while (s.len > 0) {
		size_t blanks = (unsigned char)*s.p >= 0x80 ? utf8_blanks_at(s, 0) : 0;

		strbuf_add_byte(out, blanks > 0 ? ' ' : *s.p);
		s = str_drop(s, blanks > 0 ? blanks : 1);
	}
}

/* Whether a byte is of a letter, or of a character that is treated as one: anything beyond ASCII
 * is, but for what may begin a blank: U+0085 and U+00A0, those from U+1000 to U+3FFF, and U+FEFF.
 */
static const bool is_of_letter[256] = {
	['A' ... 'Z'] = true,   ['a' ... 'z'] = true,   [0x80 ... 0xC1] = true,
	[0xC3 ... 0xE0] = true, [0xE4 ... 0xEE] = true, [0xF0 ... 0xFF] = true,
};

/* Whether a name that is alone, and not empty, is nothing but letters, dots, dashes and single
 * spaces within: most are, and then nothing is to be taken off it. */
static bool is_plain_name(struct str name)
{
	char before = ' ';

	for (size_t i = 0; i < name.len; before = name.p[i++]) {
		char c = name.p[i];

		if (!is_of_letter[(unsigned char)c] && c != '-' && (c != '.' || before == '.') &&
		    (c != ' ' || before == ' '))
			return false;
	}
	return before != ' ' && !names_may_be_incomplete(name);
}

struct names_result names_add(struct strbuf *out, struct str s, enum names_style style)
{
	struct names_result result;
	struct strbuf spaced;

	assert(!strbuf_holds(out, s));
	s = utf8_trim(s);
	if (style == NAMES_ONE && is_plain_name(s)) {
		strbuf_add(out, out->len > 0 ? STR("; ") : STR(""));
		strbuf_add(out, s);
		return (struct names_result){ .count = 1, .is_certain = true };
	}
	if (!has_wide_blanks(s))
		return add_names(out, s, style);
	strbuf_init(&spaced);
	add_with_spaces(&spaced, s);
	result = add_names(out, strbuf_str(&spaced), style);
	strbuf_free(&spaced);
	return result;
}

struct names_result names_add_several(struct strbuf *out, struct str s)
{
	return names_add(out, s, names_are_open(s) ? NAMES_COMMA : NAMES_UNKNOWN);
}

int32_t names_count(struct str list)
{
	struct names_writer writer = { .out = NULL };
	enum names_style style = has_byte(list, ';') ? NAMES_SEMICOLON : NAMES_UNKNOWN;

	list = utf8_trim(list);
	if (list.len == 0 || !put_names(&writer, list, style) || writer.is_incomplete ||
	    writer.count == 0)
		return COUNT_UNKNOWN;
	/* In the normal form they would have been split. */
	return style == NAMES_UNKNOWN && writer.count > 1 ? COUNT_UNKNOWN : writer.count;
}

/* What the names of a list in the normal form say of their order, each by itself. "Doe J" between
 * commas says nothing of a name with a comma in it. */
static void count_orders(struct str list, bool has_semicolon, size_t *given_first,
			 size_t *surname_first)
{
	struct str name;

	*given_first = *surname_first = 0;
	while (str_split_next(&list, ';', &name)) {
		enum names_look look = names_look(name);

		if (count_commas(name) > 0 || (look == LOOK_SHORT && has_semicolon))
			(*surname_first)++;
		else if (look == LOOK_FULL || look == LOOK_NATURAL)
			(*given_first)++;
	}
}

enum names_style names_style_of(struct str s)
{
	size_t given_first = 0, surname_first = 0;
	struct strbuf names;

	strbuf_init(&names);
	if (names_add(&names, s, NAMES_UNKNOWN).is_certain)
		count_orders(strbuf_str(&names), has_byte(s, ';'), &given_first, &surname_first);
	strbuf_free(&names);
	if (surname_first > 0)
		return given_first == 0 ? NAMES_SEMICOLON : NAMES_UNKNOWN;
	/* One name without a comma can be an organisation's. */
	return given_first > 1 ? NAMES_COMMA : NAMES_UNKNOWN;
}
