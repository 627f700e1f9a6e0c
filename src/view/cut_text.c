/*
 * The middle is cut between characters as a person counts them: the first part has half of the
 * room, and the second begins at the first character from which on all has room in what is left.
 */

#include "config.h"

#include "view/cut_text.h"

#include "base/utf8.h"

/* Bytes of a text that are looked at for each column: a letter with all its marks. */
#define BYTES_PER_COLUMN 24

#define ELLIPSIS STR("…")

static size_t bytes_that_may_be_seen(int width)
{
	return (size_t)width * BYTES_PER_COLUMN + BYTES_PER_COLUMN;
}

/* What is left out lies in the middle of what is seen of neither end. */
static struct str join_ends(struct cut_text *cut, struct str text, size_t most)
{
	strbuf_add(&cut->joined, str_sub(text, 0, utf8_previous(text, most)));
	strbuf_add(&cut->joined, str_drop(text, utf8_previous(text, text.len - most)));
	return strbuf_str(&cut->joined);
}

void cut_text_init(struct cut_text *cut, struct str text, int width, bool is_middle)
{
	size_t most = bytes_that_may_be_seen(width);

	*cut = (struct cut_text){ .text = text, .width = width, .is_middle = is_middle };
	strbuf_init(&cut->joined);
	if (is_middle && text.len > 2 * most)
		cut->text = join_ends(cut, text, most);
	else if (!is_middle && text.len > most)
		cut->text = str_sub(text, 0, utf8_previous(text, most));
}

void cut_text_free(struct cut_text *cut)
{
	strbuf_free(&cut->joined);
}

/* How much of the text, whole characters, has room in this many columns. */
static size_t fit_start(struct str text, int width)
{
	size_t at = 0;

	while (at < text.len) {
		size_t end = utf8_grapheme_end(text, at);

		width -= (int)utf8_str_width(str_sub(text, at, end - at));
		if (width < 0)
			break;
		at = end;
	}
	return at;
}

/* Where the end of the text begins that has room in this many columns, when all of it has `total`.
 */
static size_t fit_end(struct str text, int total, int width)
{
	size_t at = 0;

	while (at < text.len && total > width) {
		size_t end = utf8_grapheme_end(text, at);

		total -= (int)utf8_str_width(str_sub(text, at, end - at));
		at = end;
	}
	return at;
}

static void draw_middle(const struct cut_text *cut, struct canvas *canvas, const struct area *area,
			int row, int column, enum style style, struct highlights highlights,
			int total)
{
	int half = cut->width / 2, used;
	size_t first = fit_start(cut->text, half), second;

	used = canvas_text_highlighted(canvas, area, row, column, half,
				       str_sub(cut->text, 0, first), style, false, &highlights);
	used += canvas_text(canvas, area, row, column + used, 1, ELLIPSIS, style, false);
	second = fit_end(cut->text, total, cut->width - used);
	highlights.shift += second;
	canvas_text_highlighted(canvas, area, row, column + used, cut->width - used,
				str_drop(cut->text, second), style, false, &highlights);
}

void cut_text_draw(const struct cut_text *cut, struct canvas *canvas, const struct area *area,
		   int row, int column, enum style style, const struct highlights *highlights)
{
	int total = cut->is_middle ? (int)utf8_str_width(cut->text) : 0;

	if (total > cut->width && cut->width > 0)
		draw_middle(cut, canvas, area, row, column, style, *highlights, total);
	else
		canvas_text_highlighted(canvas, area, row, column, cut->width, cut->text, style,
					true, highlights);
}
