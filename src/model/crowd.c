/*
 * Papers whose identifiers contradict each other are never the same, and whether they do depends,
 * once equal ones are ruled out, on nothing but which kinds of them both have. So the papers are
 * kept in cells by the kinds that they have, and by whether their title is a guess: a paper is
 * looked for in the cells that don't contradict it.
 *
 * A paper is found by four keys, most of them in a cell. That of a twin is a hash of its title and
 * of all else that may contradict: with that many papers of one title, only one that says the same
 * is taken for the same. Where that many have one identifier as well, by other people each, one
 * that says the same has it, too: it is found by its exact key. Where one of two titles is a guess,
 * that of its title ends in the first letters of its abstract, which must begin alike; and that of
 * its opening is the text of which a guess may have cut another title. These begin with a hash of
 * what must be equal, and go on with letters that must agree as far as the shorter goes. A paper
 * has the keys of each of its titles.
 */

#include "config.h"

#include "model/crowd.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash_index.h"
#include "base/prefix_tree.h"
#include "model/library_internal.h"
#include "text/fold.h"

#define HASH_LEN sizeof(uint64_t)

/* Cells, as sums. */
#define IDENTIFIERS ((1u << LIBRARY_IDENTITY_COUNT) - 1)
#define IS_GUESSED  (1u << LIBRARY_IDENTITY_COUNT)
#define CELL_COUNT  (2u << LIBRARY_IDENTITY_COUNT)

#define BARE_SALT 0xD6E8FEB86659FD93u

/* A paper's keys, empty where it has none. */
struct keys {
	unsigned cell;
	struct str twin, exact, title, opening;
};

struct member {
	int64_t number;
	struct keys *keys; /* of its titles, its own first; in the arena */
	size_t count;
};

struct crowd {
	struct arena *arena;
	bool for_guesses;
	struct prefix_tree twins[CELL_COUNT], titles[CELL_COUNT], openings[CELL_COUNT];
	struct prefix_tree exacts; /* whatever the cell */
	struct hash_index by_number;
	struct member *members;
	size_t count;
	size_t capacity;
};

struct crowd *crowd_new(struct arena *arena, bool for_guesses)
{
	struct crowd *crowd = alloc_zeroed(1, sizeof(*crowd));

	crowd->arena = arena;
	crowd->for_guesses = for_guesses;
	hash_index_init(&crowd->by_number);
	return crowd;
}

void crowd_delete(struct crowd *crowd)
{
	if (!crowd)
		return;
	for (size_t i = 0; i < CELL_COUNT; i++) {
		prefix_tree_free(&crowd->twins[i]);
		prefix_tree_free(&crowd->titles[i]);
		prefix_tree_free(&crowd->openings[i]);
	}
	prefix_tree_free(&crowd->exacts);
	hash_index_free(&crowd->by_number);
	free(crowd->members);
	free(crowd);
}

bool crowd_is_for_guesses(const struct crowd *crowd)
{
	return crowd->for_guesses;
}

/* A hash of all that may be known of a paper without title and abstract. */
static uint64_t bare_hash(const struct paper *clean, const struct source_list *sources)
{
	uint64_t hash = BARE_SALT ^ (uint64_t)(date_ordinal(clean->date, true) + 1);

	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		if (field_is_text(field))
			hash = hash * 31 + str_hash(paper_get_text(clean, field));
		else if (field_type(field) == FIELD_TYPE_COUNT)
			hash = hash * 31 + (uint64_t)paper_get_count(clean, field);
	}
	for (; sources; sources = sources->rest)
		hash = hash * 31 + str_hash(sources->name);
	return hash;
}

static struct str write_key(char *out, uint64_t hash, size_t letters)
{
	memcpy(out, &hash, HASH_LEN);
	return (struct str){ out, HASH_LEN + letters };
}

/* What a key is made of besides its hash, and its longest. */
struct key_room {
	char twin[HASH_LEN];
	char exact[HASH_LEN];
	char title[HASH_LEN + LIBRARY_ABSTRACT_LETTERS];
	char opening[HASH_LEN + LIBRARY_OPENING_LETTERS];
};

