/* Counting names that are left out, and looking up those that are not. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "read/dialect.h"
#include "read/name_counts.h"

static void test_counts(void **state)
{
	struct name_counts counts;

	(void)state;
	name_counts_init(&counts);
	name_counts_add(&counts, STR("ISSN"), 1);
	name_counts_add(&counts, STR("LA"), 1);
	name_counts_add(&counts, STR("ISSN"), 2);
	assert_int_equal(counts.count, 2);
	assert_string_equal(counts.names[0].name, "ISSN");
	assert_int_equal(counts.names[0].count, 3);
	assert_string_equal(counts.names[1].name, "LA");
	assert_int_equal(counts.names[1].count, 1);
	name_counts_free(&counts);
}

static void test_many_names(void **state)
{
	struct name_counts counts;
	char name[20];

	(void)state;
	name_counts_init(&counts);
	for (int i = 0; i < 2 * NAME_COUNTS_MAX; i++) {
		snprintf(name, sizeof(name), "name %d", i);
		name_counts_add(&counts, str_from(name), 1);
	}
	name_counts_add(&counts, STR("name 0"), 1);
	assert_int_equal(counts.count, NAME_COUNTS_MAX);
	assert_int_equal(counts.others, NAME_COUNTS_MAX);
	assert_int_equal(counts.names[0].count, 2);
	name_counts_free(&counts);
}

static void test_long_name(void **state)
{
	struct name_counts counts;
	struct strbuf name;

	(void)state;
	strbuf_init(&name);
	for (int i = 0; i < 1000; i++)
		strbuf_add_byte(&name, 'x');
	name_counts_init(&counts);
	name_counts_add(&counts, strbuf_str(&name), 1);
	name_counts_add(&counts, str_sub(strbuf_str(&name), 0, 500), 1);
	assert_int_equal(counts.count, 1);
	assert_int_equal(strlen(counts.names[0].name), NAME_COUNTS_LEN_MAX);
	name_counts_free(&counts);
	strbuf_free(&name);
}

static const struct dialect_name names[] = {
	{ "Author(s)", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "AU", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "Größe", SLOT_PAGES, VALUE_TEXT },
};

static const struct dialect dialect = { "a test", names, sizeof(names) / sizeof(*names) };

/* A name is cut between two characters. */
static void test_long_foreign_name(void **state)
{
	struct name_counts counts;
	struct strbuf name;

	(void)state;
	strbuf_init(&name);
	for (int i = 0; i < NAME_COUNTS_LEN_MAX; i++)
		strbuf_add_cstr(&name, "盖");
	name_counts_init(&counts);
	name_counts_add(&counts, strbuf_str(&name), 1);
	name_counts_add(&counts, strbuf_str(&name), 1);
	assert_int_equal(counts.count, 1);
	assert_int_equal(strlen(counts.names[0].name), NAME_COUNTS_LEN_MAX / 3 * 3);
	name_counts_free(&counts);
	strbuf_free(&name);
}

static void test_find(void **state)
{
	(void)state;
	assert_ptr_equal(dialect_find(&dialect, STR("AU")), &names[1]);
	assert_null(dialect_find(&dialect, STR("au")));
	assert_null(dialect_find(&dialect, STR("A")));
	assert_null(dialect_find(&dialect, STR("AUX")));
	assert_null(dialect_find(&dialect, STR("")));
}

static void test_find_loosely(void **state)
{
	(void)state;
	assert_ptr_equal(dialect_find_loosely(&dialect, STR("authors")), &names[0]);
	assert_ptr_equal(dialect_find_loosely(&dialect, STR("AUTHOR_S")), &names[0]);
	assert_ptr_equal(dialect_find_loosely(&dialect, STR(" au ")), &names[1]);
	assert_ptr_equal(dialect_find_loosely(&dialect, STR("größe")), &names[2]);
	assert_null(dialect_find_loosely(&dialect, STR("author")));
	assert_null(dialect_find_loosely(&dialect, STR("authorship")));
	assert_null(dialect_find_loosely(&dialect, STR("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts),    cmocka_unit_test(test_many_names),
		cmocka_unit_test(test_long_name), cmocka_unit_test(test_long_foreign_name),
		cmocka_unit_test(test_find),      cmocka_unit_test(test_find_loosely),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
