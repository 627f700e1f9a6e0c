/*
 * What tells two papers of one title apart ("Editorial"), or two of one identifier: years, volumes
 * and issues of a journal, authors, abstracts. Only what both say can contradict, and what is
 * inferred does not. Names are written in many ways (Jane Doe, J. Doe, Doe, Jane), so that of each
 * only some word must be the same; abstracts are revised, so that of the words of the shorter some
 * must be in the other.
 *
 * Of names and abstracts so much is looked at that comparing takes some microseconds at most.
 */

#include "config.h"

#include "base/array.h"
#include "base/char.h"
#include "model/library_internal.h"

#define TWIN_SALT 0x27D4EB2F165667C5u

#define YEARS_MAX 2 /* from a preprint to what it became */

#define FIRST_YEAR_COUNTED 1900
#define LAST_YEAR_COUNTED  2099

#define NAMES_LOOKED_AT 64

/* As far as a name is mostly spelled in one way, "Mueller" and "Muller": two letters of most
 * scripts, and the first of Chinese. */
#define BYTES_OF_LATIN  2
#define BYTES_OF_OTHERS 4

enum likeness_of_two { UNLIKE, UNCERTAIN, ALIKE };

static enum likeness_of_two compare_abstracts(const struct paper *a, const struct paper *b)
{
	struct word_set words_a, words_b;
	size_t least, shared;

	if (a->abstract.len == 0 || b->abstract.len == 0)
		return UNCERTAIN;
	if (str_equal(a->abstract, b->abstract))
		return ALIKE;
	library_collect_words(a->abstract, 4, SIZE_MAX, &words_a);
	library_collect_words(b->abstract, 4, SIZE_MAX, &words_b);
	least = words_a.count < words_b.count ? words_a.count : words_b.count;
	shared = library_count_shared(&words_a, &words_b);
	if (least < 2 || (least < 8 && shared > 0 && 2 * shared < least))
		return UNCERTAIN;
	if (2 * shared >= least)
		return ALIKE;
	return 5 * shared < least ? UNLIKE : UNCERTAIN;
}

/* How many of the first names have a word of two letters or more that the set has, by the first
 * letters of each. */
static size_t count_known(struct str names, size_t letters, const struct word_set *set,
			  size_t *count)
{
	size_t known = 0;
	struct str name;

	*count = 0;
	while (*count < NAMES_LOOKED_AT && str_split_next(&names, ';', &name)) {
		struct word_set words;

		library_collect_words(name, 2, letters, &words);
		if (words.count == 0)
			continue;
		++*count;
		known += library_count_shared(&words, set) > 0;
	}
	return known;
}

static bool has_latin(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (char_is_letter(s.p[i]))
			return true;
	return false;
}

/* Names that are written in different scripts can't be compared. */
static bool can_compare_names(const struct paper *a, const struct paper *b)
{
	return a->author_names.len > 0 && b->author_names.len > 0 &&
	       has_latin(a->author_names) == has_latin(b->author_names);
}

static size_t count_semicolons(struct str names)
{
	size_t count = 0;

	for (size_t i = 0; i < names.len; i++)
		count += names.p[i] == ';';
	return count;
}

/* Less than half of the shorter list are in the other, by the first letters of words. */
static bool names_differ(const struct paper *a, const struct paper *b, size_t letters)
{
	struct str names_a = a->author_names, names_b = b->author_names;
	bool a_is_shorter = count_semicolons(names_a) < count_semicolons(names_b);
	struct word_set words;
	size_t count, known;

	if (str_equal(names_a, names_b))
		return false;
	library_collect_words(a_is_shorter ? names_b : names_a, 2, letters, &words);
	known = count_known(a_is_shorter ? names_a : names_b, letters, &words, &count);
	return 2 * known < count;
}

static bool names_contradict(const struct paper *a, const struct paper *b)
{
	return names_differ(a, b, SIZE_MAX);
}

