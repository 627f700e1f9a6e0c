/*
 * Folding has two halves. The first takes one code point at a time, whatever its neighbours: lower
 * case, compatibility decomposition, diacritics dropped, and the table below. The second, only
 * where there is a backslash, removes TeX's accents (text/fold_tex.h). Stretches of ASCII, nearly
 * all of nearly every text, go through vector loops.
 */

#include "config.h"

#include "text/fold.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "text/fold_tex.h"

#define FOLDED_SIZE 64 /* code points; the longest decomposition has 18 */

/* What Unicode does not decompose but readers type plainly. In order. */
static const struct substitute {
	uint32_t codepoint;
	char text[3];
} substitutes[] = {
	{ 0x00AB, "\"" }, { 0x00B4, "'" },  { 0x00BB, "\"" }, { 0x00C6, "ae" }, { 0x00D0, "d" },
	{ 0x00D8, "o" },  { 0x00DE, "th" }, { 0x00DF, "ss" }, { 0x00E6, "ae" }, { 0x00F0, "d" },
	{ 0x00F8, "o" },  { 0x00FE, "th" }, { 0x0110, "d" },  { 0x0111, "d" },  { 0x0126, "h" },
	{ 0x0127, "h" },  { 0x0131, "i" },  { 0x0141, "l" },  { 0x0142, "l" },  { 0x0152, "oe" },
	{ 0x0153, "oe" }, { 0x0237, "j" },  { 0x02B9, "'" },  { 0x02BA, "\"" }, { 0x02BB, "'" },
	{ 0x02BC, "'" },  { 0x02BD, "'" },  { 0x02BE, "'" },  { 0x02BF, "'" },  { 0x02C0, "'" },
	{ 0x02C1, "'" },  { 0x02C8, "'" },  { 0x02EE, "\"" }, { 0x1E9E, "ss" }, { 0x2010, "-" },
	{ 0x2011, "-" },  { 0x2012, "-" },  { 0x2013, "-" },  { 0x2014, "-" },  { 0x2015, "-" },
	{ 0x2018, "'" },  { 0x2019, "'" },  { 0x201A, "'" },  { 0x201B, "'" },  { 0x201C, "\"" },
	{ 0x201D, "\"" }, { 0x201E, "\"" }, { 0x201F, "\"" }, { 0x2032, "'" },  { 0x2033, "\"" },
	{ 0x2035, "'" },  { 0x2036, "\"" }, { 0x2039, "'" },  { 0x203A, "'" },  { 0x2043, "-" },
	{ 0x2044, "/" },  { 0x2212, "-" },  { 0x2215, "/" },  { 0xA78B, "'" },  { 0xA78C, "'" },
};

/* One code point, folded: several, or none. */
struct folded {
	utf8proc_int32_t codepoints[FOLDED_SIZE];
	size_t count;
};

static int compare_substitute(const void *key, const void *element)
{
	uint32_t codepoint = *(const uint32_t *)key;
	const struct substitute *substitute = element;

	return (codepoint > substitute->codepoint) - (codepoint < substitute->codepoint);
}

static const char *substitute_for(uint32_t codepoint)
{
	const struct substitute *found;

	if (codepoint < substitutes[0].codepoint)
		return NULL;
	found = bsearch(&codepoint, substitutes, sizeof(substitutes) / sizeof(*substitutes),
			sizeof(*substitutes), compare_substitute);
	return found ? found->text : NULL;
}

/* Letters that look like a quote: those of them that Unicode calls modifiers, and the saltillo. */
static bool is_quote_letter(uint32_t codepoint)
{
	return (codepoint >= 0x02B0 && codepoint <= 0x02FF && substitute_for(codepoint)) ||
	       codepoint == 0xA78B || codepoint == 0xA78C;
}

/*
 * Diacritics: what is put around a letter, and encloses it. The signs of the scripts of India and
 * of kana, of low combining classes or none, distinguish words and are kept.
 */
static bool is_diacritic(utf8proc_int32_t codepoint)
{
	const utf8proc_property_t *property = utf8proc_get_property(codepoint);
	bool is_point = property->combining_class >= 10 && property->combining_class <= 36;

	return property->category == UTF8PROC_CATEGORY_ME ||
	       (property->category == UTF8PROC_CATEGORY_MN &&
		(is_point || property->combining_class >= 200));
}

static void add_folded(struct folded *folded, utf8proc_int32_t codepoint)
{
	const char *plain = substitute_for((uint32_t)codepoint);

	assert(folded->count + 2 <= FOLDED_SIZE);
	if (!plain && !is_diacritic(codepoint))
		folded->codepoints[folded->count++] = codepoint;
	for (; plain && *plain; plain++)
		folded->codepoints[folded->count++] = *plain;
}

static void fold_codepoint(uint32_t codepoint, struct folded *folded)
{
	utf8proc_int32_t parts[FOLDED_SIZE / 2];
	int boundary = UTF8PROC_BOUNDCLASS_START;
	utf8proc_ssize_t count = 0;

	folded->count = 0;
	if (!substitute_for(codepoint))
		count = utf8proc_decompose_char((utf8proc_int32_t)codepoint, parts, FOLDED_SIZE / 2,
						UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
							UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
						&boundary);
	else
		add_folded(folded, (utf8proc_int32_t)codepoint);
	assert(count >= 0 && count <= FOLDED_SIZE / 2);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		add_folded(folded, parts[i]);
}

