/* One JSON value as nodes: what is JSON, what is cut, what is wrong and why. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "read/json_tree.h"

static struct json_tree tree;

static int set_up(void **state)
{
	(void)state;
	json_tree_init(&tree);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	json_tree_free(&tree);
	return 0;
}

static enum json_status read_cstr(const char *text)
{
	return json_tree_read(&tree, str_from(text));
}

static void assert_text(uint32_t node, const char *wanted)
{
	struct strbuf out;
	size_t replaced = 0;

	strbuf_init(&out);
	assert_true(str_equal(json_tree_text(&tree, node, &out, &replaced), str_from(wanted)));
	strbuf_free(&out);
}

static void test_values(void **state)
{
	static const enum json_type types[] = {
		JSON_OBJECT, JSON_STRING, JSON_ARRAY,  JSON_NUMBER, JSON_NUMBER, JSON_TRUE,
		JSON_FALSE,  JSON_NULL,   JSON_STRING, JSON_OBJECT, JSON_STRING, JSON_STRING
	};

	(void)state;
	assert_int_equal(
		read_cstr(" {\"a\" : [1, -2.5e+3,true,false,null], \"b\":{ \"c\":\"\"} } x"),
		JSON_WHOLE);
	assert_int_equal(tree.count, sizeof(types) / sizeof(*types));
	for (size_t i = 0; i < tree.count; i++)
		assert_int_equal(tree.nodes[i].type, types[i]);
	assert_text(4, "-2.5e+3");
	assert_int_equal(tree.nodes[2].next, 8);
	assert_int_equal(json_tree_member(&tree, 0, STR("b")), 9);
	assert_int_equal(json_tree_member(&tree, 9, STR("c")), 11);
	assert_int_equal(json_tree_member(&tree, 0, STR("c")), JSON_NONE);
	assert_int_equal(json_tree_member(&tree, 2, STR("a")), JSON_NONE);
}

/* Commas at the end and numbers that are none: other programs write them. */
static void test_beyond(void **state)
{
	(void)state;
	assert_int_equal(read_cstr("{\"a\":[1,2,],\"b\":NaN,\"c\":-Infinity,}"), JSON_WHOLE);
	assert_int_equal(tree.nodes[json_tree_member(&tree, 0, STR("b"))].type, JSON_NULL);
	assert_int_equal(tree.nodes[json_tree_member(&tree, 0, STR("c"))].type, JSON_NULL);
}

static void test_duplicate_key(void **state)
{
	(void)state;
	assert_int_equal(read_cstr("{\"a\":1,\"\\u0061\":2}"), JSON_WHOLE);
	assert_text(json_tree_member(&tree, 0, STR("a")), "2");
}

static void test_escapes(void **state)
{
	struct strbuf out;
	size_t replaced = 0;
	struct str text;

	(void)state;
	strbuf_init(&out);
	assert_int_equal(read_cstr("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\u0041\"]"),
			 JSON_WHOLE);
	assert_text(1, "\"\\/\b\f\n\r\t\xC3\xA9\xF0\x9F\x98\x80"
		       "A");
	assert_int_equal(read_cstr("[\"\\ud83d\\u0041\\ude00\\ud83d\"]"), JSON_WHOLE);
	text = json_tree_text(&tree, 1, &out, &replaced);
	assert_true(str_equal(text, STR("\xEF\xBF\xBD"
					"A\xEF\xBF\xBD\xEF\xBF\xBD")));
	assert_int_equal(replaced, 3);
	assert_int_equal(read_cstr("[\"a\\u0000b\"]"), JSON_WHOLE);
	text = json_tree_text(&tree, 1, &out, &replaced);
	assert_int_equal(text.len, 3);
	assert_memory_equal(text.p, "a\0b", 3);
	strbuf_free(&out);
}

/* Every beginning of a value is cut, never wrong, and what is there can be looked at. */
static void test_cut(void **state)
{
	static const char text[] = "{\"a\":[1,-2.5,true,null,NaN,-Infinity],\"b\":\"x\\u00e9\\n\","
				   "\"c\":{\"d\":[{}]}}";

	(void)state;
	for (size_t len = 0; len < sizeof(text) - 1; len++) {
		char *copy = alloc_copy(text, len);

		assert_int_equal(json_tree_read(&tree, (struct str){ copy, len }), JSON_CUT);
		for (uint32_t i = 0; i < tree.count; i++)
			assert_in_range(tree.nodes[i].next, i + 1, tree.count);
		if (len > 0)
			json_tree_member(&tree, 0, STR("c"));
		free(copy);
	}
	assert_int_equal(read_cstr(text), JSON_WHOLE);
}

static void test_wrong(void **state)
{
	static const struct {
		const char *text, *error;
		size_t at;
	} cases[] = {
		{ "{\"a\" 1}", "a colon is missing", 5 },
		{ "{\"a\":1 \"b\":2}", "a comma or a bracket is missing", 7 },
		{ "[1 2]", "a comma or a bracket is missing", 3 },
		{ "[1,,2]", "a value is missing", 3 },
		{ "{,}", "a key is missing", 1 },
		{ "{a:1}", "a key is missing", 1 },
		{ "[1}", "a comma or a bracket is missing", 2 },
		{ "[-]", "a value is missing", 1 },
		{ "[tru]", "a value is missing", 1 },
		{ "[\"a\nb\"]", "a text that is not closed in its line", 1 },
		{ "[\"a\\x\"]", "a backslash that escapes nothing", 3 },
		{ "[\"a\\u12g4\"]", "four hexadecimal digits must follow \\u", 3 },
		{ "'a'", "a value is missing", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_int_equal(read_cstr(cases[i].text), JSON_WRONG);
		assert_string_equal(tree.error, cases[i].error);
		assert_int_equal(tree.len, cases[i].at);
	}
}

/* Brackets up to the limit, and one more. */
static void test_depth(void **state)
{
	char text[2 * JSON_DEPTH_MAX + 2];

	(void)state;
	memset(text, '[', JSON_DEPTH_MAX);
	memset(text + JSON_DEPTH_MAX, ']', JSON_DEPTH_MAX);
	text[2 * JSON_DEPTH_MAX] = '\0';
	assert_int_equal(read_cstr(text), JSON_WHOLE);
	memset(text, '[', JSON_DEPTH_MAX + 1);
	assert_int_equal(read_cstr(text), JSON_WRONG);
	assert_string_equal(tree.error, "values are nested too deep");
}

static void test_too_many(void **state)
{
	size_t len = (size_t)JSON_NODES_MAX * 2 + 2;
	char *text = alloc_bytes(len);

	(void)state;
	text[0] = '[';
	for (size_t i = 1; i < len; i++)
		text[i] = i % 2 ? '1' : ',';
	assert_int_equal(json_tree_read(&tree, (struct str){ text, len }), JSON_WRONG);
	assert_string_equal(tree.error, "too many values in one record");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_values, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_beyond, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_duplicate_key, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_escapes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_cut, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_wrong, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_depth, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_too_many, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
