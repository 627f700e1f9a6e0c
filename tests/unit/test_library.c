#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "model/library.h"
#include "support.h"

struct fixture {
	struct library library;
	const struct source_list *source;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	library_init(&fixture.library);
	fixture.source = library_source(&fixture.library, STR("000"));
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	library_free(&fixture->library);
	return 0;
}

static struct paper_draft draft_of(const char *title, const char *abstract)
{
	struct paper_draft draft = { .line = 1 };

	paper_init(&draft.paper);
	draft.paper.title = str_from(title);
	draft.paper.abstract = str_from(abstract);
	return draft;
}

static struct paper_draft guess_of(const char *title, const char *abstract)
{
	struct paper_draft draft = draft_of(title, abstract);

	draft.paper.title_is_guessed = true;
	return draft;
}

static struct paper_draft draft_with_ids(const char *title, const char *arxiv_id, const char *doi)
{
	struct paper_draft draft = draft_of(title, NULL);

	draft.paper.arxiv_id = str_from(arxiv_id);
	draft.paper.doi = str_from(doi);
	return draft;
}

static void assert_str(struct str s, const char *expected)
{
	if (!str_equal(s, str_from(expected)))
		fail_msg("expected \"%s\", got \"%.*s\"", expected, STR_ARG(s));
}

/* Adds a draft and checks what came of it; library_find must have known. */
static const struct paper *add(struct fixture *fixture, struct paper_draft draft,
			       enum library_change change, uint32_t number)
{
	uint32_t found, paper;
	bool is_found = library_find(&fixture->library, &draft.paper, &found);

	assert_int_equal(is_found, change != LIBRARY_ADDED);
	assert_int_equal(library_add(&fixture->library, &draft, fixture->source, &paper), change);
	assert_int_equal(paper, number);
	if (is_found)
		assert_int_equal(found, number);
	return &fixture->library.papers[paper];
}

static void text_is_cleaned_into_one_run(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of(" A\ttitle\x1B ", "An \xFF abstract\r\nin lines");
	const struct paper *paper;

	draft.paper.keywords = STR("k; l");
	draft.paper.author_names = STR(" Ada  Example ");
	draft.paper.url = STR("https://example.org/x");
	paper = add(fixture, draft, LIBRARY_ADDED, 0);
	assert_str(paper->title, "A title");
	assert_str(paper->author_names, "Ada Example");
	assert_str(paper->url, "https://example.org/x");
	assert_str(library_text(&fixture->library, 0),
		   "A title\nAn \xEF\xBF\xBD abstract in lines\n\nk; l\n");
	add(fixture, draft_of(NULL, NULL), LIBRARY_ADDED, 1);
	assert_str(library_text(&fixture->library, 1), "\n\n\n\n");
	assert_int_equal(fixture->library.record_count, 2);
}

static void drafts_may_go_away(void **state)
{
	struct fixture *fixture = *state;
	char title[] = "A title", id[] = "2409.11340";
	struct paper_draft draft = draft_with_ids(title, id, NULL);
	const struct paper *paper = add(fixture, draft, LIBRARY_ADDED, 0);

	memset(title, 'x', sizeof(title));
	memset(id, 'x', sizeof(id));
	assert_str(paper->title, "A title");
	assert_str(paper->arxiv_id, "2409.11340");
}

static void too_long_text_is_cut_between_characters(void **state)
{
	struct fixture *fixture = *state;
	size_t len = LIBRARY_TEXT_MAX + 10;
	char *text = malloc(len);
	struct paper_draft draft = draft_of("Long", NULL);
	const struct paper *paper;

	assert_non_null(text);
	memset(text, 'a', len);
	memcpy(text + LIBRARY_TEXT_MAX - 2, "\xF0\x9F\x98\x80", 4);
	draft.paper.abstract = (struct str){ text, len };
	paper = add(fixture, draft, LIBRARY_ADDED, 0);
	assert_int_equal(paper->abstract.len, LIBRARY_TEXT_MAX - 2);
	free(text);
}

