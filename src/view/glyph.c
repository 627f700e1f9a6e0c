#include "config.h"

#include "view/glyph.h"

#include <stddef.h>
#include <wctype.h>

#include "base/array.h"
#include "base/utf8.h"

#define WIDE_QUESTION_MARK 0xFF1F
#define FIRST_BLOCK        0x2580

/* What the views draw, and the commonest of what papers hold. */
static const struct {
	uint32_t codepoint;
	char ascii;
} glyphs[] = {
	{ 0x2500, '-' }, { 0x2534, '+' },  { 0x2502, '|' },  { 0x2605, '*' },  { 0x25B8, '>' },
	{ 0x2713, 'x' }, { 0x00B7, '.' },  { 0x2026, '~' },  { 0x25B2, '^' },  { 0x270E, 'c' },
	{ 0x2190, '<' }, { 0x2192, '>' },  { 0x2191, '^' },  { 0x2193, 'v' },  { 0x23CE, '<' },
	{ 0x2423, '_' }, { 0x232B, '<' },  { 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201C, '"' },
	{ 0x201D, '"' }, { 0x2013, '-' },  { 0x2014, '-' },  { 0x2022, '*' },  { 0x25D0, 'o' },
	{ 0x25CF, '@' }, { 0x2572, '\\' }, { 0x00D7, 'x' },
};

/* Block elements from U+2580: what is less than half a cell, from below or from the left, and
 * shades are told apart from a whole one. */
static const char blocks[] = "#___#####" /* U+2588, a full cell, is the last */
			     "####|||"
			     "#:+%";

uint32_t glyph_ascii(uint32_t codepoint)
{
	if (codepoint < 0x80)
		return codepoint >= 0x20 && codepoint < 0x7F ? codepoint : '?';
	if (codepoint >= FIRST_BLOCK && codepoint - FIRST_BLOCK < sizeof(blocks) - 1)
		return (uint32_t)blocks[codepoint - FIRST_BLOCK];
	for (size_t i = 0; i < COUNT_OF(glyphs); i++)
		if (glyphs[i].codepoint == codepoint)
			return (uint32_t)glyphs[i].ascii;
	return '?';
}

static bool is_agreed(uint32_t codepoint, int width)
{
	return iswprint((wint_t)codepoint) && wcwidth((wchar_t)codepoint) == width;
}

void glyph_text(const struct cell *cell, bool is_utf8, wchar_t text[GLYPH_TEXT])
{
	uint32_t base = cell->codepoints[0];
	size_t count = 0;

	if (!is_utf8)
		text[count++] = (wchar_t)glyph_ascii(base);
	else if (is_agreed(base, cell->width))
		text[count++] = (wchar_t)base;
	else
		text[count++] = cell->width == 1 ? UTF8_REPLACEMENT : WIDE_QUESTION_MARK;
	for (size_t i = 1; is_utf8 && i < CELL_CODEPOINTS && cell->codepoints[i]; i++)
		if (is_agreed(cell->codepoints[i], 0))
			text[count++] = (wchar_t)cell->codepoints[i];
	text[count] = 0;
}

static void add_cell(const struct cell *cell, bool is_utf8, struct strbuf *out)
{
	wchar_t text[GLYPH_TEXT];

	if (cell->width == 0)
		return;
	glyph_text(cell, is_utf8, text);
	for (size_t i = 0; text[i]; i++)
		strbuf_add_codepoint(out, (uint32_t)text[i]);
	if (!is_utf8 && cell->width == 2)
		strbuf_add_codepoint(out, (uint32_t)text[0]);
}

void glyph_add_canvas(const struct canvas *canvas, bool is_utf8, struct strbuf *out)
{
	const struct cell *cell = canvas->cells;

	for (int row = 0; row < canvas->rows; row++) {
		size_t start = out->len, end = start;

		for (int column = 0; column < canvas->columns; column++, cell++) {
			add_cell(cell, is_utf8, out);
			if (cell->width > 0 && cell->codepoints[0] != ' ')
				end = out->len;
		}
		strbuf_truncate(out, end);
		strbuf_add_byte(out, '\n');
	}
}
