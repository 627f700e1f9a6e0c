/* Most texts are ASCII, which is gone past eight bytes at a time; what is spelled becomes a piece
 * as of TeX (text/tex.h), so that a match leads back the same way. */

#include "config.h"

#include "text/spell.h"

#include <string.h>

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "text/tex_symbol.h"

/* More Greek letters in a row are a word. */
#define LETTERS_MAX 2

/* Signs that are no Greek letters and have a name that people type. */
static const struct {
	uint32_t codepoint;
	const char *name;
} signs[] = {
	{ 0x210F, "hbar" },  { 0x2113, "ell" },  { 0x2202, "partial" },
	{ 0x2207, "nabla" }, { 0x221A, "sqrt" }, { 0x221E, "infty" },
};

struct speller {
	struct str in;
	struct tex_text *out;
	size_t at;
	size_t done;      /* up to here the source is spelled or copied */
	size_t raised_at; /* the end of the raised or lowered character that was spelled last */
	bool is_raised;   /* it was raised */
	bool has_changes;
	size_t formula_end; /* of a formula that is shown as its source */
};

static bool is_greek(uint32_t codepoint)
{
	return (codepoint >= 0x370 && codepoint < 0x400) ||
	       (codepoint >= 0x1F00 && codepoint < 0x2000);
}

/* The name of a Greek letter that is a sign, or NULL. */
static const char *letter_name(uint32_t codepoint)
{
	const char *name = is_greek(codepoint) ? tex_symbol_name(codepoint) : NULL;

	return name && strncmp(name, "var", 3) == 0 ? name + 3 : name;
}

static const char *sign_name(uint32_t codepoint)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (signs[i].codepoint == codepoint)
			return signs[i].name;
	return NULL;
}

static void add_piece(struct speller *speller, size_t to, struct str text, bool is_copied)
{
	struct tex_text *out = speller->out;

	speller->has_changes |= !is_copied;
	if (text.len == 0) {
		speller->done = to;
		return;
	}
	out->pieces = alloc_grow(out->pieces, &out->capacity, out->count + 1, sizeof(*out->pieces));
	out->pieces[out->count++] = (struct tex_piece){
		.shown = (uint32_t)out->shown.len,
		.shown_end = (uint32_t)(out->shown.len + text.len),
		.source = (uint32_t)speller->done,
		.source_end = (uint32_t)to,
		.is_copied = is_copied,
	};
	strbuf_add(&out->shown, text);
	speller->done = to;
}

static void copy(struct speller *speller, size_t to)
{
	add_piece(speller, to, str_sub(speller->in, speller->done, to - speller->done), true);
}

/* Puts text in place of the next `len` bytes. */
static void put(struct speller *speller, size_t len, struct str text)
{
	copy(speller, speller->at);
	add_piece(speller, speller->at + len, text, false);
	speller->at += len;
}

static uint32_t take(struct str *rest, size_t *len)
{
	uint32_t codepoint;

	*len = utf8_decode(*rest, &codepoint);
	*rest = str_drop(*rest, *len);
	return codepoint;
}

/* The bytes of the Greek letters that follow; *count: how many they are. */
static size_t greek_len(struct str rest, size_t *count)
{
	size_t total = 0, len;

	for (*count = 0; rest.len > 0 && is_greek(take(&rest, &len)); ++*count)
		total += len;
	return total;
}

/* αβ is "alpha beta". */
static void spell_letters(struct speller *speller)
{
	size_t count, total = greek_len(str_drop(speller->in, speller->at), &count);
	size_t end = speller->at + total;

	for (size_t i = 0; count <= LETTERS_MAX && i < count; i++) {
		struct str rest = str_drop(speller->in, speller->at);
		char text[32] = "";
		size_t len;
		const char *name = letter_name(take(&rest, &len));

		if (!name)
			break;
		strcat(text, i > 0 ? " " : "");
		strcat(text, name);
		put(speller, len, str_from(text));
	}
	speller->at = end;
}

/* The first of a row has the sign before it. */
static void spell_script(struct speller *speller, size_t len, uint32_t plain, bool is_raised)
{
	bool is_first = speller->raised_at != speller->at || speller->is_raised != is_raised;
	const char *name = letter_name(plain);
	struct strbuf text;

	strbuf_init(&text);
	if (is_first)
		strbuf_add_byte(&text, is_raised ? '^' : '_');
	if (name)
		strbuf_add_cstr(&text, name);
	else
		strbuf_add_codepoint(&text, plain);
	put(speller, len, strbuf_str(&text));
	speller->raised_at = speller->at;
	speller->is_raised = is_raised;
	strbuf_free(&text);
}

/* $\ell_{\infty}$, of which the screen shows the source, is ell_infty. */
static void spell_formula(struct speller *speller, char c)
{
	if (c == '$' && speller->at >= speller->formula_end)
		speller->formula_end =
			speller->at + tex_formula_end(str_drop(speller->in, speller->at), 0);
	if (speller->at < speller->formula_end && strchr("$\\{}", c))
		put(speller, 1, STR(""));
	else
		speller->at++;
}

static void spell_one(struct speller *speller)
{
	struct str rest = str_drop(speller->in, speller->at);
	size_t len;
	uint32_t codepoint = take(&rest, &len), plain;
	const char *name = sign_name(codepoint);
	bool is_raised;

	if (codepoint < 0x80)
		spell_formula(speller, (char)codepoint);
	else if (is_greek(codepoint))
		spell_letters(speller);
	else if ((plain = tex_script_plain(codepoint, &is_raised)) != 0)
		spell_script(speller, len, plain, is_raised);
	else if (name)
		put(speller, len, str_from(name));
	else
		speller->at += len;
}

void spell_read(struct tex_text *spelled, struct str shown)
{
	struct speller speller = { .in = shown, .out = spelled, .raised_at = SIZE_MAX };

	tex_set_source(spelled, shown);
	strbuf_clear(&spelled->shown);
	while (speller.at < shown.len) {
		if (speller.at >= speller.formula_end)
			speller.at +=
				ascii_find_markup(shown.p + speller.at, shown.len - speller.at);
		if (speller.at < shown.len)
			spell_one(&speller);
	}
	if (!speller.has_changes)
		return;
	copy(&speller, shown.len);
	spelled->text = strbuf_str(&spelled->shown);
}