/* Folded text as it grows, and, if they are wanted, the offsets of its bytes in what is folded:
 * none as long as each byte is at the offset that it came from. */
struct folding {
	struct strbuf *out;
	size_t start; /* of the folded text in out */
	uint32_t *offsets;
	size_t capacity; /* of offsets */
	bool is_mapped;
	bool is_shown; /* letters that look like a quote are left out */
};

/* Maps each of the first `count` bytes to its own offset. */
static void write_own_offsets(struct folding *folding, size_t count)
{
	folding->offsets = alloc_grow(folding->offsets, &folding->capacity, count + 1,
				      sizeof(*folding->offsets));
	for (size_t i = 0; i < count; i++)
		folding->offsets[i] = (uint32_t)i;
}

/* Maps `count` bytes from `from` on: to the byte at `offset`, and each on to `step` bytes later. */
static void map_bytes(struct folding *folding, size_t from, size_t count, size_t offset,
		      size_t step)
{
	from -= folding->start;
	if (!folding->is_mapped || (!folding->offsets && from == offset && step == 1))
		return;
	if (!folding->offsets)
		write_own_offsets(folding, from);
	folding->offsets = alloc_grow(folding->offsets, &folding->capacity, from + count,
				      sizeof(*folding->offsets));
	for (size_t i = 0; i < count; i++)
		folding->offsets[from + i] = (uint32_t)(offset + i * step);
}

/* Folds the ASCII that s begins with, and returns how much that was. */
static size_t fold_ascii(struct folding *folding, struct str s, size_t offset)
{
	struct strbuf *out = folding->out;
	size_t len;

	strbuf_reserve(out, s.len);
	len = ascii_copy_lower(s.p, s.len, out->data + out->len);
	map_bytes(folding, out->len, len, offset, 1);
	out->len += len;
	out->data[out->len] = '\0';
	return len;
}

/* Folds the first code point of s, and returns its length. */
static size_t fold_first(struct folding *folding, struct str s, size_t offset)
{
	size_t from = folding->out->len, len;
	struct folded folded;
	uint32_t codepoint;

	len = utf8_decode(s, &codepoint);
	if (folding->is_shown && is_quote_letter(codepoint))
		return len;
	fold_codepoint(codepoint, &folded);
	for (size_t i = 0; i < folded.count; i++)
		strbuf_add_codepoint(folding->out, (uint32_t)folded.codepoints[i]);
	map_bytes(folding, from, folding->out->len - from, offset, 0);
	return len;
}

static void fold_text(struct folding *folding, struct str s)
{
	struct strbuf *out = folding->out;

	for (size_t i = 0; i < s.len;) {
		struct str rest = { s.p + i, s.len - i };

		i += (unsigned char)*rest.p < 0x80 ? fold_ascii(folding, rest, i)
						   : fold_first(folding, rest, i);
	}
	if (out->len > folding->start &&
	    memchr(out->data + folding->start, '\\', out->len - folding->start)) {
		size_t len = out->len - folding->start;

		if (folding->is_mapped && !folding->offsets)
			write_own_offsets(folding, len);
		len = fold_tex_strip(out->data + folding->start, len, folding->offsets);

		strbuf_truncate(out, folding->start + len);
	}
}

void fold_add(struct strbuf *out, struct str s)
{
	struct folding folding = { .out = out, .start = out->len };

	assert(!strbuf_holds(out, s));
	fold_text(&folding, s);
}

void fold_add_shown(struct strbuf *out, struct str s)
{
	struct folding folding = { .out = out, .start = out->len, .is_shown = true };

	assert(!strbuf_holds(out, s));
	fold_text(&folding, s);
}

static void add_mapped(struct folding *folding, struct str s, uint32_t **offsets)
{
	assert(!strbuf_holds(folding->out, s) && s.len < UINT32_MAX);
	fold_text(folding, s);
	map_bytes(folding, folding->out->len, 1, s.len, folding->offsets ? 0 : 1);
	*offsets = folding->offsets;
}

void fold_add_mapped(struct strbuf *out, struct str s, uint32_t **offsets)
{
	struct folding folding = { .out = out, .start = out->len, .is_mapped = true };

	add_mapped(&folding, s, offsets);
}

void fold_add_shown_mapped(struct strbuf *out, struct str s, uint32_t **offsets)
{
	struct folding folding = {
		.out = out, .start = out->len, .is_mapped = true, .is_shown = true
	};

	add_mapped(&folding, s, offsets);
}

static bool folds_to_itself(uint32_t codepoint)
{
	struct folded folded;

	fold_codepoint(codepoint, &folded);
	return folded.count == 1 && (uint32_t)folded.codepoints[0] == codepoint;
}

bool fold_is_plain(struct str s)
{
	for (size_t i = ascii_find_special(s.p, s.len), len; i < s.len;) {
		uint32_t codepoint;

		len = utf8_decode((struct str){ s.p + i, s.len - i }, &codepoint);
		if (codepoint == '\\' ? fold_tex_is_accent(s, i) : !folds_to_itself(codepoint))
			return false;
		i += len;
		i += ascii_find_special(s.p + i, s.len - i);
	}
	return true;
}
