/*
 * One JSON object a line: the paper's fields in the order of PAPER_FIELDS, then its topics and its
 * marks. What is unknown is null. jansson gets its memory from base/alloc.h, so that none of its
 * calls fails for want of it; it refuses text that is no UTF-8, which then goes through cleaning.
 */

#include "config.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "write/formats.h"

static json_t *clean_string(struct str s)
{
	char *clean = alloc_resize(NULL, s.len, 3);
	bool is_ascii;
	json_t *string = json_stringn_nocheck(clean, utf8_clean(s, clean, &is_ascii));

	free(clean);
	return string;
}

static json_t *string_of(struct str s)
{
	json_t *string = json_stringn(s.len ? s.p : "", s.len);

	return string ? string : clean_string(s);
}

static json_t *text_or_null(struct str s)
{
	return s.len ? string_of(s) : json_null();
}

static json_t *count_or_null(int32_t count)
{
	return count >= 0 ? json_integer(count) : json_null();
}

/* The items of a list that is joined with semicolons. */
static json_t *list_of(struct str joined)
{
	json_t *array = json_array();
	struct str item;

	while (tags_next(&joined, &item))
		json_array_append_new(array, string_of(item));
	return array;
}

static json_t *sources_or_null(const struct paper *paper)
{
	size_t count;
	const struct str **names = writer_sources(paper, &count);
	json_t *array = names ? json_array() : json_null();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(array, string_of(*names[i]));
	free(names);
	return array;
}

static json_t *date_or_null(struct date date)
{
	struct strbuf text;
	json_t *value;

	strbuf_init(&text);
	date_format(date, &text);
	value = text_or_null(strbuf_str(&text));
	strbuf_free(&text);
	return value;
}

static json_t *moment_or_null(int64_t seconds)
{
	struct strbuf text;
	json_t *value;

	if (seconds == 0)
		return json_null();
	strbuf_init(&text);
	date_format_moment(seconds, &text);
	value = text_or_null(strbuf_str(&text));
	strbuf_free(&text);
	return value;
}

static json_t *list_or_null(struct str joined)
{
	return joined.len ? list_of(joined) : json_null();
}

static json_t *field_value(const struct paper *paper, enum paper_field field)
{
	json_t *value = NULL;

	switch (field_type(field)) {
	case FIELD_TYPE_TEXT:
	case FIELD_TYPE_WORD:
	case FIELD_TYPE_ARXIV_ID:
	case FIELD_TYPE_DOI:
		value = text_or_null(paper_get_text(paper, field));
		break;
	case FIELD_TYPE_NAMES:
	case FIELD_TYPE_LIST:
		value = list_or_null(paper_get_text(paper, field));
		break;
	case FIELD_TYPE_COUNT:
		value = count_or_null(paper_get_count(paper, field));
		break;
	case FIELD_TYPE_DATE:
		value = date_or_null(paper->date);
		break;
	case FIELD_TYPE_MOMENT:
		value = moment_or_null(paper_get_moment(paper, field));
		break;
	case FIELD_TYPE_SOURCES:
		value = sources_or_null(paper);
		break;
	}
	return value;
}

static void set(json_t *object, const char *key, json_t *value)
{
	int failed = json_object_set_new_nocheck(object, key, value);

	assert(!failed); /* it fails only without memory, or for a missing value */
	(void)failed;
}

static void set_paper(json_t *object, const struct paper *paper)
{
	bool is_dated = paper->date.precision != DATE_UNKNOWN && paper->date.year > 0;

	for (int i = 0; i < FIELD_COUNT; i++) {
		enum paper_field field = (enum paper_field)i;

		set(object, field_key(field), field_value(paper, field));
		if (field == FIELD_DATE)
			set(object, "date_inferred",
			    json_boolean(is_dated && paper->date.year_inferred));
	}
}

static void set_marks(json_t *object, const struct marks *marks)
{
	set(object, "starred", moment_or_null(marks->starred_at));
	set(object, "status", json_string(reading_status_name((enum reading_status)marks->status)));
	set(object, "priority", marks->priority ? json_integer(marks->priority) : json_null());
	set(object, "tags", list_of(marks->tags));
	set(object, "note", text_or_null(marks->note));
}

static int add_bytes(const char *bytes, size_t len, void *out)
{
	strbuf_add(out, (struct str){ bytes, len });
	return 0;
}

static void jsonl_begin(struct writer *writer, struct strbuf *out)
{
	(void)writer;
	(void)out;
	json_set_alloc_funcs(alloc_bytes, free);
}

static void jsonl_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	json_t *object = json_object();
	size_t flags = JSON_COMPACT | (writer->options.is_printable ? JSON_ENSURE_ASCII : 0);

	set_paper(object, row->paper);
	set(object, "topics", list_of(row->topics));
	set_marks(object, row->marks);
	json_dump_callback(object, add_bytes, out, flags);
	json_decref(object);
	strbuf_add_byte(out, '\n');
}

const struct writer_format writer_jsonl = {
	.name = "jsonl",
	.title = "JSON Lines",
	.extension = ".jsonl",
	.columns = WRITER_ALL_COLUMNS,
	.begin = jsonl_begin,
	.row = jsonl_row,
};
