/* How a command says at a terminal how far it is. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "cli/progress.h"

/* Shows each moment of a table, and compares what came to the terminal. */
static void assert_shown(const size_t (*moments)[2], size_t count, const char *want)
{
	struct progress progress;
	char *shown;
	size_t len;
	FILE *stream = open_memstream(&shown, &len);

	progress_begin(&progress, stream, 900, 50);
	for (size_t i = 0; i < count; i++)
		progress_show(&progress, moments[i][1], 50 + (int64_t)moments[i][0]);
	progress_end(&progress);
	fclose(stream);
	assert_string_equal(shown, want);
	free(shown);
}

static void nothing_is_shown_of_a_second(void **state)
{
	static const size_t moments[][2] = { { 0, 1 }, { 500, 400 }, { 999, 899 } };

	(void)state;
	assert_shown(moments, 3, "");
}

static void a_longer_one_is_shown_now_and_then_and_taken_away(void **state)
{
	static const size_t moments[][2] = { { 900, 1 },   { 1000, 20 },  { 1050, 30 },
					     { 1099, 90 }, { 1100, 400 }, { 1900, 900 },
					     { 1950, 901 } };

	(void)state;
	assert_shown(moments, 7,
		     "\rshortlist: 20 of 900 papers written"
		     "\rshortlist: 400 of 900 papers written"
		     "\rshortlist: 900 of 900 papers written"
		     "\r                                    \r");
}

static void nothing_is_shown_where_nobody_sees_it(void **state)
{
	struct progress progress;

	(void)state;
	progress_begin(&progress, NULL, 9, 0);
	progress_show(&progress, 5, 5000);
	progress_end(&progress);
	assert_int_equal(progress.width, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_shown_of_a_second),
		cmocka_unit_test(a_longer_one_is_shown_now_and_then_and_taken_away),
		cmocka_unit_test(nothing_is_shown_where_nobody_sees_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
