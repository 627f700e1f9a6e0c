/*
 * Where little of a long text is shown as another, most of both forms would be the same, and
 * searched twice: of the second only what is around the differences is kept, a line each. The cut
 * ends of such a line are marked by a byte that no text has, so that an expression does not take
 * them for those of the text.
 */

#include "config.h"

#include "text/forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/ascii.h"
#include "text/fold.h"

#define WHOLE_MAX 300 /* bytes of text of which both forms are whole, as titles are */
#define AROUND    40  /* bytes kept on either side of a difference, and the words they end in */
#define WORD_MAX  32
#define CUT       '\x1F'

#define EACH_BYTE(byte) (0x0101010101010101u * (byte))

/* Looks at eight bytes at a time, and at the eight from the next one on: where both are blanks, a
 * byte of zero is left. */
static bool has_two_blanks(struct str s)
{
	size_t i = 0;

	for (; i + 9 <= s.len; i += 8) {
		uint64_t bytes, next;

		memcpy(&bytes, s.p + i, sizeof(bytes));
		memcpy(&next, s.p + i + 1, sizeof(next));
		bytes = (bytes ^ EACH_BYTE(' ')) | (next ^ EACH_BYTE(' '));
		if ((bytes - EACH_BYTE(1u)) & ~bytes & EACH_BYTE(0x80u))
			return true;
	}
	for (; i + 1 < s.len; i++)
		if (s.p[i] == ' ' && s.p[i + 1] == ' ')
			return true;
	return false;
}

/* Makes one blank of several, in text from byte `from` on; offsets (or NULL) alike. */
static void squeeze_blanks(struct strbuf *text, size_t from, uint32_t *offsets)
{
	size_t len = from;

	if (!has_two_blanks(str_sub(strbuf_str(text), from, SIZE_MAX)))
		return;
	for (size_t i = from; i < text->len; i++) {
		if (text->data[i] == ' ' && len > from && text->data[len - 1] == ' ')
			continue;
		if (offsets)
			offsets[len - from] = offsets[i - from];
		text->data[len++] = text->data[i];
	}
	if (offsets)
		offsets[len - from] = offsets[text->len - from];
	strbuf_truncate(text, len);
}

/* Offsets of text of which each byte came from the one at its own; one more for its end. */
static uint32_t *own_offsets(size_t len)
{
	uint32_t *offsets = alloc_resize(NULL, len + 1, sizeof(*offsets));

	for (size_t i = 0; i <= len; i++)
		offsets[i] = (uint32_t)i;
	return offsets;
}

static bool has_markup(struct str s)
{
	return ascii_find_markup(s.p, s.len) < s.len;
}

/* Whether what is shown of a text, which was read, is another text. */
static bool is_changed(const struct tex_text *shown)
{
	return shown->count > 0;
}

bool forms_are_plain(struct str s)
{
	struct tex_text shown;
	bool is_plain;

	if (!has_markup(s))
		return true;
	if (!fold_is_plain(s))
		return false;
	tex_text_init(&shown);
	tex_read(&shown, s);
	is_plain = !is_changed(&shown);
	tex_text_free(&shown);
	return is_plain;
}

static void add_shown(struct strbuf *out, struct tex_text *shown)
{
	size_t from = out->len;

	/* What is shown of TeX is text of its own. */
	if (is_changed(shown) && has_two_blanks(shown->text)) {
		squeeze_blanks(&shown->shown, 0, NULL);
		shown->text = strbuf_str(&shown->shown);
	}
	fold_add_shown(out, shown->text);
	squeeze_blanks(out, from, NULL);
}

void forms_add_shown(struct strbuf *out, struct str s)
{
	struct tex_text shown;

	if (!has_markup(s)) {
		fold_add(out, s);
		return;
	}
	tex_text_init(&shown);
	tex_read(&shown, s);
	add_shown(out, &shown);
	tex_text_free(&shown);
}

/* The start of a word, or at least of a character, in the WORD_MAX bytes before `at`. */
static size_t word_start(struct str s, size_t at)
{
	size_t start = at;

	while (start > 0 && at - start < WORD_MAX && s.p[start - 1] != ' ')
		start--;
	while (start > 0 && ((unsigned char)s.p[start] & 0xC0) == 0x80)
		start--;
	return start;
}

static size_t word_end(struct str s, size_t at)
{
	size_t end = at;

	while (end < s.len && end - at < WORD_MAX && s.p[end] != ' ')
		end++;
	while (end < s.len && ((unsigned char)s.p[end] & 0xC0) == 0x80)
		end++;
	return end;
}

/* Adds a part of the source, and marks its cut ends. */
static void add_part(struct strbuf *out, struct str s, size_t start, size_t end)
{
	size_t from;

	if (start > 0)
		strbuf_add_byte(out, CUT);
	from = out->len;
	fold_add(out, str_sub(s, start, end - start));
	squeeze_blanks(out, from, NULL);
	if (end < s.len)
		strbuf_add_byte(out, CUT);
}

/* Goes through the stretches of the source that are shown as something else, or not at all. */
struct differences {
	const struct tex_text *shown;
	struct str source;
	size_t piece;
	size_t at; /* up to here the source is shown as it is, or was gone through */
};

