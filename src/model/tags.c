/*
 * Lists of tags are short text that is read, shown and written far more often than it is changed,
 * so they are kept as the text that is shown, and taken apart only to change them.
 */

#include "config.h"

#include <assert.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "model/marks.h"

/* A tag and its place among the tags as typed. */
struct tag {
	struct str name;
	size_t place;
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

/* As lists that are in their normal form are. */
static bool is_sorted(const struct tag_set *set)
{
	for (size_t i = 1; i < set->count; i++)
		if (compare_tags(&set->tags[i - 1], &set->tags[i]) > 0)
			return false;
	return true;
}

void tag_set_init(struct tag_set *set, struct str tags)
{
	struct str name;

	*set = (struct tag_set){ NULL, 0, 0 };
	while (tags_next(&tags, &name)) {
		set->tags =
			alloc_grow(set->tags, &set->capacity, set->count + 1, sizeof(*set->tags));
		set->tags[set->count] = (struct tag){ name, set->count };
		set->count++;
	}
	if (!is_sorted(set))
		qsort(set->tags, set->count, sizeof(*set->tags), compare_tags);
}

void tag_set_free(struct tag_set *set)
{
	free(set->tags);
	*set = (struct tag_set){ NULL, 0, 0 };
}

bool tag_set_has(const struct tag_set *set, struct str name)
{
	size_t low = 0, high = set->count;

	name = str_trim(name);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_names(set->tags[middle].name, name);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
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
	const struct str *last = NULL;
	struct tag_set set;

	tag_set_init(&set, tags);
	for (size_t i = 0; i < set.count; i++) {
		const struct str *name = &set.tags[i].name;

		if (last && compare_names(*last, *name) == 0)
			continue;
		add_joined(out, *name, !last);
		last = name;
	}
	tag_set_free(&set);
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

void tags_add_missing(struct strbuf *out, struct str tags, struct str others)
{
	bool is_first = out->len == 0;
	struct tag_set set;
	struct str tag;

	assert(!strbuf_holds(out, tags) && !strbuf_holds(out, others));
	tag_set_init(&set, others);
	while (tags_next(&tags, &tag)) {
		if (tag_set_has(&set, tag))
			continue;
		add_joined(out, tag, is_first);
		is_first = false;
	}
	tag_set_free(&set);
}

void tags_remove(struct strbuf *tags, struct str removed)
{
	struct strbuf gone, kept;

	strbuf_init(&gone);
	strbuf_init(&kept);
	tags_normalise(&gone, removed);
	tags_add_missing(&kept, strbuf_str(tags), strbuf_str(&gone));
	strbuf_set(tags, strbuf_str(&kept));
	strbuf_free(&gone);
	strbuf_free(&kept);
}

void tags_apply_changes(struct strbuf *tags, struct str before, struct str after)
{
	struct strbuf changed;

	assert(!strbuf_holds(tags, before) && !strbuf_holds(tags, after));
	strbuf_init(&changed);
	tags_add_missing(&changed, before, after);
	tags_remove(tags, strbuf_str(&changed));
	strbuf_clear(&changed);
	tags_add_missing(&changed, after, before);
	tags_add(tags, strbuf_str(&changed));
	strbuf_free(&changed);
}
