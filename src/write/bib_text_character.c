/* Commands of TeX that are a character: as their source where TeX and our reader take them alike.
 */

#include "config.h"

#include "write/bib_text_private.h"

#include <string.h>

#include "base/utf8.h"
#include "text/tex.h"
#include "text/tex_character.h"
#include "text/tex_symbol.h"

/* Whether it is letters and stops alone. */
static bool is_words(const struct tex_character *character)
{
	for (size_t i = 0; i < character->len; i++)
		if (!((character->text[i] | 0x20) >= 'a' && (character->text[i] | 0x20) <= 'z') &&
		    !memchr(". :", character->text[i], 3))
			return false;
	return character->len > 0;
}

/* The command that begins at byte `at`, or NULL. */
static const struct tex_command *find_command(const struct bib_writer *writer, size_t at)
{
	return tex_command_find(str_sub(writer->in, at + 1, tex_name_len(writer->in, at + 1)));
}

/* Adds the character of the command at byte `at` where it is words and stops, as those of \log and
 * \ie, which LaTeX has not or in formulas alone; false: it is none. */
static bool put_words(struct bib_writer *writer, size_t at, const struct tex_character *character)
{
	const struct tex_command *command = find_command(writer, at);

	if (!command || command->type != TEX_SYMBOL || !is_words(character) ||
	    strcmp(command->name, "TeX") == 0 || strcmp(command->name, "LaTeX") == 0)
		return false;
	strbuf_add(writer->out, (struct str){ character->text, character->len });
	return true;
}

/* Adds the source of a character, as a formula where LaTeX has its command in those alone; returns
 * whether it is one. */
static bool put_source(struct bib_writer *writer, size_t at, size_t to)
{
	const struct tex_command *command =
		writer->style->is_name ? NULL : find_command(writer, at);
	bool is_formula =
		command && (bib_is_of_formulas(command) || strcmp(command->name, "setminus") == 0);

	bib_put(writer, is_formula ? "{\\ensuremath{" : "");
	strbuf_add(writer->out, str_sub(writer->in, at, to - at));
	bib_put(writer, is_formula ? "}}" : "");
	return is_formula;
}

/* Characters that are not kept as their source; false: this one is. */
static bool put_changed(struct bib_writer *writer, const struct tex_character *character)
{
	uint32_t codepoint = 0;

	if (character->len == 0)
		return false;
	if (utf8_decode((struct str){ character->text, character->len }, &codepoint) !=
	    character->len)
		return false;
	switch (codepoint) {
	case '{': /* \{ would open one for BibTeX */
		bib_put(writer, "\\textbraceleft{}");
		writer->command_end = writer->out->len;
		return true;
	case '}':
		bib_put(writer, "\\textbraceright{}");
		writer->command_end = writer->out->len;
		return true;
	case '\'': /* \'s, of which TeX would make an accent */
		bib_put(writer, "'");
		return true;
	case '<':
		bib_put(writer, writer->style->is_markup ? "{{\\textless}}" : "{\\textless}");
		return true;
	case '>':
		bib_put(writer, "{\\textgreater}");
		return true;
	case '|':
		bib_put(writer, "{\\textbar}");
		return true;
	case 0xAC: /* these commands are of formulas, the letters are not */
	case 0xB0:
	case 0xB1:
	case 0xB7:
	case 0xD7:
	case 0xF7:
	case 0x2014: /* those of formulas, or of packages, as \emdash; pdfTeX has the letters */
	case 0x2020:
	case 0x2021:
	case 0x2022:
	case 0x2026:
	case 0x20AC:
		strbuf_add_codepoint(writer->out, codepoint);
		return true;
	}
	return bib_put_symbol(writer, codepoint);
}

/* &amp; behind a backslash would be read as an entity, once TeX is read. */
static bool may_be_entity(const struct bib_writer *writer, const struct tex_character *character)
{
	uint32_t codepoint;
	char next = bib_byte_at(writer, character->end);

	if (writer->style->is_name || character->len != 1 || character->text[0] != '&')
		return false;
	return next == '#' || (next && utf8_decode((struct str){ &next, 1 }, &codepoint) &&
			       utf8_is_letter_or_digit(codepoint));
}

/* Whether the character is a blank beside a dollar that begins no formula: as a blank it could make
 * one of it, since formulas are told by those. */
static bool makes_formula(const struct bib_writer *writer, const struct tex_character *character)
{
	if (character->len != 1 || character->text[0] != ' ')
		return false;
	return writer->dollar_end == writer->out->len ||
	       (bib_byte_at(writer, character->end) == '$' &&
		tex_formula_end(writer->in, character->end) == 0);
}

bool bib_write_character(struct bib_writer *writer)
{
	struct tex_character character;
	bool is_named;

	if (!tex_character_read(writer->in, writer->at, false, &character) ||
	    may_be_entity(writer, &character) || makes_formula(writer, &character))
		return false;
	if (put_changed(writer, &character) || put_words(writer, writer->at, &character)) {
		writer->at = character.end;
		writer->character_end = writer->out->len;
		return true;
	}
	if (!bib_is_balanced(str_sub(writer->in, writer->at, character.end - writer->at)))
		return false;
	is_named = tex_name_len(writer->in, writer->at + 1) > 0;
	/* Of \'s our reader could make an apostrophe, by what is around it. */
	if (bib_byte_at(writer, writer->at + 1) == '\'' && character.end == writer->at + 3)
		strbuf_addf(writer->out, "\\'{%c}", bib_byte_at(writer, writer->at + 2));
	else if (put_source(writer, writer->at, character.end))
		is_named = false;
	writer->at = character.end;
	writer->character_end = writer->out->len;
	if (is_named)
		writer->command_end = writer->out->len;
	return true;
}

/* What a text raises something on, without TeX: x^2, (x)^2. */
static bool is_base(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	       c == ')' || c == ']' || c == '}';
}

/* Whether the ^ behind the braces of a character raises something only because of them: our reader
 * has the character without. */
static bool is_raised_by_braces(const struct bib_writer *writer, size_t close,
				const struct tex_character *character)
{
	return bib_byte_at(writer, close + 1) == '^' &&
	       (character->len == 0 ||
		!is_base((unsigned char)character->text[character->len - 1]));
}

/* What \_ in braces is to our reader, it is without them to all others. */
bool bib_write_character_in_braces(struct bib_writer *writer, size_t close)
{
	struct tex_character character;
	size_t start = writer->at + 1;
	struct str source;
	bool is_sign;

	if (!tex_character_read(writer->in, writer->at + 1, false, &character) ||
	    character.end != close || may_be_entity(writer, &character) ||
	    makes_formula(writer, &character) || is_raised_by_braces(writer, close, &character))
		return false;
	source = str_sub(writer->in, writer->at + 1, close - writer->at - 1);
	is_sign = source.len == 2 && tex_name_len(source, 1) == 0;
	if (is_sign && strchr("_$", source.p[1]) && writer->at > 0 &&
	    bib_byte_at(writer, writer->at - 1) == '{')
		return false;
	if (!bib_is_balanced(source) && character.text[0] != '{' && character.text[0] != '}')
		return false;
	writer->at = close + 1;
	if (!put_changed(writer, &character) && !put_words(writer, start, &character)) {
		bib_put(writer, is_sign ? "" : "{");
		put_source(writer, start, close);
		bib_put(writer, is_sign ? "" : "}");
		if (!is_sign)
			writer->command_end = writer->out->len;
	}
	writer->character_end = writer->out->len;
	return true;
}
