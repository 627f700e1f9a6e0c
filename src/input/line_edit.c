/*
 * The text is cleaned as it goes in, so that it is always valid UTF-8 without controls; a space at
 * either end of what is typed must survive, which is why keys bypass utf8_clean.
 */

#include "config.h"

#include "input/line_edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "input/event.h"

/* Text longer than this many times the limit is not even cleaned: it would have to be nearly all
 * blanks to fit. */
#define UNCLEAN_MAX 4

void line_edit_init(struct line_edit *edit, size_t limit)
{
	*edit = (struct line_edit){ .limit = limit };
	strbuf_init(&edit->text);
	strbuf_init(&edit->cut);
}

void line_edit_free(struct line_edit *edit)
{
	strbuf_free(&edit->text);
	strbuf_free(&edit->cut);
}

struct str line_edit_text(const struct line_edit *edit)
{
	return strbuf_str(&edit->text);
}

static bool is_control(uint32_t codepoint)
{
	return codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0);
}

/* Replaces the bytes from `from` to `to` by clean text; false: it is too long. */
static bool put(struct line_edit *edit, size_t from, size_t to, struct str text)
{
	edit->is_cutting = false;
	if (text.len > edit->limit || edit->text.len - (to - from) > edit->limit - text.len) {
		edit->has_refused = true;
		return false;
	}
	strbuf_remove(&edit->text, from, to - from);
	strbuf_insert(&edit->text, from, text);
	edit->cursor = from + text.len;
	return true;
}

static bool is_blank_at(struct str text, size_t at)
{
	return at < text.len && (text.p[at] == ' ' || text.p[at] == '\t');
}

/* Cleans text into out. False: it is too long for the line, whatever cleaning would leave of it. */
static bool clean_text(struct line_edit *edit, struct str text, struct strbuf *out)
{
	char *clean;
	bool is_ascii;

	if (text.len > UNCLEAN_MAX * edit->limit) {
		edit->has_refused = true;
		return false;
	}
	clean = alloc_bytes(3 * text.len + 1);
	strbuf_add(out, (struct str){ clean, utf8_clean(text, clean, &is_ascii) });
	free(clean);
	return true;
}

bool line_edit_set(struct line_edit *edit, struct str text)
{
	struct strbuf clean;
	bool is_set;

	strbuf_init(&clean);
	is_set = clean_text(edit, text, &clean) && put(edit, 0, edit->text.len, strbuf_str(&clean));
	strbuf_free(&clean);
	return is_set;
}

bool line_edit_paste(struct line_edit *edit, struct str text)
{
	bool begins_blank = is_blank_at(text, 0), ends_blank = is_blank_at(text, text.len - 1);
	struct strbuf clean;
	bool is_put;

	strbuf_init(&clean);
	is_put = clean_text(edit, text, &clean);
	if (begins_blank && edit->cursor > 0)
		strbuf_insert(&clean, 0, STR(" "));
	if (ends_blank && clean.len > 1)
		strbuf_add_byte(&clean, ' ');
	is_put = is_put && put(edit, edit->cursor, edit->cursor, strbuf_str(&clean));
	strbuf_free(&clean);
	return is_put;
}

bool line_edit_replace(struct line_edit *edit, size_t from, size_t to, struct str text)
{
	struct strbuf clean;
	bool is_put;

	strbuf_init(&clean);
	while (text.len > 0 && clean.len <= edit->limit) {
		uint32_t codepoint;

		text = str_drop(text, utf8_decode(text, &codepoint));
		strbuf_add_codepoint(&clean, is_control(codepoint) ? ' ' : codepoint);
	}
	is_put = put(edit, from, to, strbuf_str(&clean));
	strbuf_free(&clean);
	return is_put;
}

static size_t previous_grapheme(const struct line_edit *edit)
{
	return utf8_grapheme_start(line_edit_text(edit), edit->cursor);
}

static size_t next_grapheme(const struct line_edit *edit)
{
	return edit->cursor < edit->text.len ? utf8_grapheme_end(line_edit_text(edit), edit->cursor)
					     : edit->cursor;
}

