/*
 * Where little of a long text is shown as another, most of its forms would be the same, and
 * searched twice: of all but the first only what is around the differences is kept, a line each.
 * The cut ends of such a line are marked by a byte that no text has, so that an expression does not
 * take them for those of the text.
 */

#include "config.h"

#include "text/forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/ascii.h"
#include "text/blanks.h"
#include "text/fold.h"
#include "text/spell.h"

#define WHOLE_MAX 300 /* bytes of text of which both forms are whole, as titles are */
#define AROUND    40  /* bytes kept on either side of a difference, and the words they end in */
#define WORD_MAX  32
#define CUT       '\x1F'

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

/* Whether people type something else for what is shown. */
static bool is_spelled(struct str shown)
{
	struct tex_text spelled;
	bool is_changed_too;

	tex_text_init(&spelled);
	spell_read(&spelled, shown);
	is_changed_too = is_changed(&spelled);
	tex_text_free(&spelled);
	return is_changed_too;
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
	is_plain = !is_changed(&shown) && !is_spelled(shown.text);
	tex_text_free(&shown);
	return is_plain;
}

static void add_shown(struct strbuf *out, struct tex_text *shown)
{
	size_t from = out->len;

	/* What is shown of TeX is text of its own. */
	if (is_changed(shown) && blanks_are_double(shown->text)) {
		blanks_squeeze(&shown->shown, 0, NULL);
		shown->text = strbuf_str(&shown->shown);
	}
	fold_add_shown(out, shown->text);
	blanks_squeeze(out, from, NULL);
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

/* A form of which only parts are kept: the source of what is shown, or what that is spelled as. */
struct partial {
	struct str text;
	const struct tex_text *pieces;
	bool is_source;
	void (*fold)(struct strbuf *out, struct str s);
};

/* Adds a part, and marks its cut ends. */
static void add_part(struct strbuf *out, const struct partial *partial, size_t start, size_t end)
{
	size_t from;

	if (start > 0)
		strbuf_add_byte(out, CUT);
	from = out->len;
	partial->fold(out, str_sub(partial->text, start, end - start));
	blanks_squeeze(out, from, NULL);
	if (end < partial->text.len)
		strbuf_add_byte(out, CUT);
}

/* Goes through the stretches that are not byte for byte in the other text, or not at all. */
struct differences {
	const struct partial *partial;
	size_t piece;
	size_t at;    /* up to here the text is in the other, or was gone through */
	size_t other; /* up to there the other text is */
};

/* A difference is empty where something of the other text alone is left out. */
static bool next_difference(struct differences *differences, size_t *start, size_t *end)
{
	const struct partial *partial = differences->partial;

	for (; differences->piece < partial->pieces->count; differences->piece++) {
		struct tex_piece piece = partial->pieces->pieces[differences->piece];
		size_t from = partial->is_source ? piece.source : piece.shown;
		size_t to = partial->is_source ? piece.source_end : piece.shown_end;
		size_t other = partial->is_source ? piece.shown : piece.source;
		bool is_other = other > differences->other;

		*start = differences->at;
		*end = piece.is_copied ? from : to;
		differences->at = to;
		differences->other = partial->is_source ? piece.shown_end : piece.source_end;
		if (*start < *end || is_other) {
			differences->piece++;
			return true;
		}
	}
	*start = differences->at;
	*end = differences->at = partial->text.len;
	return *start < *end;
}

/* Adds the parts around what differs, a line each. */
static void add_parts(struct strbuf *out, const struct partial *partial)
{
	struct differences differences = { .partial = partial };
	struct str s = partial->text;
	size_t start, end, from = 0, to = 0;

	while (next_difference(&differences, &start, &end)) {
		start = word_start(s, start > AROUND ? start - AROUND : 0);
		end = word_end(s, s.len - end > AROUND ? end + AROUND : s.len);
		if (to > 0 && start > to) {
			add_part(out, partial, from, to);
			strbuf_add_byte(out, '\n');
		}
		if (to == 0 || start > to)
			from = start;
		to = end > to ? end : to;
	}
	add_part(out, partial, from, to);
}

static void add_partial(struct strbuf *out, const struct partial *partial)
{
	if (is_changed(partial->pieces) && partial->text.len > WHOLE_MAX)
		add_parts(out, partial);
	else
		add_part(out, partial, 0, partial->text.len);
}

/* Adds a newline and what is typed for what is shown; nothing, and false, where that is itself. */
static bool add_spelled(struct strbuf *out, struct str shown, struct tex_text *spelled)
{
	spell_read(spelled, shown);
	if (!is_changed(spelled))
		return false;
	strbuf_add_byte(out, '\n');
	add_partial(out, &(struct partial){ spelled->text, spelled, false, fold_add_shown });
	return true;
}

/* Adds the forms of a text with markup, and newlines; the second goes where it is equal. */
static bool add_all(struct forms_memory *memory, struct strbuf *out, struct str s)
{
	struct tex_text *shown = &memory->shown;
	size_t from = out->len, second;
	bool is_plain;

	tex_read(shown, s);
	is_plain = !is_changed(shown) && fold_is_plain(s);
	add_shown(out, shown);
	strbuf_add_byte(out, '\n');
	second = out->len;
	add_partial(out, &(struct partial){ s, shown, true, fold_add });
	if (str_equal(str_sub(strbuf_str(out), from, second - 1 - from),
		      str_drop(strbuf_str(out), second)))
		strbuf_truncate(out, second - 1);
	return !add_spelled(out, shown->text, &memory->spelled) && is_plain;
}

void forms_add_typed(struct strbuf *out, struct str s)
{
	size_t from = out->len;

	fold_add_shown(out, s);
	blanks_squeeze(out, from, NULL);
}

void forms_memory_init(struct forms_memory *memory)
{
	tex_text_init(&memory->shown);
	tex_text_init(&memory->spelled);
}

void forms_memory_free(struct forms_memory *memory)
{
	tex_text_free(&memory->shown);
	tex_text_free(&memory->spelled);
}

bool forms_add_with(struct forms_memory *memory, struct strbuf *out, struct str s)
{
	if (has_markup(s))
		return add_all(memory, out, s);
	fold_add(out, s);
	return true;
}

bool forms_add(struct strbuf *out, struct str s)
{
	struct forms_memory memory;
	bool is_plain;

	forms_memory_init(&memory);
	is_plain = forms_add_with(&memory, out, s);
	forms_memory_free(&memory);
	return is_plain;
}

/* The offsets of what was made of text that itself has offsets: from the first to the last. */
static void lead_on(uint32_t *offsets, size_t count, const uint32_t *places)
{
	for (size_t i = 0; i < count; i++)
		offsets[i] = places[offsets[i]];
}

static void squeeze_form(struct text_form *form)
{
	if (!blanks_are_double(strbuf_str(&form->folded)))
		return;
	if (!form->offsets)
		form->offsets = own_offsets(form->folded.len);
	blanks_squeeze(&form->folded, 0, form->offsets);
}

static void add_source_form(struct text_forms *forms, struct str s)
{
	struct text_form *form = &forms->each[forms->count++];

	strbuf_init(&form->folded);
	form->is_shown = form->is_spelled = false;
	fold_add_mapped(&form->folded, s, &form->offsets);
	squeeze_form(form);
}

/* What is shown has single blanks before it is folded, as what is typed has. */
static void add_shown_form(struct text_forms *forms, struct str shown, bool is_spelled_form)
{
	struct text_form *form = &forms->each[forms->count++];
	struct strbuf squeezed;
	uint32_t *places = NULL;

	strbuf_init(&form->folded);
	strbuf_init(&squeezed);
	form->is_shown = true;
	form->is_spelled = is_spelled_form;
	if (blanks_are_double(shown)) {
		places = own_offsets(shown.len);
		strbuf_set(&squeezed, shown);
		blanks_squeeze(&squeezed, 0, places);
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
	tex_text_init(&forms->spelled);
	if (has_markup(s)) {
		tex_read(&forms->shown, s);
		add_shown_form(forms, forms->shown.text, false);
		spell_read(&forms->spelled, forms->shown.text);
	}
	add_source_form(forms, s);
	if (is_changed(&forms->spelled))
		add_shown_form(forms, forms->spelled.text, true);
}

void text_forms_free(struct text_forms *forms)
{
	for (size_t i = 0; i < forms->count; i++) {
		strbuf_free(&forms->each[i].folded);
		free(forms->each[i].offsets);
	}
	tex_text_free(&forms->spelled);
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
	if (form->is_spelled)
		tex_find_source(&forms->spelled, start, end);
	if (form->is_shown)
		tex_find_source(&forms->shown, start, end);
}