static void titles_are_compared_folded(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_of("Schr\\\"odinger Bridges: A Primer", "Text"), LIBRARY_ADDED, 0);
	add(fixture,
	    draft_of("SCHR\xC3\x96"
		     "DINGER bridges -- a primer",
		     "Text"),
	    LIBRARY_MERGED, 0);
	add(fixture, draft_of("Schrodinger Bridges: A Primer II", "Text"), LIBRARY_ADDED, 1);
	add(fixture, draft_of("???", NULL), LIBRARY_ADDED, 2);
	add(fixture, draft_of("!!!", NULL), LIBRARY_ADDED, 3);
	add(fixture, draft_of("???", NULL), LIBRARY_MERGED, 2);
	assert_str(fixture->library.papers[0].title, "Schr\\\"odinger Bridges: A Primer");
}

static void untitled_papers_go_by_their_abstract(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_of(NULL, "We show a thing."), LIBRARY_ADDED, 0);
	add(fixture, draft_of("", "we show a thing"), LIBRARY_MERGED, 0);
	add(fixture, draft_of(NULL, "We show another."), LIBRARY_ADDED, 1);
	add(fixture, draft_of("We show a thing", "x"), LIBRARY_ADDED, 2);
	add(fixture, draft_of(NULL, NULL), LIBRARY_ADDED, 3);
	add(fixture, draft_of(NULL, NULL), LIBRARY_ADDED, 4);
}

static void ids_name_papers(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_with_ids("One", "arXiv:2409.11340v2", NULL), LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids("Un", "https://arxiv.org/abs/2409.11340", NULL), LIBRARY_MERGED,
	    0);
	add(fixture, draft_with_ids("Two", NULL, "https://doi.org/10.1000/ABC"), LIBRARY_ADDED, 1);
	add(fixture, draft_with_ids("Deux", NULL, "10.1000/abc"), LIBRARY_MERGED, 1);
	assert_str(fixture->library.papers[0].title, "One");
	assert_str(fixture->library.papers[1].doi, "10.1000/abc");
	add(fixture, draft_with_ids("Deux", NULL, NULL), LIBRARY_ADDED, 2);
}

static void what_is_no_id_is_left_out(void **state)
{
	struct fixture *fixture = *state;
	const struct paper *paper =
		add(fixture, draft_with_ids("One", "none", "n/a"), LIBRARY_ADDED, 0);

	assert_int_equal(paper->arxiv_id.len, 0);
	assert_int_equal(paper->doi.len, 0);
	add(fixture, draft_with_ids("Two", "none", "n/a"), LIBRARY_ADDED, 1);
}

static void arxiv_ids_come_from_addresses_and_dois(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of("One", NULL);

	draft.paper.url = STR("https://arxiv.org/pdf/2409.11340v1.pdf");
	assert_str(add(fixture, draft, LIBRARY_ADDED, 0)->arxiv_id, "2409.11340");
	draft = draft_with_ids("Two", NULL, "10.48550/arXiv.2409.11341");
	assert_str(add(fixture, draft, LIBRARY_ADDED, 1)->arxiv_id, "2409.11341");
	draft = draft_with_ids("Three", "2409.11342", NULL);
	draft.paper.url = STR("https://arxiv.org/abs/2409.11340");
	assert_str(add(fixture, draft, LIBRARY_ADDED, 2)->arxiv_id, "2409.11342");
	draft.paper.url = STR("2409.11345");
	draft.paper.arxiv_id = STR("");
	draft.paper.title = STR("Four");
	assert_int_equal(add(fixture, draft, LIBRARY_ADDED, 3)->arxiv_id.len, 0);
}

static void contradicting_ids_keep_titles_apart(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_with_ids("One", "2409.00001", NULL), LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids("One", "2409.00002", NULL), LIBRARY_ADDED, 1);
	add(fixture, draft_with_ids("One", NULL, "10.1000/1"), LIBRARY_MERGED, 0);
	add(fixture, draft_with_ids("One", NULL, "10.1000/2"), LIBRARY_MERGED, 1);
	add(fixture, draft_with_ids("One", NULL, "10.1000/3"), LIBRARY_ADDED, 2);
	add(fixture, draft_with_ids("One", NULL, NULL), LIBRARY_MERGED, 0);
	add(fixture, draft_with_ids("One", "2409.00002", "10.1000/1"), LIBRARY_MERGED, 1);
	add(fixture, draft_with_ids("Two", NULL, "10.1000/20"), LIBRARY_ADDED, 3);
	add(fixture, draft_with_ids("Two", NULL, "10.48550/arXiv.2409.00020"), LIBRARY_MERGED, 3);
	assert_str(fixture->library.papers[3].arxiv_id, "2409.00020");
	assert_str(fixture->library.papers[3].doi, "10.1000/20");
}

