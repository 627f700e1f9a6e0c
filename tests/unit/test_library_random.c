#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"

/* Same-titled papers whose ids all differ, identical openings, one paper from ever new sources. */
static void hostile_repetitions_take_linear_time(void **state)
{
	enum { PAPERS = 200000 };
	struct fixture *fixture = *state;
	struct library *library = &fixture->library;
	uint32_t number;
	char id[32];

	for (int i = 0; i < PAPERS; i++) {
		struct paper_draft draft = guess_of(
			"A Study of Invented Bridges over Imaginary Rivers", "We walk across.");

		snprintf(id, sizeof(id), "10.1000/%d", i);
		draft.paper.doi = str_from(id);
		library_add(library, &draft, fixture->source, &number);
	}
	assert_int_equal(library->count, PAPERS);
	for (int i = 0; i < PAPERS; i++) {
		struct paper_draft draft = draft_of("One", NULL);
		struct source_list source = { STR(""), NULL };

		snprintf(id, sizeof(id), "%d", i);
		source.name = str_from(id);
		draft.paper.sources = &source;
		library_add(library, &draft, fixture->source, &number);
	}
	assert_int_equal(library->count, PAPERS + 1);
}

/* The reference: papers of small numbers, 0 for unknown, found by looking at each. */
struct plain {
	int title, arxiv, doi, abstract;
	int aliases[32];
	size_t alias_count;
	bool is_joined; /* into another */
	size_t joined;  /* how many were into it */
};

static bool plain_has_alias(const struct plain *paper, int title)
{
	for (size_t i = 0; i < paper->alias_count; i++)
		if (paper->aliases[i] == title)
			return true;
	return false;
}

static bool plain_contradict(const struct plain *a, const struct plain *b)
{
	if (a->arxiv && b->arxiv)
		return a->arxiv != b->arxiv;
	return a->doi && b->doi && a->doi != b->doi;
}

static bool plain_may_be_one(const struct plain *a, const struct plain *b)
{
	return !(a->arxiv && b->arxiv && a->arxiv != b->arxiv) &&
	       !(a->doi && b->doi && a->doi != b->doi);
}

static bool plain_titles_equal(const struct plain *a, const struct plain *b)
{
	if (a->title || b->title)
		return a->title == b->title || (b->title && plain_has_alias(a, b->title));
	return a->abstract && a->abstract == b->abstract;
}

/* Of those with an identifier the first that has the title, else the first. */
static size_t plain_choose(const struct plain *papers, size_t count, const struct plain *draft,
			   bool by_arxiv)
{
	size_t first = count;

	for (size_t i = 0; i < count; i++) {
		bool is_same =
			by_arxiv ? papers[i].arxiv == draft->arxiv : papers[i].doi == draft->doi;

		if (!is_same || papers[i].is_joined)
			continue;
		if (plain_titles_equal(&papers[i], draft))
			return i;
		if (first == count)
			first = i;
	}
	return first;
}

static size_t plain_find(const struct plain *papers, size_t count, const struct plain *draft)
{
	size_t at = draft->arxiv ? plain_choose(papers, count, draft, true) : count;

	if (at == count && draft->doi)
		at = plain_choose(papers, count, draft, false);
	if (at < count)
		return at;
	for (size_t i = 0; i < count; i++)
		if (!papers[i].is_joined && plain_titles_equal(&papers[i], draft) &&
		    !plain_contradict(&papers[i], draft))
			return i;
	return count;
}

static int number_or_none(uint64_t *seed, size_t bound, size_t one_in)
{
	return support_below(seed, one_in) ? 0 : 1 + (int)support_below(seed, bound);
}

/* Of one identifier there is one title, so that few papers get others. */
static struct plain random_plain(uint64_t *seed)
{
	int number = 1 + (int)support_below(seed, 900);
	int arxiv = support_below(seed, 3) ? 0 : number, doi = support_below(seed, 4) ? 0 : number;
	int title = arxiv || doi ? 1 + number % 500 : 1 + (int)support_below(seed, 500);

	return (struct plain){ .title = support_below(seed, 3) ? title : 0,
			       .arxiv = arxiv,
			       .doi = doi,
			       .abstract = number_or_none(seed, 5000, 2) };
}

static int plain_abstract_len(int abstract)
{
	return abstract ? 20 + abstract % 7 * 60 : 0;
}

static void plain_add_alias(struct plain *paper, int title)
{
	if (title == paper->title || !title || plain_has_alias(paper, title))
		return;
	assert_true(paper->alias_count < 32);
	paper->aliases[paper->alias_count++] = title;
}

static void plain_remove_alias(struct plain *paper, int title)
{
	size_t count = 0;

	for (size_t i = 0; i < paper->alias_count; i++)
		if (paper->aliases[i] != title)
			paper->aliases[count++] = paper->aliases[i];
	paper->alias_count = count;
}

