/* Objects that a thread reads ahead: they are what the caller would read, and a file gives the same
 * whether any are. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sched.h>

#include "base/thread.h"
#include "json_fixture.h"
#include "read/json_ahead.h"

#define OBJECT_MAX ((size_t)64 << 10)

/* The object at that place, once it is read; NULL where that never happens. */
static const struct json_ahead_object *wait_for(struct json_ahead *ahead, const char *at)
{
	int64_t deadline = support_deadline();
	const struct json_ahead_object *object = json_ahead_find(ahead, at);

	while (!object && support_now() < deadline) {
		sched_yield();
		object = json_ahead_find(ahead, at);
	}
	return object;
}

/* Papers of arXiv's dump, one a line; of every third the authors are in one text, too. */
static void add_paper(struct strbuf *out, size_t i)
{
	strbuf_addf(out,
		    "{\"id\":\"2401.%05zu\",\"title\":\"Kites \\u00e9 %zu\",\"authors_parsed\":"
		    "[[\"Poe\",\"Ann\",\"\"]],\"abstract\":\"How they fly, part %zu.\","
		    "\"update_date\":\"2024-01-02\",\"versions\":[],\"submitter\":\"Ann Poe\"%s}\n",
		    i % 100000, i, i, i % 3 ? "" : ",\"authors\":\"Ann Poe, Bo Ek\"");
}

static void assert_same_nodes(const struct json_tree *a, const struct json_tree *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		assert_int_equal(a->nodes[i].type, b->nodes[i].type);
		assert_int_equal(a->nodes[i].begin, b->nodes[i].begin);
		assert_int_equal(a->nodes[i].len, b->nodes[i].len);
		assert_int_equal(a->nodes[i].next, b->nodes[i].next);
		assert_int_equal(a->nodes[i].has_escapes, b->nodes[i].has_escapes);
	}
}

static void test_objects_are_the_same(void **state)
{
	struct json_ahead *ahead;
	struct json_tree tree;
	struct strbuf text;
	struct str rest;

	(void)state;
	if (thread_processor_count() < 3)
		skip();
	ahead = json_ahead_new(OBJECT_MAX);
	json_tree_init(&tree);
	strbuf_init(&text);
	for (size_t i = 0; i < 100; i++)
		add_paper(&text, i);
	rest = strbuf_str(&text);
	json_ahead_start(ahead, rest);
	while (rest.len > 0) {
		const struct json_ahead_object *object = wait_for(ahead, rest.p);

		assert_non_null(object);
		assert_int_equal(json_tree_read(&tree, rest), JSON_WHOLE);
		assert_int_equal(object->tree.len, tree.len);
		assert_same_nodes(&object->tree, &tree);
		assert_ptr_equal(object->dialect, &json_dialect_arxiv_dump);
		rest = str_sub(rest, tree.len + 1, rest.len);
	}
	json_ahead_stop(ahead);
	json_ahead_delete(ahead);
	json_tree_free(&tree);
	strbuf_free(&text);
}

/* What is no object ends a row, and places that are passed over do not. */
static void test_only_a_row_is_read(void **state)
{
	static const char text[] = "{\"a\":1} ,\n{\"b\":2},{\"c\":3} 4 {\"d\":5}";
	const struct json_ahead_object *object;
	struct json_ahead *ahead;

	(void)state;
	if (thread_processor_count() < 3)
		skip();
	ahead = json_ahead_new(OBJECT_MAX);
	json_ahead_start(ahead, str_from(text));
	object = wait_for(ahead, strstr(text, "{\"c"));
	assert_non_null(object);
	assert_null(object->dialect);
	assert_null(json_ahead_find(ahead, strstr(text, "{\"d")));
	json_ahead_stop(ahead);
	assert_null(json_ahead_find(ahead, text));
	json_ahead_delete(ahead);
}

/* What is among the papers at times: objects that are none, and text that is no JSON. */
static void add_other(struct strbuf *out, size_t i)
{
	static const char *const others[] = {
		"{\"id\":\"2401.00001\",\"versions\":[]}\n",
		"{\"id\":\"2401.00002\",\"title\":\"Half a paper\",\"abst\n",
		"{\"title\":\"Nets\",\"update_date\":\"yesterday\",\"versions\":[{}],"
		"\"authors\":\"Poe, A., Ek, B.\",\"title\":\"Twice\"}\n",
		"[1, 2]\n",
		"\n\n\n",
		"{\"title\":\"\\ud800 Roofs\",\"update_date\":\"2020\",\"versions\":[],"
		"\"license\":null,\"\":\"\",\"report-no\":\"7\"}\n",
	};

	if (i % 50 == 0)
		strbuf_add_cstr(out, others[i / 50 % (sizeof(others) / sizeof(*others))]);
	if (i == 700) { /* longer than what of an object is looked at first */
		strbuf_add_cstr(out, "{\"title\":\"Long\",\"versions\":[],\"update_date\":\"2020\","
				     "\"submitter\":\"A\",\"abstract\":\"");
		for (size_t len = 0; len < OBJECT_MAX; len += 10)
			strbuf_add_cstr(out, "kites and ");
		strbuf_add_cstr(out, "\"}\n");
	}
}

static void assert_same_read(const struct strbuf *text)
{
	static const size_t pieces[] = { 0, (size_t)256 << 10, 50000 };
	struct strbuf wanted, got;

	strbuf_init(&wanted);
	strbuf_init(&got);
	json_read_pieces(&wanted, strbuf_str(text), JSON_AHEAD_MIN / 8); /* nothing is read ahead */
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		strbuf_clear(&got);
		json_read_pieces(&got, strbuf_str(text), pieces[i]);
		assert_string_equal(got.data, wanted.data);
	}
	strbuf_free(&wanted);
	strbuf_free(&got);
}

static void test_files_give_the_same(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	for (size_t i = 0; i < 1200; i++) {
		add_paper(&text, i);
		add_other(&text, i);
	}
	assert_same_read(&text);
	strbuf_truncate(&text, text.len / 2); /* within a record */
	assert_same_read(&text);
	strbuf_free(&text);
}

/* In an array, and within objects. */
static void test_arrays_give_the_same(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "{\"papers\": [\n");
	for (size_t i = 0; i < 3000; i++) {
		add_paper(&text, i);
		strbuf_add_cstr(&text, ",");
	}
	strbuf_add_cstr(&text, "{\"title\":\"Last\"}], \"n\": 3}");
	assert_same_read(&text);
	strbuf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_objects_are_the_same),
		cmocka_unit_test(test_only_a_row_is_read),
		cmocka_unit_test(test_files_give_the_same),
		cmocka_unit_test(test_arrays_give_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