static void a_link_is_merged_into_the_paper_with_its_id(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_with_ids("By title", NULL, NULL), LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids(NULL, NULL, "10.1000/1"), LIBRARY_ADDED, 1);
	add(fixture, draft_with_ids(NULL, "2409.00001", NULL), LIBRARY_ADDED, 2);
	add(fixture, draft_with_ids("By title", "2409.00001", "10.1000/1"), LIBRARY_REWRITTEN, 2);
	assert_str(fixture->library.papers[2].title, "By title");
	assert_int_equal(fixture->library.count, 3);
	add(fixture, draft_with_ids(NULL, NULL, "10.1000/1"), LIBRARY_MERGED, 1);
}

static void fields_are_merged(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of("One", "Short.");
	const struct paper *paper;
	size_t len;

	draft.paper.upvotes = 3;
	assert_true(date_parse_listing(STR("Oct 6"), &draft.paper.date, &len));
	add(fixture, draft, LIBRARY_ADDED, 0);
	library_set_year(&fixture->library, 2024);
	assert_int_equal(fixture->library.papers[0].date.year, 2024);

	draft = draft_of("one!", "Rather longer.");
	draft.paper.comments = 0;
	draft.paper.authors = 2;
	draft.paper.upvotes = 2;
	draft.paper.summary = STR("Sum.");
	draft.paper.author_names = STR("Ada; Bob");
	assert_true(date_parse_iso(STR("2023-10-06"), &draft.paper.date));
	paper = add(fixture, draft, LIBRARY_REWRITTEN, 0);
	assert_str(library_text(&fixture->library, 0), "One\nRather longer.\nSum.\n\n");
	assert_str(paper->author_names, "Ada; Bob");
	assert_int_equal(paper->upvotes, 2);
	assert_int_equal(paper->comments, 0);
	assert_int_equal(paper->authors, 2);
	assert_int_equal(paper->date.year, 2023);
	assert_false(paper->date.year_inferred);

	draft = draft_of("One", "Shorter");
	draft.paper.upvotes = -5;
	draft.paper.summary = STR("Another.");
	draft.paper.doi = STR("10.1000/1");
	assert_true(date_parse_listing(STR("Oct 7"), &draft.paper.date, &len));
	paper = add(fixture, draft, LIBRARY_MERGED, 0);
	library_set_year(&fixture->library, 2025);
	assert_str(library_text(&fixture->library, 0), "One\nRather longer.\nSum.\n\n");
	assert_str(paper->doi, "10.1000/1");
	assert_int_equal(paper->upvotes, 2);
	assert_int_equal(paper->date.year, 2023);
}

static void plain_repetitions_take_no_room(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_with_ids("One", "2409.00001", "10.1000/1");
	size_t used;

	draft.paper.abstract = STR("An abstract.");
	add(fixture, draft, LIBRARY_ADDED, 0);
	used = fixture->library.arena.used;
	for (int i = 0; i < 1000; i++)
		add(fixture, draft, LIBRARY_MERGED, 0);
	assert_int_equal(fixture->library.arena.used, used);
	assert_int_equal(fixture->library.by_identifier.count, 2);
	assert_int_equal(fixture->library.record_count, 1001);
}

