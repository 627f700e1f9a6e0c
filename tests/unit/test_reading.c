/* What every surface says of the reading of files: one sentence, made of the counts of all of them.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "session/reading.h"

static void assert_described(const struct reading *reading, const char *expected)
{
	struct strbuf text;

	strbuf_init(&text);
	assert_int_equal(reading_describe(reading, &text), expected[0] != '\0');
	assert_string_equal(text.data, expected);
	strbuf_free(&text);
}

static void test_nothing_to_say(void **state)
{
	struct reader_report report = { .encoding = "UTF-8", .records = 3 };
	struct reading reading = { 0 };

	(void)state;
	assert_described(&reading, "");
	reading_add(&reading, &report);
	assert_described(&reading, "");
	report.records = 0;
	report.is_without_papers = true;
	reading_add(&reading, &report);
	assert_described(&reading, "1 file without papers; shortlist check FILE shows all");
}

static void test_counts_of_one_file(void **state)
{
	struct reader_report report = { .encoding = "UTF-16LE",
					.records = 1,
					.not_understood = 407,
					.inferred_years = 1,
					.guessed_titles = 2 };
	struct reading reading = { 0 };

	(void)state;
	reading_add(&reading, &report);
	assert_described(&reading, "407 not understood, 2 titles guessed, 1 year guessed, read as "
				   "UTF-16LE; shortlist check FILE shows all");
}

/* Names count in each file; so do files in another encoding. */
static void test_counts_of_several_files(void **state)
{
	struct reader_report report = { .encoding = "Windows-1252", .records = 1, .recoded = 3 };
	struct reading reading = { 0 };
	size_t values;

	(void)state;
	name_counts_init(&report.left_out);
	name_counts_add(&report.left_out, STR("Price"), 1);
	assert_int_equal(reading_left_out(&report, &values), 1);
	assert_int_equal(values, 1);
	reading_add(&reading, &report);
	assert_described(&reading, "1 column or key left out (1 value), 3 bytes read as "
				   "Windows-1252, read as Windows-1252; shortlist check FILE shows "
				   "all");
	name_counts_add(&report.left_out, STR("Shelf"), 4);
	reading_add(&reading, &report);
	assert_described(&reading, "3 columns or keys left out (6 values), 6 bytes read as "
				   "Windows-1252, 2 files not in UTF-8; shortlist check FILE shows "
				   "all");
	name_counts_free(&report.left_out);
}

/* What found no room among the names is a value all the same. */
static void test_names_without_room(void **state)
{
	struct reader_report report = { .encoding = "UTF-8" };
	char name[32];
	size_t values;

	(void)state;
	name_counts_init(&report.left_out);
	for (int i = 0; i <= NAME_COUNTS_MAX; i++) {
		snprintf(name, sizeof(name), "name %d", i);
		name_counts_add(&report.left_out, str_from(name), 2);
	}
	assert_int_equal(reading_left_out(&report, &values), NAME_COUNTS_MAX);
	assert_int_equal(values, 2 * (NAME_COUNTS_MAX + 1));
	name_counts_free(&report.left_out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_to_say),
		cmocka_unit_test(test_counts_of_one_file),
		cmocka_unit_test(test_counts_of_several_files),
		cmocka_unit_test(test_names_without_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
