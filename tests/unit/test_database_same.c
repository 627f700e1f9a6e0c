#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "database_fixture.h"
#include "growth.h"
#include "model/library_internal.h"
#include "same_title.h"
#include "text/fold.h"

#define PAPERS 150

/* A paper as it is on disk, with the identifiers that it ever had. */
struct kept {
	struct library library;                /* of it alone */
	uint64_t titles[PAPERS], dois[PAPERS]; /* hashes of all that it ever had */
	size_t title_count, doi_count;
	bool is_joined; /* with an earlier one */
};

static const struct paper *paper_of(const struct kept *kept)
{
	return &kept->library.papers[0];
}

/* 0: it has none, for it is known by its ids alone. */
static uint64_t title_of(const struct paper *paper)
{
	if (is_bare(paper) && (paper->arxiv_id.len > 0 || paper->doi.len > 0))
		return 0;
	return fold_title_hash(paper->title.len ? paper->title : str_sub(paper->abstract, 0, 200));
}

static bool had_title(const struct kept *kept, uint64_t title)
{
	for (size_t i = 0; i < kept->title_count; i++)
		if (kept->titles[i] == title)
			return true;
	return false;
}

static void keep_title(struct kept *kept, uint64_t title)
{
	if (title != 0 && !had_title(kept, title))
		kept->titles[kept->title_count++] = title;
}

/* A publisher's DOI takes the place of arXiv's, by which the paper is found all the same. */
static bool had_doi(const struct kept *kept, struct str doi)
{
	for (size_t i = 0; i < kept->doi_count; i++)
		if (kept->dois[i] == str_hash(doi))
			return true;
	return false;
}

static void keep_doi(struct kept *kept, struct str doi)
{
	if (doi.len > 0 && !had_doi(kept, doi))
		kept->dois[kept->doi_count++] = str_hash(doi);
}

/* A library of the draft alone, and beside it of what it is merged with. */
static void make_alone(struct library *library, const struct paper *first,
		       const struct paper *second)
{
	struct paper_draft draft = { .paper = *first };
	uint32_t number;

	library_init(library);
	library_add(library, &draft, NULL, &number);
	if (second) {
		draft.paper = *second;
		library_add(library, &draft, NULL, &number);
	}
}

/* Whether the paper got an identifier. */
static bool write_kept(struct kept *kept, const struct paper *old, const struct paper *paper)
{
	struct library library;
	struct str rest, alias;

	if (old && says_the_same(old, paper))
		return false;
	make_alone(&library, old ? old : paper, old ? paper : NULL);
	library_free(&kept->library);
	kept->library = library;
	keep_title(kept, title_of(paper_of(kept)));
	keep_doi(kept, paper_of(kept)->doi);
	rest = paper_get_text(paper_of(kept), FIELD_ALIASES);
	while (tags_next(&rest, &alias))
		keep_title(kept, fold_title_hash(alias));
	return library.gained_id_count > 0;
}

enum kind { ARXIV_ID, DOI, TITLE };

static bool shares(const struct kept *kept, enum kind kind, const struct paper *paper)
{
	const struct paper *of = paper_of(kept);

	if (kept->is_joined)
		return false;
	switch (kind) {
	case ARXIV_ID:
		return paper->arxiv_id.len && str_equal(of->arxiv_id, paper->arxiv_id);
	case DOI:
		return paper->doi.len && had_doi(kept, paper->doi);
	case TITLE:
		return had_title(kept, title_of(paper));
	}
	return false;
}

/* The most papers of one title that are compared; of more, the one that says the same is the same.
 */
#define COMPARED 8

/* Whether two papers of which the first has the second's title, be it one of its others, say the
 * same. */
static bool may_be_same(const struct paper *a, const struct paper *b)
{
	uint64_t hash;

	if (a->title_is_guessed || b->title_is_guessed || !library_title_hash(b, &hash))
		return true;
	return library_twin_hash(a, hash) == library_twin_hash(b, hash);
}

/* The first of those of one title; of a crowd, once the first of it were compared in vain. */
static size_t find_titled(const struct kept *kept, size_t count, const struct paper *paper,
			  bool is_crowd)
{
	size_t seen = 0;

	for (size_t i = 0; i < count; i++) {
		const struct paper *of = paper_of(&kept[i]);

		if (!shares(&kept[i], TITLE, paper))
			continue;
		if (!is_crowd && ++seen > COMPARED)
			break;
		if ((!is_crowd || may_be_same(of, paper)) && is_same_paper(of, paper))
			return i;
	}
	return seen > COMPARED ? find_titled(kept, count, paper, true) : count;
}

