/*
 * The text is cleaned as it goes in, so that it is always valid UTF-8 without controls; a space at
 * either end of what is typed must survive, which is why keys bypass utf8_clean.
 */

#include "config.h"

#include "app/line_edit.h"

#include <stdlib.h>
#include <string.h>

#include "app/event.h"
#include "base/alloc.h"
#include "base/utf8.h"

/* Pasting more than this into a line is a mistake. */
#define LINE_MAX_BYTES ((size_t)1 << 16)

void line_edit_init(struct line_edit *edit)
{
	strbuf_init(&edit->text);
	strbuf_init(&edit->cut);
	edit->cursor = 0;
	edit->is_cutting = false;
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

/* Cleans and inserts at the cursor. */
static void insert_clean(struct line_edit *edit, struct str text)
{
	char *clean;
	bool is_ascii;
	size_t len;

	text = str_sub(text, 0, LINE_MAX_BYTES);
	clean = alloc_bytes(3 * text.len + 1);
	len = utf8_clean(text, clean, &is_ascii);
	if (edit->text.len + len <= LINE_MAX_BYTES) {
		strbuf_insert(&edit->text, edit->cursor, (struct str){ clean, len });
		edit->cursor += len;
	}
	free(clean);
}

void line_edit_set(struct line_edit *edit, struct str text)
{
	strbuf_clear(&edit->text);
	edit->cursor = 0;
	edit->is_cutting = false;
	insert_clean(edit, text);
}

static bool is_blank_at(struct str text, size_t at)
{
	return at < text.len && (text.p[at] == ' ' || text.p[at] == '\t');
}

void line_edit_paste(struct line_edit *edit, struct str text)
{
	size_t before = edit->text.len;
	bool begins_blank = is_blank_at(text, 0), ends_blank = is_blank_at(text, text.len - 1);

	edit->is_cutting = false;
	if (begins_blank && edit->cursor > 0)
		line_edit_replace(edit, edit->cursor, edit->cursor, STR(" "));
	insert_clean(edit, text);
	if (ends_blank && edit->text.len > before + 1)
		line_edit_replace(edit, edit->cursor, edit->cursor, STR(" "));
}

void line_edit_replace(struct line_edit *edit, size_t from, size_t to, struct str text)
{
	char bytes[4];

	strbuf_remove(&edit->text, from, to - from);
	edit->cursor = from;
	edit->is_cutting = false;
	text = str_sub(text, 0, LINE_MAX_BYTES);
	while (text.len > 0) {
		uint32_t codepoint;
		size_t len;

		text = str_sub(text, utf8_decode(text, &codepoint), SIZE_MAX);
		len = utf8_encode(is_control(codepoint) ? ' ' : codepoint, bytes);
		if (edit->text.len + len > LINE_MAX_BYTES)
			return;
		strbuf_insert(&edit->text, edit->cursor, (struct str){ bytes, len });
		edit->cursor += len;
	}
}

static size_t previous_grapheme(const struct line_edit *edit)
{
	struct str text = line_edit_text(edit);
	size_t at = 0, last = 0;

	while (at < edit->cursor) {
		last = at;
		at = utf8_grapheme_end(text, at);
	}
	return last;
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

/* Deletes and keeps it, beside what the key before this one cut. */
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

static bool insert_character(struct line_edit *edit, uint32_t key)
{
	char bytes[4];
	size_t len;

	if (is_control(key) || key >= INPUT_UP)
		return false;
	len = utf8_encode(key, bytes);
	if (edit->text.len + len <= LINE_MAX_BYTES) {
		strbuf_insert(&edit->text, edit->cursor, (struct str){ bytes, len });
		edit->cursor += len;
	}
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
	/* Shift does not matter beside Alt. */
	if (key >= (KEY_ALT_BIT | 'A') && key <= (KEY_ALT_BIT | 'Z'))
		key += 'a' - 'A';
	if (move_key(edit, key) || delete_key(edit, key, was_cutting))
		return true;
	if (key == CTRL('Y')) {
		strbuf_insert(&edit->text, edit->cursor, strbuf_str(&edit->cut));
		edit->cursor += edit->cut.len;
		return true;
	}
	if (key == CTRL('T')) {
		swap_characters(edit);
		return true;
	}
	return insert_character(edit, key);
}
