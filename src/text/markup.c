/*
 * One pass over the bytes: up to the next < or &, as it is; then what begins there. What is skipped
 * has its end looked for ahead. Where an end is found, reading goes on behind it; where there is
 * none, the same is not looked for again, so that the whole is linear.
 */

#include "config.h"

#include "text/markup.h"

#include <assert.h>
#include <string.h>

#include "base/ascii.h"
#include "base/char.h"
#include "text/markup_entity.h"
#include "text/markup_tag.h"

/* No heading of the whole is longer. */
#define HEADING_MAX 40

#define NOWHERE SIZE_MAX

/* What an end is looked for of. */
enum skipped {
	SKIPPED_COMMENT,
	SKIPPED_CDATA,
	SKIPPED_INSTRUCTION,
	SKIPPED_MATH,
	SKIPPED_ANNOTATION,
	SKIPPED_HIDDEN,
	SKIPPED_COUNT,
};

struct markup_reader {
	struct strbuf *out;
	struct str rest;
	size_t start;          /* where the text begins in out */
	bool needs_space;      /* before the text that comes next */
	size_t math_start;     /* in out, of the MathML that is open; or NOWHERE */
	size_t math_end;       /* in out, of the MathML read last in this formula */
	size_t annotation_end; /* the same of TeX */
	bool has_no_end[SKIPPED_COUNT];
	bool knows_letters;      /* closed_letters is known */
	uint32_t closed_letters; /* of which tags of one letter there is an end, as bits */
	uint32_t open_letters;   /* and those of which the start was taken */
};

static void begin_text(struct markup_reader *reader)
{
	struct strbuf *out = reader->out;

	if (reader->needs_space && out->len > reader->start &&
	    !char_is_space(out->data[out->len - 1]))
		strbuf_add_byte(out, ' ');
	reader->needs_space = false;
}

/* Blanks at the start and between blocks are no text. */
static void add_text(struct markup_reader *reader, struct str text)
{
	if (reader->needs_space || reader->out->len == reader->start)
		while (text.len > 0 && char_is_space(*text.p))
			text = str_drop(text, 1);
	if (text.len == 0)
		return;
	begin_text(reader);
	strbuf_add(reader->out, text);
}

static void drop(struct str *s, size_t len)
{
	*s = str_drop(*s, len);
}

/* Takes the entity that *s begins with, or one byte. */
static void take_character(struct markup_reader *reader, struct str *s)
{
	uint32_t codepoint;
	size_t len = markup_entity_read(*s, &codepoint);

	begin_text(reader);
	if (len > 0)
		strbuf_add_codepoint(reader->out, codepoint);
	else
		strbuf_add_byte(reader->out, *s->p);
	drop(s, len > 0 ? len : 1);
}

/* Adds text in which only entities are read. */
static void add_without_tags(struct markup_reader *reader, struct str text)
{
	while (text.len > 0) {
		const char *entity = memchr(text.p, '&', text.len);
		size_t len = entity ? (size_t)(entity - text.p) : text.len;

		add_text(reader, str_sub(text, 0, len));
		drop(&text, len);
		if (text.len > 0)
			take_character(reader, &text);
	}
}

/* The place of `end` in the rest, NOWHERE where there is none. */
static size_t find_end(struct markup_reader *reader, enum skipped what, struct str end)
{
	size_t at;

	if (reader->has_no_end[what])
		return NOWHERE;
	at = str_find(reader->rest, end);
	reader->has_no_end[what] = at == NOWHERE;
	return at;
}

/* The place of the end tag of that name in the rest, and its length. */
static size_t find_end_tag(struct markup_reader *reader, enum skipped what, struct str name,
			   size_t *len)
{
	struct str rest = reader->rest;
	struct markup_tag tag;
	size_t at;

	if (reader->has_no_end[what])
		return NOWHERE;
	while ((at = str_find(rest, STR("</"))) != NOWHERE) {
		drop(&rest, at);
		if (markup_tag_read(rest, &tag) && str_equal_ignoring_case(tag.name, name)) {
			*len = tag.len;
			return reader->rest.len - rest.len;
		}
		drop(&rest, 2);
	}
	reader->has_no_end[what] = true;
	return NOWHERE;
}

