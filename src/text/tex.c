/*
 * The result of tex_read: pieces in order, and mapping a stretch of the source through them. The
 * reading itself is in tex_read.c.
 */

#include "config.h"

#include "text/tex.h"

#include <stdlib.h>

void tex_text_init(struct tex_text *text)
{
	*text = (struct tex_text){ .text = STR("") };
	strbuf_init(&text->shown);
}

void tex_text_free(struct tex_text *text)
{
	strbuf_free(&text->shown);
	free(text->pieces);
}

void tex_set_source(struct tex_text *text, struct str source)
{
	text->count = 0;
	text->text = source;
}

/* The first piece whose source ends behind `at`, or `count`. */
static size_t piece_behind(const struct tex_text *text, size_t at)
{
	size_t low = 0, high = text->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (text->pieces[middle].source_end > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

bool tex_show(const struct tex_text *text, size_t *start, size_t *end)
{
	const struct tex_piece *first, *last;
	size_t from, to;

	if (text->count == 0)
		return text->text.len > 0 && *start < *end;
	from = piece_behind(text, *start);
	to = *end > 0 ? piece_behind(text, *end - 1) : 0;
	/* The last begins before the end. */
	if (to == text->count || text->pieces[to].source >= *end) {
		if (to == 0)
			return false;
		to--;
	}
	if (*start >= *end || from > to)
		return false;
	first = &text->pieces[from];
	last = &text->pieces[to];
	*start = first->is_copied && *start > first->source ? first->shown + *start - first->source
							    : first->shown;
	*end = last->is_copied && *end < last->source_end ? last->shown + *end - last->source
							  : last->shown_end;
	return true;
}

/* The piece that shows the byte `at`. Pieces follow each other without a gap. */
static const struct tex_piece *piece_showing(const struct tex_text *text, size_t at)
{
	size_t low = 0, high = text->count - 1;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (text->pieces[middle].shown_end > at)
			high = middle;
		else
			low = middle + 1;
	}
	return &text->pieces[low];
}

void tex_find_source(const struct tex_text *text, size_t *start, size_t *end)
{
	const struct tex_piece *first, *last;

	if (text->count == 0 || *start >= *end)
		return;
	first = piece_showing(text, *start);
	last = piece_showing(text, *end - 1);
	*start = first->is_copied ? first->source + *start - first->shown : first->source;
	*end = last->is_copied ? last->source + *end - last->shown : last->source_end;
}
