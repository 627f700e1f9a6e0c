#include "config.h"

#include "write/bib_names.h"

#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "model/names_parts.h"
#include "write/bib_text.h"

/* Whether BibTeX would take an "and" in it for the end of a name. */
static bool has_and(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((i == 0 || char_is_space(s.p[i - 1])) &&
		    str_equal_ignoring_case(str_sub(s, i, 3), STR("and")) &&
		    (i + 3 == s.len || char_is_space(s.p[i + 3])))
			return true;
	return false;
}

/* Whether BibTeX, which knows no letters but those of ASCII, could take the word for a particle:
 * all of them do not begin with a capital. */
static bool has_small_word(struct str s)
{
	bool is_start = true;

	for (size_t i = 0; i < s.len; i++) {
		if (is_start && !char_is_space(s.p[i]) && (s.p[i] < 'A' || s.p[i] > 'Z'))
			return true;
		is_start = char_is_space(s.p[i]);
	}
	return false;
}

static bool has_blank(struct str s)
{
	return str_find(s, STR(" ")) != SIZE_MAX;
}

/* BibTeX's longer form of names is told by these signs. */
static void add_text(struct strbuf *out, struct str text, bool is_literal)
{
	const struct bib_style style = { .is_name = true, .is_literal = is_literal };
	struct str part;
	size_t at = 0;

	while (str_split_next(&text, '=', &part)) {
		if (at++ > 0)
			strbuf_add_cstr(out, "{=}");
		bib_text_add(out, part, &style);
	}
}

static void add_braced(struct strbuf *out, struct str text, bool is_literal, bool is_braced)
{
	if (is_braced)
		strbuf_add_byte(out, '{');
	add_text(out, text, is_literal);
	if (is_braced)
		strbuf_add_byte(out, '}');
}

/* A family name of several words is one, whatever they begin with. */
static void add_family(struct strbuf *out, const struct name_parts *parts, bool is_literal)
{
	struct str family = parts->family;
	bool is_parted = has_blank(family) && has_small_word(family);

	if (parts->particle.len > 0) {
		add_braced(out, parts->particle, is_literal,
			   has_and(parts->particle) || !has_small_word(parts->particle));
		strbuf_add_byte(out, ' ');
	}
	add_braced(out, family, is_literal,
		   is_parted || has_and(family) || str_find(family, STR(",")) != SIZE_MAX);
}

/* "von Quill, Jr., Ann" */
static void add_parts(struct strbuf *out, const struct name_parts *parts, bool is_literal)
{
	add_family(out, parts, is_literal);
	if (parts->suffix.len > 0) {
		strbuf_add_cstr(out, ", ");
		add_text(out, parts->suffix, is_literal);
	}
	strbuf_add_cstr(out, ", ");
	add_braced(out, parts->given, is_literal,
		   has_and(parts->given) || str_find(parts->given, STR(",")) != SIZE_MAX);
}

/* Whether BibTeX takes "Ann Quill" apart as we do. */
static bool is_plain(struct str name, const struct name_parts *parts)
{
	return parts->particle.len == 0 && parts->suffix.len == 0 && !has_blank(parts->family) &&
	       !has_small_word(name) && !has_and(name) && str_find(name, STR(",")) == SIZE_MAX &&
	       parts->family.p + parts->family.len == name.p + name.len;
}

/* A dollar begins no formula here; beside a letter in TeX that our reader makes a character of, it
 * could where that is shown. */
static bool is_literal_name(struct str name)
{
	return memchr(name.p, '$', name.len) && memchr(name.p, '\\', name.len);
}

static void add_name(struct strbuf *out, struct str name)
{
	bool is_literal = is_literal_name(name);
	struct name_parts parts = name_parts_of(name);
	bool is_others = str_equal_ignoring_case(name, STR("others"));

	if (names_is_rest(name))
		strbuf_add_cstr(out, "others");
	else if (has_and(name) && str_find(name, STR(",")) == SIZE_MAX)
		add_braced(out, name, is_literal, true);
	else if (parts.is_whole || parts.given.len == 0)
		add_braced(out, *name.p == '{' ? parts.family : name, is_literal,
			   is_others || has_blank(name) || has_and(name) ||
				   str_find(name, STR(",")) != SIZE_MAX);
	else if (is_plain(name, &parts))
		add_text(out, name, is_literal);
	else
		add_parts(out, &parts, is_literal);
}

void bib_names_add(struct strbuf *out, struct str names)
{
	struct str name;
	bool is_first = true;

	while (names_next(&names, &name)) {
		if (!is_first)
			strbuf_add_cstr(out, " and ");
		add_name(out, name);
		is_first = false;
	}
}