/* Skips the rest of the element of which the start tag was taken. */
static void skip_element(struct markup_reader *reader, enum skipped what, struct str name)
{
	size_t len, at = find_end_tag(reader, what, name, &len);

	if (at != NOWHERE)
		drop(&reader->rest, at + len);
}

/* What of TeX that was made for a page of its own is the formula. */
static struct str find_document(struct str tex)
{
	struct str begin = STR("\\begin{document}");
	size_t at = str_find(tex, begin);

	if (at == NOWHERE)
		return tex;
	drop(&tex, at + begin.len);
	return str_sub(tex, 0, str_find(tex, STR("\\end{document}")));
}

/* TeX, or the source of MathML: the formula is there already, or this is it. */
static void handle_annotation(struct markup_reader *reader, const struct markup_tag *tag)
{
	size_t here = reader->out->len, at, len;

	if (tag->is_end || tag->is_empty)
		return;
	if (here == reader->math_end ||
	    (reader->math_start != NOWHERE && here > reader->math_start)) {
		skip_element(reader, SKIPPED_ANNOTATION, tag->name);
		return;
	}
	at = find_end_tag(reader, SKIPPED_ANNOTATION, tag->name, &len);
	if (at == NOWHERE)
		return;
	add_without_tags(reader, str_trim(find_document(str_sub(reader->rest, 0, at))));
	drop(&reader->rest, at + len);
	reader->annotation_end = reader->out->len;
}

static void handle_math(struct markup_reader *reader, const struct markup_tag *tag)
{
	if (tag->is_empty)
		return;
	if (tag->is_end) {
		if (reader->math_start != NOWHERE && reader->out->len > reader->math_start)
			reader->math_end = reader->out->len;
		reader->math_start = NOWHERE;
	} else if (reader->out->len == reader->annotation_end) {
		skip_element(reader, SKIPPED_MATH, tag->name);
	} else {
		reader->math_start = reader->out->len;
	}
}

/* The bit of a tag of one letter; 0 of any other. */
static uint32_t letter_bit(struct str name)
{
	int letter = name.len == 1 ? (*name.p | 0x20) - 'a' : -1;

	return letter >= 0 && letter < 26 ? (uint32_t)1 << letter : 0;
}

/* Notes which tags of one letter are closed in the rest. */
static void find_closed_letters(struct markup_reader *reader)
{
	struct str rest = reader->rest;
	struct markup_tag tag;
	size_t at;

	while ((at = str_find(rest, STR("</"))) != NOWHERE) {
		drop(&rest, at);
		if (markup_tag_read(rest, &tag))
			reader->closed_letters |= letter_bit(tag.name);
		drop(&rest, 2);
	}
	reader->knows_letters = true;
}

/* Whether a tag without its counterpart is text. */
static bool is_lonely_letter(struct markup_reader *reader, const struct markup_tag *tag)
{
	uint32_t bit = letter_bit(tag->name);

	if (tag->kind != TAG_INLINE || bit == 0)
		return false;
	if (tag->is_end)
		return !(reader->open_letters & bit);
	if (tag->has_attributes) {
		reader->open_letters |= bit;
		return false;
	}
	if (!reader->knows_letters)
		find_closed_letters(reader);
	reader->open_letters |= reader->closed_letters & bit;
	return !(reader->closed_letters & bit);
}

/* Whether a text is the heading that abstracts begin with. */
static bool is_heading(struct str text)
{
	static const struct str headings[] = {
		STR_INIT("abstract"),        STR_INIT("summary"),
		STR_INIT("zusammenfassung"), STR_INIT("r\303\251sum\303\251"),
		STR_INIT("resumen"),         STR_INIT("resumo"),
		STR_INIT("riassunto"),
	};

	text = str_trim(text);
	if (text.len > 0 && (text.p[text.len - 1] == ':' || text.p[text.len - 1] == '.'))
		text.len--;
	for (size_t i = 0; i < sizeof(headings) / sizeof(*headings); i++)
		if (str_equal_ignoring_case(text, headings[i]))
			return true;
	return false;
}

