/* Showing pieces of the source, or something in their place; groups, and what closes them. */

#include "config.h"

#include "text/tex_reader.h"

#include <stdlib.h>

#include "base/alloc.h"

char tex_byte(const struct tex_reader *reader, size_t at)
{
	return at < reader->in.len ? reader->in.p[at] : '\0';
}

/* The last piece, where a copy of the source that goes on from it is part of it. */
static struct tex_piece *piece_to_lengthen(struct tex_reader *reader, bool is_copied)
{
	struct tex_text *out = reader->out;
	struct tex_piece *last = out->count > 0 ? &out->pieces[out->count - 1] : NULL;

	return last && is_copied && last->is_copied && last->source_end == reader->done ? last
											: NULL;
}

static void add_piece(struct tex_reader *reader, size_t to, struct str text, bool is_copied)
{
	struct tex_text *out = reader->out;
	struct tex_piece *last = piece_to_lengthen(reader, is_copied);

	if (last) {
		last->shown_end += (uint32_t)text.len;
		last->source_end = (uint32_t)to;
		strbuf_add(&out->shown, text);
	} else if (text.len > 0) {
		out->pieces = alloc_grow(out->pieces, &out->capacity, out->count + 1,
					 sizeof(*out->pieces));
		out->pieces[out->count++] = (struct tex_piece){
			.shown = (uint32_t)out->shown.len,
			.shown_end = (uint32_t)(out->shown.len + text.len),
			.source = (uint32_t)reader->done,
			.source_end = (uint32_t)to,
			.is_copied = is_copied,
		};
		strbuf_add(&out->shown, text);
	}
	reader->done = to;
}

void tex_copy_source(struct tex_reader *reader, size_t to)
{
	add_piece(reader, to, str_sub(reader->in, reader->done, to - reader->done), true);
}

void tex_put(struct tex_reader *reader, size_t to, struct str text)
{
	tex_copy_source(reader, reader->at);
	add_piece(reader, to, text, false);
	reader->at = to;
}

static int compare_open(const void *key, const void *element)
{
	size_t at = *(const size_t *)key, open = ((const struct tex_group *)element)->open;

	return (at > open) - (at < open);
}

size_t tex_close(const struct tex_reader *reader, size_t at)
{
	const struct tex_group *group;

	if (tex_byte(reader, at) != '{')
		return SIZE_MAX;
	group = bsearch(&at, reader->groups, reader->group_count, sizeof(*group), compare_open);
	return group && group->close < reader->end ? group->close : SIZE_MAX;
}

void tex_open(struct tex_reader *reader, size_t to, size_t close, struct str after)
{
	tex_put(reader, to, STR(""));
	reader->closers = alloc_grow(reader->closers, &reader->closer_capacity,
				     reader->closer_count + 1, sizeof(*reader->closers));
	reader->closers[reader->closer_count++] =
		(struct tex_closer){ .at = close, .next = close + 1, .after = after };
}