/* Of those that share an identifier, the first that says the same, else the one that a library of
 * the first of them takes it for. */
static size_t find_holder(const struct kept *kept, size_t count, enum kind kind,
			  const struct paper *paper)
{
	size_t rows[COMPARED], seen = 0, found = count;
	struct library library;
	uint32_t number;

	library_init(&library);
	for (size_t i = 0; i < count && found == count && seen < COMPARED; i++) {
		struct paper_draft draft = { .paper = *paper_of(&kept[i]) };

		if (!shares(&kept[i], kind, paper))
			continue;
		if (says_the_same(&draft.paper, paper))
			found = i;
		if (library_add(&library, &draft, NULL, &number) == LIBRARY_ADDED)
			rows[number] = i;
		seen++;
	}
	if (found == count && seen > 0 && library_find(&library, paper, &number))
		found = rows[number];
	library_free(&library);
	return found;
}

/* The reference: the papers that share an identifier, the surest kind first. */
static size_t find_in_turn(const struct kept *kept, size_t count, const struct paper *paper)
{
	for (enum kind kind = ARXIV_ID; kind < TITLE; kind++) {
		size_t found = find_holder(kept, count, kind, paper);

		if (found < count)
			return found;
	}
	return find_titled(kept, count, paper, false);
}

/* Joins the paper at `at` with those that have an identifier of a record of it, unless anything
 * tells them apart; returns where it is then. */
static size_t join_kept(struct kept *kept, size_t count, size_t at, const struct paper *record)
{
	for (enum kind kind = ARXIV_ID; kind < TITLE; kind++)
		for (size_t i = 0; i < count; i++) {
			size_t into = i < at ? i : at, from = i < at ? at : i;

			if (i == at || !shares(&kept[i], kind, record) ||
			    !library_shows_one(record, paper_of(&kept[at]), paper_of(&kept[i])))
				continue;
			write_kept(&kept[into], paper_of(&kept[into]), paper_of(&kept[from]));
			kept[from].is_joined = true;
			at = into;
		}
	return at;
}

static void save_some(struct fixture *fixture, struct database *database, struct kept *kept,
		      size_t *count, uint64_t *seed)
{
	size_t some = 1 + support_below(seed, 60);
	struct library *papers = calloc(some, sizeof(*papers));
	struct database_entry *entries = calloc(some, sizeof(*entries));
	struct marks none = { 0 };

	assert_non_null(papers);
	assert_non_null(entries);
	for (size_t i = 0; i < some; i++) {
		struct random_paper random;

		random_paper(&random, 60, seed);
		make_alone(&papers[i], &random.paper, NULL);
		entries[i] =
			(struct database_entry){ .paper = &papers[i].papers[0], .marks = &none };
	}
	assert_int_equal(database_save(database, entries, some, true, &fixture->diag), STATUS_OK);
	for (size_t i = 0; i < some; i++) {
		const struct paper *paper = entries[i].paper;
		size_t at = find_in_turn(kept, *count, paper);
		bool is_new = at == *count;

		if (write_kept(&kept[at], is_new ? NULL : paper_of(&kept[at]), paper) && !is_new)
			at = join_kept(kept, *count, at, paper);
		assert_int_equal(entries[i].row, at + 1);
		*count += is_new;
		library_free(&papers[i]);
	}
	free(entries);
	free(papers);
}

struct comparison {
	const struct kept *kept;
	size_t count;
};

static void compare(void *context, int64_t row, const struct paper_draft *draft)
{
	struct comparison *comparison = context;

	while (comparison->kept[comparison->count].is_joined)
		comparison->count++;
	assert_int_equal(row, ++comparison->count);
	assert_true(says_the_same(&draft->paper, paper_of(&comparison->kept[row - 1])));
}

static void run_round(struct fixture *fixture, uint64_t *seed)
{
	struct kept *kept = calloc(PAPERS + 60, sizeof(*kept));
	struct database *database = fixture_open(fixture);
	struct comparison comparison = { .kept = kept };
	size_t count = 0, joined = 0;

	assert_non_null(database);
	while (count < PAPERS)
		save_some(fixture, database, kept, &count, seed);
	assert_int_equal(database_load(database, compare, &comparison, &fixture->diag), STATUS_OK);
	while (kept[comparison.count].is_joined)
		comparison.count++;
	assert_int_equal(comparison.count, count);
	database_close(database);
	unlink(fixture->path);
	for (size_t i = 0; i < count; i++) {
		joined += kept[i].is_joined;
		library_free(&kept[i].library);
	}
	assert_true(joined > 0);
	free(kept);
}

