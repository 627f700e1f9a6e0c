/*
 * slots[paper] is 0 or 1 + the place of the paper's marks, so that a million papers of which ten
 * are marked cost four megabytes and not a hundred. The text of marks that are replaced stays in
 * the arena until the table goes; text that is set again as it was takes none.
 */

#include "config.h"

#include "model/marks.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

static const char *const status_names[] = {
#define X(id, word) [READING_##id] = (word),
	READING_STATUSES(X)
#undef X
};

static const struct marks no_marks;

const char *reading_status_name(enum reading_status status)
{
	return status_names[status];
}

bool reading_status_from_name(struct str name, enum reading_status *status)
{
	name = str_trim(name);
	for (size_t i = 0; i < READING_STATUS_COUNT; i++) {
		if (str_equal_ignoring_case(name, str_from(status_names[i]))) {
			*status = (enum reading_status)i;
			return true;
		}
	}
	return false;
}

void reading_status_add_names(struct strbuf *out)
{
	for (size_t i = 0; i < READING_STATUS_COUNT; i++)
		strbuf_add_choice(out, status_names[i], i, READING_STATUS_COUNT);
}

void marks_table_init(struct marks_table *table)
{
	*table = (struct marks_table){ .slots = NULL };
	arena_init(&table->arena);
}

void marks_table_free(struct marks_table *table)
{
	arena_free(&table->arena);
	free(table->slots);
	free(table->marks);
	*table = (struct marks_table){ .slots = NULL };
}

const struct marks *marks_get(const struct marks_table *table, uint32_t paper)
{
	if (paper >= table->slot_count || table->slots[paper] == 0)
		return &no_marks;
	return &table->marks[table->slots[paper] - 1];
}

/* The marks of a paper, made where there are none. */
static struct marks *marks_at(struct marks_table *table, uint32_t paper)
{
	size_t needed = (size_t)paper + 1;

	if (needed > table->slot_count) {
		table->slots = alloc_grow(table->slots, &table->slot_capacity, needed,
					  sizeof(*table->slots));
		memset(table->slots + table->slot_count, 0,
		       (needed - table->slot_count) * sizeof(*table->slots));
		table->slot_count = needed;
	}
	if (table->slots[paper] == 0) {
		table->marks = alloc_grow(table->marks, &table->capacity, table->count + 1,
					  sizeof(*table->marks));
		table->marks[table->count++] = no_marks;
		table->slots[paper] = (uint32_t)table->count;
	}
	return &table->marks[table->slots[paper] - 1];
}

static struct str keep_text(struct marks_table *table, struct str before, const struct strbuf *text)
{
	if (str_equal(before, strbuf_str(text)))
		return before;
	return arena_copy(&table->arena, strbuf_str(text));
}

void marks_set(struct marks_table *table, uint32_t paper, const struct marks *marks)
{
	struct marks clean = *marks;
	struct strbuf tags, note;
	struct marks *at;

	if (marks_are_empty(marks) && marks_get(table, paper) == &no_marks)
		return;
	strbuf_init(&tags);
	strbuf_init(&note);
	tags_normalise(&tags, marks->tags);
	note_clean(&note, marks->note);
	at = marks_at(table, paper);
	clean.tags = keep_text(table, at->tags, &tags);
	clean.note = keep_text(table, at->note, &note);
	if (clean.status >= READING_STATUS_COUNT)
		clean.status = READING_UNREAD;
	if (clean.priority > PRIORITY_MAX)
		clean.priority = 0;
	table->starred_count -= at->starred_at != 0;
	table->starred_count += clean.starred_at != 0;
	table->removed_version += (at->removed_at != 0) != (clean.removed_at != 0);
	table->removed_count -= at->removed_at != 0;
	table->removed_count += clean.removed_at != 0;
	*at = clean;
	strbuf_free(&tags);
	strbuf_free(&note);
}

bool marks_are_empty(const struct marks *marks)
{
	return marks_equal(marks, &no_marks);
}

bool marks_say_something(const struct marks *marks)
{
	struct marks said = *marks;

	said.seen_at = said.removed_at = 0;
	return !marks_are_empty(&said);
}

bool marks_equal(const struct marks *a, const struct marks *b)
{
	return a->starred_at == b->starred_at && a->seen_at == b->seen_at &&
	       a->removed_at == b->removed_at && a->status == b->status &&
	       a->priority == b->priority && str_equal(a->tags, b->tags) &&
	       str_equal(a->note, b->note);
}

/* The length of the line break at the start of s, or 0. */
static size_t line_break_len(struct str s)
{
	if (*s.p == '\r')
		return s.len > 1 && s.p[1] == '\n' ? 2 : 1;
	return *s.p == '\n';
}

static bool is_control(uint32_t codepoint)
{
	return codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static void trim_end(struct strbuf *out, size_t start)
{
	size_t len = out->len;

	while (len > start && is_blank(out->data[len - 1]))
		len--;
	strbuf_truncate(out, len);
}

/* How many bytes at the start of s are printable ASCII. */
static size_t plain_len(struct str s)
{
	size_t len = 0;

	while (len < s.len && s.p[len] >= ' ' && s.p[len] <= '~')
		len++;
	return len;
}

void note_clean(struct strbuf *out, struct str note)
{
	size_t start = out->len, leading = 0;

	assert(!strbuf_holds(out, note));
	note = str_trim(note);
	while (note.len > 0) {
		uint32_t codepoint;
		size_t len = plain_len(note);

		if (len > 0) {
			strbuf_add(out, str_sub(note, 0, len));
			note = str_drop(note, len);
			continue;
		}
		len = line_break_len(note);
		if (len) {
			strbuf_add_byte(out, '\n');
		} else {
			len = utf8_decode(note, &codepoint);
			strbuf_add_codepoint(out, is_control(codepoint) ? ' ' : codepoint);
		}
		note = str_drop(note, len);
	}
	trim_end(out, start);
	while (start + leading < out->len && is_blank(out->data[start + leading]))
		leading++;
	strbuf_remove(out, start, leading);
}
