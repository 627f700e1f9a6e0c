/* Text goes over in stretches that need nothing, found by the loops of base/ascii.h. */

#include "config.h"

#include "write/text_out.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "model/names_parts.h"
#include "text/bibtex_text.h"
#include "text/markup.h"
#include "text/tex.h"

/* A code point beyond 16 bits takes two escapes. */
static void add_escape(struct strbuf *out, uint32_t codepoint)
{
	if (codepoint > 0xFFFF)
		strbuf_addf(out, "\\u%04X\\u%04X",
			    (unsigned)(0xD800 + ((codepoint - 0x10000) >> 10)),
			    (unsigned)(0xDC00 + ((codepoint - 0x10000) & 0x3FF)));
	else
		strbuf_addf(out, "\\u%04X", (unsigned)codepoint);
}

/* Adds a byte that can't be in a string as it is. */
static void add_special(struct strbuf *out, char byte)
{
	static const char specials[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	const char *at = byte ? strchr(specials, byte) : NULL;

	if (at) {
		strbuf_add_byte(out, '\\');
		strbuf_add_byte(out, letters[at - specials]);
	} else {
		add_escape(out, (unsigned char)byte);
	}
}

static void add_ascii(struct strbuf *out, struct str text)
{
	while (text.len > 0) {
		uint32_t codepoint;
		size_t len = utf8_decode(text, &codepoint);

		if (codepoint >= 0x80)
			add_escape(out, codepoint);
		else if (codepoint < 0x20 || codepoint == '"' || codepoint == '\\')
			add_special(out, *text.p);
		else
			strbuf_add_byte(out, *text.p);
		text = str_drop(text, len);
	}
}

static void add_escaped(struct strbuf *out, struct str text)
{
	while (text.len > 0) {
		size_t len = ascii_find_quote(text.p, text.len);

		strbuf_add(out, str_sub(text, 0, len));
		if (len < text.len)
			add_special(out, text.p[len]);
		text = str_drop(text, len + 1);
	}
}

/* Whether all of it is UTF-8. */
static bool is_valid(struct str text)
{
	while (text.len > 0) {
		size_t len = ascii_find_special(text.p, text.len);

		if (len < text.len && text.p[len] == '\\')
			len++;
		else if (len < text.len) {
			size_t more = utf8_multibyte_len(str_drop(text, len));

			if (more == 0)
				return false;
			len += more;
		}
		text = str_drop(text, len);
	}
	return true;
}

void text_out_json(struct strbuf *out, struct str text, bool is_ascii)
{
	char *clean = NULL;

	if (!is_valid(text)) {
		bool is_clean_ascii;

		clean = alloc_resize(NULL, text.len, 3);
		text = (struct str){ clean, utf8_clean(text, clean, &is_clean_ascii) };
	}
	strbuf_add_byte(out, '"');
	if (is_ascii)
		add_ascii(out, text);
	else
		add_escaped(out, text);
	strbuf_add_byte(out, '"');
	free(clean);
}

void text_out_line(struct strbuf *out, struct str text)
{
	size_t from = out->len;

	strbuf_add(out, text);
	for (size_t i = from; i < out->len; i++)
		if ((unsigned char)out->data[i] < 0x20 || out->data[i] == 0x7F)
			out->data[i] = ' ';
}

void text_out_unmarked(struct strbuf *out, struct str text)
{
	size_t from = 0;

	if (!markup_has(text)) {
		strbuf_add(out, text);
		return;
	}
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] != '&' && text.p[i] != '<')
			continue;
		strbuf_add(out, str_sub(text, from, i - from));
		strbuf_add_cstr(out, text.p[i] == '&' ? "&amp;" : "&lt;");
		from = i + 1;
	}
	strbuf_add(out, str_drop(text, from));
}

void text_out_shown(struct strbuf *out, struct str text)
{
	struct strbuf plain;

	if (text.len == 0 || !memchr(text.p, '\\', text.len)) {
		text_out_unmarked(out, text);
		return;
	}
	strbuf_init(&plain);
	tex_add_plain(&plain, text);
	text_out_unmarked(out, strbuf_str(&plain));
	strbuf_free(&plain);
}

void text_out_name_part(struct strbuf *out, struct str part)
{
	struct strbuf plain;

	if (part.len == 0 || !memchr(part.p, '\\', part.len)) {
		text_out_unmarked(out, part);
		return;
	}
	strbuf_init(&plain);
	bibtex_name_add(&plain, part);
	text_out_unmarked(out, plain.len > 0 ? strbuf_str(&plain) : part);
	strbuf_free(&plain);
}

static void put_together(struct strbuf *out, const struct name_parts *parts)
{
	struct str in_order[] = { parts->given, parts->particle, parts->family, parts->suffix };

	strbuf_clear(out);
	for (size_t i = 0; i < sizeof(in_order) / sizeof(*in_order); i++) {
		if (in_order[i].len == 0)
			continue;
		strbuf_add_cstr(out, out->len > 0 ? " " : "");
		strbuf_add(out, in_order[i]);
	}
}

struct str text_out_name(struct strbuf *spoken, struct str name)
{
	struct name_parts parts;

	if (name_is_as_spoken(name))
		return name;
	parts = name_parts_of(name);
	put_together(spoken, &parts);
	return strbuf_str(spoken);
}
