/*
 * An accent's argument may be such a character again (\"{\'{\i}}), to a bounded depth, so that the
 * time is linear. What Unicode has no single character for is left as it is, except for the marks
 * of formulas.
 */

#include "config.h"

#include "text/tex_character.h"

#include <string.h>
#include <utf8proc.h>

#include "base/char.h"
#include "base/utf8.h"
#include "text/tex_accent.h"
#include "text/tex_symbol.h"

#define DEPTH_MAX 4

/* Code points of a letter with all its marks, decomposed. */
#define PARTS_MAX 16

static bool read_character(struct str in, size_t at, bool is_math, int depth,
			   struct tex_character *found);

static char byte_at(struct str in, size_t at)
{
	return at < in.len ? in.p[at] : '\0';
}

static bool set_text(struct tex_character *found, struct str text, size_t end)
{
	if (text.len > sizeof(found->text))
		return false;
	memcpy(found->text, text.p, text.len);
	found->len = text.len;
	found->end = end;
	return true;
}

static struct str text_of(const struct tex_character *found)
{
	return (struct str){ found->text, found->len };
}

/* An accent over an i replaces its dot. */
static struct str with_dot(struct str letter)
{
	if (str_equal(letter, STR("ı")))
		return STR("i");
	return str_equal(letter, STR("ȷ")) ? STR("j") : letter;
}

