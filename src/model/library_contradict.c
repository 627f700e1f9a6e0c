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

#include <stdlib.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/library_internal.h"
#include "text/fold.h"

#define TWIN_SALT 0x27D4EB2F165667C5u

#define YEARS_MAX 2 /* from a preprint to what it became */

#define FIRST_YEAR_COUNTED 1900
#define LAST_YEAR_COUNTED  2099

#define NAMES_LOOKED_AT 64
#define BYTES_LOOKED_AT 4096
#define WORDS_MAX       256

/* A set of words, by their hashes, in order. */
struct word_set {
	uint64_t words[WORDS_MAX];
	size_t count;
};

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* What many abstracts have, and what is written where there is none. */
static bool is_empty_word(struct str word)
{
	static const struct str words[] = {
		STR_INIT("abstract"), STR_INIT("available"), STR_INIT("paper"),
		STR_INIT("that"),     STR_INIT("this"),      STR_INIT("with"),
		STR_INIT("from"),     STR_INIT("which"),     STR_INIT("these"),
		STR_INIT("have"),     STR_INIT("their"),     STR_INIT("been"),
		STR_INIT("such"),     STR_INIT("show"),      STR_INIT("more"),
		STR_INIT("also"),     STR_INIT("than"),      STR_INIT("into"),
		STR_INIT("using"),    STR_INIT("results"),   STR_INIT("based"),
		STR_INIT("between"),  STR_INIT("provide"),   STR_INIT("the"),
		STR_INIT("and"),      STR_INIT("for"),       STR_INIT("der"),
		STR_INIT("die"),      STR_INIT("und"),       STR_INIT("les")
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_equal(word, words[i]))
			return true;
	return false;
}

/* Takes the next word of folded text off its front. */
static bool next_word(struct str *rest, struct str *word)
{
	size_t start = 0, end;

	while (start < rest->len && !is_word_byte(rest->p[start]))
		start++;
	end = start;
	while (end < rest->len && is_word_byte(rest->p[end]))
		end++;
	*word = str_sub(*rest, start, end - start);
	*rest = str_sub(*rest, end, SIZE_MAX);
	return word->len > 0;
}

static int compare_words(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;

	return (one > other) - (one < other);
}

static void sort_words(struct word_set *set)
{
	size_t count = 0;

	qsort(set->words, set->count, sizeof(*set->words), compare_words);
	for (size_t i = 0; i < set->count; i++)
		if (i == 0 || set->words[i] != set->words[i - 1])
			set->words[count++] = set->words[i];
	set->count = count;
}

/* The words of a text that have at least this many bytes, and say something. */
static void collect_words(struct str text, size_t least, struct word_set *set)
{
	struct strbuf folded;
	struct str rest, word;

	strbuf_init(&folded);
	fold_add_shown(&folded, utf8_front(text, BYTES_LOOKED_AT));
	rest = strbuf_str(&folded);
	set->count = 0;
	while (set->count < WORDS_MAX && next_word(&rest, &word))
		if (word.len >= least && !is_empty_word(word))
			set->words[set->count++] = str_hash(word);
	strbuf_free(&folded);
	sort_words(set);
}

static size_t count_shared(const struct word_set *a, const struct word_set *b)
{
	size_t i = 0, k = 0, shared = 0;

	while (i < a->count && k < b->count) {
		if (a->words[i] == b->words[k]) {
			shared++;
			i++;
			k++;
		} else if (a->words[i] < b->words[k]) {
			i++;
		} else {
			k++;
		}
	}
	return shared;
}

enum likeness_of_two { UNLIKE, UNCERTAIN, ALIKE };

static enum likeness_of_two compare_abstracts(const struct paper *a, const struct paper *b)
{
	struct word_set words_a, words_b;
	size_t least, shared;

	if (a->abstract.len == 0 || b->abstract.len == 0)
		return UNCERTAIN;
	if (str_equal(a->abstract, b->abstract))
		return ALIKE;
	collect_words(a->abstract, 4, &words_a);
	collect_words(b->abstract, 4, &words_b);
	least = words_a.count < words_b.count ? words_a.count : words_b.count;
	shared = count_shared(&words_a, &words_b);
	if (least < 2 || (least < 8 && shared > 0 && 2 * shared < least))
		return UNCERTAIN;
	if (2 * shared >= least)
		return ALIKE;
	return 5 * shared < least ? UNLIKE : UNCERTAIN;
}

/* How many of the first names have a word of two letters or more that the set has. */
static size_t count_known(struct str names, const struct word_set *set, size_t *count)
{
	size_t known = 0;
	struct str name;

	*count = 0;
	while (*count < NAMES_LOOKED_AT && str_split_next(&names, ';', &name)) {
		struct word_set words;

		collect_words(name, 2, &words);
		if (words.count == 0)
			continue;
		++*count;
		known += count_shared(&words, set) > 0;
	}
	return known;
}

static bool has_latin(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z')
			return true;
	return false;
}

/* Names that are written in different scripts can't be compared. */
static bool can_compare_names(const struct paper *a, const struct paper *b)
{
	return a->author_names.len > 0 && b->author_names.len > 0 &&
	       has_latin(a->author_names) == has_latin(b->author_names);
}

/* Less than half of the shorter list are in the other. */
static bool names_contradict(const struct paper *a, const struct paper *b)
{
	struct word_set words_a, words_b;
	size_t count_a, count_b, known_a, known_b;

	if (str_equal(a->author_names, b->author_names))
		return false;
	collect_words(a->author_names, 2, &words_a);
	collect_words(b->author_names, 2, &words_b);
	known_a = count_known(a->author_names, &words_b, &count_a);
	known_b = count_known(b->author_names, &words_a, &count_b);
	return count_a < count_b ? 2 * known_a < count_a : 2 * known_b < count_b;
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
	collect_words(a->title, 3, &words_a);
	collect_words(b->title, 3, &words_b);
	least = words_a.count < words_b.count ? words_a.count : words_b.count;
	return least > 0 && 2 * count_shared(&words_a, &words_b) < least;
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

	while (len < pages.len && pages.p[len] >= '0' && pages.p[len] <= '9')
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

	if (!titles_are_unlike(a, b))
		return CLAIM_OF_ONE;
	if (other_ids_differ(a, b) || library_places_contradict(a, b) || pages_contradict(a, b) ||
	    (has_names && names_contradict(a, b)) ||
	    (!has_names && compare_abstracts(a, b) == UNLIKE))
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
