/* The configuration file on disk; what its lines mean is tested with those who know them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/config_file.h"

struct fixture {
	char folder[64];
	char path[128]; /* of the usual file, in the folder as XDG_CONFIG_HOME */
	struct config config;
	struct diag diag;
};

static int set_up(void **state)
{
	static struct fixture fixture;
	char home[96];

	snprintf(fixture.folder, sizeof(fixture.folder), "/tmp/shortlist-test-XXXXXX");
	if (!mkdtemp(fixture.folder))
		return -1;
	snprintf(home, sizeof(home), "%s/shortlist", fixture.folder);
	snprintf(fixture.path, sizeof(fixture.path), "%s/config", home);
	config_init(&fixture.config);
	diag_init(&fixture.diag, 100);
	*state = &fixture;
	return mkdir(home, 0700) || setenv("XDG_CONFIG_HOME", fixture.folder, 1);
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	char home[96];

	config_free(&fixture->config);
	diag_free(&fixture->diag);
	snprintf(home, sizeof(home), "%s/shortlist", fixture->folder);
	remove(fixture->path);
	return rmdir(home) || rmdir(fixture->folder);
}

static void write_file(const struct fixture *fixture, const char *text)
{
	FILE *file = fopen(fixture->path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void assert_entry(const struct config *config, size_t i, const char *section,
			 const char *name, const char *value, size_t line)
{
	assert_true(i < config->count);
	assert_true(str_equal(config->entries[i].section, str_from(section)));
	assert_true(str_equal(config->entries[i].name, str_from(name)));
	assert_true(str_equal(config->entries[i].value, str_from(value)));
	assert_int_equal(config->entries[i].line, line);
}

static void test_no_file_is_no_mistake(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(config_read(&fixture->config, NULL, &fixture->diag), STATUS_OK);
	assert_int_equal(config_read(&fixture->config, fixture->path, &fixture->diag), STATUS_OK);
	assert_int_equal(fixture->config.count, 0);
	assert_int_equal(fixture->diag.count, 0);
}

static void test_usual_file(void **state)
{
	struct fixture *fixture = *state;

	write_file(fixture, "\xEF\xBB\xBF[options]\r\nsort = date\r\n\r\n[keys]\na=b\na = c");
	assert_int_equal(config_read(&fixture->config, NULL, &fixture->diag), STATUS_OK);
	assert_int_equal(fixture->config.count, 3);
	assert_entry(&fixture->config, 0, "options", "sort", "date", 2);
	assert_entry(&fixture->config, 1, "keys", "a", "b", 5);
	assert_entry(&fixture->config, 2, "keys", "a", "c", 6);
	assert_string_equal(fixture->config.file, fixture->path);
	assert_int_equal(fixture->diag.count, 0);
}

/* What can't be read is an error that names the file, not an empty configuration. */
static void test_folder_for_a_file(void **state)
{
	struct fixture *fixture = *state;

	assert_int_not_equal(config_read(&fixture->config, fixture->folder, &fixture->diag),
			     STATUS_OK);
	assert_int_equal(fixture->diag.count, 1);
	assert_string_equal(fixture->diag.messages[0].file, fixture->folder);
	assert_int_equal(fixture->config.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_no_file_is_no_mistake),
		TEST(test_usual_file),
		TEST(test_folder_for_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
