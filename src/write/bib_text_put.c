/* What is added to the value of a text, and what our reader would make of it. */

#include "config.h"

#include "write/bib_text_private.h"

#include <stddef.h>

#include "base/utf8.h"
#include "text/markup.h"
#include "text/tex_symbol.h"

char bib_byte_at(const struct bib_writer *writer, size_t at)
{
	return at < writer->in.len ? writer->in.p[at] : '\0';
}

/* Whether our reader would take braces that are added now for an argument. */
static bool follows_command(const struct bib_writer *writer)
{
	const struct strbuf *out = writer->out;

	return writer->command_end == out->len ||
	       (out->len > 0 && writer->command_end == out->len - 1 &&
		out->data[out->len - 1] == ' ');
}

void bib_put(struct bib_writer *writer, const char *tex)
{
	if (*tex == '{' && follows_command(writer))
		strbuf_add_cstr(writer->out, "\\/");
	strbuf_add_cstr(writer->out, tex);
}

void bib_put_source(struct bib_writer *writer, size_t to)
{
	strbuf_add(writer->out, str_sub(writer->in, writer->at, to - writer->at));
	writer->at = to;
}

bool bib_has_markup(struct bib_writer *writer)
{
	if (writer->has_markup == BIB_UNASKED)
		writer->has_markup =
			writer->style->is_markup && markup_has(writer->in) ? BIB_YES : BIB_NO;
	return writer->has_markup == BIB_YES;
}

bool bib_is_balanced(struct str tex)
{
	ptrdiff_t depth = 0, bare_depth = 0;

	for (size_t i = 0; i < tex.len && depth >= 0 && bare_depth >= 0; i++) {
		bool is_escaped = i + 1 < tex.len && tex.p[i] == '\\';

		i += is_escaped;
		depth += (tex.p[i] == '{') - (tex.p[i] == '}');
		if (!is_escaped)
			bare_depth += (tex.p[i] == '{') - (tex.p[i] == '}');
	}
	return depth == 0 && bare_depth == 0;
}

void bib_put_literal(struct bib_writer *writer, char sign)
{
	static const struct {
		char sign;
		const char *tex;
	} literals[] = {
		{ '\\', "{{\\textbackslash}}" },
		{ '{', "{{\\textbraceleft}}" },
		{ '}', "{{\\textbraceright}}" },
		{ '$', "{{\\$}}" },
		{ '^', "{{\\textasciicircum}}" },
		{ '~', "{{\\textasciitilde}}" },
		{ '&', "{{\\&}}" },
		{ '<', "{{\\textless}}" },
	};

	for (size_t i = 0; i < sizeof(literals) / sizeof(*literals); i++)
		if (literals[i].sign == sign)
			bib_put(writer, literals[i].tex);
	writer->at++;
}

bool bib_put_symbol(struct bib_writer *writer, uint32_t codepoint)
{
	bool is_letter = codepoint < 0x370 || (codepoint >= 0x400 && codepoint < 0x2100 &&
					       codepoint != 0x2016 && codepoint != 0x2032);
	const char *name = is_letter ? NULL : tex_symbol_name(codepoint);

	if (!name && codepoint != TEX_MINUS)
		return false;
	bib_put(writer, "{\\ensuremath{");
	bib_put(writer, name ? "\\" : "-");
	bib_put(writer, name ? name : "");
	bib_put(writer, "}}");
	return true;
}

bool bib_is_of_formulas(const struct tex_command *command)
{
	static const struct str fonts[] = { STR_INIT("bm"), STR_INIT("boldsymbol"),
					    STR_INIT("ensuremath"), STR_INIT("operatorname") };
	struct str name = str_from(command->name);

	switch (command->type) {
	case TEX_MARK:
	case TEX_FRACTION:
	case TEX_ROOT:
	case TEX_BOARD:
		return true;
	case TEX_FONT:
		return str_starts_with(name, STR("math")) ||
		       str_is_among(name, fonts, sizeof(fonts) / sizeof(*fonts));
	case TEX_SYMBOL:
	case TEX_SWITCH:
	case TEX_NOTHING:
	case TEX_URL:
	case TEX_LINK:
	case TEX_RAISE:
	case TEX_LOWER:
		break;
	}
	return false;
}

bool bib_is_safe_formula(struct bib_writer *writer, struct str formula)
{
	bool is_table = str_find(formula, STR("\\begin")) != SIZE_MAX;

	for (size_t i = 0; i < formula.len; i++) {
		char c = formula.p[i];

		if (c == '\\')
			i++;
		else if (c == '%' || c == '#' || (c == '&' && !is_table) ||
			 (unsigned char)c < ' ' ||
			 ((c == '&' || c == '<') && bib_has_markup(writer)))
			return false;
	}
	return bib_is_balanced(formula) && str_find(formula, STR("$\\backslash$")) == SIZE_MAX;
}

void bib_put_formula(struct bib_writer *writer, size_t to)
{
	while (writer->at < to) {
		uint32_t codepoint;
		size_t len = utf8_decode(str_drop(writer->in, writer->at), &codepoint);

		if (codepoint >= 0x80 && writer->style->has_only_letters &&
		    bib_put_symbol(writer, codepoint))
			writer->at += len;
		else
			bib_put_source(writer, writer->at + len);
	}
}
