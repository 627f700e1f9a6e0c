/* Keys are compared by their letters and digits, ignoring case: release_date is releaseDate. */

#include "config.h"

#include "read/json_other.h"

#include "base/array.h"
#include "base/utf8.h"
#include "read/json_keys.h"

/* The most values that are gone through for an object with a title, and the most of its keys. */
#define NODES_MAX 2000
#define KEYS_MAX  100

/* The most keys that are named, and the most bytes of each. */
#define KEYS_NAMED 6
#define NAMED_MAX  40

/* What has all of the keys beside a title. The first row that fits tells. */
static const struct {
	const char *keys;
	const char *is;
} kinds[] = {
	{ "number state labels", "issues of a project" },
	{ "iid state", "issues of a project" },
	{ "iid weburl", "issues of a project" },
	{ "mergedat", "changes that are to be merged" },
	{ "voteaverage", "films or series" },
	{ "imdbid", "films or series" },
	{ "imdbrating", "films or series" },
	{ "director", "films or series" },
	{ "runtime", "films or series" },
	{ "cast", "films or series" },
	{ "episode audio", "podcasts" },
	{ "episode", "films or series" },
	{ "channeltitle", "videos" },
	{ "videoid", "videos" },
	{ "podcast", "podcasts" },
	{ "album", "music" },
	{ "artist", "music" },
	{ "company", "jobs" },
	{ "companyname", "jobs" },
	{ "employer", "jobs" },
	{ "salary", "jobs" },
	{ "hostedurl", "jobs" },
	{ "absoluteurl location", "jobs" },
	{ "applyurl", "jobs" },
	{ "subreddit", "posts of a forum" },
	{ "points numcomments", "posts of a forum" },
	{ "questionid", "questions of a forum" },
	{ "userid body", "posts of a forum" },
	{ "urltoimage", "news" },
	{ "readingtime", "posts of a web log" },
	{ "readingtimeminutes", "posts of a web log" },
	{ "ingredients", "recipes" },
	{ "cooktime", "recipes" },
	{ "genre platform", "games" },
	{ "instructor", "courses" },
	{ "speaker", "events" },
	{ "producttype", "goods" },
	{ "price", "goods" },
	{ "sku", "goods" },
	{ "platforms", "games" },
	{ "inventors", "patents" },
	{ "due", "tasks" },
	{ "duedate", "tasks" },
	{ "downloads likes", "models or data sets" },
};

/* The keys of an object as they are compared, a blank behind each. */
static void add_loose_keys(struct strbuf *out, const struct json_tree *tree, uint32_t object)
{
	uint32_t end = tree->nodes[object].next, node = object + 1;

	for (size_t i = 0; i < KEYS_MAX && node < end && node + 1 < tree->count; i++) {
		json_key_add_loosely(out, json_tree_raw(tree, node));
		strbuf_add_byte(out, ' ');
		node = tree->nodes[node + 1].next;
	}
}

static bool has_all(struct str keys, const char *list)
{
	struct str rest = str_from(list), key;

	while (str_split_next(&rest, ' ', &key))
		if (!str_has_word(keys, key))
			return false;
	return true;
}

/* The first object with a title, which is `object` or in it, and its keys; false: there is none. */
static bool find_titled(const struct json_tree *tree, uint32_t object, uint32_t *titled,
			struct strbuf *keys)
{
	uint32_t end =
		object + NODES_MAX < tree->count ? object + NODES_MAX : (uint32_t)tree->count;

	for (*titled = object; *titled < end; ++*titled) {
		if (tree->nodes[*titled].type != JSON_OBJECT)
			continue;
		strbuf_clear(keys);
		add_loose_keys(keys, tree, *titled);
		if (str_has_word(strbuf_str(keys), STR("title")))
			return true;
	}
	return false;
}

void json_other_add_kind(struct strbuf *out, const struct json_tree *tree, uint32_t object)
{
	struct strbuf keys;
	uint32_t titled;

	strbuf_init(&keys);
	if (find_titled(tree, object, &titled, &keys))
		for (size_t i = 0; i < COUNT_OF(kinds); i++)
			if (has_all(strbuf_str(&keys), kinds[i].keys)) {
				strbuf_add_cstr(out, kinds[i].is);
				break;
			}
	strbuf_free(&keys);
}

static void add_keys(struct strbuf *out, const struct json_tree *tree, uint32_t object)
{
	uint32_t end = tree->nodes[object].next, node = object + 1;

	for (size_t i = 0; node < end && node + 1 < tree->count; i++) {
		uint32_t next = tree->nodes[node + 1].next;
		bool is_last = next >= end || i == KEYS_NAMED;

		strbuf_add_cstr(out, i == 0 ? "" : is_last ? " and " : ", ");
		if (i == KEYS_NAMED) {
			strbuf_add_cstr(out, "more");
			return;
		}
		strbuf_add(out, utf8_front(json_tree_raw(tree, node), NAMED_MAX));
		node = next;
	}
}

void json_other_add_keys(struct strbuf *out, const struct json_tree *tree, uint32_t object)
{
	struct strbuf keys;
	uint32_t titled;

	strbuf_init(&keys);
	if (find_titled(tree, object, &titled, &keys))
		add_keys(out, tree, titled);
	strbuf_free(&keys);
}
