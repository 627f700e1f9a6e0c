#include "config.h"

#include "session/manual.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

#define TAB_WIDTH 8

static const struct {
	const char *word, *name;
	int section;
} pages[] = {
#define X(id, word, name, section) { word, name, section },
	MANUAL_PAGES(X)
#undef X
};

const char *manual_page_word(enum manual_page page)
{
	assert(page < MANUAL_PAGE_COUNT);
	return pages[page].word;
}

const char *manual_page_name(enum manual_page page)
{
	assert(page < MANUAL_PAGE_COUNT);
	return pages[page].name;
}

int manual_page_section(enum manual_page page)
{
	assert(page < MANUAL_PAGE_COUNT);
	return pages[page].section;
}

bool manual_page_find(struct str word, enum manual_page *page)
{
	for (int i = 0; i < MANUAL_PAGE_COUNT; i++)
		if (str_equal_ignoring_case(word, str_from(pages[i].word)) ||
		    str_equal_ignoring_case(word, str_from(pages[i].name))) {
			*page = (enum manual_page)i;
			return true;
		}
	return false;
}

void manual_init(struct manual *manual)
{
	*manual = (struct manual){ 0 };
	strbuf_init(&manual->text);
}

void manual_free(struct manual *manual)
{
	free(manual->starts);
	strbuf_free(&manual->text);
}

/* The length of what ends at a BEL or ESC \, both included. */
static size_t string_len(struct str text)
{
	size_t at = 0;

	while (at < text.len && text.p[at] != '\a') {
		if (text.p[at] == '\x1b' && at + 1 < text.len && text.p[at + 1] == '\\')
			return at + 2;
		at++;
	}
	return at < text.len ? at + 1 : at;
}

/* The length of the escape sequence that the text begins with. */
static size_t escape_len(struct str text)
{
	size_t at = 2;

	if (text.len < 2)
		return text.len;
	if (text.p[1] == ']' || text.p[1] == 'P')
		return 2 + string_len(str_drop(text, 2));
	if (text.p[1] != '[')
		return 2;
	while (at < text.len && text.p[at] >= 0x20 && text.p[at] < 0x40)
		at++;
	return at < text.len ? at + 1 : at;
}

/* A backspace: the next character is struck over this one. */
static void strike(struct strbuf *out)
{
	if (out->len > 0 && out->data[out->len - 1] != '\n')
		strbuf_truncate(out, utf8_previous(strbuf_str(out), out->len));
}

/* Ends the line: blanks before its end are nothing. */
static void end_line(struct strbuf *out)
{
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - 1);
	strbuf_add_byte(out, '\n');
}

static void add_tab(struct strbuf *out, size_t line)
{
	do
		strbuf_add_byte(out, ' ');
	while (utf8_str_width(str_drop(strbuf_str(out), line)) % TAB_WIDTH != 0);
}

static void add_plain(struct str printed, struct strbuf *out)
{
	size_t line = 0;

	while (printed.len > 0) {
		uint32_t codepoint;
		size_t len = utf8_decode(printed, &codepoint);

		if (codepoint == '\x1b') {
			len = escape_len(printed);
		} else if (codepoint == '\n') {
			end_line(out);
			line = out->len;
		} else if (codepoint == '\b') {
			strike(out);
		} else if (codepoint == '\t') {
			add_tab(out, line);
		} else if (codepoint >= 0x20 && (codepoint < 0x7F || codepoint >= 0xA0)) {
			strbuf_add_codepoint(out, codepoint);
		}
		printed = str_drop(printed, len);
	}
}

static void add_start(struct manual *manual, size_t start)
{
	manual->starts = alloc_grow(manual->starts, &manual->capacity, manual->count + 1,
				    sizeof(*manual->starts));
	manual->starts[manual->count++] = start;
}

void manual_set(struct manual *manual, struct str printed)
{
	struct strbuf *text = &manual->text, plain;

	strbuf_init(&plain);
	add_plain(printed, &plain);
	if (plain.len > 0 && plain.data[plain.len - 1] != '\n')
		strbuf_add_byte(&plain, '\n');
	strbuf_free(text);
	*text = plain;
	manual->count = 0;
	for (size_t i = 0; i < text->len; i++)
		if (i == 0 || text->data[i - 1] == '\n')
			add_start(manual, i);
}

struct str manual_line(const struct manual *manual, size_t number)
{
	struct str text = strbuf_str(&manual->text);
	size_t start = manual->starts[number];
	size_t end = number + 1 < manual->count ? manual->starts[number + 1] : text.len;

	return str_sub(text, start, end - start - 1);
}
