/*
 * Merging a repeated paper. While the fields are chosen, the merged paper's text lies partly in
 * the old paper's run and partly in the incoming one, at the end of the arena. Most repetitions
 * bring no new text, and the incoming run is given back as it is. Otherwise the new text is copied
 * elsewhere, the incoming run given back, and what changed is stored again.
 */

#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "model/library_internal.h"
#include "model/names.h"
#include "text/fold.h"

static struct str longer(struct str a, struct str b)
{
	return b.len > a.len ? b : a;
}

/*
 * The abstract of a guessed paper, cut where the known title ends. Empty when its text does not
 * begin with that title as it is spelled.
 */
static struct str recut_abstract(const struct paper *guessed, const struct paper *known)
{
	struct str joined = library_joined(guessed);
	struct str title = known->title;

	if (library_titles_equal(guessed, known))
		return guessed->abstract;
	if (joined.len <= title.len)
		return (struct str){ joined.p, 0 };
	for (size_t i = 0; i < title.len; i++)
		if ((joined.p[i] == '\n' ? ' ' : joined.p[i]) != title.p[i])
			return (struct str){ joined.p, 0 };
	if (joined.p[title.len] != ' ' && joined.p[title.len] != '\n')
		return (struct str){ joined.p, 0 };
	return str_sub(joined, title.len + 1, SIZE_MAX);
}

/* Title and abstract of two papers of which only `known` knows where the boundary is. */
static void join_guessed(struct paper *merged, const struct paper *guessed,
			 const struct paper *known)
{
	struct str abstract = longer(known->abstract, recut_abstract(guessed, known));

	merged->title = known->title;
	merged->abstract = abstract.len ? abstract : guessed->abstract;
	merged->title_is_guessed = false;
}

/* Of two guesses, the one of the longer text; of equals, the one with the shorter title. */
static bool is_better_guess(const struct paper *a, const struct paper *b)
{
	size_t len_a = library_joined(a).len, len_b = library_joined(b).len;

	return len_a > len_b || (len_a == len_b && a->title.len < b->title.len);
}

/* Of two versions of arXiv's the higher has the newer title, whatever dates say: sources date a
 * paper by its first version or by its last. */
static bool has_two_versions(const struct paper *a, const struct paper *b)
{
	return a->title_version > 0 && b->title_version > 0 && a->title_version != b->title_version;
}

/* Where nothing tells which of two known titles is newer, it is the one read last; but one that the
 * paper had before stays what it was, so that reading a file again changes nothing. */
static bool has_newer_title(const struct paper *incoming, const struct paper *old)
{
	int32_t before = date_ordinal(old->date, false),
		after = date_ordinal(incoming->date, false);
	bool are_written = before > 0 && after > 0 && !old->date.year_inferred &&
			   !incoming->date.year_inferred;

	if (library_titles_equal(old, incoming))
		return false;
	if (has_two_versions(old, incoming))
		return incoming->title_version > old->title_version;
	if (library_has_alias(old, incoming->title))
		return false;
	return !are_written || after >= before;
}

static void merge_title_and_abstract(struct paper *merged, const struct paper *old,
				     const struct paper *incoming)
{
	if (!old->title.len || !incoming->title.len ||
	    (!old->title_is_guessed && !incoming->title_is_guessed)) {
		bool takes_title =
			incoming->title.len && (!old->title.len || has_newer_title(incoming, old));

		merged->title = takes_title ? incoming->title : old->title;
		merged->title_is_guessed =
			takes_title ? incoming->title_is_guessed : old->title_is_guessed;
		merged->abstract = longer(old->abstract, incoming->abstract);
	} else if (!old->title_is_guessed) {
		join_guessed(merged, incoming, old);
	} else if (!incoming->title_is_guessed) {
		join_guessed(merged, old, incoming);
	} else if (is_better_guess(incoming, old)) {
		merged->title = incoming->title;
		merged->abstract = incoming->abstract;
	}
}

