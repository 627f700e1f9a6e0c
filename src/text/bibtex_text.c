/*
 * One pass. For each group that is open a byte on a stack says whether its braces are kept. What
 * comes after a command that is kept are its arguments, whose braces are kept too.
 */

#include "config.h"

#include "text/bibtex_text.h"

#include <string.h>

#include "base/ascii.h"
#include "text/bibtex_typed.h"
#include "text/tex.h"
#include "text/tex_character.h"
#include "text/tex_symbol.h"

enum last {
	LAST_OTHER,
	LAST_COMMAND,  /* a command that was kept: braces behind it are its argument */
	LAST_ARGUMENT, /* or the argument of one */
	LAST_SCRIPT,   /* ^ or _ */
};

struct text_reader {
	struct str in;
	size_t at;
	struct strbuf *out;
	struct strbuf groups; /* those open: 'k' its braces are kept, 'a' as an argument's, 'd' they
				 are not */
	enum last last;
	bool is_name;
	bool is_markup;     /* entities and tags will be read in what comes out */
	bool has_no_dollar; /* from here on no formula ends */
};

static char byte_at(const struct text_reader *reader, size_t at)
{
	return at < reader->in.len ? reader->in.p[at] : '\0';
}

static void put(struct text_reader *reader, struct str text, enum last last)
{
	strbuf_add(reader->out, text);
	reader->last = last;
}

/* Keeps the source up to `to`. */
static void keep(struct text_reader *reader, size_t to, enum last last)
{
	if (to > reader->in.len)
		to = reader->in.len;
	put(reader, str_sub(reader->in, reader->at, to - reader->at), last);
	reader->at = to;
}

/* Whether text would be read as TeX, or hide what follows it. */
static bool is_tex(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr("\\${}^_~", text.p[i]))
			return true;
	return false;
}

/* Reads the character that TeX writes with the command at `at`. */
static bool read_character(const struct text_reader *reader, size_t at, struct tex_character *found)
{
	return tex_character_read(reader->in, at, false, found) &&
	       (reader->is_name || !is_tex((struct str){ found->text, found->len }));
}

/* The blank behind the name of a sign only ends the name: 1\textendash 2, Bell\textquoteright s. */
static size_t skip_name_blank(const struct text_reader *reader, size_t end)
{
	struct str name = str_sub(reader->in, reader->at, end - reader->at);
	bool is_sign = str_starts_with(name, STR("\\text")) && name.p[name.len - 1] != '}';

	return is_sign && byte_at(reader, end) == ' ' ? end + 1 : end;
}

/* A command whose argument only says how entries are sorted. */
static bool sorts_entries(struct str name)
{
	return str_equal_ignoring_case(name, STR("noopsort")) ||
	       str_equal_ignoring_case(name, STR("sortnoop"));
}

/* Skips that, and \IeC, which only says how a letter is encoded. */
static bool skip_command(struct text_reader *reader, struct str name)
{
	size_t end = reader->at + 1 + name.len;
	bool is_sorting = sorts_entries(name);

	if (!is_sorting && !str_equal(name, STR("IeC")))
		return false;
	while (byte_at(reader, end) == ' ')
		end++;
	if (byte_at(reader, end) != '{')
		return false;
	while (is_sorting && end < reader->in.len && reader->in.p[end] != '}')
		end++;
	reader->at = end + is_sorting;
	reader->last = LAST_OTHER;
	return true;
}

static void keep_formula(struct text_reader *reader, size_t to);

static void read_backslash(struct text_reader *reader)
{
	struct tex_character character;
	size_t name_len, end = reader->is_name ? 0 : tex_formula_end(reader->in, reader->at);

	if (end > 0) {
		keep_formula(reader, end);
		return;
	}
	if (read_character(reader, reader->at, &character)) {
		put(reader, (struct str){ character.text, character.len }, LAST_OTHER);
		reader->at = skip_name_blank(reader, character.end);
		return;
	}
	name_len = tex_name_len(reader->in, reader->at + 1);
	if (skip_command(reader, str_sub(reader->in, reader->at + 1, name_len)))
		return;
	keep(reader, reader->at + (name_len > 0 ? 1 + name_len : 2),
	     name_len > 0 ? LAST_COMMAND : LAST_OTHER);
}