static void years_are_given_to_those_that_wait(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of("One", NULL);
	size_t len;

	assert_true(date_parse_listing(STR("Feb 29"), &draft.paper.date, &len));
	add(fixture, draft, LIBRARY_ADDED, 0);
	draft.paper.title = STR("Two");
	draft.paper.date = (struct date){ 0 };
	add(fixture, draft, LIBRARY_ADDED, 1);
	assert_true(date_parse_listing(STR("Mar 1"), &draft.paper.date, &len));
	add(fixture, draft, LIBRARY_MERGED, 1);
	add(fixture, draft, LIBRARY_MERGED, 1);
	assert_int_equal(fixture->library.yearless_count, 2);
	library_set_year(&fixture->library, 2023);
	assert_int_equal(fixture->library.papers[0].date.year, 2020);
	assert_int_equal(fixture->library.papers[1].date.year, 2023);
	draft.paper.title = STR("Three");
	add(fixture, draft, LIBRARY_ADDED, 2);
	library_set_year(&fixture->library, 2026);
	assert_int_equal(fixture->library.papers[1].date.year, 2023);
	assert_int_equal(fixture->library.papers[2].date.year, 2026);
}

/* Checks the sources, newest first. */
static void assert_sources(const struct paper *paper, const char *const *names)
{
	const struct source_list *node = paper->sources;

	for (; *names; names++, node = node->rest) {
		assert_non_null(node);
		assert_str(node->name, *names);
	}
	assert_null(node);
}

static void every_source_is_kept_once(void **state)
{
	struct fixture *fixture = *state;
	struct library *library = &fixture->library;
	struct paper_draft draft = draft_of("One", NULL);
	struct source_list old = { STR(" a;b \x1B"), NULL }, middle = { STR("002"), &old },
			   last = { STR("a,b"), &middle };
	uint32_t number;

	library_add(library, &draft, fixture->source, &number);
	assert_ptr_equal(library->papers[0].sources, fixture->source);
	library_add(library, &draft, library_source(library, STR("000")), &number);
	assert_ptr_equal(library->papers[0].sources, fixture->source);
	draft.paper.sources = &last;
	library_add(library, &draft, fixture->source, &number);
	assert_sources(&library->papers[0], (const char *const[]){ "002", "a,b", "000", NULL });
	draft.paper.sources = NULL;
	library_add(library, &draft, library_source(library, STR("002")), &number);
	library_add(library, &draft, fixture->source, &number);
	library_add(library, &draft, library_source(library, STR("003")), &number);
	assert_sources(&library->papers[0],
		       (const char *const[]){ "003", "002", "a,b", "000", NULL });
	draft = draft_of("Two", NULL);
	draft.paper.sources = &last;
	library_add(library, &draft, fixture->source, &number);
	assert_sources(&library->papers[1], (const char *const[]){ "002", "a,b", NULL });
}

#define LONG_TITLE "A Study of Invented Bridges over Imaginary Rivers"
#define LONG_ABSTRACT \
	"We walk across a bridge that was never built and measure how wet our feet get."
#define LONG_GUESS  "A Study of Invented Bridges over Imaginary Rivers We"
#define LONG_REST   "walk across a bridge that was never built and measure how wet our feet get."
#define SHORT_GUESS "A Study of Invented Bridges"
#define SHORT_REST  "over Imaginary Rivers " LONG_ABSTRACT

static void a_guess_takes_a_known_boundary(void **state)
{
	static const char *const guesses[][2] = { { LONG_GUESS, LONG_REST },
						  { SHORT_GUESS, SHORT_REST } };
	struct fixture *fixture = *state;
	struct library *library = &fixture->library;

	for (size_t i = 0; i < 2; i++) {
		library_free(library);
		library_init(library);
		fixture->source = library_source(library, STR("000"));
		add(fixture, draft_of("First", "x"), LIBRARY_ADDED, 0);
		add(fixture, draft_of(LONG_TITLE, LONG_ABSTRACT), LIBRARY_ADDED, 1);
		add(fixture, guess_of(guesses[i][0], guesses[i][1]), LIBRARY_MERGED, 1);
		assert_int_equal(library->guessed_count, 0);

		library_free(library);
		library_init(library);
		fixture->source = library_source(library, STR("000"));
		add(fixture, guess_of(guesses[i][0], guesses[i][1]), LIBRARY_ADDED, 0);
		assert_int_equal(library->guessed_count, 1);
		add(fixture, draft_of("Second", "x"), LIBRARY_ADDED, 1);
		add(fixture, draft_of(LONG_TITLE, LONG_ABSTRACT), LIBRARY_REWRITTEN, 0);
		assert_int_equal(library->guessed_count, 0);
		assert_false(library->papers[0].title_is_guessed);
		assert_str(library_text(library, 0), LONG_TITLE "\n" LONG_ABSTRACT "\n\n\n");
		add(fixture, draft_of(LONG_TITLE, NULL), LIBRARY_MERGED, 0);
	}
}

