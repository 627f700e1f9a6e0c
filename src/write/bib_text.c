/*
 * One pass over the text. Each byte with a meaning has a function that writes what begins there.
 * Braces are paired beforehand; those of kept commands stay, and their closing ones are on a stack.
 *
 * Our reader takes a brace behind a command, or behind its argument, for an argument: where another
 * brace is to follow, \/ parts them, which is nothing to either. A sign in two pairs of braces,
 * {{\$}}, is to our reader the bare sign.
 */

#include "config.h"

#include "write/bib_text.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/markup.h"
#include "text/tex.h"
#include "text/tex_character.h"
#include "text/tex_symbol.h"
#include "write/bib_word.h"

struct pair {
	size_t open, close; /* close: SIZE_MAX where there is none */
};

/* The closing brace of an argument that is kept. */
struct closer {
	size_t at;
	bool has_second; /* another argument follows */
};

enum answer { UNASKED, NO, YES };

struct bib_writer {
	struct str in;
	size_t at;
	struct strbuf *out;
	const struct bib_style *style;
	size_t command_end;   /* in out: behind a command or its argument; or SIZE_MAX */
	size_t character_end; /* in out: behind a character of TeX; or SIZE_MAX */
	size_t kept_brace;    /* belongs to a command that is not known */
	size_t second;        /* where the second argument of a command begins, or SIZE_MAX */
	struct pair *pairs;   /* in the order of their opening braces */
	size_t pair_count, pair_capacity;
	struct closer *closers; /* the innermost last; none lies before `at` */
	size_t closer_count, closer_capacity;
	enum answer has_markup;
};

static char byte_at(const struct bib_writer *writer, size_t at)
{
	return at < writer->in.len ? writer->in.p[at] : '\0';
}

static void pair_braces(struct bib_writer *writer)
{
	size_t open = SIZE_MAX;

	for (size_t i = 0; i < writer->in.len; i++) {
		char c = writer->in.p[i];

		if (c == '\\') {
			i++;
		} else if (c == '{') {
			writer->pairs = alloc_grow(writer->pairs, &writer->pair_capacity,
						   writer->pair_count + 1, sizeof(*writer->pairs));
			writer->pairs[writer->pair_count] = (struct pair){ i, open };
			open = writer->pair_count++;
		} else if (c == '}' && open != SIZE_MAX) {
			size_t around = writer->pairs[open].close;

			writer->pairs[open].close = i;
			open = around;
		}
	}
	while (open != SIZE_MAX) {
		size_t around = writer->pairs[open].close;

		writer->pairs[open].close = SIZE_MAX;
		open = around;
	}
}

static int compare_open(const void *key, const void *element)
{
	size_t at = *(const size_t *)key;
	const struct pair *pair = element;

	return (at > pair->open) - (at < pair->open);
}

/* Where the braces that open at `at` close within those that are kept, or SIZE_MAX. */
static size_t close_of(const struct bib_writer *writer, size_t at)
{
	const struct pair *pair = bsearch(&at, writer->pairs, writer->pair_count,
					  sizeof(*writer->pairs), compare_open);

	if (!pair || (writer->closer_count > 0 &&
		      pair->close > writer->closers[writer->closer_count - 1].at))
		return SIZE_MAX;
	return pair->close;
}

/* Whether our reader would take braces that are added now for an argument. */
static bool follows_command(const struct bib_writer *writer)
{
	const struct strbuf *out = writer->out;

	return writer->command_end == out->len ||
	       (out->len > 0 && writer->command_end == out->len - 1 &&
		out->data[out->len - 1] == ' ');
}

/* Adds TeX of our own. */
static void put(struct bib_writer *writer, const char *tex)
{
	if (*tex == '{' && follows_command(writer))
		strbuf_add_cstr(writer->out, "\\/");
	strbuf_add_cstr(writer->out, tex);
}

static void put_source(struct bib_writer *writer, size_t to)
{
	strbuf_add(writer->out, str_sub(writer->in, writer->at, to - writer->at));
	writer->at = to;
}

static bool has_markup(struct bib_writer *writer)
{
	if (writer->has_markup == UNASKED)
		writer->has_markup = writer->style->is_markup && markup_has(writer->in) ? YES : NO;
	return writer->has_markup == YES;
}

/* Whether the braces of TeX match, with and without those behind a backslash. */
static bool is_balanced(struct str tex)
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

/* A sign that stands for itself. */
static void put_literal(struct bib_writer *writer, char sign)
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
			put(writer, literals[i].tex);
	writer->at++;
}

