/*
 * Lists of tags are short text that is read, shown and written far more often than it is changed,
 * so they are kept as the text that is shown, and taken apart only to change them.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "model/marks.h"

/* A tag and its place among the tags as typed. */
struct tag {
	struct str name;
	size_t place;
};

struct tag_array {
	struct tag *tags;
	size_t count;
	size_t capacity;
};

bool tags_next(struct str *rest, struct str *tag)
{
	while (str_split_next(rest, ';', tag)) {
		*tag = str_trim(*tag);
		if (tag->len)
			return true;
	}
	return false;
}

bool tags_have(struct str tags, struct str tag)
{
	struct str each;

	tag = str_trim(tag);
	while (tags_next(&tags, &each))
		if (str_equal_ignoring_case(each, tag))
			return true;
	return false;
}

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static int compare_names(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;

	for (size_t i = 0; i < len; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return lower(a.p[i]) < lower(b.p[i]) ? -1 : 1;
	return a.len < b.len ? -1 : a.len > b.len;
}

/* By name, and of one name the first spelling first. */
static int compare_tags(const void *left, const void *right)
{
	const struct tag *a = left, *b = right;
	int order = compare_names(a->name, b->name);

	return order ? order : a->place < b->place ? -1 : a->place > b->place;
}

static void collect(struct tag_array *array, struct str tags)
{
	struct str name;

	while (tags_next(&tags, &name)) {
		array->tags = alloc_grow(array->tags, &array->capacity, array->count + 1,
					 sizeof(*array->tags));
		array->tags[array->count] = (struct tag){ name, array->count };
		array->count++;
	}
}

static void add_joined(struct strbuf *out, struct str name, bool is_first)
{
	if (!is_first)
		strbuf_add_cstr(out, "; ");
	strbuf_add(out, name);
}

/* Adds tags that are clean already. */
static void add_sorted(struct strbuf *out, struct str tags)
{
	struct tag_array array = { NULL, 0, 0 };
	const struct str *last = NULL;

	collect(&array, tags);
	if (array.count > 1)
		qsort(array.tags, array.count, sizeof(*array.tags), compare_tags);
	for (size_t i = 0; i < array.count; i++) {
		const struct str *name = &array.tags[i].name;

		if (last && compare_names(*last, *name) == 0)
			continue;
		add_joined(out, *name, !last);
		last = name;
	}
	free(array.tags);
}

void tags_normalise(struct strbuf *out, struct str tags)
{
	char *clean;
	bool is_ascii;

	if (tags.len == 0)
		return;
	clean = alloc_resize(NULL, tags.len, 3);
	add_sorted(out, (struct str){ clean, utf8_clean(tags, clean, &is_ascii) });
	free(clean);
}

void tags_add(struct strbuf *tags, struct str added)
{
	struct strbuf all;

	strbuf_init(&all);
	strbuf_add(&all, strbuf_str(tags));
	strbuf_add_byte(&all, ';');
	strbuf_add(&all, added);
	strbuf_clear(tags);
	tags_normalise(tags, strbuf_str(&all));
	strbuf_free(&all);
}

void tags_remove(struct strbuf *tags, struct str removed)
{
	struct strbuf gone, kept;
	struct str rest = strbuf_str(tags), tag;

	strbuf_init(&gone);
	strbuf_init(&kept);
	tags_normalise(&gone, removed);
	while (tags_next(&rest, &tag))
		if (!tags_have(strbuf_str(&gone), tag))
			add_joined(&kept, tag, kept.len == 0);
	strbuf_set(tags, strbuf_str(&kept));
	strbuf_free(&gone);
	strbuf_free(&kept);
}