/* {\em x}, {\unknown x}: the braces are where the command ends. */
static bool begins_with_switch(const struct text_reader *reader)
{
	struct str name;
	const struct tex_command *command;

	if (byte_at(reader, reader->at + 1) != '\\')
		return false;
	name = str_sub(reader->in, reader->at + 2, tex_name_len(reader->in, reader->at + 2));
	if (name.len == 0 || sorts_entries(name) || str_equal(name, STR("IeC")))
		return false;
	command = tex_command_find(name);
	return !command || command->type == TEX_SWITCH;
}

/* Signs that mean themselves: {\_} as Mendeley writes it, and what our own writer writes where
 * the bare sign must come back. In markup an entity is the sign then. */
static const struct {
	struct str source, text, entity;
} literals[] = {
	{ STR_INIT("{\\_}"), STR_INIT("_"), STR_INIT("_") },
	{ STR_INIT("{{\\$}}"), STR_INIT("$"), STR_INIT("$") },
	{ STR_INIT("{{\\&}}"), STR_INIT("&"), STR_INIT("&amp;") },
	{ STR_INIT("{{\\textless}}"), STR_INIT("<"), STR_INIT("&lt;") },
	{ STR_INIT("{{\\textbackslash}}"), STR_INIT("\\"), STR_INIT("\\") },
	{ STR_INIT("{{\\textbraceleft}}"), STR_INIT("{"), STR_INIT("{") },
	{ STR_INIT("{{\\textbraceright}}"), STR_INIT("}"), STR_INIT("}") },
	{ STR_INIT("{{\\textasciicircum}}"), STR_INIT("^"), STR_INIT("^") },
	{ STR_INIT("{{\\textasciitilde}}"), STR_INIT("~"), STR_INIT("~") },
};

static bool read_literal(struct text_reader *reader)
{
	struct str rest = str_drop(reader->in, reader->at);

	for (size_t i = 0; i < sizeof(literals) / sizeof(*literals); i++) {
		if (!str_starts_with(rest, literals[i].source))
			continue;
		put(reader, reader->is_markup ? literals[i].entity : literals[i].text, LAST_OTHER);
		reader->at += literals[i].source.len;
		return true;
	}
	return false;
}

/* {\ensuremath{\alpha}}: a sign that is written as a formula wherever it is. */
static bool read_sign_of_formula(struct text_reader *reader)
{
	struct str begin = STR("{\\ensuremath{");
	struct tex_character character;
	size_t at = reader->at + begin.len;

	if (!str_starts_with(str_drop(reader->in, reader->at), begin))
		return false;
	if (str_starts_with(str_drop(reader->in, at), STR("-}}"))) {
		put(reader, STR("\xE2\x88\x92"), LAST_OTHER);
		reader->at = at + 3;
		return true;
	}
	if (byte_at(reader, at) != '\\' || !read_character(reader, at, &character) ||
	    byte_at(reader, character.end) != '}' || byte_at(reader, character.end + 1) != '}')
		return false;
	put(reader, (struct str){ character.text, character.len }, LAST_OTHER);
	reader->at = character.end + 2;
	return true;
}

/* {\"o}: the braces and all in them are one character. */
static bool read_character_in_braces(struct text_reader *reader)
{
	struct tex_character character;

	if (byte_at(reader, reader->at + 1) != '\\' || reader->last != LAST_OTHER ||
	    !read_character(reader, reader->at + 1, &character) ||
	    byte_at(reader, character.end) != '}')
		return false;
	put(reader, (struct str){ character.text, character.len }, LAST_OTHER);
	reader->at = character.end + 1;
	return true;
}

static void read_open(struct text_reader *reader)
{
	bool is_argument = reader->last != LAST_OTHER;
	struct tex_character character;

	if (!is_argument && (read_literal(reader) || read_sign_of_formula(reader)))
		return;
	if (read_character_in_braces(reader))
		return;
	if (is_argument ||
	    (begins_with_switch(reader) && !read_character(reader, reader->at + 1, &character))) {
		strbuf_add_byte(&reader->groups, is_argument ? 'a' : 'k');
		keep(reader, reader->at + 1, LAST_OTHER);
	} else {
		strbuf_add_byte(&reader->groups, 'd');
		reader->at++;
	}
}