/* Adds a symbol that pdfTeX knows in formulas only; false where there is no command for it. */
static bool put_symbol(struct bib_writer *writer, uint32_t codepoint)
{
	bool is_letter = codepoint < 0x370 || (codepoint >= 0x400 && codepoint < 0x2100 &&
					       codepoint != 0x2016 && codepoint != 0x2032);
	const char *name = is_letter ? NULL : tex_symbol_name(codepoint);

	if (!name)
		return false;
	put(writer, "{\\ensuremath{\\");
	put(writer, name);
	put(writer, "}}");
	return true;
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
		put(writer, "\\textbraceleft{}");
		writer->command_end = writer->out->len;
		return true;
	case '}':
		put(writer, "\\textbraceright{}");
		writer->command_end = writer->out->len;
		return true;
	case '\'': /* \'s, of which TeX would make an accent */
		put(writer, "'");
		return true;
	case '<':
		put(writer, writer->style->is_markup ? "{{\\textless}}" : "{\\textless}");
		return true;
	case '>':
		put(writer, "{\\textgreater}");
		return true;
	case '|':
		put(writer, "{\\textbar}");
		return true;
	case 0xAC: /* these commands are of formulas, the letters are not */
	case 0xB0:
	case 0xB1:
	case 0xB7:
	case 0xD7:
	case 0xF7:
		strbuf_add_codepoint(writer->out, codepoint);
		return true;
	}
	return put_symbol(writer, codepoint);
}

/* &amp; behind a backslash would be read as an entity, once TeX is read. */
static bool may_be_entity(const struct bib_writer *writer, const struct tex_character *character)
{
	uint32_t codepoint;
	char next = byte_at(writer, character->end);

	if (writer->style->is_name || character->len != 1 || character->text[0] != '&')
		return false;
	return next == '#' || (next && utf8_decode((struct str){ &next, 1 }, &codepoint) &&
			       utf8_is_letter_or_digit(codepoint));
}

static bool write_character(struct bib_writer *writer)
{
	struct tex_character character;
	bool is_named;

	if (!tex_character_read(writer->in, writer->at, false, &character) ||
	    may_be_entity(writer, &character))
		return false;
	if (put_changed(writer, &character)) {
		writer->at = character.end;
		writer->character_end = writer->out->len;
		return true;
	}
	if (!is_balanced(str_sub(writer->in, writer->at, character.end - writer->at)))
		return false;
	is_named = tex_name_len(writer->in, writer->at + 1) > 0;
	/* Of \'s our reader could make an apostrophe, by what is around it. */
	if (byte_at(writer, writer->at + 1) == '\'' && character.end == writer->at + 3) {
		strbuf_addf(writer->out, "\\'{%c}", byte_at(writer, writer->at + 2));
		writer->at = character.end;
	}
	put_source(writer, character.end);
	writer->character_end = writer->out->len;
	if (is_named)
		writer->command_end = writer->out->len;
	return true;
}

static void push_closer(struct bib_writer *writer, size_t at, bool has_second)
{
	writer->closers = alloc_grow(writer->closers, &writer->closer_capacity,
				     writer->closer_count + 1, sizeof(*writer->closers));
	writer->closers[writer->closer_count++] = (struct closer){ at, has_second };
}

/* Whether an address is one that needs no escapes within \url{}. */
static bool is_plain_address(struct bib_writer *writer, struct str address)
{
	for (size_t i = 0; i < address.len; i++)
		if (!utf8_is_graph(address.p[i]) || strchr("\\{}$^~<>\"", address.p[i]) ||
		    (address.p[i] == '&' && has_markup(writer)))
			return false;
	return true;
}

/* Keeps a command with its arguments; false where it has none, or is not known. */
static bool write_command(struct bib_writer *writer)
{
	size_t name = writer->at + 1, end = name + tex_name_len(writer->in, name);
	const struct tex_command *command = tex_command_find(str_sub(writer->in, name, end - name));
	size_t close = byte_at(writer, end) == '{' ? close_of(writer, end) : SIZE_MAX;

	if (!command || close == SIZE_MAX || command->type == TEX_SYMBOL ||
	    command->type == TEX_MARK || command->type == TEX_SWITCH ||
	    command->type == TEX_NOTHING)
		return false;
	if (command->type == TEX_URL || command->type == TEX_LINK) {
		if (!is_plain_address(writer, str_sub(writer->in, end + 1, close - end - 1)))
			return false;
		put_source(writer, close + 1);
		writer->command_end = writer->out->len;
		writer->second = command->type == TEX_LINK ? close + 1 : SIZE_MAX;
		return true;
	}
	put_source(writer, end + 1);
	push_closer(writer, close, command->type == TEX_FRACTION);
	return true;
}