static void plain_merge(struct plain *paper, const struct plain *draft)
{
	int before = paper->title;

	if (paper->title && draft->title && !plain_has_alias(paper, draft->title))
		paper->title = draft->title;
	plain_add_alias(paper, before);
	for (size_t i = 0; i < draft->alias_count; i++)
		plain_add_alias(paper, draft->aliases[i]);
	plain_add_alias(paper, draft->title);
	plain_remove_alias(paper, paper->title);
	paper->title = paper->title ? paper->title : draft->title;
	paper->arxiv = paper->arxiv ? paper->arxiv : draft->arxiv;
	paper->doi = paper->doi ? paper->doi : draft->doi;
	if (plain_abstract_len(draft->abstract) > plain_abstract_len(paper->abstract))
		paper->abstract = draft->abstract;
}

/* The other paper that has the identifier of a draft of this one; `at` if there is none. */
static size_t plain_other(const struct plain *papers, size_t count, const struct plain *draft,
			  size_t at)
{
	const struct plain *paper = &papers[at];
	bool shares = (draft->arxiv && draft->arxiv == paper->arxiv) ||
		      (draft->doi && draft->doi == paper->doi);
	bool by_arxiv = draft->arxiv && !paper->arxiv, by_doi = draft->doi && !paper->doi;
	size_t other;

	if (!shares || !(by_arxiv || by_doi))
		return at;
	other = plain_choose(papers, count, draft, by_arxiv);
	if (other == count || !plain_may_be_one(paper, &papers[other]) ||
	    !plain_may_be_one(draft, paper) || !plain_may_be_one(draft, &papers[other]))
		return at;
	return other;
}

/* Joins two papers; returns where they are then. */
static size_t plain_join(struct plain *papers, size_t at, size_t other)
{
	size_t first = at < other ? at : other, second = at < other ? other : at;
	size_t into = papers[second].joined > papers[first].joined ? second : first;
	size_t joined = papers[first].joined + papers[second].joined + 1;
	struct plain merged = papers[first];

	plain_merge(&merged, &papers[second]);
	papers[first].is_joined = papers[second].is_joined = true;
	papers[into] = merged;
	papers[into].is_joined = false;
	papers[into].joined = joined;
	return into;
}

static void write_abstract(char out[512], int abstract)
{
	int len = plain_abstract_len(abstract);

	snprintf(out, 512, "%08d", abstract);
	memset(out + 8, 'x', (size_t)len);
	out[abstract ? len : 0] = '\0';
}

/* Turns a plain paper into a draft, each time a little different. */
static enum library_change add_plain(struct fixture *fixture, const struct plain *plain,
				     uint64_t *seed, uint32_t *number)
{
	static const char *const titles[] = { "Title %d of a Paper",
					      "TITLE %d -- OF A P\xC3\x81PER!",
					      " title %d of a\tpaper" };
	static const char *const arxiv_ids[] = { "2409.%05d", "arXiv:2409.%05dv3",
						 "https://arxiv.org/abs/2409.%05d" };
	char title[100] = "", arxiv_id[100] = "", doi[100] = "", abstract[512];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	if (plain->title)
		snprintf(title, sizeof(title), titles[support_below(seed, 3)], plain->title);
	if (plain->arxiv)
		snprintf(arxiv_id, sizeof(arxiv_id), arxiv_ids[support_below(seed, 3)],
			 plain->arxiv);
#pragma GCC diagnostic pop
	if (plain->doi)
		snprintf(doi, sizeof(doi), "10.1000/X%d", plain->doi);
	write_abstract(abstract, plain->abstract);

	struct paper_draft draft = draft_with_ids(title, arxiv_id, doi);

	draft.paper.abstract = str_from(abstract);
	return library_add(&fixture->library, &draft, fixture->source, number);
}

static void assert_plain(const struct paper *paper, const struct plain *plain)
{
	char text[512];

	assert_int_equal(paper->title.len != 0, plain->title != 0);
	if (plain->title)
		assert_int_equal(atoi(paper->title.p + 6), plain->title);
	text[0] = '\0';
	if (plain->arxiv)
		snprintf(text, sizeof(text), "2409.%05d", plain->arxiv);
	assert_str(paper->arxiv_id, text);
	text[0] = '\0';
	if (plain->doi)
		snprintf(text, sizeof(text), "10.1000/x%d", plain->doi);
	assert_str(paper->doi, text);
	write_abstract(text, plain->abstract);
	assert_int_equal(paper->abstract.len ? atoi(paper->abstract.p) : 0, plain->abstract);
}

static void random_adding_agrees_with_the_reference(void **state)
{
	enum { ADDED = 100000 };
	struct fixture *fixture = *state;
	struct plain *papers = calloc(ADDED, sizeof(*papers));
	size_t count = 0;
	uint64_t seed = 7;

	for (int i = 0; i < ADDED; i++) {
		struct plain draft = random_plain(&seed);
		size_t at = plain_find(papers, count, &draft), other;
		uint32_t number;
		enum library_change change;

		if (!draft.title && !draft.abstract && !draft.arxiv && !draft.doi)
			continue; /* each such paper is one of its own */
		change = add_plain(fixture, &draft, &seed, &number);
		assert_int_equal(change == LIBRARY_ADDED, at == count);
		if (at == count) {
			papers[count++] = draft;
		} else {
			other = plain_other(papers, count, &draft, at);
			plain_merge(&papers[at], &draft);
			if (other != at)
				at = plain_join(papers, at, other);
		}
		assert_int_equal(number, at);
		assert_plain(&fixture->library.papers[at], &papers[at]);
	}
	assert_int_equal(fixture->library.count, count);
	assert_true(fixture->library.join_count > 100);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(library_is_joined(&fixture->library, (uint32_t)i),
				 papers[i].is_joined);
		if (!papers[i].is_joined)
			assert_plain(&fixture->library.papers[i], &papers[i]);
	}
	free(papers);
}