/* The highest version that is known to have the title. */
static uint16_t version_of_title(struct str title, const struct paper *old,
				 const struct paper *incoming)
{
	uint16_t version = str_equal(title, old->title) ? old->title_version : 0;

	if (incoming->title_version > version && fold_titles_equal(title, incoming->title))
		version = incoming->title_version;
	return version;
}

/* How much a date is worth: a written one more than an inferred one, a day more than a year. */
static int date_rank(struct date date)
{
	if (date.precision == DATE_UNKNOWN)
		return 0;
	return (date.year_inferred || date.year == 0 ? 0 : DATE_DAY) + date.precision;
}

/* Keeps the old view of text that came again, so that it is not stored a second time. */
static void keep_equal(struct paper *merged, const struct paper *old, enum paper_field field)
{
	struct str text = paper_get_text(merged, field), before = paper_get_text(old, field);

	if (text.p != before.p && str_equal(text, before))
		*paper_text(merged, field) = before;
}

/* The text of a field whose rule looks at nothing else. */
static struct str choose_text(struct str old, struct str incoming, enum field_merge rule)
{
	if (rule == MERGE_NEWEST)
		return incoming.len > 0 ? incoming : old;
	return old.len > 0 ? old : incoming;
}

static int64_t choose_moment(int64_t old, int64_t incoming, enum field_merge rule)
{
	if (old == 0 || incoming == 0)
		return old != 0 ? old : incoming;
	if (rule == MERGE_EARLIEST)
		return old < incoming ? old : incoming;
	return rule == MERGE_NEWEST ? incoming : old;
}

static int32_t choose_count(int32_t old, int32_t incoming, enum field_merge rule)
{
	if (old == COUNT_UNKNOWN || (rule == MERGE_NEWEST && incoming != COUNT_UNKNOWN))
		return incoming;
	return old;
}

/* A number and names that disagree would be two lists of authors. What is not certain to be a whole
 * list says nothing of the number. */
static int32_t choose_number_of_names(const struct paper *old, const struct paper *incoming)
{
	const struct paper *named = old->author_names.len > 0 ? old : incoming;
	int32_t newest = choose_count(old->authors, incoming->authors, MERGE_NEWEST);

	if (named->authors == COUNT_UNKNOWN || named->authors == newest ||
	    names_count(named->author_names) == COUNT_UNKNOWN)
		return newest;
	return named->authors;
}

/* Rare texts are left to merge_rare. */
static void merge_field(struct paper *merged, const struct paper *old, const struct paper *incoming,
			enum paper_field field)
{
	const struct field_info *info = &paper_fields[field];

	switch (info->type) {
	case FIELD_TYPE_TEXT:
	case FIELD_TYPE_NAMES:
	case FIELD_TYPE_LIST:
	case FIELD_TYPE_WORD:
	case FIELD_TYPE_ARXIV_ID:
	case FIELD_TYPE_DOI:
		if (info->merge != MERGE_TITLE && !info->is_rare)
			*paper_text(merged, field) =
				choose_text(paper_get_text(merged, field),
					    paper_get_text(incoming, field), info->merge);
		break;
	case FIELD_TYPE_COUNT:
		*paper_count(merged, field) =
			info->merge == MERGE_NAMES
				? choose_number_of_names(old, incoming)
				: choose_count(paper_get_count(old, field),
					       paper_get_count(incoming, field), info->merge);
		break;
	case FIELD_TYPE_MOMENT:
		*paper_moment(merged, field) =
			choose_moment(paper_get_moment(merged, field),
				      paper_get_moment(incoming, field), info->merge);
		break;
	case FIELD_TYPE_DATE:
		if (date_rank(incoming->date) > date_rank(merged->date))
			merged->date = incoming->date;
		break;
	case FIELD_TYPE_SOURCES: /* library_source.c */
		break;
	}
}

static struct paper merge_fields(const struct paper *old, const struct paper *incoming)
{
	struct paper merged = *old;