static unsigned cell_of(const struct paper *clean)
{
	unsigned cell = clean->title_is_guessed ? IS_GUESSED : 0;

	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++)
		if (library_own_id(clean, library_identities[i]).len > 0)
			cell |= 1u << i;
	return cell;
}

/* A twin that has the same identifiers. */
static uint64_t exact_hash(const struct paper *clean, uint64_t twin)
{
	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++)
		twin = twin * 31 + str_hash(paper_get_text(clean, library_identities[i]));
	return twin;
}

/* The keys of a paper by one of its titles. */
static void make_title_keys(const struct paper *clean, uint64_t hash, struct key_room *room,
			    struct keys *keys)
{
	uint64_t twin = library_twin_hash(clean, hash);

	*keys = (struct keys){ .cell = cell_of(clean) };
	keys->twin = write_key(room->twin, twin, 0);
	keys->exact = write_key(room->exact, exact_hash(clean, twin), 0);
	keys->title = write_key(room->title, hash,
				library_abstract_letters(clean, room->title + HASH_LEN));
}

static void make_keys(const struct paper *clean, const struct source_list *sources,
		      bool with_opening, struct key_room *room, struct keys *keys)
{
	uint64_t hash;

	if (library_title_hash(clean, &hash)) {
		make_title_keys(clean, hash, room, keys);
	} else {
		*keys = (struct keys){ .cell = cell_of(clean) };
		keys->twin = write_key(room->twin, bare_hash(clean, sources), 0);
		keys->title = write_key(room->title, bare_hash(clean, sources), 0);
	}
	if (with_opening && library_opening_hash(clean, &hash))
		keys->opening = write_key(room->opening, hash,
					  library_opening_letters(clean, room->opening + HASH_LEN));
}

/* The keys of all titles of a paper, with the room for them. */
struct key_list {
	struct keys keys[1 + LIBRARY_ALIASES_MAX];
	struct key_room rooms[1 + LIBRARY_ALIASES_MAX];
	size_t count;
};

static bool has_keys(const struct key_list *list, const struct keys *keys)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->keys[i].title, keys->title))
			return true;
	return false;
}

static void make_alias_keys(const struct paper *clean, struct key_list *list)
{
	struct str rest = paper_get_text(clean, FIELD_ALIASES), alias;

	while (list->count <= LIBRARY_ALIASES_MAX && tags_next(&rest, &alias)) {
		struct keys *keys = &list->keys[list->count];

		make_title_keys(clean, fold_title_hash(alias), &list->rooms[list->count], keys);
		list->count += !has_keys(list, keys);
	}
}

/*
 * The keys of a paper as it would be in a library, by its own title or by all of them. Its text is
 * only passed through the arena.
 */
static void find_keys(struct crowd *crowd, const struct paper *paper, bool with_opening,
		      bool with_aliases, struct key_list *list)
{
	struct paper clean;
	size_t reserved;

	library_clean(crowd->arena, paper, &clean, &reserved);
	make_keys(&clean, paper->sources, with_opening || clean.title_is_guessed, &list->rooms[0],
		  &list->keys[0]);
	list->count = 1;
	if (with_aliases && clean.rare)
		make_alias_keys(&clean, list);
	arena_text_shrink(crowd->arena, reserved);
}

static uint64_t number_hash(int64_t number)
{
	return str_hash((struct str){ (const char *)&number, sizeof(number) });
}

static struct member *find_member(const struct crowd *crowd, int64_t number)
{
	size_t cursor = 0;
	uint32_t i;

	while (hash_index_next(&crowd->by_number, number_hash(number), &cursor, &i))
		if (crowd->members[i].number == number)
			return &crowd->members[i];
	return NULL;
}

bool crowd_has(const struct crowd *crowd, int64_t number)
{
	return find_member(crowd, number) != NULL;
}

static struct member *add_member(struct crowd *crowd, int64_t number)
{
	struct member *member;

	crowd->members = alloc_grow(crowd->members, &crowd->capacity, crowd->count + 1,
				    sizeof(*crowd->members));
	hash_index_add(&crowd->by_number, number_hash(number), (uint32_t)crowd->count);
	member = &crowd->members[crowd->count++];
	*member = (struct member){ .number = number };
	return member;
}

