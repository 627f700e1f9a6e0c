/*
 * A comment is a list of groups "1 ExplicitGroup:Name\;0\;Key1\;Key2\;;", each in a line, but lines
 * are broken anywhere as well. A semicolon ends a group; one with a backslash parts what is in it,
 * and one of a name has three.
 */

#include "config.h"

#include "read/bibtex_groups.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

#define TREE     "groupstree:"
#define EXPLICIT "ExplicitGroup:"

/* An entry in more groups than this, or a key that as many groups have, is hostile. */
#define GROUPS_MAX 32

static const struct dialect_name row = { "groups of JabRef", SLOT_TAGS, VALUE_ITEM };

void bibtex_groups_init(struct bibtex_groups *groups)
{
	*groups = (struct bibtex_groups){ .members = NULL };
	strbuf_init(&groups->text);
	hash_index_init(&groups->by_key);
}

void bibtex_groups_free(struct bibtex_groups *groups)
{
	strbuf_free(&groups->text);
	free(groups->members);
	hash_index_free(&groups->by_key);
}

bool bibtex_has_groups(struct str text)
{
	return str_find(text, STR(EXPLICIT)) != SIZE_MAX;
}

static struct str text_at(const struct bibtex_groups *groups, uint32_t at, uint32_t len)
{
	return str_sub(strbuf_str(&groups->text), at, len);
}

static bool has_room(const struct bibtex_groups *groups, uint64_t hash)
{
	size_t cursor = 0, count = 0;
	uint32_t member;

	while (count < GROUPS_MAX && hash_index_next(&groups->by_key, hash, &cursor, &member))
		count++;
	return count < GROUPS_MAX;
}

static void add_member(struct bibtex_groups *groups, struct str key, uint32_t group,
		       uint32_t group_len)
{
	uint64_t hash = str_hash(key);

	if (key.len == 0 || !has_room(groups, hash))
		return;
	groups->members = alloc_grow(groups->members, &groups->capacity, groups->count + 1,
				     sizeof(*groups->members));
	groups->members[groups->count] = (struct bibtex_membership){
		.key = (uint32_t)groups->text.len,
		.key_len = (uint32_t)key.len,
		.group = group,
		.group_len = group_len,
	};
	strbuf_add(&groups->text, key);
	hash_index_add(&groups->by_key, hash, (uint32_t)groups->count++);
}

/* Takes what is before the next semicolon that no backslash hides off the front of a text. */
static bool take_part(struct str *rest, struct str *part)
{
	size_t len = 0;

	if (rest->len == 0)
		return false;
	while (len < rest->len && rest->p[len] != ';')
		len += rest->p[len] == '\\' && len + 1 < rest->len ? 2 : 1;
	*part = str_sub(*rest, 0, len);
	*rest = str_drop(*rest, len + 1);
	return true;
}

/* Adds a text without the backslashes that hide something, and without line breaks. */
static void add_plain(struct strbuf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '\\' && i + 1 < s.len)
			i++;
		if (s.p[i] != '\n')
			strbuf_add_byte(out, s.p[i]);
	}
}

/* Reads "Name;0;Key1;Key2;". */
static void read_group(struct bibtex_groups *groups, struct str group)
{
	struct strbuf key;
	struct str part;
	uint32_t name, name_len;

	if (!take_part(&group, &part))
		return;
	name = (uint32_t)groups->text.len;
	add_plain(&groups->text, part);
	name_len = (uint32_t)groups->text.len - name;
	take_part(&group, &part); /* how it goes with the group around it */
	strbuf_init(&key);
	while (take_part(&group, &part)) {
		strbuf_clear(&key);
		add_plain(&key, part);
		add_member(groups, utf8_trim(strbuf_str(&key)), name, name_len);
	}
	strbuf_free(&key);
}

/* Reads the groups of a comment, up to its closing brace. */
static void read_tree(struct bibtex_groups *groups, struct str tree)
{
	struct strbuf plain;
	struct str node;

	strbuf_init(&plain);
	while (take_part(&tree, &node)) {
		size_t at;

		strbuf_clear(&plain);
		add_plain(&plain, node);
		node = utf8_trim(strbuf_str(&plain));
		at = str_find(str_sub(node, 0, 40), STR(EXPLICIT));
		if (at != SIZE_MAX)
			read_group(groups, str_drop(node, at + sizeof(EXPLICIT) - 1));
	}
	strbuf_free(&plain);
}

/* The text of a comment up to the brace that closes it. */
static struct str up_to_brace(struct str s)
{
	size_t depth = 0, len = 0;

	for (; len < s.len; len++) {
		if (s.p[len] == '{')
			depth++;
		else if (s.p[len] == '}' && depth-- == 0)
			break;
	}
	return str_sub(s, 0, len);
}

void bibtex_groups_read(struct bibtex_groups *groups, struct str file)
{
	size_t at;

	while ((at = str_find(file, STR(TREE))) != SIZE_MAX) {
		struct str tree = up_to_brace(str_drop(file, at + sizeof(TREE) - 1));

		read_tree(groups, tree);
		file = str_drop(file, at + sizeof(TREE) - 1 + tree.len);
	}
}

void bibtex_groups_add(const struct bibtex_groups *groups, struct str key, struct record *record)
{
	size_t cursor = 0;
	uint32_t number;

	if (groups->count == 0 || key.len == 0)
		return;
	while (hash_index_next(&groups->by_key, str_hash(key), &cursor, &number)) {
		const struct bibtex_membership *member = &groups->members[number];

		if (str_equal(text_at(groups, member->key, member->key_len), key))
			record_add(record, &row, text_at(groups, member->group, member->group_len));
	}
}
