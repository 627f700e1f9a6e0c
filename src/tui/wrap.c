/*
 * One look over the line, remembering the last place where it may be broken. What stands behind
 * that place is looked at again for the next line, which at most doubles the work.
 */

#include "config.h"

#include "tui/wrap.h"

#include <stdint.h>

#include "base/utf8.h"
#include "tui/canvas.h"

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
		at += utf8_decode(str_sub(text, at, SIZE_MAX), &codepoint);
	*next = at;
	return at;
}

size_t wrap_line(struct str text, size_t from, int width, size_t *next)
{
	size_t at = from, break_at = from, len;
	int used = 0;

	while (at < text.len) {
		uint32_t codepoint;
		int columns;

		len = utf8_decode(str_sub(text, at, SIZE_MAX), &codepoint);
		if (codepoint == '\n') {
			*next = at + len;
			return at;
		}
		columns = canvas_codepoint_width(codepoint);
		if (columns == 2 || codepoint == ' ')
			break_at = at;
		if (codepoint != ' ' && columns > 0 && used + columns > width)
			return break_line(text, from, at, break_at, next);
		/* After a blank, after a wide character and its marks. */
		if (codepoint == ' ' || columns == 2 || (columns == 0 && break_at == at))
			break_at = at + len;
		used += columns;
		at += len;
	}
	*next = text.len;
	return text.len;
}
