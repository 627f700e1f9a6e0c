/*
 * A formula is read as if all of it were understood. Where something is not, what was shown of it
 * is removed and its source is shown instead; that reads each byte at most once more, because
 * formulas do not nest. What is before a formula is copied once, whatever becomes of the formula.
 */

#include "config.h"

#include <string.h>

#include "base/char.h"
#include "text/tex_accent.h"
#include "text/tex_reader.h"

/* Longer stretches between two dollars are no formula. */
#define FORMULA_MAX 2000

struct formula {
	size_t from, to; /* without what is around it */
	size_t next;     /* behind that */
};

/* Whether it holds any TeX; if not, whether it has words between blanks, as in prose. */
static bool looks_like_tex(struct str text)
{
	bool has_blank = false, has_word = false;

	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] == '^' || text.p[i] == '_' ||
		    (text.p[i] == '\\' && tex_name_len(text, i + 1) > 0))
			return true;
		has_blank |= text.p[i] == ' ';
		has_word |= i > 0 && char_is_letter(text.p[i]) && char_is_letter(text.p[i - 1]);
	}
	return !has_blank || !has_word;
}

static char byte_at(struct str s, size_t at)
{
	return at < s.len ? s.p[at] : '\0';
}

/* Whether a sum of money may begin so. */
static bool may_be_money(struct str text)
{
	return !strchr("\\^_<>=", text.p[0]);
}

/* Tells a formula from money: it is tight in its dollars (or has a blank at either end), and no
 * digit follows it, unless it begins as no sum does ("$\sim$100"). */
static bool is_formula(struct str in, const struct formula *formula)
{
	struct str text = str_sub(in, formula->from, formula->to - formula->from);
	char next = byte_at(in, formula->next);

	if (str_trim(text).len == 0)
		return false;
	if (next >= '0' && next <= '9' && may_be_money(text))
		return false;
	return (text.p[0] == ' ') == (text.p[text.len - 1] == ' ') && looks_like_tex(text);
}

static void trim(const struct tex_reader *reader, struct formula *formula)
{
	while (formula->from < formula->to && tex_byte(reader, formula->from) == ' ')
		formula->from++;
	while (formula->to > formula->from && tex_byte(reader, formula->to - 1) == ' ' &&
	       tex_byte(reader, formula->to - 2) != '\\')
		formula->to--;
}

/* Reads a formula, as a whole or not at all. */
static void read_formula(struct tex_reader *reader, const struct formula *formula)
{
	struct tex_reader before;
	size_t shown_len, count;

	tex_copy_source(reader, reader->at);
	before = *reader;
	shown_len = reader->out->shown.len;
	count = reader->out->count;
	tex_put(reader, formula->from, STR(""));
	reader->end = formula->to;
	reader->is_math = reader->is_understood = true;
	reader->read_on(reader);
	if (reader->is_understood && reader->at == formula->to &&
	    reader->closer_count == before.closer_count) {
		tex_put(reader, formula->next, STR(""));
	} else {
		strbuf_truncate(&reader->out->shown, shown_len);
		reader->out->count = count;
		reader->closer_count = before.closer_count;
		reader->done = before.done;
		reader->is_address = before.is_address;
		reader->at = formula->next;
	}
	reader->end = before.end;
	reader->is_math = false;
}

/* Whether a brace that is not shown closes before `at`. */
static bool closes_before(const struct tex_reader *reader, size_t at)
{
	return reader->closer_count > 0 && reader->closers[reader->closer_count - 1].at < at;
}

/* The next place of `sign`, not behind a backslash, or SIZE_MAX. */
static size_t find_sign(struct str in, size_t at, char sign)
{
	for (size_t i = at; i < in.len && i - at < FORMULA_MAX; i++) {
		if (in.p[i] == sign)
			return i;
		if (in.p[i] == '\\')
			i++;
	}
	return SIZE_MAX;
}

/* Finds the formula whose first dollar is at `at`. */
static bool find_formula(struct str in, size_t at, struct formula *formula)
{
	size_t width = byte_at(in, at + 1) == '$' ? 2 : 1;

	formula->from = at + width;
	formula->to = find_sign(in, formula->from, '$');
	if (formula->to == SIZE_MAX)
		return false;
	formula->next = formula->to + width;
	return width == 2 ? byte_at(in, formula->to + 1) == '$' : is_formula(in, formula);
}

/* Finds the formula that \( at `at` begins. */
static bool find_parenthesis(struct str in, size_t at, struct formula *formula)
{
	size_t i = formula->from = at + 2;

	while (i + 1 < in.len && i - formula->from < FORMULA_MAX &&
	       (in.p[i] != '\\' || (in.p[i + 1] != '(' && in.p[i + 1] != ')')))
		i += in.p[i] == '\\' ? 2 : 1;
	formula->to = i;
	formula->next = i + 2;
	return byte_at(in, i) == '\\' && byte_at(in, i + 1) == ')';
}

size_t tex_formula_end(struct str s, size_t at)
{
	struct formula formula;
	bool is_found;

	if (byte_at(s, at) == '\\')
		is_found = byte_at(s, at + 1) == '(' && find_parenthesis(s, at, &formula);
	else
		is_found = find_formula(s, at, &formula);
	return is_found ? formula.next : 0;
}

bool tex_read_dollar(struct tex_reader *reader)
{
	struct formula formula;

	if (reader->is_math || !find_formula(reader->in, reader->at, &formula) ||
	    closes_before(reader, formula.next))
		return false;
	trim(reader, &formula);
	read_formula(reader, &formula);
	return true;
}

bool tex_read_parenthesis(struct tex_reader *reader)
{
	struct formula formula;

	if (!find_parenthesis(reader->in, reader->at, &formula) ||
	    closes_before(reader, formula.next))
		return false;
	trim(reader, &formula);
	read_formula(reader, &formula);
	return true;
}