/* Puts a mark on the character; without may_be_parts only where the two are one. */
static bool compose(struct tex_character *found, uint32_t mark, bool may_be_parts)
{
	utf8proc_int32_t parts[PARTS_MAX];
	char marked[TEX_CHARACTER_SIZE + 4];
	struct str letter = with_dot(text_of(found));
	size_t len = letter.len;
	utf8proc_ssize_t count;

	memcpy(marked, letter.p, len);
	len += utf8_encode(mark, marked + len);
	count = utf8proc_decompose((const utf8proc_uint8_t *)marked, (utf8proc_ssize_t)len, parts,
				   PARTS_MAX, UTF8PROC_DECOMPOSE);
	if (count <= 0 || count > PARTS_MAX)
		return false;
	count = utf8proc_normalize_utf32(parts, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	if (count < 1 || count > (may_be_parts ? 2 : 1))
		return false;
	found->len = 0;
	for (utf8proc_ssize_t i = 0; i < count; i++)
		found->len += utf8_encode((uint32_t)parts[i], found->text + found->len);
	return true;
}

/* What an accent is put on, from byte `at`: a letter, a character as above, or one in braces. */
static bool read_argument(struct str in, size_t at, bool is_math, int depth,
			  struct tex_character *found)
{
	size_t len = tex_letter_len(in, at);

	if (len > 0)
		return set_text(found, str_sub(in, at, len), at + len);
	if (depth == 0)
		return false;
	if (byte_at(in, at) == '\\')
		return read_character(in, at, is_math, depth - 1, found) && found->len > 0;
	if (byte_at(in, at) != '{' || !read_argument(in, at + 1, is_math, depth - 1, found) ||
	    byte_at(in, found->end) != '}')
		return false;
	found->end++;
	return true;
}

static bool is_word_end(struct str in, size_t at)
{
	return tex_letter_len(in, at) == 0;
}

/* object\'s, they\'re: no accent, but an apostrophe. */
static bool is_apostrophe(struct str in, size_t at)
{
	struct str rest = str_sub(in, at + 2, 2);

	if (byte_at(in, at + 1) != '\'' || at == 0 || !char_is_letter(in.p[at - 1]))
		return false;
	if (byte_at(in, at + 2) == 's' || byte_at(in, at + 2) == 't')
		return is_word_end(in, at + 3);
	return (str_equal(rest, STR("re")) || str_equal(rest, STR("ll"))) &&
	       is_word_end(in, at + 4);
}

static bool read_sign(struct str in, size_t at, bool is_math, int depth,
		      struct tex_character *found)
{
	uint32_t mark = tex_accent_of_sign(byte_at(in, at + 1));

	if (is_apostrophe(in, at))
		return set_text(found, STR("'"), at + 2);
	return mark && read_argument(in, at + 2, is_math, depth, found) &&
	       compose(found, mark, false);
}

/* \% \_ \, and the like. */
static bool read_escape(struct str in, size_t at, bool is_math, struct tex_character *found)
{
	char sign = byte_at(in, at + 1);

	if (sign && strchr("%&_$#{}", sign))
		return set_text(found, str_sub(in, at + 1, 1), at + 2);
	if (sign && strchr(is_math ? " ,;:>" : " ,;", sign))
		return set_text(found, STR(" "), at + 2);
	if (sign && strchr(is_math ? "!-/" : "-/", sign))
		return set_text(found, STR(""), at + 2);
	return is_math && sign == '|' && set_text(found, STR("‖"), at + 2);
}

/* A name ends before the first byte that is no letter; {} after it only serves to end it. */
static size_t skip_braces(struct str in, size_t at)
{
	return byte_at(in, at) == '{' && byte_at(in, at + 1) == '}' ? at + 2 : at;
}

/* \v s, \v{s}: the name is one letter, of the case that it has in TeX. */
static bool read_letter_accent(struct str in, size_t at, bool is_math, int depth,
			       struct tex_character *found)
{
	char name = byte_at(in, at + 1);
	uint32_t mark = tex_accent_of_letter(name);
	bool is_capital = name < 'a';

	at += 2;
	if (!mark || mark == TEX_TIE || is_capital != ((name | 0x20) == 'h'))
		return false;
	if (byte_at(in, at) == ' ')
		at++;
	return read_argument(in, at, is_math, depth, found) && compose(found, mark, false);
}

/* \o \AE: of one case, and not \Ae. */
static bool read_letter(struct str in, size_t at, struct str name, struct tex_character *found)
{
	const struct tex_letter *letter = tex_letter_find(name);
	size_t end = at + 1 + name.len, braces = skip_braces(in, end);
	struct str text;

	if (!letter)
		return false;
	text = name.p[0] < 'a' ? letter->capital : letter->small;
	if (text.len == 0 || (name.p[0] < 'a') != (name.p[name.len - 1] < 'a'))
		return false;
	if (braces == end && byte_at(in, end) == ' ')
		end++;
	return set_text(found, text, braces > end ? braces : end);
}

/* 360\deg is 360°; \deg(v) is not. */
static bool is_after_digit(struct str in, size_t at)
{
	if (at > 0 && in.p[at - 1] == '{')
		at--;
	return at > 0 && in.p[at - 1] >= '0' && in.p[at - 1] <= '9';
}

static bool read_symbol(struct str in, size_t at, struct str name, bool is_math, int depth,
			struct tex_character *found)
{
	const struct tex_command *command = tex_command_find(name);
	size_t end = at + 1 + name.len;
	struct str text;
	uint32_t mark;

	if (!command || (command->type != TEX_SYMBOL && command->type != TEX_MARK))
		return false;
	text = str_from(command->text);
	if (command->type == TEX_SYMBOL) {
		if (str_equal(name, STR("deg")) && !is_after_digit(in, at))
			text = name;
		return set_text(found, text, skip_braces(in, end));
	}
	utf8_decode(text, &mark);
	if (byte_at(in, end) == ' ')
		end++;
	return read_argument(in, end, is_math, depth, found) && compose(found, mark, true);
}

static bool read_character(struct str in, size_t at, bool is_math, int depth,
			   struct tex_character *found)
{
	struct str name = str_sub(in, at + 1, tex_name_len(in, at + 1));

	if (name.len == 0)
		return read_escape(in, at, is_math, found) ||
		       read_sign(in, at, is_math, depth, found);
	if (name.len == 1 && read_letter_accent(in, at, is_math, depth, found))
		return true;
	return read_letter(in, at, name, found) || read_symbol(in, at, name, is_math, depth, found);
}

bool tex_character_read(struct str in, size_t at, bool is_math, struct tex_character *found)
{
	return read_character(in, at, is_math, DEPTH_MAX, found);
}
