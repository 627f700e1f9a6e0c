/*
 * Merging a repeated paper. While the fields are chosen, the merged paper's text lies partly in
 * the old paper's run and partly in the incoming one, at the end of the arena. Most repetitions
 * bring no new text, and the incoming run is given back as it is. Otherwise the new text is put
 * aside, the incoming run given back, and what changed is stored anew.
 */

#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "model/library_internal.h"

static const enum paper_field searched_fields[] = { FIELD_TITLE, FIELD_ABSTRACT, FIELD_SUMMARY,
						    FIELD_KEYWORDS };
static const enum paper_field other_fields[] = { FIELD_AUTHOR_NAMES, FIELD_URL, FIELD_ARXIV_ID,
						 FIELD_DOI };
static const enum paper_field kept_texts[] = { FIELD_SUMMARY, FIELD_KEYWORDS, FIELD_AUTHOR_NAMES,
					       FIELD_URL,     FIELD_ARXIV_ID, FIELD_DOI };
static const enum paper_field counts[] = { FIELD_AUTHORS, FIELD_UPVOTES, FIELD_COMMENTS };

#define COUNT_OF(array) (sizeof(array) / sizeof(*(array)))

static struct str longer(struct str a, struct str b)
{
	return b.len > a.len ? b : a;
}

/*
 * The abstract of a guessed paper, cut where the known title ends. Empty when its text does not
 * begin with that title as it is spelled.
 */
static struct str cut_anew(const struct paper *guessed, const struct paper *known)
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
	struct str abstract = longer(known->abstract, cut_anew(guessed, known));

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

static void merge_title_and_abstract(struct paper *merged, const struct paper *old,
				     const struct paper *incoming)
{
	if (!old->title.len || !incoming->title.len ||
	    (!old->title_is_guessed && !incoming->title_is_guessed)) {
		bool takes_title = !old->title.len && incoming->title.len;

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

/* How much a date is worth: a written one more than an inferred one, a day more than a year. */
static int date_rank(struct date date)
{
	if (date.precision == DATE_UNKNOWN)
		return 0;
	return (date.year_inferred || date.year == 0 ? 0 : DATE_DAY) + date.precision;
}

/* Keeps the old view of text that came again, so that nothing is stored anew for it. */
static void keep_equal(struct paper *merged, const struct paper *old, enum paper_field field)
{
	if (str_equal(paper_get_text(merged, field), paper_get_text(old, field)))
		*paper_text(merged, field) = paper_get_text(old, field);
}

static struct paper merge_fields(const struct paper *old, const struct paper *incoming)
{
	struct paper merged = *old;

	merge_title_and_abstract(&merged, old, incoming);
	keep_equal(&merged, old, FIELD_TITLE);
	keep_equal(&merged, old, FIELD_ABSTRACT);
	for (size_t i = 0; i < COUNT_OF(kept_texts); i++) {
		struct str *text = paper_text(&merged, kept_texts[i]);

		if (!text->len && paper_get_text(incoming, kept_texts[i]).len)
			*text = paper_get_text(incoming, kept_texts[i]);
	}
	for (size_t i = 0; i < COUNT_OF(counts); i++)
		if (paper_get_count(incoming, counts[i]) != COUNT_UNKNOWN)
			*paper_count(&merged, counts[i]) = paper_get_count(incoming, counts[i]);
	if (date_rank(incoming->date) > date_rank(old->date))
		merged.date = incoming->date;
	return merged;
}

static bool is_changed(const struct paper *old, const struct paper *merged, enum paper_field field)
{
	struct str before = paper_get_text(old, field), after = paper_get_text(merged, field);

	return before.p != after.p || before.len != after.len;
}

static bool any_changed(const struct paper *old, const struct paper *merged,
			const enum paper_field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_changed(old, merged, fields[i]))
			return true;
	return false;
}

/* Adds a field's text; an abstract that was cut anew may run over the newline of the wrong cut. */
static void put_aside(struct strbuf *text, struct str s)
{
	size_t from = text->len;
	char *newline;

	strbuf_add(text, s);
	newline = memchr(text->data + from, '\n', text->len - from);
	if (newline)
		*newline = ' ';
}

/*
 * Gives the incoming run back and stores the text that `merged` took from it: the searched fields
 * all together when one of them changed, of the others those that did.
 */
static void store_text(struct arena *arena, const struct paper *old, struct paper *merged,
		       bool is_rewritten, size_t reserved)
{
	struct strbuf aside;
	const char *run;

	strbuf_init(&aside);
	for (size_t i = 0; is_rewritten && i < COUNT_OF(searched_fields); i++) {
		put_aside(&aside, paper_get_text(merged, searched_fields[i]));
		strbuf_add_byte(&aside, '\n');
	}
	for (size_t i = 0; i < COUNT_OF(other_fields); i++)
		if (is_changed(old, merged, other_fields[i]))
			strbuf_add(&aside, paper_get_text(merged, other_fields[i]));
	arena_text_shrink(arena, reserved);
	run = arena_copy(arena, strbuf_str(&aside)).p;
	strbuf_free(&aside);
	for (size_t i = 0; is_rewritten && i < COUNT_OF(searched_fields); i++) {
		paper_text(merged, searched_fields[i])->p = run;
		run += paper_get_text(merged, searched_fields[i]).len + 1;
	}
	for (size_t i = 0; i < COUNT_OF(other_fields); i++) {
		if (is_changed(old, merged, other_fields[i])) {
			paper_text(merged, other_fields[i])->p = run;
			run += paper_get_text(merged, other_fields[i]).len;
		}
	}
}

static void update_indexes(struct library *library, uint32_t number, const struct paper *before)
{
	const struct paper *paper = &library->papers[number];

	library_index_ids(library, number, before);
	if (!library_titles_equal(before, paper))
		library_index_title(library, number);
	library_index_opening(library, number);
}

bool library_merge(struct library *library, uint32_t number, const struct paper *incoming,
		   size_t reserved)
{
	struct paper old = library->papers[number];
	struct paper merged = merge_fields(&old, incoming);
	bool is_rewritten = any_changed(&old, &merged, searched_fields, COUNT_OF(searched_fields));

	if (is_rewritten || any_changed(&old, &merged, other_fields, COUNT_OF(other_fields)))
		store_text(&library->arena, &old, &merged, is_rewritten, reserved);
	else
		arena_text_shrink(&library->arena, reserved);
	library->papers[number] = merged;
	library->guessed_count -= old.title_is_guessed && !merged.title_is_guessed;
	library->guessed_count += !old.title_is_guessed && merged.title_is_guessed;
	if (is_rewritten || !str_equal(old.arxiv_id, merged.arxiv_id) ||
	    !str_equal(old.doi, merged.doi))
		update_indexes(library, number, &old);
	return is_rewritten;
}