static void a_guess_brings_the_longer_abstract(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_of(LONG_TITLE, "We walk across"), LIBRARY_ADDED, 0);
	add(fixture, guess_of(LONG_GUESS, LONG_REST), LIBRARY_REWRITTEN, 0);
	assert_str(library_text(&fixture->library, 0), LONG_TITLE "\n" LONG_ABSTRACT "\n\n\n");
	add(fixture, draft_of("Another Study of Invented Bridges over Imaginary Rivers", NULL),
	    LIBRARY_ADDED, 1);
	add(fixture,
	    guess_of("another study of invented bridges over imaginary rivers", LONG_ABSTRACT),
	    LIBRARY_REWRITTEN, 1);
	assert_str(library_text(&fixture->library, 1),
		   "Another Study of Invented Bridges over Imaginary Rivers\n" LONG_ABSTRACT
		   "\n\n\n");
}

static void equal_guesses_are_one_paper(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, guess_of(LONG_GUESS, LONG_REST), LIBRARY_ADDED, 0);
	add(fixture, guess_of(SHORT_GUESS, SHORT_REST), LIBRARY_REWRITTEN, 0);
	add(fixture, guess_of(LONG_GUESS, LONG_REST), LIBRARY_MERGED, 0);
	assert_str(fixture->library.papers[0].title, SHORT_GUESS);
	assert_true(fixture->library.papers[0].title_is_guessed);
	add(fixture, draft_of(LONG_GUESS, LONG_REST), LIBRARY_REWRITTEN, 0);
	assert_str(fixture->library.papers[0].title, LONG_GUESS);
}

static void other_texts_are_other_papers(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = guess_of(LONG_GUESS, LONG_REST);

	add(fixture, draft_of(LONG_TITLE, "Something else entirely."), LIBRARY_ADDED, 0);
	add(fixture, draft_of("Short", "text"), LIBRARY_ADDED, 1);
	add(fixture, draft, LIBRARY_ADDED, 2);
	add(fixture, guess_of("Shor", "t text"), LIBRARY_ADDED, 3);
	draft.paper.arxiv_id = STR("2409.00001");
	add(fixture, draft, LIBRARY_MERGED, 2);
	draft.paper.arxiv_id = STR("2409.00002");
	add(fixture, draft, LIBRARY_ADDED, 4);
}

static void a_wrong_guess_joins_no_strangers(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, guess_of("Deep", "Bridges over Imaginary Rivers are studied in this paper."),
	    LIBRARY_ADDED, 0);
	add(fixture, guess_of("Deep", "Rivers under Imaginary Bridges are studied in this paper."),
	    LIBRARY_ADDED, 1);
	add(fixture, draft_of("Deep", "We ask how deep an imaginary river may be, and wade."),
	    LIBRARY_ADDED, 2);
	add(fixture, guess_of("Deep", "We ask how deep an imaginary river could be."),
	    LIBRARY_MERGED, 2);
	add(fixture, draft_of("Deep", NULL), LIBRARY_MERGED, 0);
}

static void accents_do_not_hide_a_guess(void **state)
{
	struct fixture *fixture = *state;

	add(fixture,
	    draft_of("Schr\xC3\xB6"
		     "dinger Walks Across the Invented Bridges",
		     LONG_ABSTRACT),
	    LIBRARY_ADDED, 0);
	add(fixture,
	    guess_of("Schr\\\"odinger Walks Across", "the Invented Bridges " LONG_ABSTRACT),
	    LIBRARY_MERGED, 0);
}

