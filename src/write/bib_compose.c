#include "config.h"

#include "write/bib_compose.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "text/tex_symbol.h"

/* The block of combining marks begins with one of these bytes. */
static bool may_change(struct str text)
{
	return text.len > 0 &&
	       (memchr(text.p, '\xCC', text.len) || memchr(text.p, '\xCD', text.len));
}

/* Where what a backslash begins ends: a command's name, or an accent and its letter, of which no
 * part must become another. */
static size_t command_end(struct str text, size_t at)
{
	size_t len = tex_name_len(text, at + 1);
	bool is_accent = at + 1 < text.len && memchr("'`^\"~=.", text.p[at + 1], 7);

	return at + 1 + len + (is_accent ? 2 : 0);
}

static bool is_mark(uint32_t codepoint)
{
	return codepoint >= 0x300 && codepoint < 0x370;
}

/* The letter that both are; 0: there is none. */
static uint32_t compose(uint32_t letter, uint32_t mark)
{
	utf8proc_int32_t pair[] = { (utf8proc_int32_t)letter, (utf8proc_int32_t)mark };
	utf8proc_ssize_t len =
		utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE);

	return len == 1 ? (uint32_t)pair[0] : 0;
}

struct str bib_compose(struct strbuf *buffer, struct str text)
{
	uint32_t letter = 0, codepoint, composed;
	size_t letter_at = 0, len, fixed = 0;

	if (!may_change(text))
		return text;
	strbuf_clear(buffer);
	for (size_t i = 0; i < text.len; i += len) {
		if (text.p[i] == '\\' && i >= fixed)
			fixed = command_end(text, i);
		len = utf8_decode(str_drop(text, i), &codepoint);
		composed = letter && is_mark(codepoint) ? compose(letter, codepoint) : 0;
		if (composed) {
			strbuf_truncate(buffer, letter_at);
			strbuf_add_codepoint(buffer, composed);
			letter = composed;
			continue;
		}
		letter = is_mark(codepoint) || i < fixed ? 0 : codepoint;
		letter_at = buffer->len;
		strbuf_add(buffer, str_sub(text, i, len));
	}
	return strbuf_str(buffer);
}
