/*
 * A draft's text is cleaned straight into the arena: the searched fields first, as the run that
 * library.h promises, and the others behind it. Room is taken for the worst that cleaning can make
 * of the bytes; the caller gives back what was not needed, or everything when the paper is known.
 */

#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "model/library_internal.h"

#define WORST_GROWTH 3 /* see utf8_clean */

static const enum paper_field searched_fields[] = { FIELD_TITLE, FIELD_ABSTRACT, FIELD_SUMMARY,
						    FIELD_KEYWORDS };
static const enum paper_field other_fields[] = { FIELD_AUTHOR_NAMES, FIELD_URL };

#define SEARCHED_COUNT (sizeof(searched_fields) / sizeof(*searched_fields))
#define OTHER_COUNT    (sizeof(other_fields) / sizeof(*other_fields))

/* Cuts text that is too long between two characters. */
static struct str cut_text(struct str s)
{
	size_t len = LIBRARY_TEXT_MAX;

	if (s.len <= len)
		return s;
	while (len > LIBRARY_TEXT_MAX - 3 && ((unsigned char)s.p[len] & 0xC0) == 0x80)
		len--;
	return str_sub(s, 0, len);
}

static size_t worst_size(const struct paper *draft)
{
	uint64_t size = SEARCHED_COUNT + 2 * (uint64_t)IDENTIFIER_MAX;

	for (size_t i = 0; i < SEARCHED_COUNT; i++)
		size += WORST_GROWTH *
			(uint64_t)cut_text(paper_get_text(draft, searched_fields[i])).len;
	for (size_t i = 0; i < OTHER_COUNT; i++)
		size += WORST_GROWTH *
			(uint64_t)cut_text(paper_get_text(draft, other_fields[i])).len;
	if (size > SIZE_MAX)
		alloc_out_of_memory();
	return (size_t)size;
}

static char *clean_field(const struct paper *draft, struct paper *clean, enum paper_field field,
			 char *out)
{
	struct str text = cut_text(paper_get_text(draft, field));
	bool is_ascii;

	*paper_text(clean, field) =
		(struct str){ out, text.len ? utf8_clean(text, out, &is_ascii) : 0 };
	return out + paper_text(clean, field)->len;
}

static char *put_identifier(const char *id, struct str *field, char *out)
{
	*field = (struct str){ out, strlen(id) };
	memcpy(out, id, field->len);
	return out + field->len;
}

/* The arXiv id, from wherever the draft has it. */
static bool read_arxiv_id(const struct paper *draft, struct str doi, char id[IDENTIFIER_MAX])
{
	struct str of_arxiv = STR("10.48550/arxiv.");

	if (draft->arxiv_id.len && arxiv_id_normalise(draft->arxiv_id, id))
		return true;
	if (str_starts_with(doi, of_arxiv) &&
	    arxiv_id_normalise(str_sub(doi, of_arxiv.len, SIZE_MAX), id))
		return true;
	return str_find(str_sub(draft->url, 0, 64), STR("/")) != SIZE_MAX &&
	       arxiv_id_normalise(draft->url, id);
}

static char *clean_identifiers(const struct paper *draft, struct paper *clean, char *out)
{
	char id[IDENTIFIER_MAX];

	if (draft->doi.len && doi_normalise(draft->doi, id))
		out = put_identifier(id, &clean->doi, out);
	if ((draft->arxiv_id.len || draft->url.len || clean->doi.len) &&
	    read_arxiv_id(draft, clean->doi, id))
		out = put_identifier(id, &clean->arxiv_id, out);
	return out;
}

static int32_t clean_count(int32_t count)
{
	return count < 0 ? COUNT_UNKNOWN : count;
}

size_t library_clean(struct arena *arena, const struct paper *draft, struct paper *clean,
		     size_t *reserved)
{
	char *run, *out;

	*reserved = worst_size(draft);
	run = out = arena_text(arena, *reserved);
	paper_init(clean);
	for (size_t i = 0; i < SEARCHED_COUNT; i++) {
		out = clean_field(draft, clean, searched_fields[i], out);
		*out++ = '\n';
	}
	for (size_t i = 0; i < OTHER_COUNT; i++)
		out = clean_field(draft, clean, other_fields[i], out);
	out = clean_identifiers(draft, clean, out);
	clean->date = draft->date;
	clean->authors = clean_count(draft->authors);
	clean->upvotes = clean_count(draft->upvotes);
	clean->comments = clean_count(draft->comments);
	clean->title_is_guessed = draft->title_is_guessed && clean->title.len > 0;
	return (size_t)(out - run);
}

struct str library_clean_source(struct arena *arena, struct str name)
{
	size_t reserved, len;
	bool is_ascii;
	char *out;

	name = cut_text(name);
	reserved = WORST_GROWTH * name.len;
	out = arena_text(arena, reserved);
	len = utf8_clean(name, out, &is_ascii);
	arena_text_shrink(arena, reserved - len);
	for (size_t i = 0; i < len; i++)
		if (out[i] == ';')
			out[i] = ',';
	return (struct str){ out, len };
}
