/* Addresses, identifiers and paths: see bibtex_text.h. */

#include "config.h"

#include "text/bibtex_text.h"
#include "text/tex_symbol.h"

/* What a command means in an address; NULL: nothing but its own name. */
static const char *address_command(struct str name)
{
	static const char *const commands[][2] = {
		{ "url", "" },
		{ "path", "" },
		{ "string", "" },
		{ "nolinkurl", "" },
		{ "sim", "~" },
		{ "textasciitilde", "~" },
		{ "textunderscore", "_" },
		{ "textbackslash", "\\" },
		{ "backslash", "\\" },
		{ "textbraceleft", "{" },
		{ "textbraceright", "}" },
		{ "textless", "<" },
		{ "textgreater", ">" },
		{ "textendash", "-" },
		{ "slash", "/" },
	};

	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		if (str_equal(name, str_from(commands[i][0])))
			return commands[i][1];
	return NULL;
}

/* Reads the command at `at`; returns the place behind it. */
static size_t add_address_command(struct strbuf *out, struct str value, size_t at)
{
	struct str name = str_sub(value, at + 1, tex_name_len(value, at + 1));
	const char *text = address_command(name);

	if (name.len == 0) {
		strbuf_add(out, str_sub(value, at + 1, 1));
		return at + 2;
	}
	if (text)
		strbuf_add_cstr(out, text);
	else
		strbuf_add(out, str_sub(value, at, 1 + name.len));
	return at + 1 + name.len;
}

void bibtex_address_add(struct strbuf *out, struct str value)
{
	bool has_formula = str_find(value, STR("$\\")) != SIZE_MAX;
	size_t at = 0;

	while (at < value.len) {
		char c = value.p[at];

		if (c == '\\') {
			at = add_address_command(out, value, at);
			continue;
		}
		if (c != '{' && c != '}' && (c != '$' || !has_formula))
			strbuf_add_byte(out, c);
		at++;
	}
}
