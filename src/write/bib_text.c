/*
 * One pass over the text. Each byte with a meaning has a function that writes what begins there.
 * Braces are paired beforehand; those of kept commands stay, and their closing ones are on a stack.
 * Commands and braces are in files of their own, signs and formulas here.
 *
 * Our reader takes a brace behind a command, or behind its argument, for an argument: where another
 * brace is to follow, \/ parts them, which is nothing to either. A sign in two pairs of braces,
 * {{\$}}, is to our reader the bare sign.
 *
 * What is TeX in a text depends on what is around it, and our reader makes characters of some of
 * it: then the rest can be other TeX than it was. So a value with TeX is read again at once. Where
 * it does not come back, as hardly any that a person wrote, all of it is written as signs: each of
 * these is read alike wherever it is, so that the bare text comes back.
 */

#include "config.h"

#include "write/bib_text.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/tex.h"
#include "text/tex_character.h"
#include "write/bib_text_private.h"
#include "write/bib_word.h"

/* Whether the ~ stays a blank where our reader makes characters of the TeX beside it. */
static bool is_tie_in_value(const struct bib_writer *writer)
{
	struct tex_character next;

	if (writer->character_end == writer->out->len)
		return false;
	return bib_byte_at(writer, writer->at + 1) != '\\' ||
	       !tex_character_read(writer->in, writer->at + 1, false, &next) || next.len == 0 ||
	       (unsigned char)next.text[0] >= 0x80;
}

static void write_tilde(struct bib_writer *writer)
{
	bool is_tie = !writer->style->is_literal && !writer->style->is_name &&
		      tex_is_tie(writer->in, writer->at);

	if (!is_tie && writer->character_end != writer->out->len) {
		bib_put_literal(writer, '~');
		return;
	}
	if (!is_tie) {
		strbuf_add_cstr(writer->out, "\\textasciitilde{}");
		writer->command_end = writer->character_end = writer->out->len;
	} else {
		strbuf_add_cstr(writer->out, is_tie_in_value(writer) ? "~" : "\\ ");
	}
	writer->at++;
}

/* Behind \alpha no _ is an index, behind α it can be: there the sign must stay TeX. */
static bool write_script(struct bib_writer *writer)
{
	bool is_raised = bib_byte_at(writer, writer->at) == '^';
	/* Behind these nothing is raised, behind the TeX that they become it would be. */
	bool is_apart = writer->at > 0 && strchr(" ~^_", writer->in.p[writer->at - 1]) != NULL;

	if (writer->style->is_literal || writer->character_end != writer->out->len ||
	    (is_raised && !is_apart))
		return false;
	strbuf_add_cstr(writer->out, is_raised ? "\\textasciicircum{}" : "\\_");
	if (is_raised)
		writer->command_end = writer->character_end = writer->out->len;
	writer->at++;
	return true;
}

static void write_caret(struct bib_writer *writer)
{
	if (!write_script(writer))
		bib_put_literal(writer, '^');
}

/* Signs that TeX has a command or an escape for, which our reader undoes. */
static void write_sign(struct bib_writer *writer)
{
	static const char *const signs[128] = {
		['%'] = "\\%",         ['#'] = "\\#",          ['_'] = "{\\_}",
		['&'] = "\\&",         ['<'] = "{\\textless}", ['>'] = "{\\textgreater}",
		['|'] = "{\\textbar}",
	};
	char sign = bib_byte_at(writer, writer->at);

	if ((sign == '&' || sign == '<') && bib_has_markup(writer)) {
		bib_put_literal(writer, sign);
		return;
	}
	if (sign == '_' && write_script(writer))
		return;
	bib_put(writer, signs[(unsigned char)sign]);
	writer->at++;
}

static void write_control(struct bib_writer *writer)
{
	bool is_line = writer->style->has_lines && bib_byte_at(writer, writer->at) == '\n';

	strbuf_add_byte(writer->out, is_line ? '\n' : ' ');
	writer->at++;
}

/* A code point among which are symbols. */
static void write_codepoint(struct bib_writer *writer)
{
	uint32_t codepoint;
	size_t len = utf8_decode(str_drop(writer->in, writer->at), &codepoint);

	if (writer->style->has_only_letters && bib_put_symbol(writer, codepoint))
		writer->at += len;
	else
		bib_put_source(writer, writer->at + len);
}

static void write_backslash(struct bib_writer *writer);
static void write_dollar(struct bib_writer *writer);

static void (*const writers[256])(struct bib_writer *) = {
	['\0' ... '\x1F'] = write_control,
	['\x7F'] = write_control,
	['\\'] = write_backslash,
	['{'] = bib_write_open,
	['}'] = bib_write_close,
	['$'] = write_dollar,
	['~'] = write_tilde,
	['^'] = write_caret,
	['%'] = write_sign,
	['#'] = write_sign,
	['_'] = write_sign,
	['&'] = write_sign,
	['<'] = write_sign,
	['>'] = write_sign,
	['|'] = write_sign,
	[0xCD ... 0xCF] = write_codepoint, /* Greek */
	[0xE2] = write_codepoint,          /* arrows, formulas */
};