/* Same-titled papers whose ids all differ, identical openings, one paper from ever new sources. */
static void hostile_repetitions_take_linear_time(void **state)
{
	enum { PAPERS = 200000 };
	struct fixture *fixture = *state;
	struct library *library = &fixture->library;
	uint32_t number;
	char id[32];

	for (int i = 0; i < PAPERS; i++) {
		struct paper_draft draft = guess_of(LONG_GUESS, LONG_REST);

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
};

static bool plain_contradict(const struct plain *a, const struct plain *b)
{
	if (a->arxiv && b->arxiv)
		return a->arxiv != b->arxiv;
	return a->doi && b->doi && a->doi != b->doi;
}

static bool plain_titles_equal(const struct plain *a, const struct plain *b)
{
	if (a->title || b->title)
		return a->title == b->title;
	return a->abstract && a->abstract == b->abstract;
}

static size_t plain_find(const struct plain *papers, size_t count, const struct plain *draft)
{
	for (size_t i = 0; draft->arxiv && i < count; i++)
		if (papers[i].arxiv == draft->arxiv)
			return i;
	for (size_t i = 0; draft->doi && i < count; i++)
		if (papers[i].doi == draft->doi)
			return i;
	for (size_t i = 0; i < count; i++)
		if (plain_titles_equal(&papers[i], draft) && !plain_contradict(&papers[i], draft))
			return i;
	return count;
}

static int plain_abstract_len(int abstract)
{
	return abstract ? 20 + abstract % 7 * 60 : 0;
}

static void plain_merge(struct plain *paper, const struct plain *draft)
{
	paper->title = paper->title ? paper->title : draft->title;
	paper->arxiv = paper->arxiv ? paper->arxiv : draft->arxiv;
	paper->doi = paper->doi ? paper->doi : draft->doi;
	if (plain_abstract_len(draft->abstract) > plain_abstract_len(paper->abstract))
		paper->abstract = draft->abstract;
}

static int number_or_none(uint64_t *seed, size_t bound, size_t one_in)
{
	return support_below(seed, one_in) ? 0 : 1 + (int)support_below(seed, bound);
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
		struct plain draft = { number_or_none(&seed, 500, 1 + support_below(&seed, 2)),
				       number_or_none(&seed, 900, 3), number_or_none(&seed, 900, 4),
				       number_or_none(&seed, 300, 2) };
		size_t at = plain_find(papers, count, &draft);
		uint32_t number;
		enum library_change change;

		if (!draft.title && !draft.abstract && !draft.arxiv && !draft.doi)
			continue; /* each such paper is one of its own */
		change = add_plain(fixture, &draft, &seed, &number);
		assert_int_equal(number, at);
		assert_int_equal(change == LIBRARY_ADDED, at == count);
		if (at == count)
			papers[count++] = draft;
		else
			plain_merge(&papers[at], &draft);
		assert_plain(&fixture->library.papers[at], &papers[at]);
	}
	assert_int_equal(fixture->library.count, count);
	for (size_t i = 0; i < count; i++)
		assert_plain(&fixture->library.papers[i], &papers[i]);
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
		TEST(text_is_cleaned_into_one_run),
		TEST(drafts_may_go_away),
		TEST(too_long_text_is_cut_between_characters),
		TEST(titles_are_compared_folded),
		TEST(untitled_papers_go_by_their_abstract),
		TEST(ids_name_papers),
		TEST(what_is_no_id_is_left_out),
		TEST(arxiv_ids_come_from_addresses_and_dois),
		TEST(contradicting_ids_keep_titles_apart),
		TEST(a_link_is_merged_into_the_paper_with_its_id),
		TEST(fields_are_merged),
		TEST(plain_repetitions_take_no_room),
		TEST(years_are_given_to_those_that_wait),
		TEST(every_source_is_kept_once),
		TEST(a_guess_takes_a_known_boundary),
		TEST(a_guess_brings_the_longer_abstract),
		TEST(equal_guesses_are_one_paper),
		TEST(other_texts_are_other_papers),
		TEST(a_wrong_guess_joins_no_strangers),
		TEST(accents_do_not_hide_a_guess),
		TEST(hostile_repetitions_take_linear_time),
		TEST(random_adding_agrees_with_the_reference),
		TEST(any_order_gives_the_same_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
