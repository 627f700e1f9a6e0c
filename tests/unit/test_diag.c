/* Diagnostics: counted all, kept some, safe to print. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/diag.h"

static void check_format(const struct diag_message *message, const char *wanted)
{
	struct strbuf out;

	strbuf_init(&out);
	diag_format(message, &out);
	assert_string_equal(out.data, wanted);
	strbuf_free(&out);
}

static void test_format(void **state)
{
	struct diag diag;

	(void)state;
	diag_init(&diag, 10);
	diag_add(&diag, DIAG_WARNING, "a.txt", 3, 7, "no date in %s", "this");
	diag_add(&diag, DIAG_WARNING, "a.txt", 3, 0, "no date");
	diag_add(&diag, DIAG_ERROR, "a.txt", 0, 0, "no date");
	diag_add(&diag, DIAG_NOTE, NULL, 3, 7, "no date");
	diag_add(&diag, DIAG_NOTE, NULL, 0, 0, "no date");
	check_format(&diag.messages[0], "a.txt:3:7: no date in this");
	check_format(&diag.messages[1], "a.txt:3: no date");
	check_format(&diag.messages[2], "a.txt: no date");
	check_format(&diag.messages[3], "3:7: no date");
	check_format(&diag.messages[4], "no date");
	diag_free(&diag);
}

static void test_hostile_text(void **state)
{
	struct diag diag;

	(void)state;
	diag_init(&diag, 10);
	diag_add(&diag, DIAG_ERROR, "a\x1B[31m\xE2\x80\xAE.txt", 1, 0, "\"%s\" is no date",
		 "\x1B]0;x\x07\xC2\x9B\xFF\xE2\x80\xAE\r\n");
	check_format(&diag.messages[0],
		     "a [31m<U+202E>.txt:1: \" ]0;x \xEF\xBF\xBD<U+202E> \" is no date");
	diag_free(&diag);
}

static void test_long_text_is_cut_at_a_character(void **state)
{
	struct diag diag;

	(void)state;
	diag_init(&diag, 10);
	for (int shift = 0; shift < 4; shift++) {
		struct strbuf hostile;

		strbuf_init(&hostile);
		strbuf_addf(&hostile, "%.*s", shift, "abc");
		for (int i = 0; i < 100000; i++)
			strbuf_add_codepoint(&hostile, 0x1F600);
		diag_clear(&diag);
		diag_add(&diag, DIAG_ERROR, NULL, 0, 0, "%s", hostile.data);
		assert_true(strlen(diag.messages[0].text) < 1100);
		assert_true(
			str_ends_with(str_from(diag.messages[0].text), STR("\xF0\x9F\x98\x80…")));
		assert_null(strstr(diag.messages[0].text, "\xEF\xBF\xBD"));
		strbuf_free(&hostile);
	}
	diag_free(&diag);
}

static void test_limit(void **state)
{
	struct diag diag;

	(void)state;
	diag_init(&diag, 3);
	for (int i = 0; i < 1000; i++)
		diag_add(&diag, i % 2 ? DIAG_NOTE : DIAG_WARNING, "a", 1, 1, "number %d", i);
	assert_int_equal(diag.count, 3);
	assert_int_equal(diag.total[DIAG_NOTE], 500);
	assert_int_equal(diag.total[DIAG_WARNING], 500);
	assert_int_equal(diag.total[DIAG_ERROR], 0);
	assert_string_equal(diag.messages[2].text, "number 2");
	assert_null(diag_last_error(&diag));
	diag_clear(&diag);
	assert_int_equal(diag.count, 0);
	assert_int_equal(diag.total[DIAG_NOTE], 0);
	diag_free(&diag);
}

static void test_errors_push_out_lesser_messages(void **state)
{
	struct diag diag;

	(void)state;
	diag_init(&diag, 3);
	diag_add(&diag, DIAG_WARNING, "a", 1, 0, "first");
	diag_add(&diag, DIAG_ERROR, "a", 2, 0, "second");
	diag_add(&diag, DIAG_NOTE, "a", 3, 0, "third");
	for (int i = 0; i < 5; i++)
		diag_add(&diag, DIAG_ERROR, "a", 4, 0, "error %d", i);
	assert_int_equal(diag.count, 3);
	assert_string_equal(diag.messages[0].text, "second");
	assert_string_equal(diag.messages[1].text, "error 0");
	assert_string_equal(diag.messages[2].text, "error 1");
	assert_int_equal(diag.total[DIAG_ERROR], 6);
	assert_string_equal(diag_last_error(&diag)->text, "error 1");
	diag_free(&diag);
	diag_init(&diag, 0);
	diag_add(&diag, DIAG_ERROR, NULL, 0, 0, "nothing is kept");
	assert_int_equal(diag.count, 0);
	diag_free(&diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_hostile_text),
		cmocka_unit_test(test_long_text_is_cut_at_a_character),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_errors_push_out_lesser_messages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
