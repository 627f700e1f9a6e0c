#include "config.h"

#include "read/bibtex_names.h"

#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "model/names_parts.h"
#include "text/bibtex_text.h"

static bool is_and(struct str s, size_t at)
{
	return at + 4 < s.len && char_is_space(s.p[at]) && char_is_space(s.p[at + 4]) &&
	       str_equal_ignoring_case(str_sub(s, at + 1, 3), STR("and"));
}

bool bibtex_names_next(struct str *rest, struct str *name)
{
	size_t at = 0, depth = 0;

	if (rest->len == 0)
		return false;
	for (; at < rest->len && !(depth == 0 && is_and(*rest, at)); at++) {
		if (rest->p[at] == '\\')
			at++;
		else if (rest->p[at] == '{')
			depth++;
		else if (rest->p[at] == '}')
			depth -= depth > 0;
	}
	*name = utf8_trim(str_sub(*rest, 0, at));
	*rest = str_drop(*rest, at + 4);
	return true;
}

/* The value of a part of a name in biblatex' longer form: given=Ann, family=Poe, prefix=von. */
static struct str name_part(struct str name, struct str key)
{
	struct str part;

	while (str_split_next(&name, ',', &part)) {
		part = utf8_trim(part);
		if (str_starts_with(part, key))
			return utf8_trim(str_drop(part, key.len));
	}
	return STR("");
}

/* As "von Poe, Jr., Ann". */
static void add_name_of_parts(struct strbuf *out, struct str name)
{
	static const struct {
		struct str key;
		const char *before;
	} parts[] = {
		{ STR_INIT("prefix="), "" },
		{ STR_INIT("family="), " " },
		{ STR_INIT("suffix="), ", " },
		{ STR_INIT("given="), ", " },
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct str part = name_part(name, parts[i].key);

		if (part.len == 0)
			continue;
		if (out->len > 0)
			strbuf_add_cstr(out, parts[i].before);
		bibtex_name_add(out, part);
	}
}

/* "First von Last", and no other order without a comma; braces make one name of several words. */
static void add_spoken(struct strbuf *out, struct str name)
{
	struct strbuf text;

	if (memchr(name.p, '{', name.len)) {
		bibtex_name_add(out, name);
		return;
	}
	strbuf_init(&text);
	bibtex_name_add(&text, name);
	names_add_spoken(out, strbuf_str(&text));
	strbuf_free(&text);
}

void bibtex_names_add_one(struct strbuf *out, struct str name)
{
	if (str_equal_ignoring_case(name, STR("others")))
		strbuf_add(out, STR("et al."));
	else if (str_find(name, STR("family=")) != SIZE_MAX)
		add_name_of_parts(out, name);
	else
		add_spoken(out, name);
}

bool bibtex_names_are_other(struct str names)
{
	size_t depth = 0, commas = 0;

	for (size_t i = 0; i < names.len; i++) {
		depth += names.p[i] == '{';
		depth -= names.p[i] == '}' && depth > 0;
		commas += depth == 0 && names.p[i] == ',';
		if (depth == 0 && names.p[i] == ';' && !memchr(names.p, '&', i))
			return true;
	}
	return commas > 2;
}
