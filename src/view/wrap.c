/*
 * One look over the line, remembering the last place where it may be broken. What follows
 * that place is looked at again for the next line, which at most doubles the work.
 */

#include "config.h"

#include "view/wrap.h"

#include <stdint.h>

#include "base/array.h"
#include "base/utf8.h"

static size_t skip_blanks(struct str text, size_t at)
{
	while (at < text.len && text.p[at] == ' ')
		at++;
	return at;
}

/* A line that was broken between words ends without the blanks. */
static size_t trim_blanks(struct str text, size_t from, size_t end)
{
	while (end > from && text.p[end - 1] == ' ')
		end--;
	return end;
}

/* Where the line ends that has no room for the character at `at`; `break_at` is the last place to
 * break it, or `from`. */
static size_t break_line(struct str text, size_t from, size_t at, size_t break_at, size_t *next)
{
	uint32_t codepoint;

	if (break_at > from) {
		*next = skip_blanks(text, break_at);
		return trim_blanks(text, from, break_at);
	}
	if (at == from)
		at += utf8_decode(str_drop(text, at), &codepoint);
	*next = at;
	return at;
}

static bool is_in(uint32_t codepoint, const uint32_t *set, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (set[i] == codepoint)
			return true;
	return false;
}

#define IS_IN(codepoint, set) is_in(codepoint, set, COUNT_OF(set))

/* No line ends with one of these: brackets of Chinese and Japanese. */
static bool is_opening(uint32_t codepoint)
{
	static const uint32_t set[] = { U'「', U'『', U'（', U'【', U'〈',
					U'《', U'〔', U'［', U'｛' };

	return IS_IN(codepoint, set);
}

/* No line begins with one of these, where what is before it is wide. */
static bool is_closing(uint32_t codepoint)
{
	static const uint32_t set[] = { U'、', U'。', U'，', U'．', U'」', U'』', U'）', U'】',
					U'〉', U'》', U'〕', U'］', U'｝', U'！', U'？', U'：',
					U'；', U'ー', U'々', U'っ', U'ゃ', U'ゅ', U'ょ', U'ッ',
					U'ャ', U'ュ', U'ョ', U'.',  U',',  U';',  U':',  U'!',
					U'?',  U')',  U']',  U'}',  U'…',  U'”',  U'’',  U'%' };

	return IS_IN(codepoint, set);
}

/* Whether a line may end with the dash before byte `at`: one within a word, or between two. */
static bool is_joint(uint32_t dash, uint32_t before, struct str text, size_t at)
{
	uint32_t after;

	if (at >= text.len || (dash != '-' && dash != 0x2013 && dash != 0x2014))
		return false;
	utf8_decode(str_drop(text, at), &after);
	if (dash != '-')
		return before != ' ' && after != ' ';
	return utf8_is_letter_or_digit(before) && utf8_is_letter_or_digit(after) &&
	       !(after >= '0' && after <= '9');
}

/* A line as far as it has been looked at. */
struct line {
	size_t at;
	size_t break_at; /* the last place to break it, or its start */
	size_t earlier;  /* the one before the last wide character, for what must not be alone */
	uint32_t before; /* the character before `at` */
	int before_width;
	bool is_address; /* is not broken at its dashes */
};

/* Notes whether the line may be broken before the character. */
static void look_before(struct line *line, uint32_t codepoint, int columns)
{
	bool is_kept = line->before_width == 2 && is_closing(codepoint);

	if (is_kept && line->break_at == line->at)
		line->break_at = line->earlier;
	if (codepoint == ' ' || (columns == 2 && !is_kept && !is_opening(line->before)))
		line->break_at = line->at;
}

/* And behind it: after a blank, after a wide character and its marks, after a dash. */
static void look_behind(struct line *line, struct str text, uint32_t codepoint, int columns,
			size_t len)
{
	size_t next = line->at + len;

	if (columns == 2)
		line->earlier = line->break_at;
	if (columns == 0 ? line->break_at == line->at
			 : codepoint == ' ' || (columns == 2 && !is_opening(codepoint)))
		line->break_at = next;
	if (!line->is_address && is_joint(codepoint, line->before, text, next))
		line->break_at = next;
	if (codepoint == ' ')
		line->is_address = false;
	else if (codepoint == '/' && line->before == '/')
		line->is_address = true;
	if (columns > 0) {
		line->before = codepoint;
		line->before_width = columns;
	}
	line->at = next;
}

static bool is_ascii_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Passes over what is most of most texts, and gives no place to break: letters of a column each, as
 * far as there is room and one more follows. */
static void pass_over_letters(struct line *line, struct str text, int width, int *used)
{
	if (line->before_width == 2)
		return;
	while (line->at < text.len && *used < width && is_ascii_letter_or_digit(text.p[line->at])) {
		line->before = (unsigned char)text.p[line->at++];
		line->before_width = 1;
		++*used;
	}
}

size_t wrap_line(struct str text, size_t from, int width, size_t *next)
{
	struct line line = { .at = from, .break_at = from, .earlier = from, .before = ' ' };
	int used = 0;

	while (line.at < text.len) {
		uint32_t codepoint;
		size_t len;
		int columns;

		pass_over_letters(&line, text, width, &used);
		if (line.at == text.len)
			break;
		len = utf8_decode((struct str){ text.p + line.at, text.len - line.at }, &codepoint);

		if (codepoint == '\n') {
			*next = line.at + len;
			return line.at;
		}
		columns = utf8_shown_width(codepoint);
		look_before(&line, codepoint, columns);
		if (codepoint != ' ' && columns > 0 && used + columns > width)
			return break_line(text, from, line.at, line.break_at, next);
		look_behind(&line, text, codepoint, columns, len);
		used += columns;
	}
	*next = text.len;
	return text.len;
}