static void put_in_cell(struct crowd *crowd, const struct keys *keys, int64_t number)
{
	prefix_tree_add(&crowd->twins[keys->cell], keys->twin, number);
	prefix_tree_add(&crowd->titles[keys->cell], keys->title, number);
	if (keys->exact.len)
		prefix_tree_add(&crowd->exacts, keys->exact, number);
	if (keys->opening.len)
		prefix_tree_add(&crowd->openings[keys->cell], keys->opening, number);
}

static void remove_from_cell(struct crowd *crowd, const struct keys *keys, int64_t number)
{
	prefix_tree_remove(&crowd->twins[keys->cell], keys->twin, number);
	prefix_tree_remove(&crowd->titles[keys->cell], keys->title, number);
	if (keys->exact.len)
		prefix_tree_remove(&crowd->exacts, keys->exact, number);
	if (keys->opening.len)
		prefix_tree_remove(&crowd->openings[keys->cell], keys->opening, number);
}

static bool keys_are_equal(const struct keys *a, const struct keys *b)
{
	return a->cell == b->cell && str_equal(a->twin, b->twin) && str_equal(a->exact, b->exact) &&
	       str_equal(a->title, b->title) && str_equal(a->opening, b->opening);
}

static bool member_has(const struct member *member, const struct key_list *list)
{
	if (member->count != list->count)
		return false;
	for (size_t i = 0; i < list->count; i++)
		if (!keys_are_equal(&member->keys[i], &list->keys[i]))
			return false;
	return true;
}

/* Gives a member these keys in place of those that it had. */
static void set_keys(struct crowd *crowd, struct member *member, const struct key_list *list)
{
	for (size_t i = 0; i < member->count; i++)
		remove_from_cell(crowd, &member->keys[i], member->number);
	member->keys = arena_alloc(crowd->arena, list->count * sizeof(*member->keys));
	member->count = list->count;
	for (size_t i = 0; i < list->count; i++) {
		const struct keys *keys = &list->keys[i];

		member->keys[i] = (struct keys){
			.cell = keys->cell,
			.twin = arena_copy(crowd->arena, keys->twin),
			.exact = arena_copy(crowd->arena, keys->exact),
			.title = arena_copy(crowd->arena, keys->title),
			.opening = arena_copy(crowd->arena, keys->opening),
		};
		put_in_cell(crowd, &member->keys[i], member->number);
	}
}

void crowd_put(struct crowd *crowd, int64_t number, const struct paper *paper)
{
	struct member *member = find_member(crowd, number);
	struct key_list list;

	find_keys(crowd, paper, crowd->for_guesses, true, &list);
	if (!member)
		member = add_member(crowd, number);
	if (!member_has(member, &list))
		set_keys(crowd, member, &list);
}

static void look_up(const struct prefix_tree *tree, struct str key, int64_t *number, bool *any)
{
	int64_t found;

	if (!prefix_tree_find(tree, key, HASH_LEN, &found))
		return;
	if (!*any || found < *number)
		*number = found;
	*any = true;
}

bool crowd_find(struct crowd *crowd, const struct paper *paper, int64_t *number)
{
	struct key_list list;
	const struct keys *keys = &list.keys[0];
	bool any = false;

	find_keys(crowd, paper, true, false, &list);
	if (keys->exact.len && (keys->cell & IDENTIFIERS))
		look_up(&crowd->exacts, keys->exact, number, &any);
	if (any)
		return true;
	for (unsigned cell = 0; cell < CELL_COUNT; cell++) {
		bool is_guess = (cell | keys->cell) & IS_GUESSED;

		if (cell & keys->cell & IDENTIFIERS)
			continue;
		look_up(is_guess ? &crowd->titles[cell] : &crowd->twins[cell],
			is_guess ? keys->title : keys->twin, number, &any);
		if (is_guess && keys->opening.len)
			look_up(&crowd->openings[cell], keys->opening, number, &any);
	}
	return any;
}
