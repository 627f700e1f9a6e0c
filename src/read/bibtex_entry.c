/* A value is one part, of which it is a view, or several joined by #, which are copied. */

#include "config.h"

#include "read/bibtex_entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

/* Looking in vain may take as long as the entry is: it is done only so often. */
#define ENDLESS_MAX 16

/* How much of what is no field a message repeats. */
#define JUNK_SHOWN 40

void bibtex_entry_init(struct bibtex_entry *entry)
{
	*entry = (struct bibtex_entry){ 0 };
	strbuf_init(&entry->joined);
}

void bibtex_entry_free(struct bibtex_entry *entry)
{
	strbuf_free(&entry->joined);
	free(entry->fields);
}

/* Reads the parts of a value; false where they are too many. */
static bool read_value(struct bibtex_cursor *cursor, struct strbuf *joined,
		       struct bibtex_field *field)
{
	size_t parts = 1;

	field->value = bibtex_read_part(cursor);
	field->joined = SIZE_MAX;
	if (!bibtex_take_byte(cursor, '#'))
		return true;
	field->joined = joined->len;
	strbuf_add(joined, field->value);
	do
		strbuf_add(joined, bibtex_read_part(cursor));
	while (bibtex_take_byte(cursor, '#') && ++parts < BIBTEX_FIELDS_MAX);
	field->value.len = joined->len - field->joined;
	return parts < BIBTEX_FIELDS_MAX;
}

/* Skips what is no field, up to what may be the next one. */
static void skip_junk(struct bibtex_cursor *cursor)
{
	size_t line = bibtex_cursor_line(cursor), start = cursor->at;
	struct str junk;

	while (cursor->at < cursor->body.len && cursor->body.p[cursor->at] != ',' &&
	       !(cursor->body.p[cursor->at] == '\n' && bibtex_is_field_at(cursor, cursor->at + 1)))
		cursor->at++;
	junk = utf8_trim(str_sub(cursor->body, start, cursor->at - start));
	/* Of an entry that is not closed the last brace was taken for that of a value. */
	if (!cursor->is_unclosed || !str_equal(junk, STR("}")))
		format_warn(cursor->context->input, line, "\"%.*s\" is no field",
			    STR_ARG(utf8_front(junk, JUNK_SHOWN)));
}

/* Whether the entry is dropped. */
static bool is_exhausted(struct bibtex_cursor *cursor)
{
	if (cursor->endless < ENDLESS_MAX)
		return false;
	format_warn(cursor->context->input, bibtex_cursor_line(cursor),
		    "too many values without an end: the rest of the entry is left out");
	return true;
}

/* Takes what is between a name and its value: an equals sign, or several. Where it is a colon or
 * missing, the value must show that it is one. */
static bool take_equals(struct bibtex_cursor *cursor, struct str name)
{
	bool has_colon = str_ends_with(name, STR(":"));
	char next;

	if (bibtex_take_byte(cursor, '=')) {
		while (bibtex_take_byte(cursor, '='))
			;
		return true;
	}
	has_colon |= bibtex_take_byte(cursor, ':');
	bibtex_skip(cursor);
	next = cursor->at < cursor->body.len ? cursor->body.p[cursor->at] : '}';
	if (next != '{' && next != '"' && !(has_colon && next >= '0' && next <= '9'))
		return false;
	name = str_cut_end(name, ":");
	format_warn(cursor->context->input, bibtex_cursor_line(cursor),
		    "no equals sign behind \"%.*s\"",
		    STR_ARG(utf8_front(name, NAME_COUNTS_LEN_MAX)));
	return true;
}

/* Reads "name = value"; false at the end of the item. */
static bool read_field(struct bibtex_cursor *cursor, struct bibtex_field *field)
{
	while (!is_exhausted(cursor)) {
		size_t start;

		while (bibtex_take_byte(cursor, ',') || bibtex_take_byte(cursor, ';'))
			;
		if (cursor->at >= cursor->body.len)
			return false;
		start = cursor->at;
		field->line = bibtex_cursor_line(cursor);
		field->name = bibtex_read_word(cursor);
		if (field->name.len > 0 && take_equals(cursor, field->name)) {
			field->name = str_cut_end(field->name, ":");
			return true;
		}
		cursor->at = start;
		skip_junk(cursor);
	}
	return false;
}

/* The key is what precedes the first comma, or else the first field. */
static struct str read_key(struct bibtex_cursor *cursor)
{
	struct str text;
	size_t end = bibtex_skip_blanks(cursor->body, cursor->at);

