/* Which of two values of a field the merged paper has, by the rule of the field's row. */

#include "config.h"

#include <string.h>

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
	return str_drop(joined, title.len + 1);
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
static uint8_t version_of_title(struct str title, const struct paper *old,
				const struct paper *incoming)
{
	uint8_t version = str_equal(title, old->title) ? old->title_version : 0;

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

struct str library_choose_text(struct str old, struct str incoming, enum field_merge rule,
			       const struct library_imprint *imprint)
{
	bool takes_incoming = rule == MERGE_NEWEST ||
			      (rule == MERGE_IMPRINT && imprint->takes_incoming) ||
			      (rule == MERGE_DOI && library_is_arxiv_doi(old));
	struct str first = takes_incoming ? incoming : old;
	struct str second = takes_incoming ? old : incoming;

	if (first.len > 0 || (rule == MERGE_IMPRINT && !imprint->is_shared))
		return first;
	return second;
}

/* Whether a date says no more than another, and nothing else. */
static bool is_refined_by(struct date date, struct date other)
{
	return other.precision >= date.precision && !other.year_inferred &&
	       date.year == other.year &&
	       (date.precision < DATE_MONTH || date.month == other.month);
}

/* Whether the publication has a date that is written, and the other paper's is another one. */
static bool is_dated_by_imprint(struct date imprinted, struct date other)
{
	return imprinted.precision != DATE_UNKNOWN && imprinted.year > 0 &&
	       !imprinted.year_inferred && !is_refined_by(imprinted, other);
}

static struct date choose_date(struct date old, struct date incoming,
			       const struct library_imprint *imprint)
{
	struct date imprinted = imprint->takes_incoming ? incoming : old;
	struct date other = imprint->takes_incoming ? old : incoming;

	if (imprint->has_date && is_dated_by_imprint(imprinted, other))
		return imprinted;
	return date_rank(incoming) > date_rank(old) ? incoming : old;
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

/* Rare texts are left to library_merge.c. */
static void merge_field(struct paper *merged, const struct paper *old, const struct paper *incoming,
			enum paper_field field, const struct library_imprint *imprint)
{
	const struct field_info *info = &paper_fields[field];

	switch (info->value) {
	case FIELD_VALUE_TEXT:
		if (info->merge != MERGE_TITLE && !info->is_rare)
			*paper_text(merged, field) = library_choose_text(
				paper_get_text(merged, field), paper_get_text(incoming, field),
				info->merge, imprint);
		break;
	case FIELD_VALUE_COUNT:
		*paper_count(merged, field) =
			info->merge == MERGE_NAMES
				? choose_number_of_names(old, incoming)
				: choose_count(paper_get_count(old, field),
					       paper_get_count(incoming, field), info->merge);
		break;
	case FIELD_VALUE_MOMENT:
		*paper_moment(merged, field) =
			choose_moment(paper_get_moment(merged, field),
				      paper_get_moment(incoming, field), info->merge);
		break;
	case FIELD_VALUE_DATE:
		merged->date = choose_date(old->date, incoming->date, imprint);
		break;
	case FIELD_VALUE_SOURCES: /* library_source.c */
		break;
	}
}

struct paper library_merge_fields(const struct paper *old, const struct paper *incoming,
				  const struct library_imprint *imprint)
{
	struct paper merged = *old;

	merge_title_and_abstract(&merged, old, incoming);
	if (old->title_version > 0 || incoming->title_version > 0)
		merged.title_version = version_of_title(merged.title, old, incoming);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		merge_field(&merged, old, incoming, field, imprint);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (field_is_text(field) && !paper_fields[field].is_rare)
			keep_equal(&merged, old, field);
	return merged;
}