static void write_backslash(struct bib_writer *writer)
{
	size_t name_len;

	if (write_character(writer) || (!writer->style->is_name && write_command(writer)))
		return;
	name_len = tex_name_len(writer->in, writer->at + 1);
	writer->kept_brace = writer->at + 1 + (name_len > 0 ? name_len : 1);
	put_literal(writer, '\\');
	/* As braces were paired: what is behind a backslash is no TeX. */
	if (strchr("\\{}$", byte_at(writer, writer->at)) && writer->at < writer->in.len)
		put_literal(writer, byte_at(writer, writer->at));
}

/* {\em x}: the command holds until the braces end. */
static bool write_switch(struct bib_writer *writer, size_t close)
{
	size_t name = writer->at + 2, len = tex_name_len(writer->in, name);
	const struct tex_command *command = tex_command_find(str_sub(writer->in, name, len));

	if (!command || command->type != TEX_SWITCH)
		return false;
	put(writer, "{\\");
	put(writer, command->name);
	writer->at = name + len;
	writer->command_end = writer->out->len;
	push_closer(writer, close, false);
	return true;
}

/* {\"o}, {\oe}. What \_ in braces is to our reader, it is without them to all others. */
static bool write_character_in_braces(struct bib_writer *writer, size_t close)
{
	struct tex_character character;
	struct str source;
	bool is_sign;

	if (!tex_character_read(writer->in, writer->at + 1, false, &character) ||
	    character.end != close || may_be_entity(writer, &character))
		return false;
	source = str_sub(writer->in, writer->at + 1, close - writer->at - 1);
	is_sign = source.len == 2 && tex_name_len(source, 1) == 0;
	if (is_sign && strchr("_$", source.p[1]) && writer->at > 0 &&
	    byte_at(writer, writer->at - 1) == '{')
		return false;
	if (!is_balanced(source) && character.text[0] != '{' && character.text[0] != '}')
		return false;
	writer->at = close + 1;
	if (!put_changed(writer, &character)) {
		put(writer, is_sign ? "" : "{");
		strbuf_add(writer->out, source);
		put(writer, is_sign ? "" : "}");
		if (!is_sign)
			writer->command_end = writer->out->len;
	}
	writer->character_end = writer->out->len;
	return true;
}

static void write_open(struct bib_writer *writer)
{
	size_t close = close_of(writer, writer->at);

	if (close != SIZE_MAX && writer->at == writer->second) {
		put_source(writer, writer->at + 1);
		push_closer(writer, close, false);
		return;
	}
	if (close != SIZE_MAX && writer->at != writer->kept_brace &&
	    byte_at(writer, writer->at + 1) == '\\' &&
	    (write_character_in_braces(writer, close) ||
	     (!writer->style->is_name && write_switch(writer, close))))
		return;
	put_literal(writer, '{');
}

static void write_close(struct bib_writer *writer)
{
	const struct closer *closer =
		writer->closer_count > 0 ? &writer->closers[writer->closer_count - 1] : NULL;

	if (!closer || closer->at != writer->at) {
		put_literal(writer, '}');
		return;
	}
	put_source(writer, writer->at + 1);
	writer->command_end = writer->out->len;
	writer->second = closer->has_second ? writer->at : SIZE_MAX;
	writer->closer_count--;
}

/* Whether a formula can be in a value as it is: no sign of it has a meaning to TeX that ends it,
 * and our reader leaves it alone. */
static bool is_safe(struct bib_writer *writer, struct str formula)
{
	bool is_table = str_find(formula, STR("\\begin")) != SIZE_MAX;

	for (size_t i = 0; i < formula.len; i++) {
		char c = formula.p[i];

		if (c == '\\')
			i++;
		else if (c == '%' || c == '#' || (c == '&' && !is_table) ||
			 (unsigned char)c < ' ' || ((c == '&' || c == '<') && has_markup(writer)))
			return false;
	}
	return is_balanced(formula) && str_find(formula, STR("$\\backslash$")) == SIZE_MAX;
}

/* Whether the ~ stays a blank where our reader makes characters of the TeX beside it. */
static bool is_tie_in_value(const struct bib_writer *writer)
{
	struct tex_character next;

	if (writer->character_end == writer->out->len)
		return false;
	return byte_at(writer, writer->at + 1) != '\\' ||
	       !tex_character_read(writer->in, writer->at + 1, false, &next) || next.len == 0 ||
	       (unsigned char)next.text[0] >= 0x80;
}

