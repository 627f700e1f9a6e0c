/* The styles of which it is known what separates names. */

#include "config.h"

#include <assert.h>
#include <string.h>

#include "model/names_private.h"
#include "model/paper.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void put_separated(struct names_writer *writer, struct str s, char separator)
{
	struct str name;

	while (str_split_next(&s, separator, &name))
		names_put(writer, name);
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
		else if (depth == 0 && is_space(s.p[i]) && i + 4 < s.len && is_space(s.p[i + 4]) &&
			 str_equal_ignoring_case(str_sub(s, i + 1, 3), STR("and"))) {
			*skip = 4;
			return i;
		}
	}
	*skip = 0;
	return s.len;
}

static void put_bibtex(struct names_writer *writer, struct str s)
{
	while (s.len > 0) {
		size_t skip, len = bibtex_name_len(s, &skip);
		struct str name = str_trim(str_sub(s, 0, len));

		if (str_equal_ignoring_case(name, STR("others")))
			writer->is_incomplete = true;
		else
			names_put(writer, name);
		s = str_sub(s, len + skip, SIZE_MAX);
	}
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
		put_separated(writer, s, ';');
		return true;
	case NAMES_BIBTEX:
		put_bibtex(writer, s);
		return true;
	case NAMES_COMMA:
		writer->is_incomplete = names_take_et_al(&s);
		return names_put_items(writer, s, true);
	case NAMES_UNKNOWN:
		return names_put_unknown(writer, s);
	}
	return false;
}

struct names_result names_add(struct strbuf *out, struct str s, enum names_style style)
{
	struct names_writer writer = { .out = out };

	assert(!strbuf_holds(out, s));
	s = str_trim(s);
	if (!put_names(&writer, s, style))
		return put_text(out, s, writer.is_incomplete);
	if (!writer.is_incomplete)
		return (struct names_result){ .count = writer.count, .is_certain = true };
	names_add_text(out, STR("et al."));
	return (struct names_result){ .count = COUNT_UNKNOWN,
				      .is_certain = true,
				      .is_incomplete = true };
}

int32_t names_count(struct str list)
{
	struct strbuf names;
	struct names_result result;
	bool is_list = list.len > 0 && memchr(list.p, ';', list.len);

	strbuf_init(&names);
	result = names_add(&names, list, is_list ? NAMES_SEMICOLON : NAMES_UNKNOWN);
	strbuf_free(&names);
	if (result.count == 0 || (!is_list && result.count > 1))
		return COUNT_UNKNOWN;
	return result.count;
}
