/*
 * Any bytes as a query: it parses or it is a mistake with a sensible place and message; printed, it
 * is the same query again; and it can be tested and highlighted on a paper whose
 * text is the query's own. Built with -fsanitize=fuzzer this is a fuzzer; built with -DREPLAY it
 * reads the files named as arguments.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "replay.h"
#include "search/likeness.h"
#include "search/match.h"

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void check_error(struct str text, const struct query_error *error)
{
	struct str message = str_from(error->message);
	size_t i = 0;
	uint32_t codepoint;

	require(error->column >= 1 && error->column <= text.len + 1);
	require(message.len > 0 && message.len < sizeof(error->message));
	while (i < message.len) {
		i += utf8_decode(str_sub(message, i, message.len), &codepoint);
		require(!utf8_is_unsafe(codepoint));
	}
}

static void check_printed(const struct query *query)
{
	struct query_error error;
	struct strbuf printed, twice;
	struct query again;

	strbuf_init(&printed);
	strbuf_init(&twice);
	query_print(query->root, &printed);
	require(query_parse_syntax(&again, strbuf_str(&printed), &error));
	require(query_equal(query->root, again.root));
	query_print(again.root, &twice);
	require(str_equal(strbuf_str(&printed), strbuf_str(&twice)));
	query_free(&again);
	strbuf_free(&printed);
	strbuf_free(&twice);
}

static void check_spans(const struct matcher *matcher, struct str text)
{
	struct match_spans spans = { .count = 0 };
	size_t at = 0;

	matcher_find_spans(matcher, FIELD_TITLE, text, &spans, 8);
	require(spans.count <= 8);
	for (size_t i = 0; i < spans.count; i++) {
		struct match_span span = spans.spans[i];

		require(span.start >= at && span.start < span.end);
		require(span.end <= text.len);
		require((text.p[span.start] & 0xC0) != 0x80);
		require(span.end == text.len || (text.p[span.end] & 0xC0) != 0x80);
		at = span.end;
	}
	match_spans_free(&spans);
}

/* Tests a paper that has the query's own bytes for its title and abstract. */
static void check_match(const struct query *query, struct str text)
{
	struct query_error error;
	struct matcher *matcher = matcher_new(query->root, &error);
	struct paper_draft draft = { 0 };
	struct marks_table marks;
	struct haystack haystack;
	struct library library;
	struct corpus corpus = { &library, &haystack, &marks, NULL };
	struct term_index *terms = term_index_new(&corpus, NULL);
	uint32_t paper;

	require(matcher != NULL);
	library_init(&library);
	haystack_init(&haystack);
	marks_table_init(&marks);
	paper_init(&draft.paper);
	draft.paper.title = draft.paper.abstract = draft.paper.author_names = text;
	library_add(&library, &draft, library_source(&library, STR("fuzz")), &paper);
	haystack_update(&haystack, &library, paper);
	corpus.likeness = likeness_new(terms, NULL);
	while (matcher_prepare(matcher, &corpus, 1000))
		;
	matcher_test(matcher, &corpus, paper);
	check_spans(matcher, library.papers[paper].title);
	matcher_delete(matcher);
	likeness_delete(corpus.likeness);
	term_index_delete(terms);
	marks_table_free(&marks);
	haystack_free(&haystack);
	library_free(&library);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct query_error error = { 0 };
	struct query query;

	if (!query_parse_syntax(&query, text, &error)) {
		check_error(text, &error);
		return 0;
	}
	check_printed(&query);
	check_match(&query, text);
	query_free(&query);
	if (query_parse(&query, text, NULL, &error))
		query_free(&query);
	else
		check_error(text, &error);
	return 0;
}