static void write_tilde(struct bib_writer *writer)
{
	bool is_tie = !writer->style->is_name && tex_is_tie(writer->in, writer->at);

	if (!is_tie && writer->character_end != writer->out->len) {
		put_literal(writer, '~');
		return;
	}
	if (!is_tie) {
		strbuf_add_cstr(writer->out, "\\textasciitilde{}");
		writer->command_end = writer->out->len;
	} else {
		strbuf_add_cstr(writer->out, is_tie_in_value(writer) ? "~" : "\\ ");
	}
	writer->at++;
}

/* Behind \alpha no _ is an index, behind α it can be: there the sign must stay TeX. */
static bool write_script(struct bib_writer *writer)
{
	bool is_raised = byte_at(writer, writer->at) == '^';
	bool is_apart = writer->at > 0 && writer->in.p[writer->at - 1] == ' ';

	if (writer->character_end != writer->out->len || (is_raised && !is_apart))
		return false;
	strbuf_add_cstr(writer->out, is_raised ? "\\textasciicircum{}" : "\\_");
	if (is_raised)
		writer->command_end = writer->out->len;
	writer->at++;
	return true;
}

static void write_caret(struct bib_writer *writer)
{
	if (!write_script(writer))
		put_literal(writer, '^');
}

/* Signs that TeX has a command or an escape for, which our reader undoes. */
static void write_sign(struct bib_writer *writer)
{
	static const char *const signs[128] = {
		['%'] = "\\%",         ['#'] = "\\#",          ['_'] = "{\\_}",
		['&'] = "\\&",         ['<'] = "{\\textless}", ['>'] = "{\\textgreater}",
		['|'] = "{\\textbar}",
	};
	char sign = byte_at(writer, writer->at);

	if ((sign == '&' || sign == '<') && has_markup(writer)) {
		put_literal(writer, sign);
		return;
	}
	if (sign == '_' && write_script(writer))
		return;
	put(writer, signs[(unsigned char)sign]);
	writer->at++;
}

static void write_control(struct bib_writer *writer)
{
	bool is_line = writer->style->has_lines && byte_at(writer, writer->at) == '\n';

	strbuf_add_byte(writer->out, is_line ? '\n' : ' ');
	writer->at++;
}

/* A code point among which are symbols. */
static void write_codepoint(struct bib_writer *writer)
{
	uint32_t codepoint;
	size_t len = utf8_decode(str_sub(writer->in, writer->at, SIZE_MAX), &codepoint);

	if (writer->style->has_only_letters && put_symbol(writer, codepoint))
		writer->at += len;
	else
		put_source(writer, writer->at + len);
}

static void write_dollar(struct bib_writer *writer);

static void (*const writers[256])(struct bib_writer *) = {
	['\0' ... '\x1F'] = write_control,
	['\x7F'] = write_control,
	['\\'] = write_backslash,
	['{'] = write_open,
	['}'] = write_close,
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
		char c = byte_at(writer, writer->at);

		if (strchr("\\{}$^~", c) && c)
			put_literal(writer, c);
		else if (writers[(unsigned char)c])
			writers[(unsigned char)c](writer);
		else
			put_source(writer, writer->at + 1);
	}
}

static void write_dollar(struct bib_writer *writer)
{
	size_t end = writer->style->is_name ? 0 : tex_formula_end(writer->in, writer->at);

	if (end > 0 && writer->closer_count > 0 &&
	    writer->closers[writer->closer_count - 1].at < end)
		end = 0;
	if (end == 0)
		put_literal(writer, '$');
	else if (is_safe(writer, str_sub(writer->in, writer->at, end - writer->at)))
		put_source(writer, end);
	else
		write_formula_as_text(writer, end);
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

		if (protected_len > 0) {
			put(writer, "{");
			put_source(writer, writer->at + protected_len);
			strbuf_add_byte(writer->out, '}');
		}
		put_source(writer, to);
	}
}

void bib_text_add(struct strbuf *out, struct str text, const struct bib_style *style)
{
	struct bib_writer writer = {
		.in = text,
		.out = out,
		.style = style,
		.command_end = SIZE_MAX,
		.character_end = SIZE_MAX,
		.kept_brace = SIZE_MAX,
		.second = SIZE_MAX,
	};

	assert(!strbuf_holds(out, text));
	if (text.len > 0 && memchr(text.p, '{', text.len))
		pair_braces(&writer);
	while (writer.at < text.len) {
		size_t len = plain_len(&writer);

		if (len == 0)
			writers[(unsigned char)text.p[writer.at]](&writer);
		else if (style->protects_case)
			write_words(&writer, writer.at + len);
		else
			put_source(&writer, writer.at + len);
	}
	free(writer.pairs);
	free(writer.closers);
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
		else if ((unsigned char)c < ' ' || c == 0x7F)
			strbuf_add_byte(out, ' ');
		else
			strbuf_add_byte(out, c);
	}
}
