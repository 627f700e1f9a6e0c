#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "input/event.h"
#include "input/keymap.h"

static enum action press_all(struct keymap *keymap, const char *keys)
{
	struct str rest = str_from(keys);
	enum action action = ACTION_NONE;
	uint32_t key;

	while (rest.len > 0) {
		assert_true(key_parse(&rest, &key));
		action = keymap_press(keymap, key);
	}
	return action;
}

/* Every default key of every action does that action, so no two share one. */
static void test_defaults(void **state)
{
	struct keymap keymap;

	(void)state;
	keymap_init(&keymap);
	for (unsigned i = 0; i < ACTION_COUNT; i++) {
		struct str keys = str_from(action_info((enum action)i)->keys), one;

		while (keys.len > 0 && str_split_next(&keys, ' ', &one)) {
			char name[32];

			snprintf(name, sizeof(name), "%.*s", STR_ARG(one));
			assert_int_equal(press_all(&keymap, name), i);
		}
	}
	keymap_free(&keymap);
}

static void test_sequences(void **state)
{
	struct keymap keymap;

	(void)state;
	keymap_init(&keymap);
	assert_int_equal(keymap_press(&keymap, 'g'), ACTION_NONE);
	assert_int_equal(keymap_press(&keymap, 'g'), ACTION_FIRST);
	/* A beginning that goes on with nothing: the second key counts for itself. */
	assert_int_equal(keymap_press(&keymap, 'g'), ACTION_NONE);
	assert_int_equal(keymap_press(&keymap, 'j'), ACTION_DOWN);
	assert_int_equal(keymap_press(&keymap, 'Z'), ACTION_NONE);
	keymap_free(&keymap);
}

/* What may follow an unfinished sequence. */
static void test_rest(void **state)
{
	struct keymap keymap;
	struct strbuf rest;
	size_t count = 0;

	(void)state;
	keymap_init(&keymap);
	strbuf_init(&rest);
	assert_true(keymap_bind(&keymap, STR("zzSpace"), ACTION_QUIT));
	assert_true(keymap_bind(&keymap, STR("zx"), ACTION_HELP));
	for (size_t i = 0; i < keymap.count; i++)
		assert_false(keymap_format_rest(&keymap, &keymap.bindings[i], &rest));
	assert_int_equal(keymap_press(&keymap, 'z'), ACTION_NONE);
	for (size_t i = 0; i < keymap.count; i++)
		count += keymap_format_rest(&keymap, &keymap.bindings[i], &rest);
	assert_int_equal(count, 2);
	assert_string_equal(rest.data, "z␣x");
	strbuf_free(&rest);
	keymap_free(&keymap);
}

static void test_binding(void **state)
{
	struct keymap keymap;
	struct strbuf keys;

	(void)state;
	keymap_init(&keymap);
	assert_true(keymap_bind(&keymap, STR("j"), ACTION_QUIT));
	assert_int_equal(press_all(&keymap, "j"), ACTION_QUIT);
	assert_true(keymap_bind(&keymap, STR("j"), ACTION_NONE));
	assert_int_equal(press_all(&keymap, "j"), ACTION_NONE);
	assert_true(keymap_bind(&keymap, STR("g^DM-x"), ACTION_HELP));
	assert_int_equal(press_all(&keymap, "g^DM-x"), ACTION_HELP);
	assert_false(keymap_bind(&keymap, STR(""), ACTION_HELP));
	assert_false(keymap_bind(&keymap, STR("abcde"), ACTION_HELP));
	assert_false(keymap_bind(&keymap, STR("\x01"), ACTION_HELP));
	strbuf_init(&keys);
	keymap_format(&keymap, ACTION_SELECT, false, &keys);
	assert_string_equal(keys.data, "Space");
	strbuf_clear(&keys);
	keymap_format(&keymap, ACTION_SELECT, true, &keys);
	assert_string_equal(keys.data, "␣");
	strbuf_free(&keys);
	keymap_free(&keymap);
}

/* What key_format writes, key_parse reads. */
static void test_names(void **state)
{
	static const uint32_t keys[] = { 'a',
					 'Z',
					 '*',
					 '^',
					 0xF6,
					 0x4E2D,
					 1,
					 27 & 0x1F,
					 ' ',
					 INPUT_UP,
					 INPUT_BACK_TAB,
					 INPUT_TAB,
					 INPUT_F1,
					 INPUT_F1 + 9,
					 INPUT_F12,
					 KEY_ALT_BIT | 'x',
					 KEY_ALT_BIT | INPUT_BACKSPACE };

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		struct strbuf name;
		struct str rest;
		uint32_t key;

		strbuf_init(&name);
		key_format(keys[i], &name);
		rest = strbuf_str(&name);
		assert_true(key_parse(&rest, &key));
		assert_int_equal(rest.len, 0);
		assert_int_equal(key, keys[i]);
		strbuf_free(&name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults), cmocka_unit_test(test_sequences),
		cmocka_unit_test(test_rest),     cmocka_unit_test(test_binding),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
