/* Orders of papers: each key against an insertion sort by plain comparison. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "search/sort.h"
#include "text/fold.h"
#include "unit/corpus_fixture.h"

static void test_names(void **state)
{
	struct sort_order order;

	(void)state;
	assert_true(sort_order_parse(STR("-date"), &order));
	assert_int_equal(order.key, SORT_DATE);
	assert_true(order.is_reversed);
	assert_true(sort_order_parse(STR("file"), &order));
	assert_false(order.is_reversed);
	assert_false(sort_order_parse(STR("dates"), &order));
	assert_false(sort_order_parse(STR(""), &order));
	assert_false(sort_order_parse(STR("--date"), &order));
	assert_string_equal(sort_key_name(SORT_UPVOTES), "upvotes");
	assert_string_equal(sort_key_title(SORT_STARRED), "time of starring");
}

/* A paper's value by a key; INT64_MIN where it is unknown. */
static int64_t value_of(const struct fixture *fixture, enum sort_key key, uint32_t number)
{
	const struct paper *paper = &fixture->library.papers[number];
	int64_t starred = marks_get(&fixture->marks, number)->starred_at;
	int32_t counts[] = { paper->upvotes, paper->comments, paper->authors };

	if (key == SORT_FILE)
		return number;
	if (key == SORT_DATE)
		return paper->date.precision ? date_ordinal(paper->date, false) : INT64_MIN;
	if (key == SORT_STARRED)
		return starred ? starred : INT64_MIN;
	return counts[key - SORT_UPVOTES] >= 0 ? counts[key - SORT_UPVOTES] : INT64_MIN;
}

static int compare_titles(const struct fixture *fixture, uint32_t a, uint32_t b)
{
	struct strbuf one, other;
	int result;

	strbuf_init(&one);
	strbuf_init(&other);
	fold_add(&one, fixture->library.papers[a].title);
	fold_add(&other, fixture->library.papers[b].title);
	result = str_compare(strbuf_str(&one), strbuf_str(&other));
	/* Unknown ones are last. */
	if (one.len == 0 || other.len == 0)
		result = (one.len == 0) - (other.len == 0);
	strbuf_free(&one);
	strbuf_free(&other);
	return result;
}

/* Whether a may come before b. */
static bool is_in_order(const struct fixture *fixture, struct sort_order order, uint32_t a,
			uint32_t b)
{
	int64_t one, other;

	if (order.key == SORT_TITLE) {
		int result = compare_titles(fixture, a, b);
		bool is_known = fixture->library.papers[a].title.len > 0 &&
				fixture->library.papers[b].title.len > 0;

		if (order.is_reversed && is_known)
			result = -result;
		return result < 0 || (result == 0 && a < b);
	}
	one = value_of(fixture, order.key, a);
	other = value_of(fixture, order.key, b);
	if (one == other)
		return a < b;
	if (one == INT64_MIN || other == INT64_MIN)
		return other == INT64_MIN;
	return order.is_reversed ? one > other : one < other;
}

static void check_order(const struct fixture *fixture, struct sort_order order)
{
	size_t count = fixture->library.count;
	uint32_t *papers = calloc(count + 1, sizeof(*papers));
	bool *is_there = calloc(count + 1, sizeof(*is_there));
	size_t i;

	sort_papers(&fixture->corpus, order, papers);
	for (i = 0; i < count; i++) {
		assert_true(papers[i] < count && !is_there[papers[i]]);
		is_there[papers[i]] = true;
		if (i > 0 && !is_in_order(fixture, order, papers[i - 1], papers[i]))
			fail_msg("%s%s: %u before %u", order.is_reversed ? "-" : "",
				 sort_key_name(order.key), papers[i - 1], papers[i]);
	}
	free(is_there);
	free(papers);
}

static void check_all(const struct fixture *fixture)
{
	struct sort_order order;
	int key;

	for (key = 0; key < SORT_LIKENESS; key++) {
		order.key = (enum sort_key)key;
		order.is_reversed = false;
		check_order(fixture, order);
		order.is_reversed = true;
		check_order(fixture, order);
	}
}

static void test_empty(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	check_all(&fixture);
	fixture_free(&fixture);
}

static void test_random(void **state)
{
	struct fixture fixture;
	uint64_t random = 5;
	int i;

	(void)state;
	fixture_init(&fixture);
	for (i = 0; i < 3000; i++)
		fixture_add_random(&fixture, &random);
	check_all(&fixture);
	fixture_free(&fixture);
}

/* Titles that share long beginnings, of lengths around eight and its multiples, and none. */
static void test_titles(void **state)
{
	struct fixture fixture;
	struct strbuf title;
	uint64_t random = 9;
	int i, k;

	(void)state;
	fixture_init(&fixture);
	strbuf_init(&title);
	for (i = 0; i < 4000; i++) {
		size_t len = support_below(&random, 40);

		strbuf_clear(&title);
		if (i % 3 == 0)
			strbuf_add(&title,
				   STR("The Same Long Beginning of a Title, more than sixty-"
				       "four bytes long, and then "));
		for (k = 0; (size_t)k < len; k++)
			strbuf_add_cstr(&title, support_below(&random, 8)   ? "a"
						: support_below(&random, 2) ? "B"
									    : "\xC3\xA9");
		fixture_add_text(&fixture, title.data, i % 50 ? "" : "no title, perhaps");
	}
	check_all(&fixture);
	strbuf_free(&title);
	fixture_free(&fixture);
}

/* Papers know nothing of it: without papers that are like one it is the order of reading. */
static void test_likeness(void **state)
{
	static const struct like_paper likest[] = { { 3, 1.0f }, { 0, 0.5f }, { 4, 0.5f } };
	static const uint32_t forth[] = { 3, 0, 4, 1, 2, 5 }, back[] = { 4, 0, 3, 1, 2, 5 };
	struct sort_order order = { SORT_LIKENESS, false };
	struct fixture fixture;
	uint64_t random = 1;
	uint32_t papers[6];

	(void)state;
	fixture_init(&fixture);
	for (int i = 0; i < 6; i++)
		fixture_add_random(&fixture, &random);
	for (int reversed = 0; reversed < 2; reversed++) {
		order.is_reversed = reversed;
		sort_papers(&fixture.corpus, order, papers);
		for (uint32_t i = 0; i < 6; i++)
			assert_int_equal(papers[i], i);
	}
	sort_by_likeness(likest, 3, false, papers, 6);
	assert_memory_equal(papers, forth, sizeof(forth));
	sort_by_likeness(likest, 3, true, papers, 6);
	assert_memory_equal(papers, back, sizeof(back));
	sort_by_likeness(NULL, 0, true, papers, 0);
	assert_true(sort_order_parse(STR("-likeness"), &order));
	assert_int_equal(order.key, SORT_LIKENESS);
	fixture_free(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),  cmocka_unit_test(test_empty),
		cmocka_unit_test(test_random), cmocka_unit_test(test_likeness),
		cmocka_unit_test(test_titles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
