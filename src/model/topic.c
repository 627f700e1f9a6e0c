/*
 * The topics in their order, and an index of their folded names, which is made again when one is
 * taken out; a topic that is replaced keeps its place.
 */

#include "config.h"

#include "model/topic.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/fold.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static bool is_name_character(uint32_t codepoint)
{
	if (codepoint == '-' || codepoint == '_' || codepoint == '.')
		return true;
	return utf8_is_letter_or_digit(codepoint) && !utf8_is_unsafe(codepoint);
}

size_t topic_name_len(struct str s)
{
	size_t at = 0;

	while (at < s.len) {
		uint32_t codepoint;
		size_t len = utf8_decode(str_drop(s, at), &codepoint);

		if (!is_name_character(codepoint))
			break;
		at += len;
	}
	return at;
}

void topic_list_init(struct topic_list *list)
{
	*list = (struct topic_list){ .topics = NULL };
	arena_init(&list->arena);
	hash_index_init(&list->by_name);
}

void topic_list_free(struct topic_list *list)
{
	arena_free(&list->arena);
	hash_index_free(&list->by_name);
	free(list->topics);
	*list = (struct topic_list){ .topics = NULL };
}

static uint64_t name_hash(struct str name)
{
	struct strbuf folded;
	uint64_t hash;

	strbuf_init(&folded);
	fold_add(&folded, name);
	hash = str_hash(strbuf_str(&folded));
	strbuf_free(&folded);
	return hash;
}

static bool names_equal(struct str a, struct str b)
{
	struct strbuf folded;
	size_t len;
	bool equal;

	strbuf_init(&folded);
	fold_add(&folded, a);
	len = folded.len;
	fold_add(&folded, b);
	equal = str_equal(str_sub(strbuf_str(&folded), 0, len), str_drop(strbuf_str(&folded), len));
	strbuf_free(&folded);
	return equal;
}

/* The topic with that name, or NULL. */
static struct topic *find(const struct topic_list *list, struct str name)
{
	uint64_t hash = name_hash(name);
	size_t cursor = 0;
	uint32_t i;

	while (hash_index_next(&list->by_name, hash, &cursor, &i))
		if (names_equal(list->topics[i].name, name))
			return &list->topics[i];
	return NULL;
}

const struct topic *topic_list_find(const struct topic_list *list, struct str name)
{
	return find(list, name);
}

/* Adds or replaces a topic of cleaned text; file lives as long as the list. */
static void put(struct topic_list *list, struct str name, struct str query, const char *file,
		size_t line)
{
	struct topic topic = { arena_copy(&list->arena, name), arena_copy(&list->arena, query),
			       file, line };
	struct topic *earlier = find(list, name);

	if (earlier) {
		*earlier = topic;
		return;
	}
	list->topics =
		alloc_grow(list->topics, &list->capacity, list->count + 1, sizeof(*list->topics));
	list->topics[list->count] = topic;
	hash_index_add(&list->by_name, name_hash(name), (uint32_t)list->count);
	list->count++;
}

/* A copy with its NUL, in the list's arena. */
static const char *keep_file(struct topic_list *list, const char *file)
{
	struct str name = str_from(file);

	if (!file)
		return NULL;
	return arena_copy(&list->arena, (struct str){ name.p, name.len + 1 }).p;
}

void topic_list_set(struct topic_list *list, struct str name, struct str query, const char *file,
		    size_t line)
{
	query = str_trim(query);
	if (query.len)
		put(list, str_trim(name), query, keep_file(list, file), line);
}

bool topic_list_remove(struct topic_list *list, struct str name)
{
	struct topic *topic = find(list, name);
	size_t at = (size_t)(topic - list->topics);

	if (!topic)
		return false;
	list->count--;
	memmove(topic, topic + 1, (list->count - at) * sizeof(*topic));
	hash_index_free(&list->by_name);
	hash_index_init(&list->by_name);
	for (size_t i = 0; i < list->count; i++)
		hash_index_add(&list->by_name, name_hash(list->topics[i].name), (uint32_t)i);
	return true;
}

void topic_list_copy(struct topic_list *list, const struct topic_list *from)
{
	for (size_t i = 0; i < from->count; i++)
		topic_list_set(list, from->topics[i].name, from->topics[i].query,
			       from->topics[i].file, from->topics[i].line);
}

/* Says what is wrong with a line's name or query; true when nothing is. */
static bool check_topic(const struct topic_list *list, struct str name, struct str query,
			const char *file, size_t line, struct diag *diag)
{
	const struct topic *earlier;
	struct str shown = utf8_front(name, 80);
	const char *where = *file ? file : NULL;

	if (topic_name_len(name) < name.len) {
		diag_add(diag, DIAG_WARNING, where, line, 0,
			 "a topic's name has only letters, digits, \"-\", \"_\" and \".\", "
			 "unlike \"%.*s\"",
			 STR_ARG(shown));
		return false;
	}
	if (query.len == 0) {
		diag_add(diag, DIAG_WARNING, where, line, 0, "the topic \"%.*s\" has no query",
			 STR_ARG(shown));
		return false;
	}
	earlier = find(list, name);
	if (earlier && earlier->file == file) {
		diag_add(diag, DIAG_WARNING, where, line, 0,
			 "the topic \"%.*s\" is already on line %zu", STR_ARG(shown),
			 earlier->line);
		return false;
	}
	return true;
}

static bool is_of_another_file(const struct topic_list *list, struct str name, const char *file)
{
	const struct topic *earlier = find(list, name);

	return earlier && earlier->file != file;
}

/* Reads a cleaned line; `file` is a copy made for this reading, by which its topics are known. */
static void read_line(struct topic_list *list, struct str line, const char *file, size_t number,
		      struct diag *diag)
{
	size_t equals = str_find(line, STR("="));
	struct str name = str_trim(str_sub(line, 0, equals)), query;

	if (line.len == 0 || *line.p == '#')
		return;
	if (equals == SIZE_MAX || name.len == 0) {
		diag_add(diag, DIAG_WARNING, *file ? file : NULL, number, 0,
			 "expected \"name = query\"");
		return;
	}
	query = str_trim(str_drop(line, equals + 1));
	if (query.len == 0 && is_of_another_file(list, name, file))
		topic_list_remove(list, name);
	else if (check_topic(list, name, query, file, number, diag))
		put(list, name, query, file, number);
}

void topic_list_read(struct topic_list *list, struct str text, const char *file, struct diag *diag)
{
	const char *kept = keep_file(list, file ? file : "");
	struct str line;

	if (str_starts_with(text, STR(BYTE_ORDER_MARK)))
		text = str_drop(text, 3);
	for (size_t number = 1; str_split_next(&text, '\n', &line); number++) {
		char *clean = alloc_resize(NULL, line.len + 1, 3);
		bool is_ascii;

		read_line(list, (struct str){ clean, utf8_clean(line, clean, &is_ascii) }, kept,
			  number, diag);
		free(clean);
	}
}

size_t topic_list_width(const struct topic_list *list)
{
	size_t widest = 0;

	for (size_t i = 0; i < list->count; i++) {
		size_t width = utf8_str_width(list->topics[i].name);

		widest = width > widest ? width : widest;
	}
	return widest;
}