static bool next_difference(struct differences *differences, size_t *start, size_t *end)
{
	const struct tex_text *shown = differences->shown;

	for (; differences->piece < shown->count; differences->piece++) {
		const struct tex_piece *piece = &shown->pieces[differences->piece];

		*start = differences->at;
		*end = piece->is_copied ? piece->source : piece->source_end;
		differences->at = piece->source_end;
		if (*start < *end) {
			differences->piece++;
			return true;
		}
	}
	*start = differences->at;
	*end = differences->at = differences->source.len;
	return *start < *end;
}

/* Adds the parts of the source around what is shown as something else, a line each. */
static void add_parts(struct strbuf *out, struct str s, const struct tex_text *shown)
{
	struct differences differences = { .shown = shown, .source = s };
	size_t start, end, from = 0, to = 0;

	while (next_difference(&differences, &start, &end)) {
		start = word_start(s, start > AROUND ? start - AROUND : 0);
		end = word_end(s, s.len - end > AROUND ? end + AROUND : s.len);
		if (to > 0 && start > to) {
			add_part(out, s, from, to);
			strbuf_add_byte(out, '\n');
		}
		if (to == 0 || start > to)
			from = start;
		to = end > to ? end : to;
	}
	add_part(out, s, from, to);
}

/* Adds both forms of a text with markup, and the newline; the second goes where it is equal. */
static bool add_both(struct strbuf *out, struct str s)
{
	size_t from = out->len, second;
	struct tex_text shown;
	bool is_plain;

	tex_text_init(&shown);
	tex_read(&shown, s);
	is_plain = !is_changed(&shown) && fold_is_plain(s);
	add_shown(out, &shown);
	strbuf_add_byte(out, '\n');
	second = out->len;
	if (is_changed(&shown) && s.len > WHOLE_MAX)
		add_parts(out, s, &shown);
	else
		add_part(out, s, 0, s.len);
	if (str_equal(str_sub(strbuf_str(out), from, second - 1 - from),
		      str_sub(strbuf_str(out), second, SIZE_MAX)))
		strbuf_truncate(out, second - 1);
	tex_text_free(&shown);
	return is_plain;
}

void forms_add_typed(struct strbuf *out, struct str s)
{
	size_t from = out->len;

	fold_add_shown(out, s);
	squeeze_blanks(out, from, NULL);
}

bool forms_add(struct strbuf *out, struct str s)
{
	if (has_markup(s))
		return add_both(out, s);
	fold_add(out, s);
	return true;
}

/* The offsets of what was made of text that itself has offsets: from the first to the last. */
static void lead_on(uint32_t *offsets, size_t count, const uint32_t *places)
{
	for (size_t i = 0; i < count; i++)
		offsets[i] = places[offsets[i]];
}

static void squeeze_form(struct text_form *form)
{
	if (!has_two_blanks(strbuf_str(&form->folded)))
		return;
	if (!form->offsets)
		form->offsets = own_offsets(form->folded.len);
	squeeze_blanks(&form->folded, 0, form->offsets);
}

static void add_source_form(struct text_forms *forms, struct str s)
{
	struct text_form *form = &forms->each[forms->count++];

	strbuf_init(&form->folded);
	form->is_shown = false;
	fold_add_mapped(&form->folded, s, &form->offsets);
	squeeze_form(form);
}

/* What is shown has single blanks before it is folded, as what is typed has. */
static void add_shown_form(struct text_forms *forms, struct str shown)
{
	struct text_form *form = &forms->each[forms->count++];
	struct strbuf squeezed;
	uint32_t *places = NULL;

	strbuf_init(&form->folded);
	strbuf_init(&squeezed);
	form->is_shown = true;
	if (has_two_blanks(shown)) {
		places = own_offsets(shown.len);
		strbuf_set(&squeezed, shown);
		squeeze_blanks(&squeezed, 0, places);
		shown = strbuf_str(&squeezed);
	}
	fold_add_shown_mapped(&form->folded, shown, &form->offsets);
	if (places && !form->offsets)
		form->offsets = own_offsets(form->folded.len);
	if (places)
		lead_on(form->offsets, form->folded.len + 1, places);
	squeeze_form(form);
	strbuf_free(&squeezed);
	free(places);
}

void text_forms_init(struct text_forms *forms, struct str s)
{
	forms->count = 0;
	tex_text_init(&forms->shown);
	if (has_markup(s)) {
		tex_read(&forms->shown, s);
		add_shown_form(forms, forms->shown.text);
	}
	add_source_form(forms, s);
}

void text_forms_free(struct text_forms *forms)
{
	for (size_t i = 0; i < forms->count; i++) {
		strbuf_free(&forms->each[i].folded);
		free(forms->each[i].offsets);
	}
	tex_text_free(&forms->shown);
}

static size_t offset_of(const struct text_form *form, size_t at)
{
	return form->offsets ? form->offsets[at] : at;
}

/* The end of the character that the folded byte before `end` came from. */
static size_t character_end(const struct text_form *form, size_t end)
{
	while (end < form->folded.len && offset_of(form, end) == offset_of(form, end - 1))
		end++;
	return offset_of(form, end);
}

void text_form_find_source(const struct text_forms *forms, const struct text_form *form,
			   size_t *start, size_t *end)
{
	*start = offset_of(form, *start);
	*end = character_end(form, *end);
	if (form->is_shown)
		tex_find_source(&forms->shown, start, end);
}