/* What a list has that names nobody, or none of the people of a group. */
static bool names_a_group(const struct paper *paper)
{
	static const struct str words[] = {
		STR_INIT("collaboration"), STR_INIT("consortium"), STR_INIT("group"),
		STR_INIT("team"),          STR_INIT("network"),    STR_INIT("committee"),
		STR_INIT("project"),       STR_INIT("society"),    STR_INIT("association"),
		STR_INIT("institute"),     STR_INIT("university"), STR_INIT("organization"),
		STR_INIT("working"),       STR_INIT("anonymous"),  STR_INIT("unknown"),
		STR_INIT("various"),       STR_INIT("editors"),    STR_INIT("authors"),
	};
	struct word_set names, groups = { .count = 0 };

	library_collect_words(paper->author_names, 4, SIZE_MAX, &names);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		groups.words[groups.count++] = str_hash(words[i]);
	library_sort_words(&groups);
	return library_count_shared(&names, &groups) > 0;
}

bool library_are_by_others(const struct paper *a, const struct paper *b)
{
	size_t letters = has_latin(a->author_names) ? BYTES_OF_LATIN : BYTES_OF_OTHERS;

	return can_compare_names(a, b) && names_differ(a, b, letters) && !names_a_group(a) &&
	       !names_a_group(b);
}

static bool counts_contradict(const struct paper *a, const struct paper *b)
{
	return a->authors != COUNT_UNKNOWN && b->authors != COUNT_UNKNOWN &&
	       a->authors != b->authors;
}

static int written_year(const struct paper *paper)
{
	const struct date *date = &paper->date;

	return date->precision == DATE_UNKNOWN || date->year_inferred ? 0 : date->year;
}

/* Books and proceedings come out again under one title: another year is another edition. */
static bool has_editions(const struct paper *paper)
{
	struct str type = paper_get_text(paper, FIELD_TYPE);

	return str_equal(type, STR("book")) || str_equal(type, STR("proceedings"));
}

/* The year that an arXiv id counts by: 2017 of "1706.03762", 1999 of "hep-th/9901001"; 0 without.
 */
static int year_of_id(struct str id)
{
	size_t slash = str_find(id, STR("/"));
	struct str digits = str_sub(id, slash == SIZE_MAX ? 0 : slash + 1, 2);
	uint64_t year;

	if (digits.len < 2 || !str_to_uint(digits, 99, &year))
		return 0;
	return (int)year + (slash != SIZE_MAX && year >= 91 ? 1900 : 2000);
}

/* Sources date a preprint by its first version, by its last, or by the article that it became. */
struct years {
	int first, last;
};

static struct years years_of(const struct paper *paper, bool is_edition)
{
	int written = written_year(paper), of_id = year_of_id(paper->arxiv_id);

	if (is_edition || of_id == 0 || written == 0)
		return (struct years){ written, written };
	return (struct years){ written < of_id ? written : of_id,
			       written < of_id ? of_id : written };
}

static bool years_contradict(const struct paper *a, const struct paper *b)
{
	bool are_editions = has_editions(a) && has_editions(b);
	struct years of_a = years_of(a, are_editions), of_b = years_of(b, are_editions);
	int most = are_editions ? 0 : YEARS_MAX;

	return of_a.first > 0 && of_b.first > 0 &&
	       (of_a.first - of_b.last > most || of_b.first - of_a.last > most);
}

/* Some journals count by years as well, and are cited in both ways. */
static bool is_counted_by_years(uint64_t number)
{
	return number >= FIRST_YEAR_COUNTED && number <= LAST_YEAR_COUNTED;
}

/* Whether both are numbers of one kind, and others. */
static bool numbers_contradict(struct str a, struct str b)
{
	uint64_t number_a, number_b;

	return str_to_uint(a, UINT32_MAX, &number_a) && str_to_uint(b, UINT32_MAX, &number_b) &&
	       number_a != number_b &&
	       is_counted_by_years(number_a) == is_counted_by_years(number_b);
}

/* Whether they are in other volumes or issues of one journal. A journal that is written in another
 * way may count otherwise. */
bool library_places_contradict(const struct paper *a, const struct paper *b)
{
	struct str venue = paper_get_text(a, FIELD_VENUE);

	return venue.len > 0 && str_equal_ignoring_case(venue, paper_get_text(b, FIELD_VENUE)) &&
	       (numbers_contradict(paper_get_text(a, FIELD_VOLUME),
				   paper_get_text(b, FIELD_VOLUME)) ||
		numbers_contradict(paper_get_text(a, FIELD_ISSUE), paper_get_text(b, FIELD_ISSUE)));
}

