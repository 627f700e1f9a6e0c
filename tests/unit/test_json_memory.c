/* What is remembered of an object's keys is never said of another object: each key that any table
 * has takes part in it, and of the others only what their values are. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/json_keys.h"
#include "read/json_memory.h"
#include "read/json_path.h"
#include "read/json_shape.h"

static const char *const values[] = {
	"1",
	"true",
	"null",
	"'x'",
	"'https://arxiv.org/abs/2401.00001'",
	"'https://link.springer.com/article/10.1000/kites'",
	"'doi:10.1000/kites'",
	"['Ann Poe']",
	"{'a':'https://arxiv.org/abs/2401.00001'}",
};

#define VALUE_COUNT (sizeof(values) / sizeof(values[0]))

struct trial {
	struct json_memory *memory;
	struct json_tree tree;
	struct strbuf text;
	size_t papers, likes, ids; /* how often something was said to be one */
};

static void trial_init(struct trial *trial)
{
	*trial = (struct trial){ .memory = json_memory_new() };
	json_tree_init(&trial->tree);
	strbuf_init(&trial->text);
}

static void trial_free(struct trial *trial)
{
	json_memory_delete(trial->memory);
	json_tree_free(&trial->tree);
	strbuf_free(&trial->text);
}

/* What else is asked of an object in a list. */
static void ask_likeness(struct trial *trial)
{
	struct json_memory *memory = trial->memory;
	struct json_tree *tree = &trial->tree;
	bool is_by_id = json_shape_is_by_id(tree, 0);

	for (size_t i = 0; i < json_dialect_count; i++) {
		bool is_like = json_shape_is_like(tree, 0, json_dialects[i]);

		assert_int_equal(json_memory_is_like(memory, tree, 0, json_dialects[i]), is_like);
		trial->likes += is_like;
	}
	assert_int_equal(json_memory_is_by_id(memory, tree, 0), is_by_id);
	trial->ids += is_by_id;
}

/* Asks of the text, in which an apostrophe is a quote, whether both say the same. */
static void ask(struct trial *trial)
{
	const struct json_dialect *dialect;

	for (size_t i = 0; i < trial->text.len; i++)
		if (trial->text.data[i] == '\'')
			trial->text.data[i] = '"';
	assert_int_equal(json_tree_read(&trial->tree, strbuf_str(&trial->text)), JSON_WHOLE);
	dialect = json_shape_dialect(&trial->tree, 0, true);
	assert_ptr_equal(json_memory_dialect(trial->memory, &trial->tree, 0, true), dialect);
	trial->papers += dialect != NULL;
	ask_likeness(trial);
}

static void ask_key(struct trial *trial, struct str key, const char *value)
{
	strbuf_clear(&trial->text);
	strbuf_addf(&trial->text, "{'title':'Kites','%.*s':%s,'link':2}", STR_ARG(key), value);
	ask(trial);
}

static void ask_key_alone(struct trial *trial, struct str key, const char *value)
{
	strbuf_clear(&trial->text);
	strbuf_addf(&trial->text, "{'%.*s':%s}", STR_ARG(key), value);
	ask(trial);
}

/* An object with the key, after one with a key that no table has. */
static void try_key(void *context, struct str path)
{
	struct trial *trial = context;
	struct str rest, key = json_path_first_key(path, &rest);

	for (size_t i = 0; i < VALUE_COUNT; i++) {
		ask_key(trial, STR("kbxq"), values[i]);
		ask_key(trial, key, values[i]);
		ask_key_alone(trial, key, values[i]);
	}
}

static void test_each_key_of_a_table(void **state)
{
	struct trial trial;

	(void)state;
	trial_init(&trial);
	json_shape_each(try_key, &trial);
	assert_in_range(trial.papers, 100, SIZE_MAX);
	assert_in_range(trial.likes, 100, SIZE_MAX);
	assert_in_range(trial.ids, 10, SIZE_MAX);
	trial_free(&trial);
}

/* Of an object with many keys the first are looked at, whatever they are. */
static void test_many_keys(void **state)
{
	struct trial trial;

	(void)state;
	trial_init(&trial);
	for (size_t others = JSON_KEYS_MAX - 3; others < JSON_KEYS_MAX + 3; others++) {
		strbuf_clear(&trial.text);
		strbuf_add_cstr(&trial.text, "{'title':'Kites'");
		for (size_t i = 0; i < others; i++)
			strbuf_addf(&trial.text, ",'kbxq%zu':1", i);
		strbuf_add_cstr(&trial.text, ",'doi':'10.1234/kites','abstract':'We fly.'}");
		ask(&trial);
	}
	assert_in_range(trial.papers, 1, 5);
	trial_free(&trial);
}

/* Whether objects have the same keys as the one before is told of the last one alone. */
static void test_number_of_keys(void **state)
{
	struct trial trial;
	size_t number;

	(void)state;
	trial_init(&trial);
	ask_key(&trial, STR("doi"), "1");
	number = json_memory_keys(trial.memory, &trial.tree, 0);
	assert_int_not_equal(number, 0);
	ask_key(&trial, STR("doi"), "'x'");
	assert_int_equal(json_memory_keys(trial.memory, &trial.tree, 0), number);
	assert_int_equal(json_memory_keys(trial.memory, &trial.tree, 1), 0);
	assert_int_equal(json_tree_read(&trial.tree, STR("{\"a\":1}")), JSON_WHOLE);
	assert_int_equal(json_memory_keys(trial.memory, &trial.tree, 0), 0);
	ask_key(&trial, STR("kbxq"), "1");
	assert_int_not_equal(json_memory_keys(trial.memory, &trial.tree, 0), number);
	trial_free(&trial);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_key_of_a_table),
		cmocka_unit_test(test_many_keys),
		cmocka_unit_test(test_number_of_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
