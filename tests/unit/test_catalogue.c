/*
 * The catalogue, the keywords and the topics that come with the program, by themselves.
 * test_catalogue_facts.c holds them against the captures.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "search/topic_index.h"
#include "shelf.h"
#include "write/writer.h"

enum { TERMS_MAX = 400, TOPIC_PAPERS_MIN = 8 };

struct fixture {
	struct strbuf catalogue_bytes;
	struct strbuf keyword_bytes;
	struct shelf catalogue;
	struct topic_list topics;
	struct diag diag;
	struct str terms[TERMS_MAX];
	size_t term_uses[TERMS_MAX];
	size_t term_count;
};

static void read_terms(struct fixture *fixture)
{
	struct str rest = strbuf_str(&fixture->keyword_bytes), line;

	while (str_split_next(&rest, '\n', &line)) {
		if (line.len == 0 || line.p[0] == '#')
			continue;
		assert_true(fixture->term_count < TERMS_MAX);
		fixture->terms[fixture->term_count++] = line;
	}
}

static int set_up(void **state)
{
	struct fixture *fixture = alloc_zeroed(1, sizeof(*fixture));

	*state = fixture;
	diag_init(&fixture->diag, 10);
	shelf_init(&fixture->catalogue);
	topic_list_init(&fixture->topics);
	shelf_read_data("keywords", &fixture->keyword_bytes, &fixture->diag);
	read_terms(fixture);
	shelf_read_topics(&fixture->topics, &fixture->diag);
	shelf_read_catalogue(&fixture->catalogue, &fixture->catalogue_bytes, &fixture->diag);
	assert_int_equal(fixture->catalogue.library.record_count, SHELF_PAPERS);
	assert_int_equal(fixture->catalogue.library.count, SHELF_PAPERS); /* no title twice */
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	topic_list_free(&fixture->topics);
	shelf_free(&fixture->catalogue);
	strbuf_free(&fixture->keyword_bytes);
	strbuf_free(&fixture->catalogue_bytes);
	diag_free(&fixture->diag);
	free(fixture);
	return 0;
}

static const struct paper *catalogue_paper(const struct fixture *fixture, uint32_t number)
{
	return &fixture->catalogue.library.papers[number];
}

static size_t character_count(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.len; i++)
		count += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return count;
}

static void test_rows(void **state)
{
	const struct fixture *fixture = *state;
	const struct library *library = &fixture->catalogue.library;

	assert_int_equal(fixture->diag.count, 0);
	for (uint32_t i = 0; i < library->count; i++) {
		const struct paper *paper = &library->papers[i];
		size_t len = character_count(paper->summary);

		if (paper->title.len == 0 || len < 120 || len > 280)
			fail_msg("%.*s: a summary of %zu characters", STR_ARG(paper->title), len);
		assert_int_equal(paper->abstract.len, 0);
		assert_non_null(paper->sources);
	}
}

static size_t find_term(const struct fixture *fixture, struct str term)
{
	for (size_t i = 0; i < fixture->term_count; i++)
		if (str_equal(fixture->terms[i], term))
			return i;
	return SIZE_MAX;
}

static size_t use_keywords(struct fixture *fixture, const struct paper *paper)
{
	struct str rest = paper->keywords, part;
	size_t count = 0;

	for (; str_split_next(&rest, ';', &part); count++) {
		size_t term = find_term(fixture, str_trim(part));

		if (term == SIZE_MAX)
			fail_msg("%.*s: \"%.*s\" is no term of the list", STR_ARG(paper->title),
				 STR_ARG(part));
		fixture->term_uses[term]++;
	}
	return count;
}

static void test_keywords(void **state)
{
	struct fixture *fixture = *state;

	for (uint32_t i = 0; i < SHELF_PAPERS; i++) {
		const struct paper *paper = catalogue_paper(fixture, i);
		size_t count = use_keywords(fixture, paper);

		if (count < 3 || count > 8)
			fail_msg("%.*s: %zu keywords", STR_ARG(paper->title), count);
	}
	for (size_t i = 0; i < fixture->term_count; i++) {
		if (fixture->term_uses[i] < 2)
			fail_msg("\"%.*s\" is used %zu times", STR_ARG(fixture->terms[i]),
				 fixture->term_uses[i]);
		assert_int_equal(find_term(fixture, fixture->terms[i]), i);
	}
}

/* The number of the first line in which two texts differ; 0: none. */
static size_t first_difference(struct str a, struct str b)
{
	struct str line_a, line_b;

	for (size_t line = 1;; line++) {
		bool more_a = str_split_next(&a, '\n', &line_a);
		bool more_b = str_split_next(&b, '\n', &line_b);

		if (!more_a && !more_b)
			return 0;
		if (more_a != more_b || !str_equal(line_a, line_b))
			return line;
	}
}

/* Written again by the program, the file is the same to the byte: the Topics column included. */
static void test_written_again(void **state)
{
	const struct fixture *fixture = *state;
	const struct writer_format *csv = writer_format_find(STR("csv"));
	const struct writer_options options = { 0 };
	struct topic_index *index =
		topic_index_new(&fixture->catalogue.corpus, &fixture->topics, NULL);
	struct writer writer;
	struct strbuf out, topics;

	strbuf_init(&out);
	strbuf_init(&topics);
	writer_open(&writer, csv, &options, &(struct writer_set){ NULL, NULL, 0 }, &out);
	for (uint32_t i = 0; i < SHELF_PAPERS; i++) {
		struct writer_row row = { catalogue_paper(fixture, i),
					  marks_get(&fixture->catalogue.marks, i),
					  { NULL, 0 } };

		strbuf_clear(&topics);
		topic_index_add_names(index, i, "; ", &topics);
		row.topics = strbuf_str(&topics);
		writer_add(&writer, &row, &out);
	}
	writer_close(&writer, &out);
	assert_int_equal(first_difference(strbuf_str(&out), strbuf_str(&fixture->catalogue_bytes)),
			 0);
	strbuf_free(&topics);
	strbuf_free(&out);
	topic_index_delete(index);
}

static void test_topics(void **state)
{
	struct fixture *fixture = *state;
	bool holds[SHELF_PAPERS];

	assert_int_equal(query_check_topics(&fixture->topics, &fixture->diag), 0);
	assert_true(fixture->topics.count >= 20);
	for (size_t i = 0; i < fixture->topics.count; i++) {
		const struct topic *topic = &fixture->topics.topics[i];
		size_t count =
			shelf_topic_papers(&fixture->catalogue, &fixture->topics, topic, holds);

		if (count < TOPIC_PAPERS_MIN)
			fail_msg("%.*s holds %zu papers", STR_ARG(topic->name), count);
	}
}

/* The first four mean their own word, with and without abstracts. */
static void test_first_topics(void **state)
{
	static const struct {
		const char *name;
		size_t papers;
	} first[] = {
		{ "convergence", 136 }, { "rlhf", 22 }, { "diffusion", 45 }, { "federated", 12 }
	};
	const struct fixture *fixture = *state;
	bool holds[SHELF_PAPERS];

	for (size_t i = 0; i < 4; i++) {
		const struct topic *topic = &fixture->topics.topics[i];
		size_t count =
			shelf_topic_papers(&fixture->catalogue, &fixture->topics, topic, holds);

		assert_true(str_equal(topic->name, str_from(first[i].name)));
		assert_true(str_equal(topic->query, topic->name));
		assert_int_equal(count, first[i].papers);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),          cmocka_unit_test(test_keywords),
		cmocka_unit_test(test_written_again), cmocka_unit_test(test_topics),
		cmocka_unit_test(test_first_topics),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
