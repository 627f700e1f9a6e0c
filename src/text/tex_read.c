/*
 * One pass over the text. Each byte with a meaning has a function that reads what begins there, or
 * does nothing and leaves the byte as it is. Braces are paired beforehand, so that both of a pair
 * are dropped: the closing braces still to be dropped are on a stack.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/char.h"
#include "base/utf8.h"
#include "text/entity.h"
#include "text/tex_accent.h"
#include "text/tex_character.h"
#include "text/tex_reader.h"

/* Addresses end at these, and at a blank. */
#define ADDRESS_ENDS "<>\"{}"

#define NO_BREAK_SPACE 0xA0

/* The next brace or backslash from `at` on, or the end. */
static size_t find_brace(struct str s, size_t at)
{
	return at < s.len ? at + ascii_find_any(s.p + at, s.len - at, "\\{}") : s.len;
}

/* Pairs the braces; while a group is open, `close` is the one around it. */
static void find_groups(struct tex_reader *reader)
{
	size_t open = SIZE_MAX;

	if (!memchr(reader->in.p, '{', reader->in.len))
		return;
	for (size_t i = find_brace(reader->in, 0); i < reader->in.len;
	     i = find_brace(reader->in, i + 1)) {
		char c = reader->in.p[i];

		if (c == '\\') {
			i++;
		} else if (c == '{') {
			reader->groups =
				alloc_grow(reader->groups, &reader->group_capacity,
					   reader->group_count + 1, sizeof(*reader->groups));
			reader->groups[reader->group_count] = (struct tex_group){ i, open };
			open = reader->group_count++;
		} else if (c == '}' && open != SIZE_MAX) {
			size_t around = reader->groups[open].close;

			reader->groups[open].close = i;
			open = around;
		}
	}
	while (open != SIZE_MAX) {
		size_t around = reader->groups[open].close;

		reader->groups[open].close = SIZE_MAX;
		open = around;
	}
}

/* " (https://…)", without the backslashes that TeX wants in it. */
static void put_link(struct tex_reader *reader, const struct tex_closer *closer)
{
	struct strbuf link;

	strbuf_init(&link);
	strbuf_add_cstr(&link, " (");
	for (size_t i = 0; i < closer->after.len; i++)
		if (closer->after.p[i] != '\\')
			strbuf_add_byte(&link, closer->after.p[i]);
	strbuf_add_byte(&link, ')');
	tex_put(reader, closer->next, strbuf_str(&link));
	strbuf_free(&link);
}

static void close_group(struct tex_reader *reader)
{
	struct tex_closer closer = reader->closers[--reader->closer_count];

	reader->is_address = false;
	if (closer.is_link)
		put_link(reader, &closer);
	else
		tex_put(reader, closer.next, closer.after);
}

/* Skips what is not known: the byte after a backslash has no meaning of its own, as when braces
 * were paired. */
static bool skip_command(struct tex_reader *reader, size_t name_len)
{
	reader->is_understood = false;
	reader->at += name_len > 0 ? 1 + name_len : 2;
	if (reader->at > reader->end)
		reader->at = reader->end;
	reader->kept_brace = reader->at;
	return true;
}

/* An address has backslashes only before bytes that are special in TeX. */
static bool read_in_address(struct tex_reader *reader)
{
	char next = tex_byte(reader, reader->at + 1);

	if (!next || !strchr("%&_$#{}~", next))
		return skip_command(reader, 0);
	tex_put(reader, reader->at + 1, STR(""));
	reader->at++;
	return true;
}

static bool read_backslash(struct tex_reader *reader)
{
	struct tex_character character;
	size_t name_len = tex_name_len(reader->in, reader->at + 1);

	if (reader->is_address && name_len == 0)
		return read_in_address(reader);
	if (tex_character_read(reader->in, reader->at, reader->is_math, &character) &&
	    character.end <= reader->end) {
		tex_put(reader, character.end, (struct str){ character.text, character.len });
		return true;
	}
	if (!reader->is_math && tex_byte(reader, reader->at + 1) == '(')
		return tex_read_parenthesis(reader);
	if (tex_read_command(reader))
		return true;
	return skip_command(reader, name_len);
}

/* {\em x}, {\"o}, {\alpha}; in formulas all braces. */
static bool read_brace(struct tex_reader *reader)
{
	size_t close = tex_close(reader, reader->at), name = reader->at + 2;
	struct tex_character character;
	const struct tex_command *command;

	if (close == SIZE_MAX) {
		reader->is_understood = false;
		return false;
	}
	if (reader->is_math) {
		tex_open(reader, reader->at + 1, close, STR(""));
		return true;
	}
	if (tex_byte(reader, reader->at + 1) != '\\' || reader->at == reader->kept_brace)
		return false;
	command = tex_command_find(str_sub(reader->in, name, tex_name_len(reader->in, name)));
	if (command && command->type == TEX_SWITCH) {
		name += strlen(command->name);
		tex_open(reader, tex_byte(reader, name) == ' ' ? name + 1 : name, close, STR(""));
		return true;
	}
	if (!tex_character_read(reader->in, reader->at + 1, false, &character) ||
	    character.end != close)
		return false;
	tex_open(reader, reader->at + 1, close, STR(""));
	return true;
}

static bool read_closing_brace(struct tex_reader *reader)
{
	reader->is_understood = false;
	return false;
}

static bool is_wordy(char c)
{
	return char_is_letter(c) || char_is_digit(c) || (unsigned char)c >= 0x80;
}

