/*
 * What can be completed in which line: the query's words, topics and tags; tags; files. A
 * completion lives from one Tab to the next; every other key closes it (browser.c).
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/browser_private.h"
#include "search/query_place.h"

unsigned browser_complete(struct browser *browser, struct line_edit *line, size_t from,
			  uint32_t key, browser_offer *offer)
{
	struct completion *completion = &browser->prompts.completion;
	struct strbuf text;

	if (completion->is_open && completion->count > 0) {
		completion_step(completion, line, key == INPUT_BACK_TAB);
	} else {
		completion_close(completion);
		offer(browser, line, from, completion);
		completion_put(completion, line);
	}
	if (!completion->kind || completion->count == 1)
		return EFFECT_DRAW;
	strbuf_init(&text);
	completion_describe(completion, &text);
	browser_say(browser, LEVEL_INFO, "%s", text.data);
	strbuf_free(&text);
	return EFFECT_DRAW;
}

/* Lists of tags, each once: a hundred thousand papers have but a few of them. */
struct tag_lists {
	struct hash_index by_hash;
	struct str *lists;
	size_t count, capacity;
};

static bool has_list(const struct tag_lists *lists, struct str list, uint64_t hash)
{
	size_t cursor = 0;
	uint32_t number;

	while (hash_index_next(&lists->by_hash, hash, &cursor, &number))
		if (str_equal(lists->lists[number], list))
			return true;
	return false;
}

static void add_tags(struct tag_lists *lists, const struct marks_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		struct str list = table->marks[i].tags;
		uint64_t hash = str_hash(list);

		if (list.len == 0 || has_list(lists, list, hash))
			continue;
		hash_index_add(&lists->by_hash, hash, (uint32_t)lists->count);
		lists->lists = alloc_grow(lists->lists, &lists->capacity, lists->count + 1,
					  sizeof(*lists->lists));
		lists->lists[lists->count++] = list;
	}
}

/* Adds all tags in use, each once, by name. */
static void add_tags_in_use(const struct browser *browser, struct strbuf *out)
{
	struct tag_lists lists = { .count = 0 };
	struct strbuf all;

	hash_index_init(&lists.by_hash);
	add_tags(&lists, &browser->session->marks);
	add_tags(&lists, &browser->session->kept_marks);
	strbuf_init(&all);
	for (size_t i = 0; i < lists.count; i++) {
		strbuf_add(&all, lists.lists[i]);
		strbuf_add_byte(&all, ';');
	}
	tags_normalise(out, strbuf_str(&all));
	strbuf_free(&all);
	hash_index_free(&lists.by_hash);
	free(lists.lists);
}

/* Where the tag before the cursor begins. */
static size_t tag_start(const struct line_edit *line, size_t from)
{
	const char *text = line->text.data;
	size_t at = line->cursor;

	while (at > from && text[at - 1] != ';' && text[at - 1] != ',')
		at--;
	while (at < line->cursor && (text[at] == ' ' || text[at] == '-' || text[at] == '+'))
		at++;
	return at;
}

void browser_offer_tags(struct browser *browser, const struct line_edit *line, size_t from,
			struct completion *completion)
{
	size_t start = tag_start(line, from);
	struct strbuf tags;
	struct str rest, tag;

	completion_open(completion, line, start,
			str_sub(line_edit_text(line), start, line->cursor - start), "tag");
	completion_surround(completion, STR(""), STR("; "));
	strbuf_init(&tags);
	add_tags_in_use(browser, &tags);
	rest = strbuf_str(&tags);
	while (tags_next(&rest, &tag))
		completion_offer(completion, tag);
	strbuf_free(&tags);
}

void browser_offer_topics(struct browser *browser, const struct line_edit *line, size_t from,
			  struct completion *completion)
{
	const struct topic_list *topics = &browser->session->topics;
	struct str typed = str_sub(line_edit_text(line), from, line->cursor - from);

	completion_open(completion, line, from, typed, "topic");
	for (size_t i = 0; i < topics->count; i++)
		completion_offer(completion, topics->topics[i].name);
}

/* A tag as it is written within quotes. */
static void add_escaped(struct str tag, struct strbuf *out)
{
	for (size_t i = 0; i < tag.len; i++) {
		if (tag.p[i] == '"' || tag.p[i] == '\\')
			strbuf_add_byte(out, '\\');
		strbuf_add_byte(out, tag.p[i]);
	}
}

/* The tags, within quotes where one of them has to be. */
static void offer_quoted_tags(struct browser *browser, bool is_quoted,
			      struct completion *completion)
{
	struct strbuf tags, escaped;
	struct str rest, tag;

	strbuf_init(&tags);
	strbuf_init(&escaped);
	add_tags_in_use(browser, &tags);
	rest = strbuf_str(&tags);
	while (tags_next(&rest, &tag)) {
		size_t before = completion->count;

		strbuf_clear(&escaped);
		add_escaped(tag, &escaped);
		completion_offer(completion, strbuf_str(&escaped));
		if (completion->count > before)
			is_quoted |= query_value_needs_quotes(tag);
	}
	completion_surround(completion, is_quoted ? STR("\"") : STR(""),
			    is_quoted ? STR("\" ") : STR(" "));
	strbuf_free(&escaped);
	strbuf_free(&tags);
}

/* The names of fields with their colons, or the words of another place. */
static void offer_words(enum query_place place, struct completion *completion)
{
	const char *word;

	completion_surround(completion, STR(""), place == QUERY_PLACE_TERM ? STR("") : STR(" "));
	for (size_t i = 0; (word = query_place_word(place, i)) != NULL; i++) {
		struct strbuf text;

		strbuf_init(&text);
		strbuf_add_cstr(&text, word);
		if (place == QUERY_PLACE_TERM)
			strbuf_add_byte(&text, ':');
		completion_offer(completion, strbuf_str(&text));
		strbuf_free(&text);
	}
}

static void offer_topic_terms(struct browser *browser, struct completion *completion)
{
	const struct topic_list *topics = &browser->session->topics;

	completion_surround(completion, STR("@"), STR(" "));
	for (size_t i = 0; i < topics->count; i++)
		completion_offer(completion, topics->topics[i].name);
}

void browser_offer_query(struct browser *browser, const struct line_edit *line, size_t from,
			 struct completion *completion)
{
	static const char *const kinds[] = {
		[QUERY_PLACE_OTHER] = "word",        [QUERY_PLACE_TERM] = "field",
		[QUERY_PLACE_TOPIC] = "topic",       [QUERY_PLACE_TAG] = "tag",
		[QUERY_PLACE_IS] = "word after is:", [QUERY_PLACE_HAS] = "word after has:",
	};
	struct str typed = str_sub(line_edit_text(line), from, line->cursor - from);
	struct query_end end = query_find_end(typed);

	completion_open(completion, line, from + end.start, end.typed, kinds[end.place]);
	if (end.place == QUERY_PLACE_TOPIC)
		offer_topic_terms(browser, completion);
	else if (end.place == QUERY_PLACE_TAG)
		offer_quoted_tags(browser, end.is_quoted, completion);
	else if (end.place != QUERY_PLACE_OTHER)
		offer_words(end.place, completion);
}
