/* How a name is added to a list in the normal form, and what says that names are left out. */

#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/names_private.h"

/* Whether it is the byte, or its capital letter. */
static inline bool is_same_letter(char c, char byte)
{
	return c == byte || (byte >= 'a' && byte <= 'z' && c == byte - 'a' + 'A');
}

/* Takes `word` off the end, where more comes before it than a part of a word. The last bytes are
 * compared first: that is asked of each name. */
static bool take_end(struct str *s, struct str word)
{
	size_t before = s->len - word.len;

	if (s->len < word.len || (s->p[s->len - 1] | 0x20) != (word.p[word.len - 1] | 0x20) ||
	    !str_equal_ignoring_case(str_sub(*s, before, word.len), word))
		return false;
	if (before > 0 && !char_is_space(s->p[before - 1]) && s->p[before - 1] != ',' &&
	    s->p[before - 1] != ';' && *word.p != '.' && (unsigned char)*word.p < 0x80)
		return false;
	s->len = before;
	return true;
}

static bool is_separator(char c)
{
	return c == ',' || c == ';';
}

/* Takes what separates names off both ends. */
static void take_separators(struct str *s)
{
	*s = utf8_trim(*s);
	while (s->len > 0 && (is_separator(*s->p) || is_separator(s->p[s->len - 1]))) {
		*s = is_separator(*s->p) ? str_drop(*s, 1) : str_sub(*s, 0, s->len - 1);
		*s = utf8_trim(*s);
	}
}

bool names_may_be_incomplete(struct str s)
{
	/* The last two bytes of what names_take_et_al takes. */
	static const char ends[][2] = { "l.", "..",       "al",    "ii",       "rs",
					".]", "a.",       "n.",    "os",       "re",
					"k.", "s.",       "ri",    "ni",       "ia",
					"es", "\200\246", "\200.", "\255\211", "\201\213" };
	char before, last;

	if (s.len < 3)
		return false;
	before = s.p[s.len - 2];
	last = s.p[s.len - 1];
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (is_same_letter(last, ends[i][1]) && is_same_letter(before, ends[i][0]))
			return true;
	return last == ')';
}

/* Cuts what is in parentheses behind the last "et al.": where they all are. */
static void cut_parentheses_behind_others(struct str *s)
{
	static const struct str signs[] = { STR_INIT("et al. ("), STR_INIT("et al (") };

	for (size_t i = 0; i < COUNT_OF(signs) && s->p[s->len - 1] == ')'; i++) {
		size_t at = str_find(*s, signs[i]);
		size_t from = at + signs[i].len;

		if (at != SIZE_MAX && memchr(s->p + from, ')', s->len - from) == s->p + s->len - 1)
			s->len = from - 2;
	}
}

/* Takes "+3 more" and "and 3 more". */
static bool take_number_of_others(struct str *s)
{
	struct str rest = *s;
	size_t len;

	if (!take_end(&rest, STR("more")))
		return false;
	rest = utf8_trim(rest);
	len = rest.len;
	while (rest.len > 0 && char_is_digit(rest.p[rest.len - 1]))
		rest.len--;
	if (rest.len == len)
		return false;
	if (rest.len > 0 && rest.p[rest.len - 1] == '+')
		rest.len--;
	else if (!take_end(&rest, STR("and ")))
		return false;
	take_separators(&rest);
	*s = rest;
	return true;
}

bool names_take_et_al(struct str *s)
{
	static const struct str ends[] = {
		STR_INIT("et.al."),
		STR_INIT("et.al"),
		STR_INIT("et al."),
		STR_INIT("et al"),
		STR_INIT("et. al."),
		STR_INIT("et. al"),
		STR_INIT("et alii"),
		STR_INIT("and others"),
		STR_INIT("& others"),
		STR_INIT("..."),
		STR_INIT("\342\200\246"),
		STR_INIT("et al.]"),
		STR_INIT("et alia"),
		STR_INIT("et coll."),
		STR_INIT("et autres"),
		STR_INIT("u.a."),
		STR_INIT("u. a."),
		STR_INIT("und andere"),
		STR_INIT("y otros"),
		STR_INIT("y cols."),
		STR_INIT("e outros"),
		STR_INIT("i in."),
		STR_INIT("i inni"),
		STR_INIT("ve ark."),
		STR_INIT("m.fl."),
		STR_INIT("e altri"),
		STR_INIT("and colleagues"),
		STR_INIT("\320\270 \320\264\321\200."), /* "and others" in Russian, */
		STR_INIT("\347\255\211"),               /* Chinese */
		STR_INIT("\343\201\273\343\201\213"),   /* and Japanese */
	};
	bool is_taken = false;

	take_separators(s);
	if (!names_may_be_incomplete(*s))
		return false;
	cut_parentheses_behind_others(s);
	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		if (!take_end(s, ends[i]))
			continue;
		is_taken = true;
		take_separators(s);
	}
	return take_number_of_others(s) || is_taken;
}

/* A name has no semicolon and no line of its own: they separate names. */
void names_add_text(struct strbuf *out, struct str name)
{
	size_t from;

	if (out->len > 0)
		strbuf_add(out, STR("; "));
	from = out->len;
	strbuf_add(out, name);
	for (size_t i = from; i < out->len; i++) {
		if (out->data[i] == ';')
			out->data[i] = ',';
		else if (char_is_space(out->data[i]))
			out->data[i] = ' ';
	}
}

void names_put(struct names_writer *writer, struct str name)
{
	writer->is_incomplete |= names_take_et_al(&name);
	if (name.len == 0)
		return;
	if (writer->out)
		names_add_text(writer->out, name);
	if (writer->count < INT32_MAX)
		writer->count++;
}
