/* A file that was cut off anywhere: its records are those of the whole file up to there. The last
 * may lack something only where that is said; a part of a record is none. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/families.h"
#include "unit/recorder_fixture.h"

static struct recorder whole;

static int set_up_whole(void **state)
{
	set_up(state);
	recorder_init(&whole);
	whole.file_year = 2026;
	whole.shows_all = true;
	return 0;
}

static int tear_down_whole(void **state)
{
	recorder_free(&whole);
	return tear_down(state);
}

/* How many records are as they are in the whole file, from the first. */
static size_t count_same(void)
{
	size_t same = 0;

	while (same < got.count && same < whole.count &&
	       got.records[same].hash == whole.records[same].hash)
		same++;
	return same;
}

/* Whether what was read of a file's beginning is right. */
static bool is_beginning(const struct family *family)
{
	size_t same = count_same();

	/* As another format, in which its beginning is not known to be cut. */
	if (strcmp(got.report.layouts, whole.report.layouts) != 0)
		return true;
	return same == got.count ||
	       (same + 1 == got.count && (family->cut == CUT_UNKNOWN || got.diag.count > 0));
}

/* Cuts a text off everywhere behind its first bytes; returns at how many places it is not told. */
static size_t count_untold(const struct family *family, struct str all, size_t first)
{
	size_t count = 0;
	char message[1000];

	recorder_read(&whole, all);
	for (size_t i = first; i < all.len; i++) {
		char *text = support_copy(all.p, i);

		recorder_read(&got, (struct str){ text, i });
		free(text);
		if (is_beginning(family))
			continue;
		if (count++ == 0)
			print_error("%s, cut off behind \"%.*s\": %zu records, %s; the last:\n%s",
				    family->name, (int)(i < 60 ? i : 60),
				    all.p + i - (i < 60 ? i : 60), got.count,
				    recorder_message(&got, 0, message, sizeof(message)),
				    recorder_text(&got, got.count - 1));
	}
	if (count > 0)
		print_error("%s: %zu of %zu places\n", family->name, count, all.len - first);
	return count;
}

/* The same of a family's file; where its records are compared, of the last of some in a row. */
static size_t cut_family(const struct family *family)
{
	size_t times = family->cut == CUT_COMPARED ? 4 : 1, untold;
	struct strbuf text;

	strbuf_init(&text);
	for (size_t i = 0; i < times; i++)
		strbuf_addf(&text, "%s\n", family->text);
	untold = count_untold(family, strbuf_str(&text), text.len / times * (times - 1));
	strbuf_free(&text);
	return untold;
}

static void test_every_family(void **state)
{
	size_t untold = 0;

	(void)state;
	for (size_t i = 0; i < FAMILY_COUNT; i++)
		untold += cut_family(&families[i]);
	assert_int_equal(untold, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_every_family, set_up_whole, tear_down_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