/* A formula that must not be one in the value. */
static void write_formula_as_text(struct bib_writer *writer, size_t end)
{
	while (writer->at < end) {
		char c = bib_byte_at(writer, writer->at);

		if (strchr("\\{}$^~", c) && c)
			bib_put_literal(writer, c);
		else if (writers[(unsigned char)c])
			writers[(unsigned char)c](writer);
		else
			bib_put_source(writer, writer->at + 1);
	}
}

/* Where the formula that begins here ends, within the braces that are kept; 0: none does. */
static size_t find_formula_end(const struct bib_writer *writer)
{
	bool is_text = writer->style->is_literal || writer->style->is_name;
	size_t end = is_text ? 0 : tex_formula_end(writer->in, writer->at);

	if (writer->closer_count > 0 && writer->closers[writer->closer_count - 1] < end)
		return 0;
	return end;
}

static void write_formula(struct bib_writer *writer, size_t end)
{
	if (bib_is_safe_formula(writer, str_sub(writer->in, writer->at, end - writer->at)))
		bib_put_formula(writer, end);
	else
		write_formula_as_text(writer, end);
}

static void write_dollar(struct bib_writer *writer)
{
	size_t end = find_formula_end(writer);

	if (end > 0) {
		write_formula(writer, end);
		return;
	}
	bib_put_literal(writer, '$');
	writer->dollar_end = writer->out->len;
}

/* \( x \) is a formula, any other backslash begins a command. */
static void write_backslash(struct bib_writer *writer)
{
	size_t end = find_formula_end(writer);

	if (end > 0)
		write_formula(writer, end);
	else
		bib_write_backslash(writer);
}

static size_t plain_len(const struct bib_writer *writer)
{
	size_t end = writer->at;

	while (end < writer->in.len && !writers[(unsigned char)writer->in.p[end]])
		end++;
	return end - writer->at;
}

/* Adds a stretch in which nothing has a meaning, word by word. */
static void write_words(struct bib_writer *writer, size_t end)
{
	struct str stretch = str_sub(writer->in, 0, end);

	while (writer->at < end) {
		size_t protected_len;
		size_t len = bib_word_len(stretch, writer->at, &protected_len);
		size_t to = writer->at + (len > 0 ? len : 1);

		if (len > 0 && protected_len == 0 && writer->is_sentence &&
		    bib_word_is_proper(writer->in, writer->at, len))
			protected_len = len;
		if (protected_len > 0) {
			bib_put(writer, "{");
			bib_put_source(writer, writer->at + protected_len);
			strbuf_add_byte(writer->out, '}');
		}
		bib_put_source(writer, to);
	}
}

/* Writes a text that is trimmed. */
static void write_text(struct strbuf *out, struct str text, const struct bib_style *style)
{
	struct bib_writer writer = {
		.in = text,
		.out = out,
		.style = style,
		.has_markup = style->is_literal && style->is_markup ? BIB_YES : BIB_UNASKED,
		.command_end = SIZE_MAX,
		.character_end = SIZE_MAX,
		.dollar_end = SIZE_MAX,
		.kept_brace = SIZE_MAX,
		.second = SIZE_MAX,
	};

	writer.is_sentence = style->protects_case && bib_title_is_sentence(text);
	if (!style->is_literal && text.len > 0 && memchr(text.p, '{', text.len))
		bib_pair_braces(&writer);
	while (writer.at < text.len) {
		size_t len = plain_len(&writer);

		if (len == 0)
			writers[(unsigned char)text.p[writer.at]](&writer);
		else if (style->protects_case)
			write_words(&writer, writer.at + len);
		else
			bib_put_source(&writer, writer.at + len);
	}
	free(writer.pairs);
	free(writer.closers);
}

/* Whether anything in it may be kept as TeX. */
static bool may_be_tex(struct str text)
{
	return ascii_find_any(text.p, text.len, "\\$~^") < text.len;
}

void bib_text_add(struct strbuf *out, struct str text, const struct bib_style *style)
{
	struct bib_style literal = *style;
	size_t start = out->len;

	assert(!strbuf_holds(out, text));
	/* Readers trim it as well: a tie at its end would be no tie then. Parts of a name end in
	 * blanks. */
	if (!style->is_name)
		text = utf8_trim(text);
	write_text(out, text, style);
	if (style->is_literal || style->is_name || !may_be_tex(text) ||
	    bib_comes_back(str_drop(strbuf_str(out), start), text, style))
		return;
	strbuf_truncate(out, start);
	literal.is_literal = true;
	write_text(out, text, &literal);
}

void bib_address_add(struct strbuf *out, struct str address)
{
	for (size_t i = 0; i < address.len; i++) {
		char c = address.p[i];

		if (c == '\\')
			strbuf_add_cstr(out, "{\\textbackslash}");
		else if (c == '{')
			strbuf_add_cstr(out, "{\\textbraceleft}");
		else if (c == '}')
			strbuf_add_cstr(out, "{\\textbraceright}");
		else if ((unsigned char)c <= ' ' || c == 0x7F) /* which would end it */
			strbuf_add_cstr(out, "%20");
		else
			strbuf_add_byte(out, c);
	}
}