bool library_contradict(const struct paper *a, const struct paper *b)
{
	enum likeness_of_two abstracts;
	bool has_names = can_compare_names(a, b);

	if (library_ids_contradict(a, b) || years_contradict(a, b) ||
	    library_places_contradict(a, b) || (has_names && names_contradict(a, b)))
		return true;
	abstracts = compare_abstracts(a, b);
	if (abstracts == UNLIKE)
		return true;
	/* A list that was cut, or grew, has another number; where nothing says that the papers are
	 * the same but a title, it is another list. */
	return !has_names && abstracts != ALIKE && counts_contradict(a, b);
}

/* Whether two titles have less than half of their words in common. A translated one is none that
 * can be compared. */
static bool titles_are_unlike(const struct paper *a, const struct paper *b)
{
	struct word_set words_a, words_b;
	size_t least;

	if (a->title.len == 0 || b->title.len == 0 || a->title_is_guessed || b->title_is_guessed ||
	    has_latin(a->title) != has_latin(b->title) || library_titles_equal(a, b) ||
	    library_has_alias(a, b->title) || library_has_alias(b, a->title))
		return false;
	library_collect_words(a->title, 3, SIZE_MAX, &words_a);
	library_collect_words(b->title, 3, SIZE_MAX, &words_b);
	least = words_a.count < words_b.count ? words_a.count : words_b.count;
	return least > 0 && 2 * library_count_shared(&words_a, &words_b) < least;
}

static bool other_ids_differ(const struct paper *a, const struct paper *b)
{
	for (size_t i = 0; i < LIBRARY_IDENTITY_COUNT; i++) {
		struct str id_a = library_own_id(a, library_identities[i]);
		struct str id_b = library_own_id(b, library_identities[i]);

		if (id_a.len > 0 && id_b.len > 0 && !str_equal(id_a, id_b))
			return true;
	}
	return false;
}

/* The digits at the front, "12" of "12-34". */
static struct str first_page(const struct paper *paper)
{
	struct str pages = paper_get_text(paper, FIELD_PAGES);
	size_t len = 0;

	while (len < pages.len && char_is_digit(pages.p[len]))
		len++;
	return str_sub(pages, 0, len);
}

/* Whether they begin at other pages of one book or journal. */
static bool pages_contradict(const struct paper *a, const struct paper *b)
{
	struct str venue = paper_get_text(a, FIELD_VENUE);

	return venue.len > 0 && str_equal_ignoring_case(venue, paper_get_text(b, FIELD_VENUE)) &&
	       numbers_contradict(first_page(a), first_page(b));
}

enum library_claim library_compare_claims(const struct paper *a, const struct paper *b)
{
	bool has_names = can_compare_names(a, b);

	if (library_are_by_others(a, b))
		return CLAIM_OF_TWO;
	if (!titles_are_unlike(a, b))
		return CLAIM_OF_ONE;
	if (other_ids_differ(a, b) || library_places_contradict(a, b) || pages_contradict(a, b))
		return CLAIM_OF_TWO;
	if (has_names)
		return names_contradict(a, b) ? CLAIM_OF_TWO : CLAIM_OF_ONE;
	if (compare_abstracts(a, b) == UNLIKE)
		return CLAIM_OF_TWO;
	return CLAIM_UNCERTAIN;
}

bool library_may_be_one(const struct paper *a, const struct paper *b)
{
	return !other_ids_differ(a, b) && !library_places_contradict(a, b) &&
	       !pages_contradict(a, b) && !(can_compare_names(a, b) && names_contradict(a, b)) &&
	       compare_abstracts(a, b) != UNLIKE;
}

uint64_t library_twin_hash(const struct paper *paper, uint64_t title)
{
	char letters[LIBRARY_ABSTRACT_LETTERS];
	size_t len = library_abstract_letters(paper, letters);
	uint64_t hash = title ^ TWIN_SALT;

	hash = hash * 31 + str_hash((struct str){ letters, len });
	hash = hash * 31 + str_hash(paper->author_names);
	hash = hash * 31 + (uint64_t)paper->authors;
	hash = hash * 31 + str_hash(paper_get_text(paper, FIELD_VENUE));
	hash = hash * 31 + has_editions(paper);
	hash = hash * 31 + str_hash(paper_get_text(paper, FIELD_VOLUME));
	hash = hash * 31 + str_hash(paper_get_text(paper, FIELD_ISSUE));
	return hash * 31 + (uint64_t)paper->date.year;
}
