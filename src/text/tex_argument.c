/*
 * Commands whose arguments are in braces: the command and its opening brace are skipped, the
 * argument is read like the text around it, and its closing brace is dropped in its turn. A
 * superscript or subscript is converted as a whole or left as it is.
 */

#include "config.h"

#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "text/tex_accent.h"
#include "text/tex_character.h"
#include "text/tex_reader.h"

static bool is_alphanumeric(char c)
{
	return char_is_letter(c) || (c >= '0' && c <= '9');
}

/* Whether a text is a character that needs no parentheses, and no ASCII. */
static bool is_one_character(struct str text)
{
	uint32_t codepoint;

	return text.len > 0 && (unsigned char)text.p[0] >= 0x80 &&
	       utf8_decode(text, &codepoint) == text.len;
}

/* Needs no parentheses beside a stroke: a word or a number, or one character, as it is or in TeX.
 */
static bool is_simple(const struct tex_reader *reader, size_t from, size_t to)
{
	struct tex_character character;

	if (is_one_character(str_sub(reader->in, from, to - from)))
		return true;
	for (size_t i = from; i < to; i++) {
		if (is_alphanumeric(reader->in.p[i]))
			continue;
		if (i > from || reader->in.p[i] != '\\')
			return false;
		return 1 + tex_name_len(reader->in, i + 1) == to - from ||
		       (tex_character_read(reader->in, i, reader->is_math, &character) &&
			character.end == to &&
			is_one_character((struct str){ character.text, character.len }));
	}
	return true;
}

static bool read_font(struct tex_reader *reader, size_t end)
{
	size_t close = tex_close(reader, end);

	if (close == SIZE_MAX)
		return false;
	tex_open(reader, end + 1, close, STR(""));
	return true;
}

/* Shows nothing of it, nor of the blank that ends its name. */
static bool read_nothing(struct tex_reader *reader, size_t end)
{
	if (tex_byte(reader, end) == ' ' || (reader->is_math && tex_byte(reader, end) == '.'))
		end++;
	tex_put(reader, end < reader->end ? end : reader->end, STR(""));
	return true;
}

static bool read_board(struct tex_reader *reader, size_t end)
{
	bool is_braced = tex_byte(reader, end) == '{';
	size_t at = is_braced || tex_byte(reader, end) == ' ' ? end + 1 : end;
	char letter[2] = { tex_byte(reader, at), '\0' };
	char text[4];
	uint32_t codepoint = tex_board_letter(letter[0]);

	if (!is_alphanumeric(letter[0]) || (is_braced && tex_byte(reader, at + 1) != '}'))
		return read_font(reader, end);
	end = at + (is_braced ? 2 : 1);
	if (end > reader->end)
		return false;
	tex_put(reader, end,
		codepoint ? (struct str){ text, utf8_encode(codepoint, text) } : str_from(letter));
	return true;
}

static bool read_url(struct tex_reader *reader, size_t end)
{
	if (!read_font(reader, end))
		return false;
	reader->is_address = true;
	return true;
}

static bool read_link(struct tex_reader *reader, size_t end)
{
	size_t close = tex_close(reader, end), second;
	struct str address, text;

	if (close == SIZE_MAX)
		return false;
	second = tex_close(reader, close + 1);
	if (second == SIZE_MAX)
		return false;
	address = str_trim(str_sub(reader->in, end + 1, close - end - 1));
	text = str_trim(str_sub(reader->in, close + 2, second - close - 2));
	tex_open(reader, close + 2, second, address);
	reader->closers[reader->closer_count - 1].is_link = !str_equal(address, text);
	if (str_equal(address, text)) {
		reader->closers[reader->closer_count - 1].after = STR("");
		reader->is_address = true;
	}
	return true;
}

/* x/y, each in parentheses unless it is simple. */
static bool read_fraction(struct tex_reader *reader, size_t end)
{
	size_t close = tex_close(reader, end), second;
	bool is_first_simple, is_second_simple;

	if (close == SIZE_MAX)
		return false;
	second = tex_close(reader, close + 1);
	if (second == SIZE_MAX)
		return false;
	is_first_simple = is_simple(reader, end + 1, close);
	is_second_simple = is_simple(reader, close + 2, second);
	if (!is_first_simple)
		tex_put(reader, reader->at + 1, STR("("));
	/* The outer of the two closers is the later one. */
	tex_open(reader, end + 1, second, is_second_simple ? STR("") : STR(")"));
	tex_open(reader, reader->at, close,
		 is_first_simple ? (is_second_simple ? STR("/") : STR("/("))
				 : (is_second_simple ? STR(")/") : STR(")/(")));
	reader->closers[reader->closer_count - 1].next = close + 2;
	return true;
}

static bool read_root(struct tex_reader *reader, size_t end)
{
	size_t close = tex_close(reader, end);
	bool is_short = close != SIZE_MAX && is_simple(reader, end + 1, close);

	if (close == SIZE_MAX)
		return false;
	tex_put(reader, end, is_short ? STR("√") : STR("√("));
	tex_open(reader, end + 1, close, is_short ? STR("") : STR(")"));
	return true;
}