/* What is added in any order: for each paper several drafts that each tell a part of the truth. */
#define TRUTHS    40
#define PARTS     7
#define ALL_PARTS (TRUTHS * PARTS)

static const char *truth_text(char out[400], size_t truth, size_t abstract_len)
{
	int len = snprintf(
		out, 400,
		"The %zu%zu%zu invented words about paper number %zu and its many virtues of which",
		truth, truth * truth, truth * 77, truth);

	memset(out + len, 'v', 399 - (size_t)len);
	out[abstract_len] = '\0';
	return out;
}

static void add_part(struct fixture *fixture, size_t truth, size_t part)
{
	char title[100], text[400], joined[600], id[100], doi[100];
	struct source_list source = { STR("sources"), NULL };
	struct paper_draft draft;
	uint32_t number;

	snprintf(title, sizeof(title), "Title of Paper %zu with Something More in It", truth);
	snprintf(id, sizeof(id), "2409.%05zu", truth);
	snprintf(doi, sizeof(doi), "10.1000/%zu", truth);
	truth_text(text, truth, part == 1 ? 150 : 350);
	snprintf(joined, sizeof(joined), "%s %s", title, text);
	draft = draft_of(title, text);
	if (part == 0 || part == 2)
		draft.paper.arxiv_id = str_from(id);
	if (part == 2 || part == 3)
		draft.paper.doi = str_from(doi);
	if (part == 1)
		date_parse_iso(STR("2024-05-06"), &draft.paper.date);
	if (part == 2) {
		date_parse_iso(STR("2025-05-06"), &draft.paper.date);
		draft.paper.date.year_inferred = true;
		draft.paper.upvotes = (int32_t)truth;
	}
	if (part == 4) {
		draft.paper.keywords = STR("k; l");
		draft.paper.upvotes = (int32_t)truth;
	}
	if (part >= 5) {
		draft.paper.title =
			str_sub(str_from(joined), 0, part == 5 ? 15 : strlen(title) + 4);
		draft.paper.abstract = str_sub(str_from(joined), draft.paper.title.len, SIZE_MAX);
		draft.paper.title_is_guessed = true;
		draft.paper.authors = 3;
	}
	source.name.len = 1 + part;
	draft.paper.sources = &source;
	library_add(&fixture->library, &draft, fixture->source, &number);
}

static size_t count_sources(const struct paper *paper)
{
	size_t count = 0;

	for (const struct source_list *node = paper->sources; node; node = node->rest)
		count++;
	return count;
}

static void assert_truth(const struct paper *paper)
{
	size_t truth = (size_t)atoi(paper->title.p + 15);
	char text[400], expected[100];

	snprintf(expected, sizeof(expected), "Title of Paper %zu with Something More in It", truth);
	assert_str(paper->title, expected);
	assert_str(paper->abstract, truth_text(text, truth, 350));
	snprintf(expected, sizeof(expected), "2409.%05zu", truth);
	assert_str(paper->arxiv_id, expected);
	snprintf(expected, sizeof(expected), "10.1000/%zu", truth);
	assert_str(paper->doi, expected);
	assert_str(paper->keywords, "k; l");
	assert_int_equal(paper->date.year, 2024);
	assert_int_equal(paper->upvotes, truth);
	assert_int_equal(paper->authors, 3);
	assert_int_equal(paper->comments, COUNT_UNKNOWN);
	assert_int_equal(count_sources(paper), PARTS);
	assert_false(paper->title_is_guessed);
}

static void any_order_gives_the_same_papers(void **state)
{
	struct fixture *fixture = *state;
	uint64_t seed = 19;

	for (int round = 0; round < 200; round++) {
		size_t order[ALL_PARTS];

		for (size_t i = 0; i < ALL_PARTS; i++) {
			size_t at = support_below(&seed, i + 1);

			order[i] = order[at];
			order[at] = i;
		}
		library_free(&fixture->library);
		library_init(&fixture->library);
		for (size_t i = 0; i < ALL_PARTS; i++)
			add_part(fixture, order[i] / PARTS + 1, order[i] % PARTS);
		assert_int_equal(fixture->library.count, TRUTHS);
		assert_int_equal(fixture->library.guessed_count, 0);
		for (size_t i = 0; i < TRUTHS; i++)
			assert_truth(&fixture->library.papers[i]);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(hostile_repetitions_take_linear_time),
		TEST(random_adding_agrees_with_the_reference),
		TEST(any_order_gives_the_same_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
