/* What each kind of term matches, and what is highlighted. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "growth.h"
#include "search/match.h"
#include "unit/corpus_fixture.h"

static void check(const struct fixture *fixture, uint32_t paper, const char *const *yes,
		  const char *const *no)
{
	for (; *yes; yes++)
		if (!fixture_matches(fixture, *yes, paper))
			fail_msg("%s should match", *yes);
	for (; *no; no++)
		if (fixture_matches(fixture, *no, paper))
			fail_msg("%s should not match", *no);
}

static void test_text(void **state)
{
	static const char *const yes[] = { "",
					   "mitre",
					   "MITRE quilts",
					   "\"of stitched quilts\"",
					   "schrodinger",
					   "Schr\\\"odinger",
					   "Schr\xC3\xB6"
					   "dinger",
					   "title:mitre abstract:stitched",
					   "-title:stitched",
					   "nothing or quilts",
					   "(nothing or quilts) -none",
					   "/st.*ed/",
					   "/^a \\w+ of/",
					   "title:/schr[\xC3\xB6]d/",
					   "/quilts$/",
					   "summary:short keywords:kw2",
					   "author:Ng\xC3\xB4",
					   "author:ngo",
					   "source:fix",
					   "doi:10.1000/x",
					   "has:summary has:source has:author",
					   "/a \\w+/ title:/^mitre/",
					   "-/^stitched/",
					   NULL };
	static const char *const no[] = { "nothing",
					  "-mitre",
					  "title:stitched",
					  "\"joint a\"",
					  "/mitre.*quilts/",
					  "mitre nothing",
					  "author:mitre",
					  "ngo",
					  "has:url",
					  "\"short kw1\"",
					  "/dinger joint a/",
					  "source:other",
					  "arxiv:10",
					  "-(mitre or none)",
					  NULL };
	struct fixture fixture;
	struct paper paper;
	uint32_t number;

	(void)state;
	fixture_init(&fixture);
	paper_init(&paper);
	paper.title = STR("Mitre Schr\\\"odinger joint");
	paper.abstract = STR("A study of stitched quilts");
	paper.summary = STR("short");
	paper.keywords = STR("kw1; kw2");
	paper.author_names = STR("An Ng\xC3\xB4; B Li");
	paper.doi = STR("10.1000/x");
	number = fixture_add(&fixture, &paper);
	check(&fixture, number, yes, no);
	fixture_free(&fixture);
}

static void test_numbers(void **state)
{
	static const char *const yes[] = { "upvotes:7",
					   "upvotes:>6",
					   "upvotes:..7",
					   "-upvotes:8..",
					   "date:2023",
					   "date:2023-05",
					   "date:2023-05..",
					   "date:<2024",
					   "date:..2023-05-31",
					   "-date:2023-05-17",
					   "-comments:0..",
					   "-comments:..9",
					   "-priority:0..",
					   "-has:comments",
					   "has:upvotes has:date",
					   "authors:0",
					   NULL };
	static const char *const no[] = { "upvotes:8",      "date:2023-05-17",   "date:>2023",
					  "date:2023-06..", "comments:0..",      "comments:..9",
					  "priority:0",     "has:comments",      "has:priority",
					  "upvotes:<0",     "date:>=2023-05-02", NULL };
	struct fixture fixture;
	struct paper paper;
	uint32_t number;

	(void)state;
	fixture_init(&fixture);
	paper_init(&paper);
	paper.title = STR("Counted");
	paper.upvotes = 7;
	paper.authors = 0;
	date_parse_iso(STR("2023-05"), &paper.date);
	number = fixture_add(&fixture, &paper);
	check(&fixture, number, yes, no);
	check(&fixture, fixture_add_text(&fixture, "No date", ""),
	      (const char *[]){ "-date:..2100", "-date:0001..", "-has:date", NULL },
	      (const char *[]){ "date:..2100", "date:0001..", "has:date", NULL });
	fixture_free(&fixture);
}

static void test_marks(void **state)
{
	static const char *const unmarked[] = { "is:unread", "is:new",   "-is:starred",
						"-has:note", "-has:tag", "-tag:a",
						"-is:seen",  "-note:x",  NULL };
	static const char *const not_unmarked[] = { "is:starred", "is:reading",   "is:done",
						    "is:seen",    "has:priority", "tag:/x/",
						    NULL };
	static const char *const marked[] = {
		"is:starred",  "is:reading",     "is:seen",
		"tag:Thesis",  "tag:cafe",       "tag:\"to read\"",
		"note:second", "note:/^second/", "has:note has:tag has:priority",
		"priority:2",  "tag:/^the/",     NULL
	};
	static const char *const not_marked[] = { "is:unread",  "is:new",          "tag:thes",
						  "tag:read",   "is:done",         "priority:1",
						  "note:third", "\"second line\"", NULL };
	struct marks marks = { .starred_at = 5,
			       .seen_at = 1,
			       .status = READING_STARTED,
			       .priority = 2,
			       .tags = STR_INIT("caf\xC3\xA9; thesis; to read"),
			       .note = STR_INIT("First\nSecond line") };
	struct fixture fixture;
	uint32_t number;

	(void)state;
	fixture_init(&fixture);
	number = fixture_add_text(&fixture, "Marked", "");
	check(&fixture, number, unmarked, not_unmarked);
	marks_set(&fixture.marks, number, &marks);
	check(&fixture, number, marked, not_marked);
	fixture_free(&fixture);
}

/* Checks that what is highlighted is the text between brackets. */
static void check_spans(const char *query_text, enum paper_field field, const char *marked)
{
	struct match_spans spans = { .count = 0 };
	struct query_error error;
	struct matcher *matcher;
	struct query query;
	struct strbuf text, out;
	size_t i, at = 0;

	strbuf_init(&text);
	strbuf_init(&out);
	for (i = 0; marked[i]; i++)
		if (marked[i] != '[' && marked[i] != ']')
			strbuf_add_byte(&text, marked[i]);
	assert_true(query_parse(&query, str_from(query_text), NULL, &error));
	matcher = matcher_new(query.root, &error);
	matcher_find_spans(matcher, field, strbuf_str(&text), &spans, SIZE_MAX);
	for (i = 0; i < spans.count; i++) {
		struct match_span span = spans.spans[i];

		assert_true(span.start >= at && span.end > span.start);
		strbuf_add(&out, str_sub(strbuf_str(&text), at, span.start - at));
		strbuf_add_byte(&out, '[');
		strbuf_add(&out, str_sub(strbuf_str(&text), span.start, span.end - span.start));
		strbuf_add_byte(&out, ']');
		at = span.end;
	}
	strbuf_add(&out, str_sub(strbuf_str(&text), at, text.len));
	assert_string_equal(out.data, marked);
	match_spans_free(&spans);
	matcher_delete(matcher);
	query_free(&query);
	strbuf_free(&text);
	strbuf_free(&out);
}