static void the_same_paper_is_found_as_by_asking_each(void **state)
{
	uint64_t seed = 23;

	for (int round = 0; round < 4; round++)
		run_round(*state, &seed);
}

/* A library of two would take the last for the first, by what they share. */
static void several_papers_of_one_identifier_are_kept_apart(void **state)
{
	static const struct paper papers[] = {
		{ .title = STR_INIT("Glazes of the northern kilns in winter"),
		  .author_names = STR_INIT("Quill, Ann"),
		  .doi = STR_INIT("10.1000/1") },
		{ .title = STR_INIT("Rivers beneath the frozen town square"),
		  .author_names = STR_INIT("Lantern, Bo"),
		  .doi = STR_INIT("10.1000/1") },
		{ .title = STR_INIT("Counting swallows from a moving train"),
		  .doi = STR_INIT("10.1000/1") },
	};
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct marks none = { 0 };

	for (int twice = 0; twice < 2; twice++)
		for (size_t i = 0; i < sizeof(papers) / sizeof(*papers); i++) {
			struct library library;
			struct database_entry entry = { .marks = &none };

			make_alone(&library, &papers[i], NULL);
			entry.paper = &library.papers[0];
			assert_int_equal(database_save(database, &entry, 1, true, &fixture->diag),
					 STATUS_OK);
			assert_int_equal(entry.row, i + 1);
			library_free(&library);
		}
	database_close(database);
}

/* How the papers of one title differ; those of one DOI by their titles. */
enum difference { BY_ARXIV_ID, BY_DOI, BY_ABSTRACT, BY_URL, BY_TITLE };

struct growing {
	struct fixture *fixture;
	enum difference difference;
};

static void describe(struct paper *paper, enum difference difference, char text[64], size_t i)
{
	static const char *const formats[] = { "2409.%05zu", "10.1000/%zu",
					       "%zu words that follow a title in a line",
					       "https://example.org/%zu", "kiln%zu" };

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(text, 64, formats[difference], i);
#pragma GCC diagnostic pop
	paper_init(paper);
	paper->title = difference == BY_URL ? STR("") : STR("Editorial");
	paper->arxiv_id = difference == BY_ARXIV_ID ? str_from(text) : STR("");
	paper->doi = difference == BY_DOI ? str_from(text) : STR("");
	paper->abstract = difference == BY_ABSTRACT ? str_from(text) : STR("");
	paper->url = difference == BY_URL ? str_from(text) : STR("");
	if (difference == BY_TITLE) {
		paper->title = paper->author_names = str_from(text);
		paper->doi = STR("10.1000/1");
	}
	paper->title_is_guessed = difference == BY_ABSTRACT;
}

/* Twice, so that they are found as well. */
static void save_growing(void *context, size_t count)
{
	const struct growing *growing = context;
	struct database *database = fixture_open(growing->fixture);
	struct database_entry *entries = calloc(count, sizeof(*entries));
	struct paper *papers = calloc(count, sizeof(*papers));
	char(*texts)[64] = calloc(count, sizeof(*texts));
	struct marks none = { 0 };

	assert_true(database && entries && papers && texts);
	for (size_t i = 0; i < count; i++) {
		describe(&papers[i], growing->difference, texts[i], i);
		entries[i] = (struct database_entry){ .paper = &papers[i], .marks = &none };
	}
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(
			database_save(database, entries, count, true, &growing->fixture->diag),
			STATUS_OK);
	assert_int_equal(fixture_added_count(database), count);
	database_close(database);
	unlink(growing->fixture->path);
	free(texts);
	free(papers);
	free(entries);
}

static void papers_that_are_alike_take_time_by_their_number(void **state)
{
	for (enum difference difference = BY_ARXIV_ID; difference <= BY_TITLE; difference++) {
		struct growing growing = { *state, difference };

		assert_grows_with_size(save_growing, &growing, 100);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(the_same_paper_is_found_as_by_asking_each),
		TEST(several_papers_of_one_identifier_are_kept_apart),
		TEST(papers_that_are_alike_take_time_by_their_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
