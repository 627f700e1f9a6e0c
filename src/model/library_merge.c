/*
 * Merging a repeated paper. While the fields are chosen, the merged paper's text lies partly in
 * the old paper's run and partly in the incoming one, at the end of the library's texts. Most
 * repetitions bring no new text, and the incoming run is given back as it is. Otherwise the new
 * text is copied elsewhere, the incoming run given back, and what changed is stored again.
 */

#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "model/library_internal.h"

/* A repeated paper and what of it is kept. */
struct merging {
	const struct paper *old;
	const struct paper *incoming;
	struct library_imprint imprint;
	struct str aliases; /* of the merged paper */
};

/* A rare text of the merged paper. */
static struct str choose_rare(const struct merging *merging, enum paper_field field)
{
	if (field == FIELD_ALIASES)
		return merging->aliases;
	return library_choose_text(paper_get_text(merging->old, field),
				   paper_get_text(merging->incoming, field),
				   paper_fields[field].merge, &merging->imprint);
}

/* Whether merging changes a text of the old paper that one of the two has among its rare ones. */
static bool changes_of(const struct merging *merging, const char *rare)
{
	enum paper_field field;
	struct str text;

	while (paper_next_rare(&rare, &field, &text))
		if (!str_equal(choose_rare(merging, field), paper_get_text(merging->old, field)))
			return true;
	return false;
}

static bool rare_changes(const struct merging *merging)
{
	const struct paper *old = merging->old;

	if (!str_equal(paper_get_text(old, FIELD_ALIASES), merging->aliases))
		return true;
	return changes_of(merging, merging->incoming->rare) ||
	       (merging->imprint.takes_incoming && changes_of(merging, old->rare));
}

static bool is_changed(const struct paper *old, const struct paper *merged, enum paper_field field)
{
	struct str before = paper_get_text(old, field), after = paper_get_text(merged, field);

	return before.p != after.p || before.len != after.len;
}

/* What of a paper's text is to be stored. */
struct changes {
	bool run;                 /* the searched fields, all together */
	bool fields[FIELD_COUNT]; /* other members */
	bool rare;                /* the rare texts, all together */
	bool any;
};

static void find_changes(const struct merging *merging, const struct paper *merged,
			 struct changes *changes)
{
	*changes = (struct changes){ .rare = rare_changes(merging) };
	changes->any = changes->rare;
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		const struct field_info *info = &paper_fields[field];

		if (info->value != FIELD_VALUE_TEXT || info->is_rare ||
		    !is_changed(merging->old, merged, field))
			continue;
		changes->any = true;
		if (info->is_searched)
			changes->run = true;
		else
			changes->fields[field] = true;
	}
}

/* Adds a field's text; the abstract of a joined guess may run over the newline of the wrong cut. */
static void copy_text(struct strbuf *text, struct str s)
{
	size_t from = text->len;
	char *newline;

	strbuf_add(text, s);
	newline = memchr(text->data + from, '\n', text->len - from);
	if (newline)
		*newline = ' ';
}

static void copy_rare(struct strbuf *copies, const struct merging *merging)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		struct str text;

		if (!paper_fields[field].is_rare)
			continue;
		text = choose_rare(merging, field);
		if (text.len == 0)
			continue;
		strbuf_reserve(copies, PAPER_RARE_HEADER);
		paper_put_rare(copies->data + copies->len, field, text.len);
		copies->len += PAPER_RARE_HEADER;
		strbuf_add(copies, text);
	}
	strbuf_reserve(copies, PAPER_RARE_END);
	paper_end_rare(copies->data + copies->len);
	copies->len += PAPER_RARE_END;
}

/* The same order as below. */
static void copy_all(struct strbuf *copies, const struct merging *merging,
		     const struct paper *merged, const struct changes *changes)
{
	for (size_t i = 0; changes->run && i < PAPER_RUN_COUNT; i++) {
		copy_text(copies, paper_get_text(merged, paper_run[i]));
		strbuf_add_byte(copies, '\n');
	}
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (changes->fields[field])
			strbuf_add(copies, paper_get_text(merged, field));
	if (changes->rare)
		copy_rare(copies, merging);
}

/* Points the merged paper at the stored text. */
static void point_to_stored(struct paper *merged, const char *stored, const struct changes *changes)
{
	for (size_t i = 0; changes->run && i < PAPER_RUN_COUNT; i++) {
		paper_text(merged, paper_run[i])->p = stored;
		stored += paper_get_text(merged, paper_run[i]).len + 1;
	}
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		if (changes->fields[field]) {
			paper_text(merged, field)->p = stored;
			stored += paper_get_text(merged, field).len;
		}
	}
	if (changes->rare)
		merged->rare = stored;
}

/*
 * Gives the incoming run back and stores the text that `merged` took from it: the searched fields
 * all together when one of them changed, the rare ones likewise, of the others those that did.
 */
static void store_text(struct library *library, const struct merging *merging, struct paper *merged,
		       const struct changes *changes, size_t reserved)
{
	struct strbuf copies;

	strbuf_init(&copies);
	copy_all(&copies, merging, merged, changes);
	arena_text_shrink(&library->texts, reserved);
	library->newest = arena_copy(&library->texts, strbuf_str(&copies)).p;
	point_to_stored(merged, library->newest, changes);
	strbuf_free(&copies);
}

static void update_indexes(struct library *library, uint32_t number, const struct paper *before)
{
	library_index_ids(library, number, before);
	library_index_opening(library, number);
}

/* What most merged papers have not: other titles. */
static struct str merge_aliases(struct library *library, struct strbuf *list,
				const struct paper *old, const struct paper *incoming,
				const struct paper *merged)
{
	bool has_one_title =
		str_equal(old->title, incoming->title) && !old->rare && !incoming->rare;

	if (!has_one_title)
		library->lost_titles += library_add_aliases(list, old, incoming, merged->title);
	return strbuf_str(list);
}

bool library_merge(struct library *library, uint32_t number, const struct paper *incoming,
		   size_t reserved)
{
	struct paper old = library->papers[number];
	struct merging merging = {
		.old = &old,
		.incoming = incoming,
		.imprint = library_choose_imprint(&old, incoming),
	};
	struct paper merged = library_merge_fields(&old, incoming, &merging.imprint);
	struct changes changes;
	struct strbuf aliases;
	bool is_retitled;

	strbuf_init(&aliases);
	merging.aliases = merge_aliases(library, &aliases, &old, incoming, &merged);
	is_retitled = !str_equal(paper_get_text(&old, FIELD_ALIASES), merging.aliases);
	find_changes(&merging, &merged, &changes);
	if (changes.any)
		store_text(library, &merging, &merged, &changes, reserved);
	else
		arena_text_shrink(&library->texts, reserved);
	library->papers[number] = merged;
	library->guessed_count -= old.title_is_guessed && !merged.title_is_guessed;
	library->guessed_count += !old.title_is_guessed && merged.title_is_guessed;
	if (changes.any)
		update_indexes(library, number, &old);
	library_index_title(library, number);
	strbuf_free(&aliases);
	return changes.run || is_retitled;
}