static void read_close(struct text_reader *reader)
{
	struct strbuf *groups = &reader->groups;
	char group = groups->len > 0 ? groups->data[groups->len - 1] : 'k';

	if (groups->len > 0)
		strbuf_truncate(groups, groups->len - 1);
	if (group != 'd') {
		keep(reader, reader->at + 1, group == 'a' ? LAST_ARGUMENT : LAST_OTHER);
		return;
	}
	/* A command that nothing ends any more would take the letters behind it for its own. */
	if (reader->last == LAST_COMMAND)
		put(reader, STR("{}"), LAST_OTHER);
	reader->last = LAST_OTHER;
	reader->at++;
}

/* Keeps a formula up to `to`, but signs that are letters of Unicode as these. */
static void keep_formula(struct text_reader *reader, size_t to)
{
	struct str formula = str_sub(reader->in, reader->at, to - reader->at);
	size_t next;

	while ((next = str_find(formula, STR("{\\ensuremath{"))) != SIZE_MAX) {
		keep(reader, reader->at + next, LAST_OTHER);
		if (!read_sign_of_formula(reader))
			keep(reader, reader->at + 1, LAST_OTHER);
		formula = str_sub(reader->in, reader->at, to - reader->at);
	}
	keep(reader, to, LAST_OTHER);
}

/* A formula is kept whole. */
static void read_dollar(struct text_reader *reader)
{
	size_t end = reader->at + 1 + (byte_at(reader, reader->at + 1) == '$');

	if (!reader->has_no_dollar) {
		while (end < reader->in.len && reader->in.p[end] != '$')
			end += 1 + (reader->in.p[end] == '\\');
		reader->has_no_dollar = end >= reader->in.len;
	}
	if (reader->has_no_dollar)
		keep(reader, reader->at + 1, LAST_OTHER);
	else
		keep_formula(reader, end + 1 +
					     (byte_at(reader, end + 1) == '$' &&
					      byte_at(reader, reader->at + 1) == '$'));
}

static void read_script(struct text_reader *reader)
{
	keep(reader, reader->at + 1, reader->is_name ? LAST_OTHER : LAST_SCRIPT);
}

static void read_tie(struct text_reader *reader)
{
	put(reader, reader->is_name ? STR(" ") : STR("~"), LAST_OTHER);
	reader->at++;
}

static void (*const readers[256])(struct text_reader *) = {
	['\\'] = read_backslash, ['{'] = read_open,   ['}'] = read_close, ['$'] = read_dollar,
	['^'] = read_script,     ['_'] = read_script, ['~'] = read_tie,
};

/* Those that have a reader. */
static const char signs[] = "\\{}$^_~";

static size_t find_sign(struct str text)
{
	return ascii_find_any(text.p, text.len, signs);
}

static void read_text(struct text_reader *reader)
{
	while (reader->at < reader->in.len) {
		size_t end = reader->at + find_sign(str_drop(reader->in, reader->at));
		bool is_blank;

		/* A blank between a command and its argument changes nothing. */
		is_blank = end == reader->at + 1 && reader->in.p[reader->at] == ' ';
		if (end > reader->at)
			keep(reader, end,
			     is_blank && reader->last == LAST_COMMAND ? LAST_COMMAND : LAST_OTHER);
		else
			readers[(unsigned char)reader->in.p[end]](reader);
	}
}

enum use { USE_TEXT, USE_MARKUP, USE_NAME };

static void add(struct strbuf *out, struct str value, enum use use)
{
	struct text_reader reader = {
		.in = value,
		.out = out,
		.is_name = use == USE_NAME,
		.is_markup = use == USE_MARKUP,
	};

	if (find_sign(value) == value.len) {
		strbuf_add(out, value);
		return;
	}
	strbuf_init(&reader.groups);
	read_text(&reader);
	strbuf_free(&reader.groups);
}

static void add_text(struct strbuf *out, struct str value, enum use use)
{
	struct strbuf typed;

	if (!bibtex_typed_is(value)) {
		add(out, value, use);
		return;
	}
	strbuf_init(&typed);
	bibtex_typed_add(&typed, value);
	add(out, strbuf_str(&typed), use);
	strbuf_free(&typed);
}

void bibtex_text_add(struct strbuf *out, struct str value)
{
	add_text(out, value, USE_TEXT);
}

void bibtex_markup_add(struct strbuf *out, struct str value)
{
	add_text(out, value, USE_MARKUP);
}

void bibtex_name_add(struct strbuf *out, struct str value)
{
	add(out, value, USE_NAME);
}
