/*
 * The catalogue against the real captures: the same papers in the order of reading, the same
 * facts, the same topics, and no sentence of theirs.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash_index.h"
#include "shelf.h"
#include "support.h"

enum { EXACT_TOPICS = 4, RUN_WORDS = 7 };

static const char *const capture_names[] = {
	"000_64186bef3c6555eb", "001_35b58a5a56488750", "002_d41bd7a4c51bdbc0",
	"003_c0af0ffd9c5cad97", "004_93d549097b4e2865",
};

#define COUNT_OF(array) (sizeof(array) / sizeof(*(array)))

struct fixture {
	struct shelf catalogue;
	struct shelf captures;
	struct topic_list topics;
	struct diag diag;
};

static void read_captures(struct fixture *fixture)
{
	for (size_t i = 0; i < COUNT_OF(capture_names); i++) {
		struct strbuf bytes;
		char path[4200];

		snprintf(path, sizeof(path), "%s/%s.txt", support_captures(), capture_names[i]);
		strbuf_init(&bytes);
		assert_int_equal(file_read(path, SIZE_MAX, &bytes, &fixture->diag), STATUS_OK);
		shelf_read(&fixture->captures, strbuf_str(&bytes), capture_names[i],
			   &fixture->diag);
		strbuf_free(&bytes);
	}
	shelf_make_searchable(&fixture->captures);
}

static int set_up(void **state)
{
	struct fixture *fixture = alloc_zeroed(1, sizeof(*fixture));
	struct strbuf bytes;

	*state = fixture;
	diag_init(&fixture->diag, 10);
	shelf_init(&fixture->catalogue);
	shelf_init(&fixture->captures);
	topic_list_init(&fixture->topics);
	shelf_read_topics(&fixture->topics, &fixture->diag);
	shelf_read_catalogue(&fixture->catalogue, &bytes, &fixture->diag);
	strbuf_free(&bytes);
	read_captures(fixture);
	assert_int_equal(fixture->catalogue.library.count, SHELF_PAPERS);
	assert_int_equal(fixture->captures.library.count, SHELF_PAPERS);
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	topic_list_free(&fixture->topics);
	shelf_free(&fixture->captures);
	shelf_free(&fixture->catalogue);
	diag_free(&fixture->diag);
	free(fixture);
	return 0;
}

static void assert_same_sources(const struct source_list *a, const struct source_list *b)
{
	for (; a && b; a = a->rest, b = b->rest)
		assert_true(str_equal(a->name, b->name));
	assert_null(a);
	assert_null(b);
}

static void test_facts(void **state)
{
	const struct fixture *fixture = *state;

	for (uint32_t i = 0; i < SHELF_PAPERS; i++) {
		const struct paper *here = &fixture->catalogue.library.papers[i];
		const struct paper *there = &fixture->captures.library.papers[i];

		if (!str_equal(here->title, there->title) || !date_equal(here->date, there->date))
			fail_msg("%.*s is not what the captures say", STR_ARG(here->title));
		assert_int_equal(here->authors, there->authors);
		assert_int_equal(here->upvotes, there->upvotes);
		assert_int_equal(here->comments, there->comments);
		assert_same_sources(here->sources, there->sources);
	}
}

/* Filtering by a topic finds much the same papers with and without abstracts; by the first four,
 * exactly. */
static void test_topics(void **state)
{
	const struct fixture *fixture = *state;
	bool here[SHELF_PAPERS], there[SHELF_PAPERS];

	for (size_t t = 0; t < fixture->topics.count; t++) {
		const struct topic *topic = &fixture->topics.topics[t];
		size_t both = 0, either = 0;

		shelf_topic_papers(&fixture->catalogue, &fixture->topics, topic, here);
		shelf_topic_papers(&fixture->captures, &fixture->topics, topic, there);
		for (uint32_t i = 0; i < SHELF_PAPERS; i++) {
			both += here[i] && there[i];
			either += here[i] || there[i];
		}
		if (t < EXACT_TOPICS && both != either)
			fail_msg("%.*s holds other papers on the captures", STR_ARG(topic->name));
		if (2 * both < either)
			fail_msg("%.*s: only %zu of %zu papers are in catalogue and captures",
				 STR_ARG(topic->name), both, either);
	}
}

static bool is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The words that were read last, as hashes of their letters and digits in lower case. */
struct run {
	uint64_t words[RUN_WORDS];
	size_t count;
};

/* Takes the next word off *rest and puts the hash of the run that it ends into *hash. */
static bool run_next(struct run *run, struct str *rest, uint64_t *hash)
{
	uint64_t word = 0;
	size_t i = 0;

	while (i < rest->len && !is_word_byte(rest->p[i]))
		i++;
	if (i == rest->len)
		return false;
	for (; i < rest->len && is_word_byte(rest->p[i]); i++)
		word = (word ^ ((unsigned char)rest->p[i] | 0x20)) * 0x100000001B3u + 1;
	*rest = str_sub(*rest, i, SIZE_MAX);
	run->words[run->count++ % RUN_WORDS] = word;
	*hash = 0;
	for (size_t k = 0; k < RUN_WORDS; k++)
		*hash = (*hash + run->words[(run->count + k) % RUN_WORDS]) * 0x9E3779B97F4A7C15u;
	return true;
}

static void test_own_words(void **state)
{
	const struct fixture *fixture = *state;
	struct hash_index runs;
	uint64_t hash;

	hash_index_init(&runs);
	for (uint32_t i = 0; i < SHELF_PAPERS; i++) {
		struct str rest = fixture->captures.library.papers[i].abstract;

		for (struct run run = { .count = 0 }; run_next(&run, &rest, &hash);)
			if (run.count >= RUN_WORDS)
				hash_index_add(&runs, hash, i);
	}
	assert_true(runs.count > 50000);
	for (uint32_t i = 0; i < SHELF_PAPERS; i++) {
		struct str rest = fixture->catalogue.library.papers[i].summary;

		for (struct run run = { .count = 0 }; run_next(&run, &rest, &hash);) {
			size_t cursor = 0;
			uint32_t paper;

			if (run.count >= RUN_WORDS && hash_index_next(&runs, hash, &cursor, &paper))
				fail_msg("%.*s: %d words of an abstract end before \"%.*s\"",
					 STR_ARG(fixture->catalogue.library.papers[i].title),
					 RUN_WORDS, STR_ARG(rest));
		}
	}
	hash_index_free(&runs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_topics),
		cmocka_unit_test(test_own_words),
	};

	if (!support_captures()) {
		puts("skipped: the captures are not here (SHORTLIST_CAPTURES names their folder)");
		return SUPPORT_SKIP;
	}
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