static bool put_script(struct tex_reader *reader, size_t from, size_t to, size_t next,
		       bool is_raised)
{
	struct strbuf text;
	bool is_known;

	strbuf_init(&text);
	is_known = tex_add_script(&text, str_sub(reader->in, from, to - from), is_raised);
	if (is_known)
		tex_put(reader, next, strbuf_str(&text));
	strbuf_free(&text);
	return is_known;
}

static bool read_script_command(struct tex_reader *reader, size_t end, bool is_raised)
{
	size_t close = tex_close(reader, end);

	if (close == SIZE_MAX)
		return false;
	return put_script(reader, end + 1, close, close + 1, is_raised) || read_font(reader, end);
}

static bool read_lowered(struct tex_reader *reader, size_t end)
{
	return read_script_command(reader, end, false);
}

static bool read_raised(struct tex_reader *reader, size_t end)
{
	return read_script_command(reader, end, true);
}

bool tex_read_command(struct tex_reader *reader)
{
	/* `end` is that of the command's name. Characters and switches are read elsewhere. */
	static bool (*const readers[])(struct tex_reader * reader, size_t end) = {
		[TEX_SYMBOL] = NULL,
		[TEX_MARK] = NULL,
		[TEX_SWITCH] = NULL,
		[TEX_FONT] = read_font,
		[TEX_NOTHING] = read_nothing,
		[TEX_BOARD] = read_board,
		[TEX_URL] = read_url,
		[TEX_LINK] = read_link,
		[TEX_FRACTION] = read_fraction,
		[TEX_ROOT] = read_root,
		[TEX_RAISE] = read_raised,
		[TEX_LOWER] = read_lowered,
	};
	size_t len = tex_name_len(reader->in, reader->at + 1);
	const struct tex_command *command =
		tex_command_find(str_sub(reader->in, reader->at + 1, len));

	return command && readers[command->type] &&
	       readers[command->type](reader, reader->at + 1 + len);
}

/* What ^ and _ are put on in plain text, where they may be anything else: a word's end (x^2), a
 * single letter (L_2), not a name with underlines in it. */
static bool has_base(const struct tex_reader *reader, bool is_raised)
{
	size_t at = reader->at, start;
	char before;

	if (at == 0)
		return false;
	if (is_raised)
		return is_alphanumeric(reader->in.p[at - 1]) ||
		       strchr(")]}", reader->in.p[at - 1]) ||
		       (unsigned char)reader->in.p[at - 1] >= 0x80;
	start = utf8_previous(reader->in, at);
	if (tex_letter_len(reader->in, start) == 0)
		return false;
	before = start > 0 ? reader->in.p[start - 1] : ' ';
	return strchr(" ([{|=+-<>,*", before) != NULL;
}

/* In plain text one character only where it cannot be the first of more. */
static bool ends_script(const struct tex_reader *reader, size_t at, size_t end)
{
	char c = tex_byte(reader, at), next = tex_byte(reader, end);

	if (c >= '0' && c <= '9')
		return next < '0' || next > '9';
	return !is_alphanumeric(next) && next != '_' && next != '^' && next != c;
}

/* 360^circ, as in texts that lost their backslashes. */
static bool read_degree(struct tex_reader *reader)
{
	size_t at = reader->at + 1, end;
	bool is_braced = tex_byte(reader, at) == '{';

	at += is_braced;
	end = at + 4;
	if (reader->at == 0 || tex_byte(reader, reader->at) != '^' ||
	    reader->in.p[reader->at - 1] < '0' || reader->in.p[reader->at - 1] > '9' ||
	    !str_equal(str_sub(reader->in, at, 4), STR("circ")) ||
	    (is_braced ? tex_byte(reader, end) != '}' : tex_name_len(reader->in, end) > 0))
		return false;
	tex_put(reader, end + is_braced, STR("°"));
	return true;
}

bool tex_read_script(struct tex_reader *reader)
{
	bool is_raised = tex_byte(reader, reader->at) == '^';
	size_t at = reader->at + 1, end, close;
	uint32_t codepoint;

	if (!reader->is_math && !has_base(reader, is_raised))
		return false;
	if (at >= reader->end)
		return false;
	close = tex_close(reader, at);
	if (close != SIZE_MAX)
		return (!reader->is_math && read_degree(reader)) ||
		       put_script(reader, at + 1, close, close + 1, is_raised);
	if (tex_byte(reader, at) == '\\')
		end = at + 1 + tex_name_len(reader->in, at + 1);
	else
		end = at + utf8_decode(str_drop(reader->in, at), &codepoint);
	if (end > reader->end)
		return false;
	if (!reader->is_math && !ends_script(reader, at, end))
		return read_degree(reader);
	return put_script(reader, at, end, end, is_raised);
}
