/*
 * Decoding and cleaning. Cleaning goes from one stretch of clean ASCII to the next in a vector loop
 * (base/ascii.h), and handles one code point at a time in between. A space is written with the
 * first byte after it, so that the output never ends in one.
 */

#include "config.h"

#include "base/utf8.h"

#include <string.h>

#include "base/ascii.h"

static bool is_continuation(struct str s, size_t at, unsigned char least, unsigned char most)
{
	return at < s.len && (unsigned char)s.p[at] >= least && (unsigned char)s.p[at] <= most;
}

/*
 * The second byte's range is what keeps out overlong forms, surrogates and numbers that are too
 * large (Unicode, table 3-7); the later ones are any continuation.
 */
struct lead {
	unsigned char length; /* 0: no lead byte */
	unsigned char least, most;
};

static const struct lead lead_bytes[256] = {
	[0xC2 ... 0xDF] = { 2, 0x80, 0xBF }, [0xE0] = { 3, 0xA0, 0xBF },
	[0xE1 ... 0xEC] = { 3, 0x80, 0xBF }, [0xED] = { 3, 0x80, 0x9F },
	[0xEE ... 0xEF] = { 3, 0x80, 0xBF }, [0xF0] = { 4, 0x90, 0xBF },
	[0xF1 ... 0xF3] = { 4, 0x80, 0xBF }, [0xF4] = { 4, 0x80, 0x8F },
};

size_t utf8_decode_multibyte(struct str s, uint32_t *codepoint)
{
	unsigned char first = (unsigned char)*s.p;
	struct lead lead = lead_bytes[first];
	size_t len = 1;

	*codepoint = UTF8_REPLACEMENT;
	if (lead.length == 0 || !is_continuation(s, 1, lead.least, lead.most))
		return 1;
	for (len = 2; len < lead.length; len++)
		if (!is_continuation(s, len, 0x80, 0xBF))
			return len;
	*codepoint = first & (0x7Fu >> lead.length);
	for (size_t i = 1; i < len; i++)
		*codepoint = *codepoint << 6 | ((unsigned char)s.p[i] & 0x3Fu);
	return len;
}

size_t utf8_multibyte_len(struct str s)
{
	size_t at = 0;

	while (at < s.len) {
		struct lead lead = lead_bytes[(unsigned char)s.p[at]];

		if (lead.length == 0 || lead.length > s.len - at ||
		    !is_continuation(s, at + 1, lead.least, lead.most))
			break;
		if (lead.length > 2 && !is_continuation(s, at + 2, 0x80, 0xBF))
			break;
		if (lead.length > 3 && !is_continuation(s, at + 3, 0x80, 0xBF))
			break;
		at += lead.length;
	}
	return at;
}

bool utf8_is_cut(struct str s)
{
	struct lead lead = lead_bytes[(unsigned char)*s.p];

	if (lead.length <= s.len)
		return false;
	if (s.len > 1 && !is_continuation(s, 1, lead.least, lead.most))
		return false;
	return s.len < 3 || is_continuation(s, 2, 0x80, 0xBF);
}

size_t utf8_encode(uint32_t codepoint, char out[4])
{
	static const unsigned char leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	size_t len = codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;

	if (codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint <= 0xDFFF))
		return utf8_encode(UTF8_REPLACEMENT, out);
	if (codepoint < 0x80) {
		out[0] = (char)codepoint;
		return 1;
	}
	for (size_t i = len - 1; i > 0; i--, codepoint >>= 6)
		out[i] = (char)(0x80 | (codepoint & 0x3F));
	out[0] = (char)(leads[len] | codepoint);
	return len;
}

size_t utf8_previous(struct str s, size_t at)
{
	size_t start = at;

	if (start > 0)
		start--;
	while (start > 0 && at - start < 4 && ((unsigned char)s.p[start] & 0xC0) == 0x80)
		start--;
	return start;
}

struct str utf8_front(struct str s, size_t most)
{
	return s.len > most ? str_sub(s, 0, utf8_previous(s, most + 1)) : s;
}

/* Whether cleaning makes a space of it: controls, white space, line and paragraph separators. */
static bool is_space(uint32_t codepoint)
{
	return codepoint <= 0x20 || (codepoint >= 0x7F && codepoint <= 0xA0) ||
	       codepoint == 0x1680 || (codepoint >= 0x2000 && codepoint <= 0x200A) ||
	       codepoint == 0x2028 || codepoint == 0x2029 || codepoint == 0x202F ||
	       codepoint == 0x205F || codepoint == 0x3000;
}

/* How far cleaning has come. */
struct cleaning {
	struct str in;
	char *out;
	size_t read;
	size_t written;
	bool space_is_due; /* before the next thing written, unless that is the first */
	bool is_ascii;
};

static void write_due_space(struct cleaning *c)
{
	if (c->space_is_due && c->written)
		c->out[c->written++] = ' ';
	c->space_is_due = false;
}

/* Copies a stretch of clean ASCII; its last space, if it ends in one, becomes due. */
static void clean_stretch(struct cleaning *c)
{
	size_t len;

	write_due_space(c);
	len = ascii_copy_clean(c->in.p + c->read, c->in.len - c->read, c->out + c->written);
	c->read += len;
	c->written += len;
	if (len && c->out[c->written - 1] == ' ') {
		c->written--;
		c->space_is_due = true;
	}
}

/* Cleans code points until there is ASCII other than blanks. */
static void clean_codepoints(struct cleaning *c)
{
	while (c->read < c->in.len) {
		struct str rest = { c->in.p + c->read, c->in.len - c->read };
		unsigned char byte = (unsigned char)*rest.p;
		uint32_t codepoint;

		if (byte > 0x20 && byte < 0x7F)
			return;
		c->read += utf8_decode(rest, &codepoint);
		if (is_space(codepoint)) {
			c->space_is_due = true;
			continue;
		}
		write_due_space(c);
		c->written += utf8_encode(codepoint, c->out + c->written);
		c->is_ascii = false;
	}
}

size_t utf8_clean(struct str s, char *out, bool *is_ascii)
{
	struct cleaning c = { s, out, 0, 0, false, true };

	clean_codepoints(&c);
	while (c.read < s.len) {
		clean_stretch(&c);
		clean_codepoints(&c);
	}
	*is_ascii = c.is_ascii;
	return c.written;
}

bool utf8_is_blank(uint32_t codepoint)
{
	return is_space(codepoint) || codepoint == 0x200B || codepoint == 0x2060 ||
	       codepoint == 0xFEFF;
}

size_t utf8_find_blanks(struct str s, size_t at)
{
	size_t end = at, len;
	uint32_t codepoint;

	for (; end < s.len; end += len) {
		len = utf8_decode(str_drop(s, end), &codepoint);
		if (!utf8_is_blank(codepoint))
			break;
	}
	return end - at;
}

/* The length of the last code point of s where that is a blank, else 0. */
static size_t last_blank_len(struct str s)
{
	size_t at = utf8_previous(s, s.len);
	uint32_t codepoint;

	if (s.len == 0 || utf8_decode(str_drop(s, at), &codepoint) != s.len - at)
		return 0;
	return utf8_is_blank(codepoint) ? s.len - at : 0;
}

struct str utf8_trim_blanks(struct str s)
{
	size_t len;

	s = str_drop(s, utf8_blanks_at(s, 0));
	while ((len = last_blank_len(s)) > 0)
		s.len -= len;
	return s;
}