/* Track~1, models~(by. Not "~40", 10~20, or /~name. */
bool tex_is_tie(struct str s, size_t at)
{
	char before = at > 0 ? s.p[at - 1] : ' ', after = at + 1 < s.len ? s.p[at + 1] : '\0';

	return (is_wordy(before) || strchr(".,;:)]}%'", before)) && after &&
	       (is_wordy(after) || strchr("([\\${", after)) &&
	       !(char_is_digit(before) && char_is_digit(after));
}

static bool read_tie(struct tex_reader *reader)
{
	bool is_blank = reader->is_math || tex_is_tie(reader->in, reader->at);

	if (is_blank)
		tex_put(reader, reader->at + 1, STR(" "));
	return is_blank;
}

/* -- and ---, but not the --option of a program. */
static bool read_dash(struct tex_reader *reader)
{
	char before = reader->at > 0 ? reader->in.p[reader->at - 1] : ' ';
	size_t end = reader->at, len;
	char after;

	while (tex_byte(reader, end) == '-')
		end++;
	len = end - reader->at;
	after = tex_byte(reader, end);
	if (reader->is_math || len < 2 || len > 3 || (before == ' ' && after != ' ')) {
		reader->at = end < reader->end ? end : reader->end;
		return true;
	}
	tex_put(reader, end, len == 2 ? STR("–") : STR("—"));
	return true;
}

/* ``x'' */
static bool read_quote(struct tex_reader *reader)
{
	char quote = tex_byte(reader, reader->at);
	bool is_double = tex_byte(reader, reader->at + 1) == quote &&
			 tex_byte(reader, reader->at + 2) != quote;

	if (reader->is_math || !is_double)
		return false;
	if (quote == '`') {
		reader->open_quotes++;
		tex_put(reader, reader->at + 2, STR("“"));
		return true;
	}
	if (reader->open_quotes == 0)
		return false;
	reader->open_quotes--;
	tex_put(reader, reader->at + 2, STR("”"));
	return true;
}

static bool read_script(struct tex_reader *reader)
{
	if (tex_read_script(reader))
		return true;
	reader->is_understood = false;
	return false;
}

static bool read_colon(struct tex_reader *reader)
{
	reader->is_address |=
		tex_byte(reader, reader->at + 1) == '/' && tex_byte(reader, reader->at + 2) == '/';
	return false;
}

/* &amp;, as texts from the web have it. A blank is one that a line may be broken at, as all are. */
static bool read_entity(struct tex_reader *reader)
{
	uint32_t codepoint;
	char text[4];
	size_t len = entity_read(str_sub(reader->in, 0, reader->end), reader->at, &codepoint);

	if (len == 0)
		return false;
	if (codepoint == NO_BREAK_SPACE)
		codepoint = ' ';
	tex_put(reader, reader->at + len, (struct str){ text, utf8_encode(codepoint, text) });
	return true;
}

/* All that ascii_find_tex finds. */
static bool (*const readers[128])(struct tex_reader *) = {
	['\\'] = read_backslash, ['{'] = read_brace,  ['}'] = read_closing_brace,
	['$'] = tex_read_dollar, ['~'] = read_tie,    ['-'] = read_dash,
	['`'] = read_quote,      ['\''] = read_quote, ['^'] = read_script,
	['_'] = read_script,     [':'] = read_colon,  ['&'] = read_entity,
};

static void read_one(struct tex_reader *reader)
{
	unsigned char c = (unsigned char)reader->in.p[reader->at];

	if (reader->closer_count > 0 &&
	    reader->closers[reader->closer_count - 1].at == reader->at) {
		close_group(reader);
		return;
	}
	if (reader->is_address && (c == ' ' || strchr(ADDRESS_ENDS, c)))
		reader->is_address = false;
	if (c < 128 && readers[c] && (!reader->is_address || c == '\\') && readers[c](reader))
		return;
	reader->at++;
}

/* Goes past what has no meaning of its own, most of most texts. */
static void pass_over_text(struct tex_reader *reader)
{
	reader->at += ascii_find_tex(reader->in.p + reader->at, reader->end - reader->at);
}

static void read_on(struct tex_reader *reader)
{
	while (reader->at < reader->end && (!reader->is_math || reader->is_understood)) {
		if (!reader->is_address)
			pass_over_text(reader);
		if (reader->at < reader->end)
			read_one(reader);
	}
}

/* The first byte to which something may be done, or len. */
static size_t find_first(struct str source)
{
	size_t at = ascii_find_markup(source.p, source.len);

	while (at < source.len && (unsigned char)source.p[at] >= 0x80) {
		at++;
		at += ascii_find_markup(source.p + at, source.len - at);
	}
	return at;
}

/* Where reading begins: what is before the word of the first byte means nothing for it. */
static size_t find_start(struct str source, size_t first)
{
	const char *blank = memrchr(source.p, ' ', first);

	return blank ? (size_t)(blank - source.p) : 0;
}

/* Whether all that was read is shown as it is written. */
static bool is_unchanged(const struct tex_reader *reader)
{
	const struct tex_text *out = reader->out;

	return reader->done == 0 ||
	       (out->count == 1 && out->pieces[0].is_copied && out->pieces[0].source == 0 &&
		out->pieces[0].source_end == reader->done);
}

void tex_read(struct tex_text *text, struct str source)
{
	struct tex_reader reader = {
		.in = source,
		.out = text,
		.end = source.len,
		.read_on = read_on,
		.kept_brace = SIZE_MAX,
	};

	size_t first = find_first(source);

	tex_set_source(text, source);
	strbuf_clear(&text->shown);
	if (first == source.len)
		return;
	reader.at = find_start(source, first);
	find_groups(&reader);
	read_on(&reader);
	if (is_unchanged(&reader)) {
		tex_set_source(text, source);
	} else {
		tex_copy_source(&reader, source.len);
		text->text = strbuf_str(&text->shown);
	}
	free(reader.groups);
	free(reader.closers);
}