	cursor->at = end;
	while (end < cursor->body.len && !strchr(",={\"\n", cursor->body.p[end]))
		end++;
	text = str_sub(cursor->body, cursor->at, end - cursor->at);
	if (end < cursor->body.len && strchr("{\"", cursor->body.p[end]))
		return STR("");
	if (end < cursor->body.len && cursor->body.p[end] == '=')
		text.len = bibtex_key_len(text);
	cursor->at += text.len;
	return utf8_trim(str_cut_end(utf8_trim(text), ";"));
}

static struct bibtex_cursor begin(struct bibtex_entry *entry, const struct bibtex_item *item,
				  size_t line, struct bibtex_context *context)
{
	size_t head = (size_t)(item->body.p - item->type.p);
	struct bibtex_cursor cursor = {
		.context = context,
		.body = item->body,
		.has_escapes = item->has_escapes,
		.is_unclosed = item->is_unclosed,
		.line = line,
	};

	for (size_t i = 0; i < head; i++)
		cursor.line += item->type.p[i] == '\n';
	entry->type = item->type;
	entry->key = STR("");
	entry->count = 0;
	entry->line = line;
	strbuf_clear(&entry->joined);
	return cursor;
}

/* Takes the text of the same length that follows the one before. */
static struct str next_text(struct strbuf *text, size_t *at, struct str same)
{
	*at += same.len;
	return str_sub(strbuf_str(text), *at - same.len, same.len);
}

static size_t texts_len(const struct bibtex_entry *entry)
{
	size_t len = entry->type.len + entry->key.len;

	for (size_t i = 0; i < entry->count; i++)
		len += entry->fields[i].name.len + entry->fields[i].value.len;
	return len;
}

void bibtex_entry_copy(struct bibtex_entry *copy, const struct bibtex_entry *entry)
{
	size_t at = 0;

	bibtex_entry_init(copy);
	copy->line = entry->line;
	copy->count = entry->count;
	copy->capacity = entry->count + 1;
	copy->fields = alloc_zeroed(copy->capacity, sizeof(*copy->fields));
	strbuf_reserve(&copy->joined, texts_len(entry));
	strbuf_add(&copy->joined, entry->type);
	strbuf_add(&copy->joined, entry->key);
	for (size_t i = 0; i < entry->count; i++) {
		strbuf_add(&copy->joined, entry->fields[i].name);
		strbuf_add(&copy->joined, entry->fields[i].value);
	}
	copy->type = next_text(&copy->joined, &at, entry->type);
	copy->key = next_text(&copy->joined, &at, entry->key);
	for (size_t i = 0; i < entry->count; i++) {
		copy->fields[i] = entry->fields[i];
		copy->fields[i].name = next_text(&copy->joined, &at, entry->fields[i].name);
		copy->fields[i].value = next_text(&copy->joined, &at, entry->fields[i].value);
	}
}

/* Where `joined` lies is certain only when all values are in it. */
static void set_joined_values(struct bibtex_entry *entry)
{
	for (size_t i = 0; i < entry->count; i++)
		if (entry->fields[i].joined != SIZE_MAX)
			entry->fields[i].value.p = entry->joined.data + entry->fields[i].joined;
}

static bool refuse(struct bibtex_context *context, size_t line, const char *what)
{
	format_warn(context->input, line, "%s of more than %d fields or parts of one is left out",
		    what, BIBTEX_FIELDS_MAX);
	return false;
}

bool bibtex_entry_read(struct bibtex_entry *entry, const struct bibtex_item *item, size_t line,
		       struct bibtex_context *context)
{
	struct bibtex_cursor cursor = begin(entry, item, line, context);
	struct bibtex_field field;

	entry->key = read_key(&cursor);
	while (read_field(&cursor, &field)) {
		if (entry->count == BIBTEX_FIELDS_MAX ||
		    !read_value(&cursor, &entry->joined, &field))
			return refuse(context, line, "an entry");
		entry->fields = alloc_grow(entry->fields, &entry->capacity, entry->count + 1,
					   sizeof(*entry->fields));
		entry->fields[entry->count++] = field;
	}
	set_joined_values(entry);
	return true;
}

void bibtex_entry_define(struct bibtex_entry *entry, const struct bibtex_item *item, size_t line,
			 struct bibtex_context *context)
{
	struct bibtex_cursor cursor = begin(entry, item, line, context);
	struct bibtex_field field;

	while (read_field(&cursor, &field)) {
		strbuf_clear(&entry->joined);
		if (!read_value(&cursor, &entry->joined, &field)) {
			refuse(context, line, "a @string");
			return;
		}
		if (field.joined != SIZE_MAX)
			field.value.p = entry->joined.data;
		if (!bibtex_macros_define(context->macros, field.name, field.value))
			format_warn(context->input, field.line,
				    "what \"%.*s\" means is too long, and is left out",
				    STR_ARG(utf8_front(field.name, NAME_COUNTS_LEN_MAX)));
	}
}