static void test_spans(void **state)
{
	(void)state;
	check_spans("reward", FIELD_TITLE, "[Reward] Models: a [reward]");
	check_spans("title:adam", FIELD_ABSTRACT, "Adam");
	check_spans("title:adam", FIELD_TITLE, "[Adam]");
	check_spans("adam", FIELD_AUTHOR_NAMES, "Adam");
	check_spans("author:adam", FIELD_AUTHOR_NAMES, "[Adam]");
	check_spans("-adam", FIELD_TITLE, "Adam");
	check_spans("-(-adam bert)", FIELD_TITLE, "[Adam] bert");
	check_spans("ab bc", FIELD_TITLE, "x [abc] y");
	check_spans("schrodinger", FIELD_TITLE,
		    "a [Schr\xC3\xB6"
		    "dinger] b");
	check_spans("schrodinger", FIELD_TITLE, "a [Schr\\\"odinger] b");
	check_spans("co", FIELD_TITLE, "[c\xC5\x93]ur");
	check_spans("e", FIELD_TITLE, "caf[e\xCC\x81]s");
	check_spans("/g\\w+t/", FIELD_TITLE, "[gradient] flow [got]");
	check_spans("/x*/", FIELD_TITLE, "a[xx]b[x]");
	check_spans("/^a|b$/", FIELD_TITLE, "[a]a bb[b]");
	check_spans("is:starred upvotes:3", FIELD_TITLE, "is 3");
	check_spans("aa", FIELD_TITLE, "[aaaa]a");
}

/* Many, on both sides of the words of the set that they are marked in. */
static void test_spans_far_apart(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	for (int i = 0; i < 300; i++) {
		for (int j = 0; j < i; j++)
			strbuf_add_byte(&text, '.');
		strbuf_add_cstr(&text, i % 2 ? "[word]" : "[wordword]");
		strbuf_add_byte(&text, '.');
	}
	check_spans("word", FIELD_TITLE, text.data);
	strbuf_add_cstr(&text, "caf\xC3\xA9 [word]");
	check_spans("word", FIELD_TITLE, text.data);
	strbuf_free(&text);
}

/* As many matches as there is text. */
static void find_many_spans(void *context, size_t size)
{
	struct match_spans spans = { .count = 0 };
	struct strbuf text;

	strbuf_init(&text);
	for (size_t i = 0; i < size; i++)
		strbuf_add_cstr(&text, "a b ");
	matcher_find_spans(context, FIELD_TITLE, strbuf_str(&text), &spans, SIZE_MAX);
	assert_int_equal(spans.count, size);
	match_spans_free(&spans);
	strbuf_free(&text);
}

static void test_many_spans(void **state)
{
	struct query_error error;
	struct matcher *matcher;
	struct query query;

	(void)state;
	assert_true(query_parse(&query, STR("a"), NULL, &error));
	matcher = matcher_new(query.root, &error);
	assert_grows_with_size(find_many_spans, matcher, 2000);
	matcher_delete(matcher);
	query_free(&query);
}

static void test_spans_capacity(void **state)
{
	struct match_spans spans = { .count = 0 };
	struct query_error error;
	struct matcher *matcher;
	struct query query;

	(void)state;
	assert_true(query_parse(&query, STR("a"), NULL, &error));
	matcher = matcher_new(query.root, &error);
	matcher_find_spans(matcher, FIELD_TITLE, STR("a b a b a"), &spans, 2);
	assert_int_equal(spans.count, 2);
	assert_int_equal(spans.spans[1].start, 4);
	matcher_find_spans(matcher, FIELD_TITLE, STR("a"), &spans, 0);
	assert_int_equal(spans.count, 0);
	matcher_find_spans(matcher, FIELD_TITLE, STR(""), &spans, 2);
	assert_int_equal(spans.count, 0);
	match_spans_free(&spans);
	matcher_delete(matcher);
	query_free(&query);
}

/* A tree made by hand may hold what the parser would not let through. */
static void test_bad_regex(void **state)
{
	struct query_node node = { .type = QUERY_REGEX,
				   .field = QUERY_FIELD_TEXT,
				   .text = STR_INIT("(") };
	struct query_error error;

	(void)state;
	assert_null(matcher_new(&node, &error));
	assert_string_equal(error.message, "missing closing parenthesis");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_spans_far_apart),
		cmocka_unit_test(test_many_spans),
		cmocka_unit_test(test_spans_capacity),
		cmocka_unit_test(test_bad_regex),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