	merge_title_and_abstract(&merged, old, incoming);
	if (old->title_version > 0 || incoming->title_version > 0)
		merged.title_version = version_of_title(merged.title, old, incoming);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		merge_field(&merged, old, incoming, field);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (paper_fields[field].is_text && !paper_fields[field].is_rare)
			keep_equal(&merged, old, field);
	return merged;
}

/* Whether merging changes a rare text of the old paper. */
static bool rare_changes(const struct paper *old, const struct paper *incoming, struct str aliases)
{
	const char *rest = incoming->rare;
	enum paper_field field;
	struct str text;

	if (!str_equal(paper_get_text(old, FIELD_ALIASES), aliases))
		return true;
	while (paper_next_rare(&rest, &field, &text)) {
		struct str before = paper_get_text(old, field);

		if (field != FIELD_ALIASES &&
		    !str_equal(choose_text(before, text, paper_fields[field].merge), before))
			return true;
	}
	return false;
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
	struct str aliases;       /* of the merged paper */
	bool any;
};

static void find_changes(const struct paper *old, const struct paper *merged,
			 const struct paper *incoming, struct changes *changes)
{
	*changes = (struct changes){
		.aliases = changes->aliases,
		.rare = rare_changes(old, incoming, changes->aliases),
	};
	changes->any = changes->rare;
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		const struct field_info *info = &paper_fields[field];

		if (!info->is_text || info->is_rare || !is_changed(old, merged, field))
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

static void copy_rare(struct strbuf *copies, const struct paper *old, const struct paper *incoming,
		      struct str aliases)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		const struct field_info *info = &paper_fields[field];
		struct str text;

		if (!info->is_rare)
			continue;
		text = field == FIELD_ALIASES
			       ? aliases
			       : choose_text(paper_get_text(old, field),
					     paper_get_text(incoming, field), info->merge);
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
static void copy_all(struct strbuf *copies, const struct paper *old, const struct paper *merged,
		     const struct paper *incoming, const struct changes *changes)
{
	for (size_t i = 0; changes->run && i < PAPER_RUN_COUNT; i++) {
		copy_text(copies, paper_get_text(merged, paper_run[i]));
		strbuf_add_byte(copies, '\n');
	}
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (changes->fields[field])
			strbuf_add(copies, paper_get_text(merged, field));
	if (changes->rare)
		copy_rare(copies, old, incoming, changes->aliases);
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
static void store_text(struct arena *arena, const struct paper *old, struct paper *merged,
		       const struct paper *incoming, const struct changes *changes, size_t reserved)
{
	struct strbuf copies;

	strbuf_init(&copies);
	copy_all(&copies, old, merged, incoming, changes);
	arena_text_shrink(arena, reserved);
	point_to_stored(merged, arena_copy(arena, strbuf_str(&copies)).p, changes);
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
	struct paper merged = merge_fields(&old, incoming);
	struct changes changes;
	struct strbuf aliases;
	bool is_retitled;

	strbuf_init(&aliases);
	changes.aliases = merge_aliases(library, &aliases, &old, incoming, &merged);
	is_retitled = !str_equal(paper_get_text(&old, FIELD_ALIASES), changes.aliases);
	find_changes(&old, &merged, incoming, &changes);
	if (changes.any)
		store_text(&library->arena, &old, &merged, incoming, &changes, reserved);
	else
		arena_text_shrink(&library->arena, reserved);
	library->papers[number] = merged;
	library->guessed_count -= old.title_is_guessed && !merged.title_is_guessed;
	library->guessed_count += !old.title_is_guessed && merged.title_is_guessed;
	if (changes.run || !str_equal(old.arxiv_id, merged.arxiv_id) ||
	    !str_equal(old.doi, merged.doi))
		update_indexes(library, number, &old);
	library_index_title(library, number);
	strbuf_free(&aliases);
	return changes.run || is_retitled;
}