/* Letters, digits and all that is not ASCII belong to words, as in readline. */
static bool is_word_byte(char byte)
{
	unsigned char c = (unsigned char)byte;

	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

static size_t word_start(const struct line_edit *edit)
{
	const char *text = edit->text.data;
	size_t at = edit->cursor;

	while (at > 0 && !is_word_byte(text[at - 1]))
		at--;
	while (at > 0 && is_word_byte(text[at - 1]))
		at--;
	return at;
}

static size_t word_end(const struct line_edit *edit)
{
	const char *text = edit->text.data;
	size_t at = edit->cursor;

	while (at < edit->text.len && !is_word_byte(text[at]))
		at++;
	while (at < edit->text.len && is_word_byte(text[at]))
		at++;
	return at;
}

/* ^W goes back to white space, punctuation or not. */
static size_t blank_start(const struct line_edit *edit)
{
	const char *text = edit->text.data;
	size_t at = edit->cursor;

	while (at > 0 && text[at - 1] == ' ')
		at--;
	while (at > 0 && text[at - 1] != ' ')
		at--;
	return at;
}

static void delete_range(struct line_edit *edit, size_t from, size_t to)
{
	strbuf_remove(&edit->text, from, to - from);
	edit->cursor = from;
}

/* Cuts: what is deleted joins what the key before this one cut. */
static void cut_range(struct line_edit *edit, bool was_cutting, size_t from, size_t to)
{
	bool is_before = to == edit->cursor;
	struct str gone = str_sub(line_edit_text(edit), from, to - from);

	if (from == to)
		return;
	if (!was_cutting)
		strbuf_clear(&edit->cut);
	strbuf_insert(&edit->cut, is_before ? 0 : edit->cut.len, gone);
	edit->is_cutting = true;
	delete_range(edit, from, to);
}

static void swap_characters(struct line_edit *edit)
{
	size_t second, end, first;
	struct strbuf swapped;
	struct str text = line_edit_text(edit);

	if (edit->cursor == 0 || text.len < 2)
		return;
	if (edit->cursor == text.len)
		edit->cursor = previous_grapheme(edit);
	second = edit->cursor;
	if (second == 0)
		return;
	end = next_grapheme(edit);
	first = previous_grapheme(edit);
	strbuf_init(&swapped);
	strbuf_add(&swapped, str_sub(text, second, end - second));
	strbuf_add(&swapped, str_sub(text, first, second - first));
	memcpy(edit->text.data + first, swapped.data, swapped.len);
	edit->cursor = end;
	strbuf_free(&swapped);
}

bool line_edit_is_character(uint32_t key)
{
	return !is_control(key) && key < INPUT_UP;
}

static bool insert_character(struct line_edit *edit, uint32_t key)
{
	char bytes[4];

	if (!line_edit_is_character(key))
		return false;
	put(edit, edit->cursor, edit->cursor, (struct str){ bytes, utf8_encode(key, bytes) });
	return true;
}

#define CTRL(letter) ((letter)&0x1F)

static bool move_key(struct line_edit *edit, uint32_t key)
{
	switch (key) {
	case INPUT_LEFT:
	case CTRL('B'):
		edit->cursor = previous_grapheme(edit);
		return true;
	case INPUT_RIGHT:
	case CTRL('F'):
		edit->cursor = next_grapheme(edit);
		return true;
	case INPUT_HOME:
	case CTRL('A'):
		edit->cursor = 0;
		return true;
	case INPUT_END:
	case CTRL('E'):
		edit->cursor = edit->text.len;
		return true;
	case KEY_ALT_BIT | 'b':
		edit->cursor = word_start(edit);
		return true;
	case KEY_ALT_BIT | 'f':
		edit->cursor = word_end(edit);
		return true;
	}
	return false;
}

static bool delete_key(struct line_edit *edit, uint32_t key, bool was_cutting)
{
	switch (key) {
	case INPUT_BACKSPACE:
	case CTRL('H'):
	case 0x7F:
		delete_range(edit, previous_grapheme(edit), edit->cursor);
		return true;
	case INPUT_DELETE:
	case CTRL('D'):
		delete_range(edit, edit->cursor, next_grapheme(edit));
		return true;
	case CTRL('W'):
		cut_range(edit, was_cutting, blank_start(edit), edit->cursor);
		return true;
	case KEY_ALT_BIT | INPUT_BACKSPACE:
	case KEY_ALT_BIT | 0x7F:
		cut_range(edit, was_cutting, word_start(edit), edit->cursor);
		return true;
	case KEY_ALT_BIT | 'd':
		cut_range(edit, was_cutting, edit->cursor, word_end(edit));
		return true;
	case CTRL('U'):
		cut_range(edit, was_cutting, 0, edit->cursor);
		return true;
	case CTRL('K'):
		cut_range(edit, was_cutting, edit->cursor, edit->text.len);
		return true;
	}
	return false;
}

bool line_edit_key(struct line_edit *edit, uint32_t key)
{
	bool was_cutting = edit->is_cutting;

	edit->is_cutting = false;
	/* With Alt, Shift is ignored. */
	if (key >= (KEY_ALT_BIT | 'A') && key <= (KEY_ALT_BIT | 'Z'))
		key += 'a' - 'A';
	if (move_key(edit, key) || delete_key(edit, key, was_cutting))
		return true;
	if (key == CTRL('Y')) {
		put(edit, edit->cursor, edit->cursor, strbuf_str(&edit->cut));
		return true;
	}
	if (key == CTRL('T')) {
		swap_characters(edit);
		return true;
	}
	return insert_character(edit, key);
}
