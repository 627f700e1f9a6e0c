#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/prefix_tree.h"
#include "support.h"

#define KEYS 400

/* Keys of two letters, so that many are alike and many begin alike. */
static struct str random_key(char out[16], uint64_t *seed)
{
	size_t len = support_below(seed, 8);

	for (size_t i = 0; i < len; i++)
		out[i] = (char)('a' + support_below(seed, 2));
	return (struct str){ out, len };
}

static bool agree(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;

	return str_equal(str_sub(a, 0, len), str_sub(b, 0, len));
}

/* The reference: each in turn. */
static bool find_in_turn(const struct str *keys, const bool *are_in, struct str key, size_t from,
			 int64_t *number)
{
	for (size_t i = 0; i < KEYS; i++) {
		if (!are_in[i] || (keys[i].len < from && keys[i].len < key.len) ||
		    !agree(keys[i], key))
			continue;
		*number = (int64_t)i;
		return true;
	}
	return false;
}

static void finding_agrees_with_asking_each(void **state)
{
	char texts[KEYS][16], text[16];
	struct str keys[KEYS];
	bool are_in[KEYS] = { false };
	struct prefix_tree tree;
	uint64_t seed = 1;

	(void)state;
	prefix_tree_init(&tree);
	for (size_t i = 0; i < KEYS; i++)
		keys[i] = random_key(texts[i], &seed);
	for (int i = 0; i < 40000; i++) {
		size_t at = support_below(&seed, KEYS), from = support_below(&seed, 4);
		struct str key = random_key(text, &seed);
		int64_t number = -1, expected = -1;

		if (are_in[at])
			prefix_tree_remove(&tree, keys[at], (int64_t)at);
		else if (i % 3 == 0)
			prefix_tree_add(&tree, keys[at], (int64_t)at);
		are_in[at] = !are_in[at] && i % 3 == 0;
		assert_int_equal(prefix_tree_find(&tree, key, from, &number),
				 find_in_turn(keys, are_in, key, from, &expected));
		assert_int_equal(number, expected);
	}
	prefix_tree_free(&tree);
	assert_false(prefix_tree_find(&tree, STR(""), 0, &(int64_t){ 0 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finding_agrees_with_asking_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