/* Takes the heading that the first element is, with its end tag. */
static bool take_heading(struct markup_reader *reader, const struct markup_tag *tag)
{
	struct str text = str_sub(reader->rest, 0, HEADING_MAX);
	size_t end = str_find(text, STR("</"));
	struct markup_tag end_tag;

	if (reader->out->len > reader->start || tag->is_end || tag->is_empty || end == NOWHERE ||
	    !is_heading(str_sub(text, 0, end)) ||
	    !markup_tag_read(str_drop(reader->rest, end), &end_tag))
		return false;
	drop(&reader->rest, end + end_tag.len);
	return true;
}

static void handle_tag(struct markup_reader *reader, const struct markup_tag *tag)
{
	drop(&reader->rest, tag->len);
	switch (tag->kind) {
	case TAG_INLINE:
		take_heading(reader, tag);
		break;
	case TAG_BLOCK:
		reader->needs_space = true;
		take_heading(reader, tag);
		break;
	case TAG_DISPLAY:
	case TAG_FORMULA:
		reader->needs_space |= tag->kind == TAG_DISPLAY;
		reader->math_end = reader->annotation_end = NOWHERE;
		break;
	case TAG_MATH:
		handle_math(reader, tag);
		break;
	case TAG_ANNOTATION:
		handle_annotation(reader, tag);
		break;
	case TAG_HIDDEN:
		if (!tag->is_end && !tag->is_empty)
			skip_element(reader, SKIPPED_HIDDEN, tag->name);
		break;
	}
}

/* Takes what begins with `begin` and ends with `end`; its inside is text, or nothing. */
static bool take_section(struct markup_reader *reader, enum skipped what, struct str begin,
			 struct str end, bool is_text)
{
	size_t at;

	if (!str_starts_with(reader->rest, begin))
		return false;
	at = find_end(reader, what, end);
	if (at == NOWHERE)
		return false;
	if (is_text)
		add_text(reader, str_sub(reader->rest, begin.len, at - begin.len));
	drop(&reader->rest, at + end.len);
	return true;
}

/* Takes what the < at the start of the rest begins, which is text where it is nothing else. */
static void take_angle(struct markup_reader *reader)
{
	struct markup_tag tag;

	if (markup_tag_read(reader->rest, &tag) && !is_lonely_letter(reader, &tag))
		handle_tag(reader, &tag);
	else if (!take_section(reader, SKIPPED_COMMENT, STR("<!--"), STR("-->"), false) &&
		 !take_section(reader, SKIPPED_CDATA, STR("<![CDATA["), STR("]]>"), true) &&
		 !take_section(reader, SKIPPED_INSTRUCTION, STR("<?"), STR("?>"), false))
		take_character(reader, &reader->rest);
}

/* How far s is without any < or &. */
static size_t plain_len(struct str s)
{
	return ascii_find_any(s.p, s.len, "<&");
}

bool markup_has(struct str s)
{
	for (;;) {
		struct markup_tag tag;
		uint32_t codepoint;

		drop(&s, plain_len(s));
		if (s.len == 0)
			return false;
		if (markup_entity_read(s, &codepoint) > 0 || markup_tag_read(s, &tag) ||
		    str_starts_with(s, STR("<!--")) || str_starts_with(s, STR("<![CDATA[")) ||
		    str_starts_with(s, STR("<?")))
			return true;
		drop(&s, 1);
	}
}

void markup_add_text(struct strbuf *out, struct str s)
{
	struct markup_reader reader = {
		.out = out,
		.rest = s,
		.start = out->len,
		.math_start = NOWHERE,
		.math_end = NOWHERE,
		.annotation_end = NOWHERE,
	};

	assert(!strbuf_holds(out, s));
	while (reader.rest.len > 0) {
		size_t len = plain_len(reader.rest);

		add_text(&reader, str_sub(reader.rest, 0, len));
		drop(&reader.rest, len);
		if (reader.rest.len == 0)
			break;
		if (*reader.rest.p == '<')
			take_angle(&reader);
		else
			take_character(&reader, &reader.rest);
	}
}
