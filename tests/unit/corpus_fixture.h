#ifndef TESTS_UNIT_CORPUS_FIXTURE_H
#define TESTS_UNIT_CORPUS_FIXTURE_H

/* A small corpus for tests of the search: papers, their haystack and their marks. */

#include <string.h>

#include "model/library.h"
#include "model/marks.h"
#include "search/likeness.h"
#include "search/match.h"
#include "support.h"

struct fixture {
	struct library library;
	struct haystack haystack;
	struct marks_table marks;
	struct corpus corpus;
	struct term_index *terms;
};

static inline void fixture_init(struct fixture *fixture)
{
	library_init(&fixture->library);
	haystack_init(&fixture->haystack);
	marks_table_init(&fixture->marks);
	fixture->corpus = (struct corpus){ .library = &fixture->library,
					   .haystack = &fixture->haystack,
					   .marks = &fixture->marks };
	fixture->terms = term_index_new(&fixture->corpus, NULL);
	fixture->corpus.likeness = likeness_new(fixture->terms, NULL);
}

static inline void fixture_free(struct fixture *fixture)
{
	likeness_delete(fixture->corpus.likeness);
	term_index_delete(fixture->terms);
	marks_table_free(&fixture->marks);
	haystack_free(&fixture->haystack);
	library_free(&fixture->library);
}

/* Adds what the draft says and returns the paper's number. */
static inline uint32_t fixture_add(struct fixture *fixture, const struct paper *paper)
{
	struct paper_draft draft = { .paper = *paper };
	uint32_t number;

	if (library_add(&fixture->library, &draft,
			library_source(&fixture->library, STR("fixture")),
			&number) != LIBRARY_MERGED) {
		haystack_update(&fixture->haystack, &fixture->library, number);
		term_index_paper_changed(fixture->terms, number);
	}
	return number;
}

static inline uint32_t fixture_add_text(struct fixture *fixture, const char *title,
					const char *abstract)
{
	struct paper paper;

	paper_init(&paper);
	paper.title = str_from(title);
	paper.abstract = str_from(abstract);
	return fixture_add(fixture, &paper);
}

static inline bool fixture_matches(const struct fixture *fixture, const char *text, uint32_t number)
{
	struct query_error error;
	struct matcher *matcher;
	struct query query;
	bool is_match;

	if (!query_parse(&query, str_from(text), NULL, &error))
		fail_msg("%s: %s", text, error.message);
	matcher = matcher_new(query.root, &error);
	while (matcher_prepare(matcher, &fixture->corpus, 1000))
		;
	is_match = matcher_test(matcher, &fixture->corpus, number);
	matcher_delete(matcher);
	query_free(&query);
	return is_match;
}

static inline struct str fixture_pick(uint64_t *random, const struct str *choices, size_t count)
{
	return choices[support_below(random, count)];
}

/* Adds a few words, or nothing, to out. */
static inline void fixture_add_words(struct strbuf *out, uint64_t *random, size_t most)
{
	static const struct str words[] = {
		STR_INIT("ab"),          STR_INIT("abc"),
		STR_INIT("B"),           STR_INIT("Ca"),
		STR_INIT("caf\xC3\xA9"), STR_INIT("Sch\\\"on"),
		STR_INIT("x-y"),         STR_INIT("\xCE\xB1\xCE\xB2"),
		STR_INIT("a b"),         STR_INIT("(q)"),
		STR_INIT("\"z\""),       STR_INIT("zz\\z"),
	};
	size_t count = support_below(random, most + 1);

	while (count-- > 0) {
		if (out->len > 0)
			strbuf_add_byte(out, ' ');
		strbuf_add(out, fixture_pick(random, words, sizeof(words) / sizeof(*words)));
	}
}

static inline void fixture_random_marks(struct fixture *fixture, uint64_t *random, uint32_t number)
{
	static const struct str tags[] = { STR_INIT(""), STR_INIT("ab"), STR_INIT("AB; x-y"),
					   STR_INIT("caf\xC3\xA9; zz") };
	struct strbuf note;
	struct marks marks = { 0 };

	strbuf_init(&note);
	fixture_add_words(&note, random, 3);
	marks.starred_at = (int64_t)support_below(random, 3);
	marks.seen_at = (int64_t)support_below(random, 2);
	marks.status = (uint8_t)support_below(random, 3);
	marks.priority = (uint8_t)support_below(random, 6);
	marks.tags = fixture_pick(random, tags, 4);
	marks.note = strbuf_str(&note);
	if (support_below(random, 3) > 0)
		marks_set(&fixture->marks, number, &marks);
	strbuf_free(&note);
}

static inline int32_t fixture_random_count(uint64_t *random)
{
	return (int32_t)support_below(random, 7) - 1;
}

/* Adds a paper of random fields, unknown ones among them, with random marks. */
static inline uint32_t fixture_add_random(struct fixture *fixture, uint64_t *random)
{
	static const struct str dates[] = { STR_INIT("2022"), STR_INIT("2023-05"),
					    STR_INIT("2023-05-17"), STR_INIT("2024-01-01"),
					    STR_INIT("?") };
	struct strbuf text[FIELD_COUNT], rare;
	struct paper paper;
	uint32_t number;

	paper_init(&paper);
	strbuf_init(&rare);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		strbuf_init(&text[field]);
		if (field_type(field) == FIELD_TYPE_COUNT)
			*paper_count(&paper, field) = fixture_random_count(random);
		if (!field_is_text(field) || field == FIELD_ARXIV_ID || field == FIELD_DOI)
			continue;
		fixture_add_words(&text[field], random, field == FIELD_ABSTRACT ? 8 : 3);
		/* Titles differ, or papers would be one. */
		if (field == FIELD_TITLE)
			strbuf_addf(&text[field], " t%zu", fixture->library.count);
		paper_set_text(&paper, field, strbuf_str(&text[field]), &rare);
	}
	date_parse_iso(fixture_pick(random, dates, 5), &paper.date);
	number = fixture_add(fixture, &paper);
	fixture_random_marks(fixture, random, number);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		strbuf_free(&text[field]);
	strbuf_free(&rare);
	return number;
}

#endif
