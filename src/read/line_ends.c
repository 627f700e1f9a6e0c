#include "config.h"

#include "read/line_ends.h"

#include <string.h>

#include "base/utf8.h"

/* A text that has no LF up to here is looked at. */
#define LOOK_MAX ((size_t)64 << 10)

/* clang-format off */
static const struct str signs[] = {
	STR_INIT("\v"), STR_INIT("\f"), STR_INIT("\xC2\x85"), STR_INIT("\xE2\x80\xA8"),
	STR_INIT("\xE2\x80\xA9"),
};
/* clang-format on */

void line_ends_init(struct line_ends *ends)
{
	*ends = (struct line_ends){ .is_known = false };
	strbuf_init(&ends->held);
	strbuf_init(&ends->text);
}

void line_ends_free(struct line_ends *ends)
{
	strbuf_free(&ends->held);
	strbuf_free(&ends->text);
}

static size_t count_of(struct str text, struct str sign)
{
	size_t count = 0, at;

	while ((at = str_find(text, sign)) != SIZE_MAX) {
		text = str_drop(text, at + sign.len);
		count++;
	}
	return count;
}

/* What ends the lines of a text that has no LF; empty where nothing does. */
static struct str find_end(struct str text)
{
	struct str begin = utf8_trim(str_sub(text, 0, 100)), end = STR("");
	size_t most = 0;

	if (begin.len > 0 && strchr("{[<", *begin.p))
		return end;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t count = count_of(text, signs[i]);

		if (count > most) {
			most = count;
			end = signs[i];
		}
	}
	return end;
}

/* The text with LF in place of each of its ends. */
static struct str replace_ends(struct line_ends *ends, struct str text)
{
	size_t at;

	if (ends->end.len == 0)
		return text;
	strbuf_clear(&ends->text);
	while ((at = str_find(text, ends->end)) != SIZE_MAX) {
		strbuf_add(&ends->text, str_sub(text, 0, at));
		strbuf_add_byte(&ends->text, '\n');
		text = str_drop(text, at + ends->end.len);
	}
	strbuf_add(&ends->text, text);
	return strbuf_str(&ends->text);
}

/* Decides by what is held, of which the first `seen` bytes had no LF but perhaps at their end;
 * false while it takes more. That LF ends no line where nothing follows it. */
static bool settle(struct line_ends *ends, size_t seen, bool is_last)
{
	struct str look = str_sub(strbuf_str(&ends->held), 0, LOOK_MAX);
	struct str rest = str_drop(look, seen - (seen > 0));
	const char *newline = rest.len > 0 ? memchr(rest.p, '\n', rest.len) : NULL;
	bool is_whole = is_last || look.len == LOOK_MAX;
	bool is_at_end = newline && newline + 1 == ends->held.data + ends->held.len;

	if (newline && (!is_at_end || (is_whole && !is_last))) {
		ends->end = STR("");
		return true;
	}
	if (!newline && !is_whole)
		return false;
	ends->end = find_end(look);
	return is_whole || ends->end.len == 0;
}

struct str line_ends_pass(struct line_ends *ends, struct str piece, bool is_last)
{
	size_t seen = ends->held.len;

	if (ends->is_known)
		return replace_ends(ends, piece);
	strbuf_add(&ends->held, piece);
	ends->is_known = settle(ends, seen, is_last);
	return ends->is_known ? replace_ends(ends, strbuf_str(&ends->held)) : STR("");
}
